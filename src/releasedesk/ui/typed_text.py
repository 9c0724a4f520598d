"""What a key types, as against what it commands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


def typed_text(event: QKeyEvent) -> str:
    """Return the text that a key types, or an empty string."""
    modifiers = event.modifiers()
    # AltGr, which types further characters on many keyboards, is Ctrl and Alt at once on Windows.
    if modifiers & _COMMANDING and not modifiers & Qt.KeyboardModifier.AltModifier:
        return ""
    text = event.text()
    return text if text and text.isprintable() else ""
