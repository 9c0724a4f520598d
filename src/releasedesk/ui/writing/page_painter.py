"""Draws what is on the page but not in its text: bars and marks of quotes, bullets, numbers, pictures, hints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextBlock, QTextLine

from releasedesk.model import Quote, plain_text
from releasedesk.ui import theme
from releasedesk.ui.writing.char_formats import utf16_length
from releasedesk.ui.writing.looks import Looks
from releasedesk.ui.writing.object_painter import paint_object
from releasedesk.ui.writing.rows import goes_on

if TYPE_CHECKING:
    from releasedesk.ui.writing.surface import WritingSurface

_HINTS = {"quote": "The words that were said", "bullets": "List item", "numbers": "List item"}
_BAR = 3
"""Width of the bar beside a quote, in pixels."""


class ShownRow(NamedTuple):
    """A row that is in sight: its index, its text block and the rectangle of its lines, in pixels of the surface."""

    at: int
    block: QTextBlock
    rect: QRectF


class PagePainter:
    """Paints around the text of one surface, and only what is in sight.

    Attributes:
        hint: What an empty text shows.
        marks: The opening and closing quotation marks as they are printed.
        drop_at: The height at which a dragged block would land, or None.
    """

    def __init__(self, surface: WritingSurface) -> None:
        self._surface = surface
        self.hint = ""
        self.marks = ("“", "”")
        self.drop_at: float | None = None

    def shown_rows(self, within: QRectF) -> Iterator[ShownRow]:
        """Yield the rows that reach into a rectangle, from top to bottom."""
        document = self._surface.document()
        layout = document.documentLayout()
        at = layout.hitTest(QPointF(0, within.top()), Qt.HitTestAccuracy.FuzzyHit)
        block = document.findBlock(max(at, 0))
        if block.previous().isValid():
            block = block.previous()
        while block.isValid():
            rect = layout.blockBoundingRect(block)
            if rect.top() > within.bottom():
                return
            yield ShownRow(block.blockNumber(), block, rect)
            block = block.next()

    def paint_below(self, clip: QRect) -> None:
        """Paint what lies below the text."""
        painter = self._painter()
        for row in self.shown_rows(QRectF(clip)):
            kind = self._surface.rows[row.at].kind
            if kind == "quote":
                painter.setBackground(QColor(theme.current().accent))
                painter.eraseRect(self._bar(row))
            elif kind == "object":
                has_caret = self._surface.hasFocus() and self._surface.textCursor().block() == row.block
                block = self._surface.body.block_at(row.at)
                if block is not None:
                    box = self._mirrored(QRectF(0, row.rect.top(), self._width, self._looks.figure_height))
                    paint_object(painter, box, block, self._looks, is_current=has_caret)
        painter.end()

    def paint_above(self, clip: QRect) -> None:
        """Paint what lies above the text."""
        painter = self._painter()
        for row in self.shown_rows(QRectF(clip)):
            kind = self._surface.rows[row.at].kind
            if kind == "quote":
                self._paint_marks(painter, row)
            elif kind in ("bullets", "numbers"):
                self._paint_item(painter, row)
            self._paint_hint(painter, row)
        if self.drop_at is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.current().accent))
            painter.drawRoundedRect(QRectF(0, self.drop_at - 1.5, self._width, 3), 1.5, 1.5)
        painter.end()

    def _painter(self) -> QPainter:
        painter = QPainter(self._surface.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._looks.font)
        return painter

    @property
    def _looks(self) -> Looks:
        return self._surface.row_document.looks

    @property
    def _width(self) -> float:
        return self._surface.viewport().width()

    @property
    def _is_right_to_left(self) -> bool:
        return self._surface.right_to_left

    def _mirrored(self, rect: QRectF) -> QRectF:
        """Return a rectangle, given from the left, on the side where lines begin."""
        if not self._is_right_to_left:
            return rect
        return QRectF(self._width - rect.right(), rect.top(), rect.width(), rect.height())

    def _bar(self, row: ShownRow) -> QRectF:
        rows = self._surface.rows
        bottom = row.rect.bottom() + self._looks.strip
        if row.at + 1 < len(rows) and goes_on(rows[row.at + 1], rows[row.at]):
            bottom = self._surface.document().documentLayout().blockBoundingRect(row.block.next()).top()
        return self._mirrored(QRectF(0, row.rect.top(), _BAR, bottom - row.rect.top()))

    def _paint_marks(self, painter: QPainter, row: ShownRow) -> None:
        """Paint the quotation marks that will be printed: one opens every paragraph, the last is closed."""
        quote = self._surface.body.block_at(row.at)
        layout = row.block.layout()
        if not isinstance(quote, Quote) or not layout.lineCount():
            return
        stretch = self._surface.body.stretch_at(row.at)
        part = row.at - stretch.start
        painter.setPen(QColor(theme.current().accent))
        opening, closing = self.marks
        self._beside(painter, row.block, layout.lineAt(0), opening, before=True)
        attributed_here = quote.attribution.placement == "after_first" and quote.speaker and part == 0
        if (row.at == stretch.stop - 1 or attributed_here) and row.block.text():
            self._beside(painter, row.block, layout.lineAt(layout.lineCount() - 1), closing, before=False)
        if quote.attribution.placement == "interrupting" and part == 0:
            self._paint_interruption(painter, row, quote)

    def _beside(
        self, painter: QPainter, block: QTextBlock, line: QTextLine, mark: str, *, before: bool
    ) -> None:
        width = QFontMetricsF(self._looks.font).horizontalAdvance(mark)
        text = line.naturalTextRect().translated(block.layout().position())
        gap = self._looks.em * 0.06
        on_left = before != self._is_right_to_left
        x = text.left() - width - gap if on_left else text.right() + gap
        painter.drawText(QPointF(x, block.layout().position().y() + line.y() + line.ascent()), mark)

    def _paint_interruption(self, painter: QPainter, row: ShownRow, quote: Quote) -> None:
        """Mark where the attribution stands within the words."""
        at = quote.attribution.split_at
        words = plain_text(quote.paragraphs[0])
        if not 0 < at < len(words):
            return
        units = utf16_length(words[:at])
        line = row.block.layout().lineForTextPosition(units)
        if not line.isValid():
            return
        origin = row.block.layout().position()
        x = origin.x() + _x_of(line, units)
        top = origin.y() + line.y()
        painter.setPen(QPen(QColor(theme.current().accent), 1.5, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, top), QPointF(x, top + line.height()))

    def _paint_item(self, painter: QPainter, row: ShownRow) -> None:
        line = row.block.layout().lineAt(0)
        if not line.isValid():
            return
        looks, shown = self._looks, theme.current()
        baseline = row.block.layout().position().y() + line.y() + line.ascent()
        metrics = QFontMetricsF(looks.font)
        if self._surface.rows[row.at].kind == "bullets":
            size = looks.em * 0.28
            box = QRectF(
                looks.indent("bullets") - looks.em * 0.85,
                baseline - metrics.xHeight() / 2 - size / 2,
                size,
                size,
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.muted))
            painter.drawEllipse(self._mirrored(box))
            return
        number = f"{row.at - self._surface.body.stretch_at(row.at).start + 1}."
        width = metrics.horizontalAdvance(number)
        box = self._mirrored(QRectF(looks.indent("numbers") - looks.em * 0.45 - width, 0, width, 1))
        painter.setPen(QColor(shown.muted))
        painter.drawText(QPointF(box.left(), baseline), number)

    def _paint_hint(self, painter: QPainter, row: ShownRow) -> None:
        """Paint what belongs into an empty row."""
        rows = self._surface.rows
        kind = rows[row.at].kind
        hint = self.hint if kind == "paragraph" and len(rows) == 1 else _HINTS.get(kind, "")
        if not hint or row.block.length() > 1 or row.block.layout().preeditAreaText():
            return
        line = row.block.layout().lineAt(0)
        indent = self._looks.indent(kind)
        baseline = row.block.layout().position().y() + line.y() + line.ascent()
        width = self._width - indent
        shown = QFontMetricsF(self._looks.font).elidedText(hint, Qt.TextElideMode.ElideRight, width)
        box = self._mirrored(QRectF(indent, 0, QFontMetricsF(self._looks.font).horizontalAdvance(shown), 1))
        painter.setPen(QColor(theme.current().placeholder))
        painter.drawText(QPointF(box.left(), baseline), shown)


def _x_of(line: QTextLine, position: int) -> float:
    """Return where a position lies in a line; Qt gives it back together with the position that it took."""
    found: object = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
