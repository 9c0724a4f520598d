"""The side of the library's window that shows one entry: its fields, its earlier versions, and what to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from releasedesk.ui import keymap
from releasedesk.ui.controls.fold import Fold
from releasedesk.ui.controls.rows import describe, quiet_button, role_label, side_by_side
from releasedesk.ui.controls.wrapping_row import WrappingRow
from releasedesk.ui.library.editor import EntryEditor
from releasedesk.ui.library.history_list import HistoryList, in_time

if TYPE_CHECKING:
    from releasedesk.library.entries import AnyEntry


class EntryPane(QWidget):
    """Holds the editor, the history and the buttons of an entry; what these do is for the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = EntryEditor()
        self.history = HistoryList()
        self.earlier = Fold("Earlier versions", "What this entry was before", lambda: self.history)
        self.state = role_label("", "hint")
        self.save_button = QPushButton("Save")
        describe(self.save_button, "Save the entry", "Keep the changes as a new version")
        keymap.keep_tip(self.save_button, "Keep the changes as a new version", "save_entry")
        self.remove_button = quiet_button("Remove", "trash-2", "Take the entry out; copies in releases stay")
        self.insert_button = QPushButton("Insert into the release")
        self.insert_button.setProperty("kind", "primary")
        describe(self.insert_button, "Insert into the release", "Put a copy into the open release")
        below = WrappingRow(spacing=8)
        below.add(side_by_side(self.remove_button, self.state), grow=1)
        below.add(side_by_side(self.save_button, self.insert_button))
        for button in (self.save_button, self.insert_button, self.remove_button):
            # Return is for the list and the fields.
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.editor, 1)
        column.addWidget(self.earlier)
        column.addLayout(below)

    def show_state(self, entry: AnyEntry | None, selected: int, *, is_new: bool) -> None:
        """Show what can be done: with the entry that is shown or being written, and with those that are selected."""
        self.setVisible(entry is not None or is_new)
        self.save_button.setEnabled(self.editor.is_changed)
        self.remove_button.setEnabled(selected > 0)
        self.remove_button.setText(f"Remove {selected}" if selected > 1 else "Remove")
        self.insert_button.setEnabled(entry is not None)
        self.earlier.setVisible(entry is not None and bool(entry.history))
        self.earlier.set_summary(f"{len(entry.history)} kept" if entry is not None else "")
        if entry is None:
            self.state.setText("Not kept yet" if is_new else "")
            self.state.setToolTip("")
        else:
            self.state.setText(f"Version {entry.version}")
            self.state.setToolTip(f"Changed on {in_time(entry.changed)}")
