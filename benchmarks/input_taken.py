"""Tells when a window has been painted and its focused field takes a character that is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


class _Painted(QObject):
    """Notices the first picture of a widget."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.seen = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


def text_of(field: QWidget | None) -> str | None:
    """Return the text of an editable field, or None for another widget."""
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return field.toPlainText()
    return None


def wait_until_input_is_taken(app: QApplication, window: QWidget) -> None:
    """Return when the window is painted and a character typed into the focused field has arrived in it."""
    painted = _Painted(window)
    while not painted.seen or text_of(QApplication.focusWidget()) is None:
        app.processEvents()
    field = QApplication.focusWidget()
    assert field is not None
    before = text_of(field)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(field, QKeyEvent(kind, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier, "x"))
    assert text_of(field) != before
