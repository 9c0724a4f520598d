"""Whether the focus comes to a field for the first time, or back to it in the middle of typing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent

_BACK = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)


def is_entered(event: QFocusEvent) -> bool:
    """Tell whether what is typed next may take the place of what a field holds.

    It may not where the focus comes back from a list of offers, a menu or another window: the next letter would replace
    those that were typed just before.
    """
    return event.reason() not in _BACK
