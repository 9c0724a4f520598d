"""The palette itself: a field and a list over the window, which do what is chosen and go away."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from releasedesk.ui.actions import Actions
from releasedesk.ui.controls.rows import name_clear_button
from releasedesk.ui.icon_sizes import grow_field_icons
from releasedesk.ui.measures import pixels
from releasedesk.ui.palette.delegate import PaletteDelegate
from releasedesk.ui.palette.entries import PaletteEntry
from releasedesk.ui.palette.matching import best
from releasedesk.ui.palette.model import PaletteModel

_WIDTH, _ROWS, _TOP = 620, 11, 56
_WIDEST = 900
"""Pixels beyond which a line is not taken in at a glance, however large its text is."""
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _ROWS - 1,
    Qt.Key.Key_PageUp: 1 - _ROWS,
}


class Palette(QFrame):
    """Finds an entry as somebody types; Return chooses it, Escape or a click elsewhere closes.

    Signals:
        action_requested: An action (its name) was chosen.
        place_requested: A place of the release (its address) was chosen.
        entry_requested: An entry of the library (its identifier) is to be inserted.
    """

    action_requested = Signal(str)
    place_requested = Signal(str)
    entry_requested = Signal(str)

    def __init__(self, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("card", "palette")
        self.setAccessibleName("Find an action or place")
        self._all: list[PaletteEntry] = []
        self._before: QWidget | None = None
        self.model = PaletteModel(actions, self)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Type what you want to do or where to go")
        self.field.setAccessibleName("What to do or where to go")
        self.field.setClearButtonEnabled(True)
        grow_field_icons(self.field)
        name_clear_button(self.field)
        self.list = QListView()
        self.list.setAccessibleName("What fits")
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self._nothing = QLabel("Nothing is called that. Try another word.")
        self._nothing.setProperty("role", "muted")
        self._nothing.setContentsMargins(12, 8, 12, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self.field, self.list, self._nothing):
            column.addWidget(widget)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._show_fitting)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._on_chosen)

    def open(self, entries: list[PaletteEntry], impossible: frozenset[str] = frozenset()) -> None:
        """Show the palette over the window with these entries; the field that had the cursor gets it back.

        `impossible` are the names of actions that would do nothing for that field.
        """
        self._before = QApplication.focusWidget()
        self.model.impossible = impossible
        self._all = entries
        self.field.clear()
        self._show_fitting("")
        self._take_place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_again(self) -> None:
        """Hide the palette and give the cursor back."""
        if self.isHidden():
            return
        self._give_cursor_back()
        self.hide()

    def _give_cursor_back(self) -> None:
        before, self._before = self._before, None
        # An action may have closed its window meanwhile, or hidden it; Qt gives the focus also to what is hidden.
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _show_fitting(self, query: str) -> None:
        fitting = best(query, ((entry, entry.title, entry.group) for entry in self._all))
        # What cannot be done now stands last, so that Return does something.
        fitting.sort(key=lambda entry: not self.model.is_enabled(entry))
        self.model.show_entries(fitting)
        self.list.setVisible(bool(fitting))
        self._nothing.setVisible(not fitting)
        if fitting:
            self._put_cursor(0)
            rows = min(len(fitting), _ROWS)
            self.list.setFixedHeight(self.list.sizeHintForRow(0) * rows + 2)
        self.adjustSize()
        self._take_place()

    def _put_cursor(self, row: int) -> None:
        row = max(0, min(row, self.model.rowCount() - 1))
        self.list.setCurrentIndex(self.model.index(row))
        entry = self.model.entries[row]
        self.field.setAccessibleDescription(f"{entry.title}, {row + 1} of {self.model.rowCount()}")

    def _take_place(self) -> None:
        width = min(pixels(_WIDTH), _WIDEST, self._window.width() - 32)
        self.setFixedWidth(width)
        self.move((self._window.width() - width) // 2, _TOP)

    def _on_chosen(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        entry = self.model.entries[index.row()]
        if not self.model.is_enabled(entry):
            return
        self.close_again()
        if entry.action:
            self.action_requested.emit(entry.action)
        elif entry.entry:
            self.entry_requested.emit(entry.entry)
        else:
            self.place_requested.emit(entry.place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._on_key(event)
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                # Escape is for the palette while it is open, whatever it ends elsewhere.
                event.accept()
                return True
        if isinstance(event, QFocusEvent):
            self._on_focus(event)
        return False

    def _on_focus(self, event: QFocusEvent) -> None:
        if self.isHidden():
            # The menu bar gives the focus back to this field, shown or not.
            if event.gotFocus():
                self._give_cursor_back()
        # A menu of the field itself, or another window, does not end the search.
        elif event.lostFocus() and event.reason() not in _PASSING:
            if event.reason() != Qt.FocusReason.MenuBarFocusReason:
                self._before = None
            self.hide()

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_again()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_chosen(self.list.currentIndex())
        elif key in _STEPS and self.model.rowCount():
            self._put_cursor(self.list.currentIndex().row() + _STEPS[key])
        else:
            return False
        return True
