"""Leaves to the window what belongs to it, where Qt's own fields would take it: undo, redo and the mouse wheel."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from releasedesk.ui.controls.text_changes import is_undo_key


def guard(*fields: QWidget) -> None:
    """Let fields ignore undo, redo (they undo what was done to the release) and the wheel (it scrolls the form)."""
    for field in fields:
        field.installEventFilter(_guard())


class _Guard(QObject):
    """Turns events away from the widgets that it watches."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Wheel:
            event.ignore()
            return True
        is_key = kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if is_key and isinstance(event, QKeyEvent) and is_undo_key(event):
            event.ignore()
            return True
        return False


@cache
def _guard() -> _Guard:
    return _Guard()
