"""Asks before somebody who is quoted is removed: where they are, and who says those words then."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from releasedesk.model import Quote, Release, plain_text
from releasedesk.model.place import Place, resolve
from releasedesk.model.place_names import place_in_words
from releasedesk.ui.controls.rows import describe, field_row, role_label
from releasedesk.ui.measures import window_size

_LONGEST = 90


class RemovePersonDialog(QDialog):
    """Lists the quotes of a person; a double click or Return on one goes there instead of removing anybody."""

    def __init__(
        self, release: Release, person: str, quotes: tuple[Place, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Remove person")
        self.resize(window_size(560, 360))
        self.place: Place = ""
        self._quotes = quotes
        name = next(each.name.strip() for each in release.people if each.id == person) or "This person"
        times = {1: "once", 2: "twice"}.get(len(quotes), f"{len(quotes)} times")
        self.said = role_label(
            f"\u2068{name}\u2069 is quoted {times}. The words stay.", "card-title", wraps=True
        )
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("kind", "plain")
        describe(self.list, "Where this person is quoted", "Return or a double click goes to a quote instead")
        for where in quotes:
            quote = resolve(release, where)
            self.list.addItem(QListWidgetItem(f"{place_in_words(release, where)}: {_beginning(quote)}"))
        self.list.itemActivated.connect(self._on_activated)
        self.speaker = QComboBox()
        self.speaker.addItem("Nobody for now", "")
        for each in release.people:
            if each.id != person and each.name.strip():
                self.speaker.addItem(each.name.strip(), each.id)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.said)
        column.addWidget(self.list, 1)
        column.addWidget(
            field_row("Who said it then", self.speaker, "Who is named with these words after the removal")
        )
        column.addWidget(self._buttons())
        # Only now: before it is in its dialog, Qt forgets it for the first button there is.
        self.keep_button.setDefault(True)

    @property
    def instead(self) -> str:
        """The identifier of the person who is named with the words then; empty for nobody."""
        return str(self.speaker.currentData())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        remove = QPushButton("Remove person")
        remove.setProperty("kind", "danger")
        keep = self.keep_button = QPushButton("Keep")
        go = QPushButton("Go to the quote")
        buttons.addButton(remove, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(keep, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(go, QDialogButtonBox.ButtonRole.ActionRole)
        go.clicked.connect(self._on_activated)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _on_activated(self) -> None:
        row = max(self.list.currentRow(), 0)
        self.place = self._quotes[row]
        self.reject()


def _beginning(quote: Quote) -> str:
    words = " ".join(plain_text(quote.paragraphs[0]).split())
    shown = words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
    return f"“\u2068{shown}\u2069”" if shown else "a quote without words"
