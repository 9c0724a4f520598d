"""How a person is named after the first mention: as the house has it, or otherwise."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from releasedesk.editing.fields import set_field
from releasedesk.model import Person
from releasedesk.model.place import Place, place
from releasedesk.ui.controls.field_guard import guard
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.controls.rows import field_row
from releasedesk.ui.controls.wrapping_row import WrappingRow

_RULES = (
    ("", "As the house style has it"),
    ("full", "Full name"),
    ("family", "Surname alone"),
    ("honorific", "Honorific and surname"),
    ("name", "In these words"),
)


class LaterMentionFields(QWidget):
    """Surname, honorific, and the rule of one person.

    Signals:
        edit_requested: An `Operation` that changes them.
    """

    edit_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._place: Place = ""
        self.family = LineField()
        self.honorific = LineField()
        self.own = LineField()
        self.rule = QComboBox()
        for value, label in _RULES:
            self.rule.addItem(label, value)
        guard(self.rule)
        self._lay_out()
        for field in self.fields():
            field.edit_requested.connect(self.edit_requested)
        self.rule.activated.connect(self._on_rule_chosen)

    def _lay_out(self) -> None:
        content = QWidget()
        row = WrappingRow(content)
        row.add(
            field_row(
                "Surname",
                self.family,
                "Only where it is not the last word of the name, as in Chinese and Hungarian names or in Spanish "
                "names with two surnames",
                placeholder="as in the name",
            ),
            basis=150,
            grow=1,
        )
        row.add(
            field_row(
                "Honorific",
                self.honorific,
                "Printed before the surname by houses that do so",
                placeholder="Ms",
            ),
            basis=90,
        )
        row.add(
            field_row("After the first mention", self.rule, "How this person is named from then on"),
            basis=190,
            grow=1,
        )
        self.own_row = field_row(
            "Words", self.own, "The name from the second mention on", placeholder="Dame Ailsa"
        )
        row.add(self.own_row, basis=150, grow=1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(content)

    def fields(self) -> tuple[LineField, ...]:
        """The text fields, for the part that takes them in."""
        return (self.family, self.honorific, self.own)

    def show_person(self, where: Place, person: Person) -> None:
        """Show how a person is named."""
        self._place = where
        self.family.show_text(place(where, "family_name"), person.family_name)
        self.honorific.show_text(place(where, "honorific"), person.honorific)
        self.own.show_text(place(where, "later_name"), person.later_name)
        self.rule.setCurrentIndex(self.rule.findData(person.later_mention))
        self.own_row.setVisible(person.later_mention == "name")

    def _on_rule_chosen(self, index: int) -> None:
        rule = self.rule.itemData(index)
        where = place(self._place, "later_mention")
        self.edit_requested.emit(partial(set_field, where=where, value=rule, label="later mentions"))
