"""The release line: at once, under embargo until a moment, or on hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from releasedesk.editing.fields import hold, release_at_once, set_embargo, set_further_zones
from releasedesk.errors import InvalidEdit
from releasedesk.model import Edition, Release, ReleaseLine
from releasedesk.model.place import Place, edition_place
from releasedesk.rendering.dates import release_line_in_words
from releasedesk.rendering.house_phrases import phrases_of
from releasedesk.ui.form.countdown import lifts_in_words
from releasedesk.ui.form.direction import as_printed
from releasedesk.ui.form.embargo_time import (
    Embargo,
    embargo_of,
    machine_zone,
    nearest_embargoes,
    next_midnight,
    repeated_clocks,
)
from releasedesk.ui.form.fields_part import FieldsPart
from releasedesk.ui.form.further_zones import FurtherZones
from releasedesk.ui.form.moment_field import MomentField
from releasedesk.ui.form.rows import FieldRow, describe
from releasedesk.ui.form.segments import Segments
from releasedesk.ui.form.wrapping_row import WrappingRow
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
        self.moment = MomentField()
        describe(
            self.moment,
            "Embargo lifts",
            "Date and time, on the clocks of the time zone beside it, at which the embargo lifts",
        )
        self.zone = ZoneField()
        self.zone.setMinimumWidth(max(150, self.zone.fontMetrics().horizontalAdvance("London (GMT)") + 64))
        describe(
            self.zone,
            "Time zone",
            "The time zone of the embargo; type a city or a country to find it",
            "City or country",
        )
        self._make_questions()
        controls = QWidget()
        row = WrappingRow(controls)
        row.add(self.kind)
        row.add(self.moment, basis=190, grow=1)
        row.add(self.zone, basis=170, grow=1)
        self.row = FieldRow("Release line", controls, buddy=self.kind)
        describe(self.kind, "Release line", "When journalists may use the release")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.row)
        rows.addWidget(self.repeated)
        rows.addWidget(self.skipped)
        rows.addWidget(self.further_row)
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.timeout.connect(self._on_minute)
        self._connect()

    def _make_questions(self) -> None:
        """Make what is asked only about some embargoes: which of two times, which other time, which further zones."""
        self.which = Segments(
            (("0", "First", "The earlier of the two times"), ("1", "Second", "The later of the two times"))
        )
        self.repeated = FieldRow(
            "Clocks go back then and show this time twice: which one is meant?", self.which
        )
        self.repeated.hide()
        self.nearest = Segments(
            (
                ("before", "Before", "The last minute before the gap"),
                ("after", "After", "The first minute after it"),
            )
        )
        self.skipped = FieldRow(
            "Clocks go forward then and never show this time: which one is meant?", self.nearest
        )
        self.skipped.hide()
        self._nearest: tuple[Embargo, Embargo] | None = None
        self.further = FurtherZones()
        self.further_row = FieldRow("Also on the clocks of", self.further, buddy=self.further.add_field)
        self.further_row.hide()

    def _connect(self) -> None:
        self.kind.chosen.connect(self._on_kind_chosen)
        self.which.chosen.connect(self._on_which_chosen)
        self.moment.moment_changed.connect(self._on_moment_changed)
        self.moment.editingFinished.connect(self._on_moment_left)
        self.zone.zone_chosen.connect(self._on_zone_chosen)
        self.zone.zone_unknown.connect(self._on_zone_unknown)
        self.nearest.chosen.connect(self._on_nearest_chosen)
        self.further.zones_chosen.connect(self._on_further_chosen)
        self.further.zone_unknown.connect(self._on_zone_unknown)

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
            *self.which.buttons(),
            self.further.add_field,
        ):
            self.place_control(control, edition_place(edition, "release_line"))
        self.row.set_error("")
        self.skipped.hide()
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

    def _show_line(self, line: ReleaseLine) -> None:
        embargo = embargo_of(line)
        if embargo is not None:
            self._remembered = embargo
            self.moment.show_moment(embargo.wall_time)
            self.zone.show_zone(embargo.zone, embargo.wall_time)
            self._show_which(embargo)
            self.further.show_zones(line.further_zones, embargo.wall_time)
        self.further_row.setVisible(embargo is not None)
        self.kind.show_value(line.kind)
        self.moment.setVisible(embargo is not None)
        self.zone.setVisible(embargo is not None)
        self.repeated.setVisible(embargo is not None and bool(repeated_clocks(embargo)))
        self._on_minute()

    def _show_which(self, embargo: Embargo) -> None:
        for fold, clock in enumerate(repeated_clocks(embargo)):
            self.which.button(str(fold)).setText(f"{'Second' if fold else 'First'} ({clock})")
        self.which.show_value(str(embargo.fold))

    def _ask_for_embargo(self, embargo: Embargo) -> bool:
        """Ask for an embargo, or say what is wrong with it."""
        operation = partial(
            set_embargo,
            edition=self._place,
            wall_time=embargo.wall_time,
            zone=embargo.zone,
            fold=embargo.fold,
        )
        try:
            if self._release is not None:
                operation(self._release)
        except InvalidEdit as error:
            self.row.set_error(str(error))
            self._offer_nearest(embargo)
            return False
        self.row.set_error("")
        self.skipped.hide()
        self.edit_requested.emit(operation)
        return True

    def _offer_nearest(self, embargo: Embargo) -> None:
        """Offer the two times beside one that clocks skip, so that a click is enough."""
        self._nearest = nearest_embargoes(embargo)
        self.skipped.setVisible(self._nearest is not None)
        if self._nearest is not None:
            for value, each in zip(("before", "after"), self._nearest, strict=True):
                self.nearest.button(value).setText(f"{each.wall_time:%H:%M}")
            self.nearest.show_value("")
            self.nearest.make_room()

    def _on_nearest_chosen(self, which: str) -> None:
        if self._nearest is not None:
            self._ask_for_embargo(self._nearest[which == "after"])

    def _on_further_chosen(self, zones: tuple[str, ...]) -> None:
        self.row.set_error("")
        self.edit_requested.emit(partial(set_further_zones, edition=self._place, zones=zones))

    def _on_kind_chosen(self, kind: str) -> None:
        if kind == self._line.kind:
            return
        if kind == "embargo":
            self._ask_for_embargo(self._remembered or next_midnight(self._now(), machine_zone()))
        else:
            self.edit_requested.emit(
                partial(release_at_once if kind == "immediate" else hold, edition=self._place)
            )
        self._show_line(self._line)

    def _on_which_chosen(self, fold: str) -> None:
        embargo = embargo_of(self._line)
        if embargo is not None:
            self._ask_for_embargo(Embargo(embargo.wall_time, embargo.zone, int(fold)))

    def _on_moment_changed(self, wall_time: dt.datetime) -> None:
        embargo = embargo_of(self._line)
        if embargo is not None:
            self._ask_for_embargo(Embargo(wall_time, embargo.zone, embargo.fold))

    def _on_moment_left(self) -> None:
        """Show the time that holds again, where the one that was typed does not exist; the message stays."""
        embargo = embargo_of(self._line)
        if embargo is not None:
            self.moment.show_moment(embargo.wall_time)

    def _on_zone_chosen(self, zone: str) -> None:
        embargo = embargo_of(self._line)
        if embargo is not None:
            self._ask_for_embargo(Embargo(embargo.wall_time, zone, embargo.fold))

    def _on_zone_unknown(self, typed: str) -> None:
        self.row.set_error(
            f"“{typed}” names no time zone, or several; type a city and choose it from the list."
        )

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
