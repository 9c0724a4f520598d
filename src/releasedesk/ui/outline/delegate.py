"""Draws the lines of the outline: titles of groups, parts with their marks, the current one lit up."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from releasedesk.ui import theme
from releasedesk.ui.elided_line import elided_line
from releasedesk.ui.icons import icon
from releasedesk.ui.measures import factor, pixels
from releasedesk.ui.outline.entries import Entry
from releasedesk.ui.outline.model import EntryRole

_SIDE = 10
_INSET = 8
_MARK = 11


class OutlineDelegate(QStyledItemDelegate):
    """Paints entries in the colours of the theme."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        entry = index.data(EntryRole)
        metrics = QFontMetrics(option.font)
        if isinstance(entry, Entry) and not entry.place:
            return QSize(80, metrics.height() + (22 if index.row() else 14))
        return QSize(80, metrics.height() + 13)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = index.data(EntryRole)
        if not isinstance(entry, Entry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect.adjusted(_INSET, 0, -_INSET, 0)
        if entry.place:
            self._paint_part(painter, option, area, entry)
        else:
            self._paint_group(painter, option, area, entry)
        painter.restore()

    def _paint_group(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, entry: Entry
    ) -> None:
        font = QFont(option.font)
        font.setPixelSize(max(round(QFontMetrics(option.font).height() * 0.65), 10))
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
        painter.setFont(font)
        painter.setPen(QColor(theme.current().muted))
        painter.drawText(
            area.adjusted(_SIDE, 0, -_SIDE, -5),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom,
            entry.title,
        )

    def _paint_part(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, entry: Entry) -> None:
        colours = theme.current()
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft if is_current else colours.hover))
            painter.drawRoundedRect(QRectF(area).adjusted(0, 1, 0, -1), 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(0.5, 1.5, -0.5, -1.5), 6, 6)
        inside = area.adjusted(_SIDE, 0, -_SIDE, 0)
        taken = self._paint_mark(painter, option, inside, entry)
        font = QFont(option.font)
        if is_current:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if is_current else colours.text))
        room = inside.adjusted(0, 0, -taken, 0)
        title = elided_line(entry.title, QFontMetrics(font), room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, entry: Entry) -> int:
        """Draw what stands at the right, and return its width in pixels with some room before it."""
        colours = theme.current()
        if entry.mark == "done":
            width = pixels(_MARK)
            _paint_check(painter, QPointF(area.right() + 1 - width, area.center().y() + 1))
            return width + 8
        if entry.mark == "translation":
            size = pixels(_MARK + 4)
            symbol = icon("languages", "warning").pixmap(
                QSize(size, size), painter.device().devicePixelRatio()
            )
            painter.drawPixmap(area.right() + 1 - size, area.center().y() - size // 2 + 1, symbol)
            return size + 8
        text = "!" if entry.mark == "missing" else str(entry.count) if entry.count else ""
        if not text:
            return 0
        font = QFont(option.font)
        if entry.mark == "missing":
            font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(QColor(colours.warning if entry.mark == "missing" else colours.muted))
        right = area.adjusted(0, 0, -3, 0)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        return QFontMetrics(font).horizontalAdvance(text) + 11


def _paint_check(painter: QPainter, left: QPointF) -> None:
    """Draw a check mark, given the middle of its left edge."""
    scale = factor()
    pen = QPen(QColor(theme.current().success), 1.6 * scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([left, left + QPointF(3.2, 3.2) * scale, left + QPointF(_MARK - 1, -4.2) * scale])
