"""A page of compared words, of which the words alone are copied."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QTextBrowser

_MARK = "\u200e"


class WordsPage(QTextBrowser):
    """Shows words with the marks of a comparison, which belong to no text that they are copied into."""

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText().replace(_MARK, ""))
        return data
