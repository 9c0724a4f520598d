"""Keeps hands off a release that is open for reading: selecting and copying work, everything else is refused."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QWidget,
)

from releasedesk.ui.controls.fold import Fold
from releasedesk.ui.keeping import read_only_look

_REFUSED = {
    QEvent.Type.InputMethod,
    QEvent.Type.DragEnter,
    QEvent.Type.Drop,
    QEvent.Type.ContextMenu,
}
_MOUSE = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick}
_MOVES = {
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape,
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta,
}  # fmt: skip
_CHOOSING = (QAbstractButton, QComboBox, QAbstractSpinBox)
"""What a click or an arrow key changes."""


class ReadOnlyGuard(QObject):
    """Refuses what would change the release while it is on.

    Signals:
        refused: Something was refused.
    """

    refused = Signal()

    def __init__(self, guarded: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guarded = guarded
        self._is_on = False

    def turn(self, on: bool) -> None:
        """Begin or end to refuse."""
        app = QApplication.instance()
        if on == self._is_on or app is None:
            return
        self._is_on = on
        if on:
            app.installEventFilter(self)
            read_only_look.mark_all(self._guarded)
        else:
            app.removeEventFilter(self)
            read_only_look.unmark_all(self._guarded)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWidget):
            return False
        if not self._refuses(watched, event):
            if event.type() in read_only_look.TELLING and self._guarded.isAncestorOf(watched):
                read_only_look.mark(watched)
            return False
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Drop):
            self.refused.emit()
        event.accept()
        return True

    def _refuses(self, widget: QWidget, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _REFUSED and kind not in _MOUSE and kind != QEvent.Type.KeyPress:
            return kind == QEvent.Type.Wheel and self._is_inside(widget) and isinstance(widget, _CHOOSING)
        if not self._is_inside(widget):
            return False
        if isinstance(event, QKeyEvent) and not isinstance(widget.parent(), Fold):
            return _would_change(widget, event)
        if isinstance(widget.parent(), Fold) and isinstance(widget, QAbstractButton):
            return False
        if isinstance(event, QMouseEvent):
            chooses = isinstance(widget, _CHOOSING) or isinstance(widget.parentWidget(), QAbstractSpinBox)
            return chooses or event.button() == Qt.MouseButton.MiddleButton
        return True

    def _is_inside(self, widget: QWidget) -> bool:
        return self._guarded.isAncestorOf(widget) and not isinstance(widget, QAbstractItemView)


def _would_change(widget: QWidget, event: QKeyEvent) -> bool:
    if event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.SelectAll):
        return False
    if event.key() not in _MOVES:
        return True
    if isinstance(widget, _CHOOSING):
        return event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
