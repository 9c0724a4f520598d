"""Draws what stands for a block that has no text to write in: a picture, or a part that only a newer version knows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from releasedesk.model import Block, Figure, Table, plain_text
from releasedesk.ui import theme
from releasedesk.ui.icons import icon
from releasedesk.ui.writing.looks import Looks


def object_text(block: Block) -> tuple[str, str]:
    """Return what an object is called and what tells it from others."""
    if isinstance(block, Figure):
        return "Picture", plain_text(block.caption) or block.alt or "without a caption"
    if isinstance(block, Table):
        size = f"{len(block.rows)} × {block.columns}"
        return "Table", f"{block.caption} ({size})" if block.caption else size
    return "Part from a newer ReleaseDesk", "kept as it is"


def paint_object(painter: QPainter, box: QRectF, block: Block, looks: Looks, *, is_current: bool) -> None:
    """Draw the box of an object; `is_current` lights it up while the caret is on it."""
    shown = theme.current()
    painter.save()
    painter.setPen(QPen(QColor(shown.accent if is_current else shown.border), 1))
    painter.setBrush(QColor(shown.accent_soft if is_current else shown.window))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    side = looks.em * 1.2
    pad = looks.em * 0.7
    symbol = QRectF(box.left() + pad, box.center().y() - side / 2, side, side)
    icon(_symbol(block), "muted").paint(painter, symbol.toRect())
    name, detail = object_text(block)
    text = box.adjusted(2 * pad + side, 0, -pad, 0)
    font = painter.font()
    font.setPixelSize(round(looks.em * 0.85))
    painter.setFont(font)
    painter.setPen(QColor(shown.text))
    metrics = painter.fontMetrics()
    middle = int(Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(text, middle, name)
    rest = text.adjusted(metrics.horizontalAdvance(name) + pad, 0, 0, 0)
    painter.setPen(QColor(shown.muted))
    shown_detail = metrics.elidedText(
        detail.replace("\n", " "), Qt.TextElideMode.ElideRight, int(rest.width())
    )
    painter.drawText(rest, middle, shown_detail)
    painter.restore()


def _symbol(block: Block) -> str:
    if isinstance(block, Table):
        return "table"
    return "image" if isinstance(block, Figure) else "circle-help"
