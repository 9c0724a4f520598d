"""A few words about a field: beside its label, or below the field where they do not fit there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class Hint(QWidget):
    """What is left of the line with a label, and in it the words, as long as it has room for them.

    It asks its line for nothing: words that change with every keystroke do not make the form lay itself out anew, and
    long ones never make it wider than its column. Those that do not fit are shown by `below`, which wraps them; the row
    puts it below the field.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.below = _words()
        self.below.setWordWrap(True)
        self.below.hide()
        self._beside = _words(self)
        self._beside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._text = ""

    @property
    def text(self) -> str:
        """The words."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show other words."""
        self._text = text
        self._beside.ensurePolished()
        self._beside.setText(text)
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(0, self._beside.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._beside.resize(self.size())
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # The text of the system grew, or another style sheet was set.
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._place()

    def _place(self) -> None:
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return  # How much room there is, is not known yet.
        fits = self._beside.sizeHint().width() <= self.width()
        self._beside.setVisible(fits)
        self.below.setText("" if fits else self._text)
        self.below.setVisible(not fits)


def _words(parent: QWidget | None = None) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", "hint")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
