"""The small card beside a quote in which its speaker is described: name, title and organisation, in place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from releasedesk.model import Edition, Person, Release
from releasedesk.model.place import place
from releasedesk.ui.controls.rows import field_row, quiet_button, role_label
from releasedesk.ui.measures import pixels
from releasedesk.ui.writing.person_fields import person_field, show_person

_WIDTH = 380


class SpeakerCard(QFrame):
    """Edits a person of the release as they are; Return, Escape or a click elsewhere closes it.

    Signals:
        edit_requested: An `Operation` that writes what was typed.
        place_requested: The person is to be seen in the form with everything there is about them.
    """

    edit_requested = Signal(object)
    place_requested = Signal(str)

    def __init__(self, parent: QWidget, person: Person) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", True)
        self.setAccessibleName("Speaker")
        self.setFixedWidth(pixels(_WIDTH))
        self.person = person.id
        self._is_named = bool(person.name.strip())
        self.name, self.title, self.organisation = person_field(), person_field(), person_field()
        self.mention = role_label("", "hint", wraps=True)
        self.more_button = quiet_button("All about this person", "user", "Go to this person in the form")
        self.done_button = QPushButton("Done")
        self._lay_out()
        self.more_button.clicked.connect(self._on_more_clicked)
        self.done_button.clicked.connect(self.close)
        for field in (self.name, self.title, self.organisation):
            field.edit_requested.connect(self.edit_requested)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 12)
        rows.setSpacing(10)
        rows.addWidget(field_row("Name", self.name, "The name as it is to be printed"))
        rows.addWidget(
            field_row(
                "Title",
                self.title,
                "The function, as it follows the name at the first mention",
                placeholder="chair",
            )
        )
        rows.addWidget(
            field_row(
                "Organisation",
                self.organisation,
                "Where that function is held, with its article if it is to be printed",
                placeholder="the Harbour Trust",
            )
        )
        rows.addWidget(self.mention)
        below = QHBoxLayout()
        below.addWidget(self.more_button)
        below.addStretch(1)
        below.addWidget(self.done_button)
        rows.addLayout(below)

    def show_person(self, person: Person, prints: str, release: Release, edition: Edition) -> None:
        """Show a person as they are called now in an edition, and how the quote names them."""
        fields = {"name": self.name, "title": self.title, "organisation": self.organisation}
        show_person(fields, place("people", person.id), person, release, edition)
        self.mention.setText(prints)

    def open_below(self, anchor: QWidget) -> None:
        """Show the card below a widget, or above it where there is no room."""
        self.adjustSize()
        at = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        screen = anchor.screen().availableGeometry()
        x = max(screen.left(), min(at.x(), screen.right() - self.width()))
        y = at.y()
        if y + self.height() > screen.bottom():
            y = max(screen.top(), at.y() - self.height() - anchor.height() - 8)
        self.move(x, y)
        self.show()
        field = self.title if self._is_named else self.name
        field.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)

    def _on_more_clicked(self) -> None:
        where = place("people", self.person, "name")
        self.close()
        self.place_requested.emit(where)
