"""The field in which the library is searched, and from which the arrow keys walk through what was found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit

from releasedesk.ui.controls.rows import describe
from releasedesk.ui.icon_sizes import grow_field_icons
from releasedesk.ui.icons import icon

_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def search_field(found: QAbstractItemView) -> QLineEdit:
    """Return an empty field with a lens and a button that clears it; `found` is the list of what fits."""
    field = QLineEdit()
    field.setClearButtonEnabled(True)
    grow_field_icons(field)
    describe(field, "Search the library", "Any words of the entry", "Search")
    lens = QAction(QIcon(icon("search", "muted")), "Search", field)
    field.addAction(lens, QLineEdit.ActionPosition.LeadingPosition)
    field.installEventFilter(_ListKeys(field, found))
    return field


class _ListKeys(QObject):
    """Lets the arrow keys walk through a list while one types."""

    def __init__(self, field: QLineEdit, found: QAbstractItemView) -> None:
        super().__init__(field)
        self._found = found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_for_list = isinstance(event, QKeyEvent) and event.key() in _LIST_KEYS
        if event.type() == QEvent.Type.KeyPress and is_for_list:
            QApplication.sendEvent(self._found, event)
            return True
        return super().eventFilter(watched, event)
