"""Lets Qt keep how the paragraph with the caret is shaped: it asks for it three times with every key."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextEdit


class KeptLayout:
    """Keeps the glyphs of one paragraph of a text.

    Qt otherwise forgets them once lines are broken (QTextLayout::endLayout) or painted, and shapes the whole paragraph
    again to tell where the caret stands and to paint it.
    """

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self._kept = QTextBlock()
        edit.cursorPositionChanged.connect(self._on_cursor_position_changed)

    def _on_cursor_position_changed(self) -> None:
        block = self._edit.textCursor().block()
        if block == self._kept:
            return
        if self._kept.isValid():
            self._kept.layout().setCacheEnabled(False)
        block.layout().setCacheEnabled(True)
        self._kept = block
