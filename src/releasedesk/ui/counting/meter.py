"""A small meter that tells how much of a channel's length a text takes: a bar, and in words what is left."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from releasedesk.ui import theme
from releasedesk.ui.as_written import as_written
from releasedesk.ui.counting.limits import shared

_PAUSE = 250
"""Milliseconds without a change after which the meter is drawn anew; a keystroke only starts a timer."""
_BAR, _HEIGHT, _GAP = 64, 6, 8
_STEP = 16
"""Pixels by which the meter grows, so that it does not lay the form out anew with each character."""


class LengthMeter(QWidget):
    """Shows the length of a text against the limit that the chosen channel has for its field.

    Args:
        field: “headline”, “subheadline” or “description”.

    """

    def __init__(self, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._text = ""
        self._limit = 0
        self._length = 0
        self._words = ""
        self.setProperty("role", "hint")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.measure)
        shared().changed.connect(self.measure)
        self.hide()

    @property
    def words(self) -> str:
        """What the meter says, such as “8 left”; empty where there is no limit or no text."""
        return self._words

    @property
    def is_over(self) -> bool:
        """Whether the text is longer than the channel shows."""
        return 0 < self._limit < self._length

    def show_text(self, text: str) -> None:
        """Show another text, in a moment."""
        if text != self._text:
            self._text = text
            self._timer.start()

    def measure(self) -> None:
        """Show the text as it is now."""
        self._timer.stop()
        channel = shared().channel
        self._limit = channel.limit(self._field) if channel is not None else 0
        self._length = len(unicodedata.normalize("NFC", self._text.strip()))
        if channel is None or not self._limit or not self._length:
            self._words = ""
            self.hide()
            return
        left = self._limit - self._length
        if left >= 0:
            self._words = f"{left} left"
        else:
            self._words = f"{-left} too many for {channel.name}"
        counted = f"{self._length} of {self._limit} characters"
        self.setAccessibleName(f"Length of the {self._field}: {counted}, {self._words}")
        self.setToolTip(
            as_written(
                f"{channel.name}: {counted}. Choose another channel in the counts below or in Preferences."
            )
        )
        self._take_place()
        self.show()
        self.update()

    def _take_place(self) -> None:
        self.ensurePolished()
        metrics = QFontMetrics(self.font())
        width = _BAR + _GAP + metrics.horizontalAdvance(self._words) + 2
        self.setFixedSize(QSize(-(-width // _STEP) * _STEP, metrics.height() + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        left = 0.0 if right_to_left else self.width() - _BAR
        bar = QRectF(left, middle - _HEIGHT / 2, _BAR, _HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.border))
        painter.drawRoundedRect(bar, _HEIGHT / 2, _HEIGHT / 2)
        share = min(self._length / self._limit, 1.0) if self._limit else 0.0
        filled = QRectF(bar)
        filled.setWidth(max(_BAR * share, _HEIGHT))
        if right_to_left:
            filled.moveRight(bar.right())
        painter.setBrush(QColor(colours.danger if self.is_over else colours.accent))
        painter.drawRoundedRect(filled, _HEIGHT / 2, _HEIGHT / 2)
        if self.is_over:
            self._paint_mark(painter, bar.left() if right_to_left else bar.right(), middle)
        painter.setPen(QColor(colours.danger if self.is_over else colours.muted))
        painter.setFont(self.font())
        box = self.rect().adjusted(_BAR + _GAP, 0, 0, 0) if right_to_left else self.rect()
        box = box if right_to_left else box.adjusted(0, 0, -(_BAR + _GAP), 0)
        side = Qt.AlignmentFlag.AlignLeft if right_to_left else Qt.AlignmentFlag.AlignRight
        painter.drawText(
            box, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, self._words
        )
        painter.end()

    def _paint_mark(self, painter: QPainter, end: float, middle: float) -> None:
        """Draw the wedge at the end of an overfull bar, which tells it by its shape, too."""
        towards = 7.0 if end < self.width() / 2 else -7.0
        wedge = (QPointF(end, middle - 6), QPointF(end, middle + 6), QPointF(end + towards, middle))
        painter.drawPolygon(QPolygonF(list(wedge)))
