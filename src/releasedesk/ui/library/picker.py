"""Choosing from the library: a field to search with, the entries that fit, and Return to insert."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from releasedesk.library.entries import KINDS
from releasedesk.library.finding import find_entries
from releasedesk.ui.controls.rows import quiet_button, role_label
from releasedesk.ui.library.entry_list import NOUNS, TITLES, EntryList
from releasedesk.ui.library.search_field import search_field
from releasedesk.ui.measures import window_size

if TYPE_CHECKING:
    from releasedesk.library.entries import AnyEntry, Kind, Library


class LibraryPicker(QDialog):
    """Lets entries of one kind be chosen, or of all where none is given.

    Signals:
        library_requested: The library itself is to be opened.
    """

    library_requested = Signal()

    def __init__(
        self, library: Library, kind: Kind | None, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._library, self._kind, self._language = library, kind, language
        what = TITLES[kind].lower() if kind is not None else "your library"
        self.setWindowTitle(f"Insert from {what}" if kind is None else f"Insert {what} from your library")
        self.resize(window_size(560, 460))
        self.list = EntryList("What fits")
        self.field = search_field(self.list)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.nothing = role_label("", "muted", wraps=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._connect()
        self._show_fitting()
        self.field.setFocus()

    def _lay_out(self) -> None:
        self.open_button = quiet_button("Open the library…", "library", "See, edit and import what it holds")
        self.open_button.setAutoDefault(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.insert_button = QPushButton("Insert")
        self.insert_button.setProperty("kind", "primary")
        self.insert_button.setDefault(True)
        buttons.addButton(self.insert_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        below = QHBoxLayout()
        below.addWidget(self.open_button)
        below.addStretch(1)
        below.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._show_fitting)
        self.list.doubleClicked.connect(self.accept)
        self.list.selectionModel().selectionChanged.connect(self._show_button)
        self.open_button.clicked.connect(self._on_open_clicked)

    def chosen(self) -> list[AnyEntry]:
        """The entries that were chosen."""
        return self.list.chosen()

    def _entries(self) -> list[AnyEntry]:
        kinds = KINDS if self._kind is None else (self._kind,)
        return [entry for kind in kinds for entry in self._library.entries(kind)]

    def _show_fitting(self) -> None:
        everything = self._entries()
        fitting = find_entries(everything, self.field.text(), self._language)
        self.list.model_.show_entries(fitting)
        self.list.choose(0)
        self.list.setVisible(bool(fitting))
        self.nothing.setVisible(not fitting)
        noun = NOUNS[self._kind] if self._kind is not None else "person, contact, boilerplate or text"
        self.nothing.setText(
            "Nothing there has these words."
            if everything
            else f"Your library is empty here. Keep a {noun} in it from the menu (…) beside it, or open the library "
            "to import some."
        )
        self._show_button()

    def _show_button(self) -> None:
        count = len(self.list.chosen())
        self.insert_button.setEnabled(count > 0)
        self.insert_button.setText(f"Insert {count}" if count > 1 else "Insert")

    def _on_open_clicked(self) -> None:
        self.reject()
        self.library_requested.emit()
