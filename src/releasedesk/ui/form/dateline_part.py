"""The dateline: where and on which day the release is issued."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from releasedesk.editing.datelines import day_there, set_city, write_place
from releasedesk.editing.fields import set_dateline
from releasedesk.model import Dateline, Edition, Release
from releasedesk.model.place import Place, edition_place, is_within
from releasedesk.rendering.cities import City
from releasedesk.rendering.datelines import dateline_in_words, generated_dateline
from releasedesk.rendering.house_phrases import phrases_of
from releasedesk.ui.controls.date_field import DateField
from releasedesk.ui.controls.direction import as_printed, is_right_to_left, set_direction
from releasedesk.ui.controls.fold import Fold
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.controls.rows import FieldRow, describe, field_row
from releasedesk.ui.controls.wrapping_row import WrappingRow
from releasedesk.ui.form.city_completer import CityCompleter
from releasedesk.ui.form.fields_part import FieldsPart


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class DatelinePart(FieldsPart):
    """Place and date, with the dateline that they make; a wording of one's own behind a fold.

    Args:
        now: Gives the present moment, with its offset.
    """

    def __init__(self, now: Callable[[], dt.datetime] = _now) -> None:
        super().__init__()
        self._now = now
        self._shown: tuple[str, Dateline] | None = None
        self._edition: Edition | None = None
        self._followed: tuple[str, dt.date | None, str] = ("", None, "")
        self.place = self.adopt(LineField(write_place))
        self.cities = CityCompleter(self.place)
        self.cities.city_chosen.connect(self._on_city_chosen)
        describe(self.place, "Dateline place", "The town from which the release is issued", "Town")
        self.date = DateField(today=self._today)
        describe(
            self.date,
            "Dateline date",
            "The day on which the release is issued, also as “today” or “2 Dec”; empty the field to print none "
            "(Alt+Down opens a calendar)",
            "24 November 2026",
        )
        self.date.date_changed.connect(self._on_date_changed)
        self.date.date_refused.connect(self._on_date_refused)
        fields = QWidget()
        row = WrappingRow(fields)
        row.add(self.place, basis=200, grow=1)
        row.add(self.date, basis=200, grow=1)
        self.row = FieldRow("Dateline", fields, buddy=self.place)
        self.own_words: LineField | None = None
        self.fold = Fold(
            "Other wording",
            "The whole dateline in your own words, in place of town and date",
            self._make_own_words,
        )
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.row)
        rows.addWidget(self.fold)

    def fields(self) -> Mapping[QWidget, tuple[str, ...]]:
        return {self: ("dateline",)}

    def show_edition(self, release: Release, edition: Edition) -> None:
        state = (edition.language, edition.dateline)
        if state == self._shown:
            return
        self._shown, self._edition = state, edition
        dateline = edition.dateline
        if dateline.time_zone:
            self._followed = (edition.language, dateline.date, dateline.time_zone)
        set_direction(self.place, is_right_to_left(edition))
        self.place.show_text(edition_place(edition, "dateline", "place"), dateline.place)
        self.place_control(self.date, edition_place(edition, "dateline", "date"))
        self.date.show_date(dateline.date)
        self.row.set_error("")
        phrases = phrases_of(release, edition)
        words = dateline_in_words(dateline, phrases)
        self.row.set_hint(as_printed(words, edition) if words else "prints no dateline")
        self.row.set_note(
            f"in your own words, in place of “{generated_dateline(dateline, phrases)}”"
            if dateline.override.strip()
            else _there(dateline)
        )
        self._show_own_words(edition)

    def enter(self, place: Place) -> bool:
        edition = self._edition
        if edition is not None and is_within(place, edition_place(edition, "dateline", "override")):
            self.fold.open()
        elif (
            edition is not None and place == edition_place(edition, "dateline") and edition.dateline.override
        ):
            self.fold.open()
            place = edition_place(edition, "dateline", "override")
        return super().enter(place)

    def _make_own_words(self) -> QWidget:
        self.own_words = self.adopt(LineField())
        row = field_row(
            "Dateline in your own words",
            self.own_words,
            "Printed as it stands here, dash included; empty it to print town and date again",
            placeholder="Leith and Edinburgh, Tuesday –",
        )
        if self._edition is not None:
            self._show_own_words(self._edition)
        return row

    def _show_own_words(self, edition: Edition) -> None:
        override = edition.dateline.override
        self.fold.set_summary(f"in place of town and date: {override}" if override else "")
        if self.own_words is not None:
            set_direction(self.own_words, is_right_to_left(edition))
            self.own_words.show_text(edition_place(edition, "dateline", "override"), override)

    def _on_city_chosen(self, city: City) -> None:
        if self._edition is not None:
            self.row.set_error("")
            operation = partial(
                set_city,
                edition=edition_place(self._edition),
                name=city.name,
                country=city.country,
                region=city.region,
                zone=city.time_zone,
                now=self._now(),
                zone_before=self._zone_before(self._edition),
            )
            self.edit_requested.emit(operation)

    def _today(self) -> dt.date:
        """Return which day it is in the town, or on the clocks of the embargo where nothing is known of the town."""
        edition = self._edition
        zone = (edition.dateline.time_zone or edition.release_line.time_zone) if edition is not None else ""
        return day_there(self._now().astimezone(), zone)

    def _zone_before(self, edition: Edition) -> str:
        """Return the zone of the city whose day the date is, though typing the next one has forgotten that city."""
        language, date, zone = self._followed
        return zone if (language, date) == (edition.language, edition.dateline.date) else ""

    def _on_date_changed(self, date: dt.date | None) -> None:
        if self._edition is not None:
            self.row.set_error("")
            operation = partial(set_dateline, edition=edition_place(self._edition), date=date)
            self.edit_requested.emit(operation)

    def _on_date_refused(self, typed: str, doubt: str) -> None:
        way_out = "write one such as 24 November 2026, or choose it from the calendar"
        problem = f"{doubt}. Nothing has changed" if doubt else f"“{typed}” is no date; {way_out}"
        self.row.set_error(f"{problem}.")


def _there(dateline: Dateline) -> str:
    """Return what is known of the place, so that a namesake is noticed."""
    if not dateline.country:
        return ""
    city = City(dateline.place, dateline.country, dateline.region, dateline.time_zone)
    return f"{city.label}; the date is that of its clocks"
