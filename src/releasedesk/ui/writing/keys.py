"""Which key does what in a writing surface."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from releasedesk.ui import keymap
from releasedesk.ui.typed_text import typed_text

_ACTIONS = {
    "undo": "undo",
    "redo": "redo",
    "cut": "cut",
    "select_all": "select all",
    "paste_plain": "paste plain",
    "bold": "strong",
    "italic": "emphasis",
    "superscript": "superscript",
    "subscript": "subscript",
    "link": "link",
    "move_up": "move up",
    "move_down": "move down",
}
"""What the surface does itself of all that has a key in the menus, by the name of its action."""

_LEFT_TO_QT = frozenset({"copy", "paste"})
"""Actions that the text edit has a right way for."""

ELSEWHERE = "elsewhere"
"""The command of a key that belongs to an action of the window."""

_STANDARD: tuple[tuple[QKeySequence.StandardKey, str], ...] = (
    (QKeySequence.StandardKey.Undo, "undo"),
    (QKeySequence.StandardKey.Redo, "redo"),
    (QKeySequence.StandardKey.Cut, "cut"),
    (QKeySequence.StandardKey.SelectAll, "select all"),
    (QKeySequence.StandardKey.DeleteStartOfWord, "backspace"),
    (QKeySequence.StandardKey.DeleteEndOfWord, "delete"),
)
"""Further keys of the platform, such as Shift+Delete, where no action has them."""

_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier

_KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_Return, _NONE): "enter",
    (Qt.Key.Key_Enter, _NONE): "enter",
    (Qt.Key.Key_Return, _SHIFT): "line break",
    (Qt.Key.Key_Enter, _SHIFT): "line break",
    (Qt.Key.Key_Backspace, _NONE): "backspace",
    (Qt.Key.Key_Backspace, _SHIFT): "backspace",
    (Qt.Key.Key_Delete, _NONE): "delete",
    (Qt.Key.Key_Up, _NONE): "up",
    (Qt.Key.Key_Down, _NONE): "down",
    (Qt.Key.Key_Left, _NONE): "left",
    (Qt.Key.Key_Right, _NONE): "right",
    (Qt.Key.Key_PageUp, _NONE): "page up",
    (Qt.Key.Key_PageDown, _NONE): "page down",
}

LEFT_TO_WINDOW = frozenset({"undo", "redo", ELSEWHERE})
"""What the window does for the whole release, so that a surface must not take the key."""

OWN_SHORTCUTS = frozenset(_ACTIONS.values()) - LEFT_TO_WINDOW
"""What the surface does itself, even though the window has a menu entry with the same key."""


def command_of(event: QKeyEvent) -> str:
    """Return the name of what a key is for, or an empty string where Qt's own editing does the right thing."""
    action = keymap.action_of(event)
    if action:
        return "" if action in _LEFT_TO_QT else _ACTIONS.get(action, ELSEWHERE)
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    found = _KEYS.get((Qt.Key(event.key()), modifiers), "")
    if found or typed_text(event):
        return found
    return next((name for standard, name in _STANDARD if event.matches(standard)), "")
