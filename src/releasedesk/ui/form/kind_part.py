"""What a kind of release asks for besides its text: what an advisory invites to, what a correction refers to.

Most releases are press releases and show nothing of this; the fields are made when a release first needs them.
"""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from releasedesk.editing.fields import set_field
from releasedesk.model import Edition, Release
from releasedesk.model.place import Place, edition_place
from releasedesk.model.release import REFERRING_KINDS
from releasedesk.rendering.house_phrases import phrases_of
from releasedesk.rendering.kinds import EVENT_FIELDS, earlier_release_in_words
from releasedesk.ui.controls.card import Card
from releasedesk.ui.controls.date_field import DateField
from releasedesk.ui.controls.direction import as_printed, is_right_to_left, set_direction
from releasedesk.ui.controls.growing_field import GrowingField
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.controls.rows import describe, field_row
from releasedesk.ui.controls.wrapping_row import WrappingRow
from releasedesk.ui.form.fields_part import FieldsPart

_QUESTIONS = {
    "who": ("Who", "Who speaks, and who can be met", "Ailsa Rennie, chair of the Harbour Trust"),
    "what": ("What", "What happens", "Opening of the west quay, with a walk along the wall"),
    "when": ("When", "Day, hour and time zone; when doors open", "Thursday 1 April 2027, 10:00 London time"),
    "where": ("Where", "The address, and how to get there", "West quay, Leith; enter from the bridge"),
    "why": ("Why", "Why it is worth coming", "First public access in eighty years"),
}


class EventFields(FieldsPart):
    """The five answers of a media advisory."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: dict[str, GrowingField] = {}
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        for name in EVENT_FIELDS:
            title, help, example = _QUESTIONS[name]
            field = self.answers[name] = self.adopt(GrowingField())
            rows.addWidget(field_row(title, field, help, placeholder=example))
        card = Card("Invitation", "Printed as a list above the text, for desks that plan their day.", content)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    def show_edition(self, release: Release, edition: Edition) -> None:
        for name, field in self.answers.items():
            set_direction(field, is_right_to_left(edition))
            field.show_text(edition_place(edition, "event", name), getattr(edition.event, name))


class EarlierReleaseFields(FieldsPart):
    """The release that is corrected or withdrawn, and why."""

    def __init__(self) -> None:
        super().__init__()
        self.reference = self.adopt(LineField())
        self.headline = self.adopt(GrowingField())
        self.url = self.adopt(LineField())
        self.reason = self.adopt(GrowingField())
        self.date = DateField()
        describe(self.date, "Date of the earlier release", "The day on which it was issued", "2 March 2027")
        self.date.date_changed.connect(self._on_date_changed)
        self.date.date_refused.connect(self._on_date_refused)
        top = QWidget()
        row = WrappingRow(top)
        row.add(
            field_row(
                "Reference", self.reference, "The number of the earlier release", placeholder="HT 27/04"
            ),
            basis=150,
            grow=1,
        )
        self.date_row = field_row("Date", self.date, "The day on which it was issued")
        row.add(self.date_row, basis=170, grow=1)
        row.add(
            field_row(
                "Address", self.url, "Where it can be read", placeholder="https://www.harbourtrust.example/…"
            ),
            basis=200,
            grow=2,
        )
        self.reason_row = field_row(
            "Reason",
            self.reason,
            "What was wrong and what is right, in one sentence that can be printed",
            placeholder="The quay opens at six, not at nine",
        )
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(
            field_row(
                "Headline", self.headline, "The headline of the earlier release", placeholder="As it was"
            )
        )
        rows.addWidget(top)
        rows.addWidget(self.reason_row)
        card = Card(
            "Earlier release", "Named in the first lines, so that desks find what to change.", content
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    def show_edition(self, release: Release, edition: Edition) -> None:
        earlier = release.refers_to
        for field, name in (
            (self.reference, "reference"),
            (self.headline, "headline"),
            (self.url, "url"),
            (self.reason, "reason"),
        ):
            set_direction(field, is_right_to_left(edition) and name != "url")
            field.show_text(f"refers_to/{name}", getattr(earlier, name))
        self.place_control(self.date, "refers_to/date")
        self.date.show_date(earlier.date)
        self.date_row.set_error("")
        words = earlier_release_in_words(release, phrases_of(release, edition))
        self.reason_row.set_note(as_printed(words, edition) if words else "")

    def _on_date_changed(self, date: dt.date | None) -> None:
        operation = partial(
            set_field, where="refers_to/date", value=date, label="date of the earlier release"
        )
        self.edit_requested.emit(operation)

    def _on_date_refused(self, typed: str, doubt: str) -> None:
        problem = (
            f"{doubt}. Nothing has changed"
            if doubt
            else f"“{typed}” is no date; write one such as 2 March 2027"
        )
        self.date_row.set_error(f"{problem}.")


class KindPart(FieldsPart):
    """Holds the fields of the kind that the release is; empty for most."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._made: dict[str, FieldsPart] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)

    def show_edition(self, release: Release, edition: Edition) -> None:
        state = (edition.language, release.kind, release.refers_to, edition.event)
        if state == self._shown:
            return
        self._shown = state
        wanted = self._wanted(release)
        for name, part in self._made.items():
            part.setVisible(name == wanted)
        if wanted:
            self._part(wanted).show_edition(release, edition)
        self.setVisible(bool(wanted))

    def part(self, name: str) -> FieldsPart | None:
        """The fields of a name (“event”, “refers_to”), if they were needed so far."""
        return self._made.get(name)

    def enter(self, place: Place) -> bool:
        return not self.isHidden() and super().enter(place)

    def _wanted(self, release: Release) -> str:
        if release.kind in REFERRING_KINDS:
            return "refers_to"
        return "event" if release.kind == "media_advisory" else ""

    def _part(self, name: str) -> FieldsPart:
        if name not in self._made:
            part = self._made[name] = EventFields() if name == "event" else EarlierReleaseFields()
            self.adopt_part(part)
            self._rows.addWidget(part)
            part.show()
        return self._made[name]
