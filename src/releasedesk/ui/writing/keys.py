"""Which key does what in a writing surface."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_STANDARD: tuple[tuple[QKeySequence.StandardKey, str], ...] = (
    (QKeySequence.StandardKey.Undo, "undo"),
    (QKeySequence.StandardKey.Redo, "redo"),
    (QKeySequence.StandardKey.Cut, "cut"),
    (QKeySequence.StandardKey.Bold, "strong"),
    (QKeySequence.StandardKey.Italic, "emphasis"),
    (QKeySequence.StandardKey.SelectAll, "select all"),
    (QKeySequence.StandardKey.DeleteStartOfWord, "backspace"),
    (QKeySequence.StandardKey.DeleteEndOfWord, "delete"),
)

_CONTROL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_NONE = Qt.KeyboardModifier.NoModifier

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
    (Qt.Key.Key_Up, _ALT): "move up",
    (Qt.Key.Key_Down, _ALT): "move down",
    (Qt.Key.Key_K, _CONTROL): "link",
    (Qt.Key.Key_Period, _CONTROL): "superscript",
    (Qt.Key.Key_Comma, _CONTROL): "subscript",
    (Qt.Key.Key_V, _CONTROL | _SHIFT): "paste plain",
    (Qt.Key.Key_Z, _CONTROL | _SHIFT): "redo",
}

LEFT_TO_WINDOW = frozenset({"undo", "redo"})
"""What the window does for the whole release, so that a surface must not take the key."""

OWN_SHORTCUTS = frozenset(
    {
        "cut", "strong", "emphasis", "superscript", "subscript", "link", "select all", "paste plain",
        "move up", "move down",
    }
)  # fmt: skip
"""What the surface does itself, even where the window has a menu entry with the same key."""


def command_of(event: QKeyEvent) -> str:
    """Return the name of what a key is for, or an empty string where Qt's own editing does the right thing."""
    for standard, name in _STANDARD:
        if event.matches(standard):
            return name
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _KEYS.get((Qt.Key(event.key()), modifiers), "")


def typed_text(event: QKeyEvent) -> str:
    """Return the text that a key types, or an empty string."""
    if event.modifiers() & (_CONTROL | Qt.KeyboardModifier.MetaModifier) and not event.modifiers() & _ALT:
        return ""
    text = event.text()
    return text if text and text.isprintable() else ""
