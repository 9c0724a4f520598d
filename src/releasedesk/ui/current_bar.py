"""The bar at the start of what is current: a second sign beside its colour, which not everybody sees."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from releasedesk.ui import theme

_WIDTH = 4
"""Pixels."""


def paint_current_bar(painter: QPainter, area: QRectF, *, right_to_left: bool = False) -> None:
    """Paint the bar within an area, on the side where lines of it begin."""
    left = area.right() - _WIDTH if right_to_left else area.left()
    painter.fillRect(QRectF(left, area.top(), _WIDTH, area.height()), QColor(theme.current().accent))
