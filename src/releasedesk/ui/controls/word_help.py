"""What knows about words, such as the spell-check of a window, adds to the menu of every text in that window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from releasedesk.ui.controls.text_changes import leave_out_undo


class WordHelp(QObject):
    """Stands as a child of a window whose texts it helps with."""

    def add_entries(self, menu: QMenu, widget: Any, point: QPoint | None) -> None:
        """Put what can be done about the word under a point, or at the caret, on top of the menu of a text."""
        raise NotImplementedError


def add_word_entries(menu: QMenu, widget: Any, point: QPoint | None) -> None:
    """Let the help of the window that a text is in add to its menu, where there is any."""
    option = Qt.FindChildOption.FindDirectChildrenOnly
    help = widget.window().findChild(WordHelp, options=option)
    if help is not None:
        help.add_entries(menu, widget, point)


def popup_field_menu(field: QWidget, menu: QMenu, event: QContextMenuEvent) -> None:
    """Show the menu of a field of Qt, with the help of its window for words and without an undo of its own."""
    leave_out_undo(menu)
    is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
    add_word_entries(menu, field, None if is_by_key else event.pos())
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(event.globalPos())
