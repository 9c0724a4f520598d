"""The release line: at once, under embargo until a moment, or on hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from releasedesk.editing.datelines import day_there
from releasedesk.editing.fields import hold, release_at_once, set_embargo, set_further_zones
from releasedesk.errors import InvalidEdit
from releasedesk.model import Edition, Release, ReleaseLine
from releasedesk.model.place import Place, edition_place
from releasedesk.rendering.dates import release_line_in_words
from releasedesk.rendering.house_phrases import phrases_of
from releasedesk.ui.controls.direction import as_printed
from releasedesk.ui.controls.moment_field import MomentField
from releasedesk.ui.controls.rows import FieldRow, describe
from releasedesk.ui.controls.segments import Segments
from releasedesk.ui.controls.wrapping_row import WrappingRow
from releasedesk.ui.form.clock_questions import ClockQuestions
from releasedesk.ui.form.countdown import lifts_in_words
from releasedesk.ui.form.embargo_time import (
    Embargo,
    embargo_of,
    known_fold,
    machine_zone,
    next_midnight,
)
from releasedesk.ui.form.fields_part import FieldsPart
from releasedesk.ui.form.further_zones import FurtherZones
from releasedesk.ui.form.zone_field import ZoneField

_MINUTE = 60_000


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class ReleaseLinePart(FieldsPart):
    """The choice of the release line, and date, time and zone of an embargo.

    Args:
        now: Gives the present moment, with its offset.
    """

    def __init__(self, now: Callable[[], dt.datetime] = _now) -> None:
        super().__init__()
        self._now = now
        self._release: Release | None = None
        self._place: Place = ""
        self._shown: tuple[str, ReleaseLine] | None = None
        self._remembered: Embargo | None = None
        self.kind = Segments(
            (
                ("immediate", "Immediate", "May be used as soon as it is received"),
                ("embargo", "Embargoed", "May not be used before a moment that you name"),
                ("hold", "Hold", "May not be used until you announce a time"),
            )
        )
        self.moment = MomentField(today=self._today)
        describe(
            self.moment,
            "Embargo lifts",
            "Date and time, on the clocks of the time zone beside it, at which the embargo lifts; "
            "write “2 December, 6 am”, or count a part up and down with the arrow keys",
        )
        self.zone = ZoneField()
        self.zone.setMinimumWidth(max(150, self.zone.fontMetrics().horizontalAdvance("London (GMT)") + 64))
        describe(
            self.zone,
            "Time zone",
            "The time zone of the embargo; type a city or a country to find it",
            "City or country",
        )
        controls = QWidget()
        row = WrappingRow(controls)
        row.add(self.kind)
        row.add(self.moment, basis=190, grow=1)
        row.add(self.zone, basis=170, grow=1)
        self.questions = ClockQuestions()
        self.further = FurtherZones()
        self.further_row = FieldRow("Also on the clocks of", self.further, buddy=self.further.add_field)
        self.further_row.hide()
        self.row = FieldRow("Release line", controls, buddy=self.kind)
        describe(self.kind, "Release line", "When journalists may use the release")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.row)
        rows.addWidget(self.questions)
        rows.addWidget(self.further_row)
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.timeout.connect(self._on_minute)
        self._connect()

    def _connect(self) -> None:
        self.kind.chosen.connect(self._on_kind_chosen)
        self.moment.moment_changed.connect(self._on_moment_changed)
        self.moment.moment_refused.connect(self._on_moment_refused)
        self.moment.editingFinished.connect(self._on_moment_left)
        self.zone.zone_chosen.connect(self._on_zone_chosen)
        self.zone.zone_unknown.connect(self._on_zone_unknown)
        self.questions.answered.connect(self._ask_for_embargo)
        self.further.zones_chosen.connect(self._on_further_chosen)
        self.further.zone_unknown.connect(self._on_further_unknown)
        self.further.add_field.zone_chosen.connect(lambda: self.further_row.set_error(""))

    def show_edition(self, release: Release, edition: Edition) -> None:
        if self._release is None or self._release.id != release.id:
            self._remembered = None
        self._release = release
        state = (edition.language, edition.release_line)
        if state == self._shown:
            return
        self._shown = state
        self._place = edition_place(edition)
        for control in (
            *self.kind.buttons(),
            self.moment,
            self.zone,
            *self.questions.which.buttons(),
            *self.questions.nearest.buttons(),
            self.further.add_field,
        ):
            self.place_control(control, edition_place(edition, "release_line"))
        self.row.set_error("")
        self.further_row.set_error("")
        self._show_line(edition.release_line)
        words = release_line_in_words(edition.release_line, phrases_of(release, edition))
        self.row.set_note(as_printed(words, edition))

    def enter(self, place: Place) -> bool:
        if not super().enter(place):
            return False
        self.kind.enter()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_minute()

    def hideEvent(self, event: QHideEvent) -> None:
        self._minute.stop()
        super().hideEvent(event)

    @property
    def _line(self) -> ReleaseLine:
        return self._shown[1] if self._shown is not None else ReleaseLine()

    def _today(self) -> dt.date:
        """Return which day it is on the clocks of the embargo, in whose time it is written."""
        return day_there(self._now().astimezone(), self._line.time_zone)

    def _show_line(self, line: ReleaseLine) -> None:
        embargo = embargo_of(line)
        if embargo is not None:
            self._remembered = embargo
            self.moment.show_moment(embargo.wall_time)
            self.zone.show_zone(embargo.zone, embargo.moment)
            self.further.show_zones(line.further_zones, embargo.moment)
        self.questions.show_answer(embargo)
        self.further_row.setVisible(embargo is not None)
        self.kind.show_value(line.kind)
        self.moment.setVisible(embargo is not None)
        self.zone.setVisible(embargo is not None)
        self._on_minute()

    def _ask_for_embargo(self, embargo: Embargo) -> None:
        """Ask for an embargo, or say what is wrong with it."""
        operation = partial(
            set_embargo,
            edition=self._place,
            wall_time=embargo.wall_time,
            zone=embargo.zone,
            fold=embargo.fold,
            now=self._now(),
        )
        try:
            if self._release is not None:
                operation(self._release)
        except InvalidEdit as error:
            self.row.set_error(str(error))
            self.questions.ask(embargo)
            return
        self.row.set_error("")
        self.questions.show_answer(embargo)
        self.edit_requested.emit(operation)

    def _write_embargo(self, wall_time: dt.datetime, zone: str) -> None:
        """Ask for an embargo whose time was written, once it is certain which of two equal times is meant."""
        fold = known_fold(wall_time, zone, embargo_of(self._line))
        if fold is None:
            self.questions.ask(Embargo(wall_time, zone))
            self.row.set_error(f"Nothing has changed yet: say below which {wall_time:%H:%M} is meant.")
        else:
            self._ask_for_embargo(Embargo(wall_time, zone, fold))

    def _on_further_chosen(self, zones: tuple[str, ...]) -> None:
        self.edit_requested.emit(partial(set_further_zones, edition=self._place, zones=zones))

    def _on_kind_chosen(self, kind: str) -> None:
        if kind == self._line.kind:
            return
        if kind == "embargo":
            self._ask_for_embargo(self._remembered or next_midnight(self._now(), machine_zone()))
        elif kind == "immediate":
            self.edit_requested.emit(partial(release_at_once, edition=self._place, now=self._now()))
        else:
            self.edit_requested.emit(partial(hold, edition=self._place))
        self._show_line(self._line)

    def _on_moment_changed(self, wall_time: dt.datetime) -> None:
        embargo = embargo_of(self._line)
        if embargo is not None:
            self._write_embargo(wall_time, embargo.zone)

    def _on_moment_refused(self, written: str, doubt: str) -> None:
        problem = doubt or f"“{written}” is no date with a time; write one such as 2 December 2026, 06:00"
        self.row.set_error(f"{problem}. Nothing has changed.")

    def _on_moment_left(self) -> None:
        """Show the time that holds again, where the one that was typed is still asked about; the question stays."""
        embargo = embargo_of(self._line)
        if embargo is not None:
            self.moment.show_moment(embargo.wall_time)

    def _on_zone_chosen(self, zone: str) -> None:
        embargo = embargo_of(self._line)
        if embargo is not None:
            self._write_embargo(embargo.wall_time, zone)

    def _on_zone_unknown(self, typed: str) -> None:
        self.row.set_error(_no_zone(typed))

    def _on_further_unknown(self, typed: str) -> None:
        self.further_row.set_error(_no_zone(typed))

    def _on_minute(self) -> None:
        until = self._line.instant
        if until is None:
            self.row.set_hint("")
            self._minute.stop()
            return
        now = self._now()
        self.row.set_hint(lifts_in_words(until, now))
        if self.isVisible():
            self._minute.start(_MINUTE - (now.second * 1000 + now.microsecond // 1000) + 50)


def _no_zone(typed: str) -> str:
    return f"“{typed}” names no time zone, or several; type a city and choose it from the list."
