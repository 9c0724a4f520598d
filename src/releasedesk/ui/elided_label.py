"""A label of one line that ends in dots where there is no room for all of it, and then says all of it in its tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_LEAST = 3


class ElidedLabel(QLabel):
    """Takes the room that its words need, and less where there is less.

    Args:
        text: The words.
        mode: Where words are left out.
        least: Heights of a line that are always left.

    """

    def __init__(
        self,
        text: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
        *,
        least: int = _LEAST,
    ) -> None:
        super().__init__(parent)
        self._whole, self._tip, self._mode, self._least = "", "", mode, least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_words(text)

    @property
    def words(self) -> str:
        """All of the words."""
        return self._whole

    def show_words(self, words: str, tip: str = "") -> None:
        """Show other words; `tip` is said of them in place of what was left out."""
        self._tip = tip
        self.setToolTip(self._tip_of(self.text()))
        if words != self._whole:
            self._whole = words
            self.setAccessibleName(words)
            self._elide()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._needed(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        least = min(self._needed(), self.fontMetrics().height() * self._least)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _needed(self) -> int:
        if not self._whole:
            return 0
        return self.fontMetrics().horizontalAdvance(self._whole) + self._around() + 1

    def _around(self) -> int:
        """Pixels beside the words, such as the padding of the style sheet."""
        self.ensurePolished()
        return max(super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text()), 0)

    def _elide(self) -> None:
        room = self.width() - self._around()
        shown = self.fontMetrics().elidedText(self._whole, self._mode, room)
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._tip_of(shown))

    def _tip_of(self, shown: str) -> str:
        return self._tip or (self._whole if shown != self._whole else "")
