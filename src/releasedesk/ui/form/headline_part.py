"""The top of the release: headline, subheadlines, and behind a fold the line above the headline and the reference."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from releasedesk.editing.edit import Edit
from releasedesk.editing.items import add_item
from releasedesk.model import Edition, Release
from releasedesk.model.place import Place, edition_place, is_within
from releasedesk.rendering.field_rules import rules_of
from releasedesk.ui.controls.direction import is_right_to_left, set_direction
from releasedesk.ui.controls.fold import Fold
from releasedesk.ui.controls.growing_field import GrowingField
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.controls.rows import FieldRow, describe, field_row, role_label
from releasedesk.ui.controls.wrapping_row import WrappingRow
from releasedesk.ui.counting.meter import LengthMeter
from releasedesk.ui.form.fields_part import FieldsPart
from releasedesk.ui.form.items import Item, ItemList

_LONG_HEADLINE = 100
"""Characters above which a headline is cut by the wires' shorter slots."""


class SubheadlineItem(Item):
    """One line below the headline."""

    def __init__(self) -> None:
        super().__init__("subheadline")
        self.field = self.adopt(GrowingField())
        describe(
            self.field,
            "Subheadline",
            "A line below the headline that adds the second most important fact",
            "The second most important fact, in one line",
        )
        self.meter = LengthMeter("subheadline")
        written = QVBoxLayout()
        written.setSpacing(3)
        written.addWidget(self.field)
        written.addWidget(self.meter, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addLayout(written, 1)
        row.addWidget(self.menu_button(), 0, Qt.AlignmentFlag.AlignTop)

    def show_item(self, where: Place, item: str, release: Release, edition: Edition) -> None:
        set_direction(self.field, is_right_to_left(edition))
        self.field.show_text(where, item)
        self.meter.show_text(item)


class HeadlinePart(FieldsPart):
    """Headline, subheadlines, and more fields that few releases need."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._edition: Edition | None = None
        self.headline = self.adopt(GrowingField("headline"))
        self.headline_row = field_row(
            "Headline",
            self.headline,
            "The news in one line, as it is to stand in the journalist’s inbox. Up to about "
            f"{_LONG_HEADLINE} characters are seen everywhere.",
            placeholder="What happened, in one line",
        )
        self.meter = LengthMeter("headline")
        self.headline_row.add_beside_label(self.meter)
        self.subheadlines: ItemList[SubheadlineItem] = ItemList(
            "subheadline", SubheadlineItem, _add_subheadline, help="Add a line below the headline"
        )
        self.adopt_part(self.subheadlines)
        self.more = Fold(
            "More fields", "The line above the headline, and the reference of the release", self._make_more
        )
        self.kicker: LineField | None = None
        self.reference: LineField | None = None
        self.kicker_row: FieldRow | None = None
        self.reference_row: FieldRow | None = None
        self.more.opened.connect(self.fields_made)
        self._sub_label = role_label("Subheadlines", "field-label")
        self._sub_label.setBuddy(self.subheadlines)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(self.headline_row)
        rows.addSpacing(4)
        rows.addWidget(self._sub_label)
        rows.addWidget(self.subheadlines)
        rows.addWidget(self.more)

    def fields(self) -> Mapping[QWidget, tuple[str, ...]]:
        rows = {self.kicker_row: ("kicker",), self.reference_row: ("reference",)}
        made: dict[QWidget, tuple[str, ...]] = {
            row: fields for row, fields in rows.items() if row is not None
        }
        return made | {self.subheadlines: ("subheadlines",), self.more: ("kicker", "reference")}

    def show_edition(self, release: Release, edition: Edition) -> None:
        state = (
            edition.language,
            release.house_style,
            release.kind,
            edition.headline,
            edition.subheadlines,
            edition.kicker,
            edition.reference,
        )
        if state == self._shown:
            return
        self._shown, self._edition = state, edition
        set_direction(self.headline, is_right_to_left(edition))
        self.headline.show_text(edition_place(edition, "headline"), edition.headline)
        rule = rules_of(release).get("headline")
        self.meter.show_text(edition.headline)
        self.headline_row.set_hint(_length_hint(edition.headline, rule.most if rule else None))
        self._sub_label.setVisible(bool(edition.subheadlines))
        self.subheadlines.show_items(
            edition_place(edition, "subheadlines"), edition.subheadlines, release, edition
        )
        self._show_more(edition)

    def enter(self, place: Place) -> bool:
        if self._edition is not None and any(
            is_within(place, edition_place(self._edition, name)) for name in ("kicker", "reference")
        ):
            self.more.open()
        return super().enter(place)

    def _make_more(self) -> QWidget:
        content = QWidget()
        row = WrappingRow(content)
        self.kicker = self.adopt(LineField(is_prose=True))
        self.reference = self.adopt(LineField())
        self.kicker_row = field_row(
            "Line above the headline",
            self.kicker,
            "A short word above the headline that says what kind of text this is, also called the kicker",
            placeholder="Press release",
        )
        self.reference_row = field_row(
            "Reference",
            self.reference,
            "Your number for this release, so that journalists can name it on the telephone",
            placeholder="HT 27/04",
        )
        row.add(self.kicker_row, basis=220, grow=2)
        row.add(self.reference_row, basis=160, grow=1)
        if self._edition is not None:
            self._show_more(self._edition)
        return content

    def _show_more(self, edition: Edition) -> None:
        self.more.set_summary(" · ".join(filter(None, (edition.kicker, edition.reference))))
        for field, name in ((self.kicker, "kicker"), (self.reference, "reference")):
            if field is not None:
                set_direction(field, is_right_to_left(edition))
                field.show_text(edition_place(edition, name), getattr(edition, name))


def _add_subheadline(release: Release, sequence: Place) -> Edit:
    return add_item(release, sequence, "", "add subheadline")


def _length_hint(headline: str, most: int | None) -> str:
    length = len(headline.strip())
    if not length:
        return ""
    counted = "1 character" if length == 1 else f"{length} characters"
    if most is not None and length > most:
        return f"{counted}, the house style allows {most}"
    return f"{counted}, long for a headline" if length > _LONG_HEADLINE else counted
