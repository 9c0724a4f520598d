"""What fields share whose choice is long and found by typing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox

_BACK = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def is_entered(event: QFocusEvent) -> bool:
    """Tell whether what is typed next may take the place of what a field holds.

    It may not where the focus comes back from a list of offers, a menu or another window: the next letter would replace
    those that were typed just before.
    """
    return event.reason() not in _BACK


def opens_list(field: QComboBox, event: QKeyEvent) -> bool:
    """Open the list of a field where the key is an arrow, and tell whether it was.

    To step through the list would choose everything on the way, for all to see: every zone, every language.
    """
    if event.key() not in _STEPS:
        return False
    field.showPopup()
    return True
