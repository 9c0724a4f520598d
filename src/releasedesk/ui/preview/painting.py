"""How the desk, the pages on it and the place being edited are painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from releasedesk.ui import theme
from releasedesk.ui.preview.desk_layout import Box
from releasedesk.ui.preview.page_store import Picture

_SHADOW = ((8, 4, 4), (5, 3, 6), (3, 2, 9), (1, 0, 20))
"""Rings around a page: how far out, how far down, how dark (of 255)."""

_SHADOW_IN_DARK = 3
_LIGHT = QColor(theme.LIGHT.accent_soft)
"""Paper is white in the dark theme too, so the light on it is the same in both."""

_EDGE = QColor(theme.LIGHT.accent)


def paint_desk(painter: QPainter, rect: QRect) -> None:
    """Paint the desk itself."""
    # Erased, not filled: to choose how to fill, the binding looks at gradients with all their presets, at every start.
    painter.setBackground(QColor(theme.current().desk))
    painter.eraseRect(rect)


def paint_page(
    painter: QPainter, box: Box, picture: Picture | None, device_ratio: float, exposed: QRectF
) -> None:
    """Paint what is exposed of a page and its shadow; white paper while it has no picture."""
    paper = QRectF(box.x, box.y, box.width, box.height)
    exact = (
        picture is not None and abs(picture.image.width() / device_ratio - box.width) <= 1.5 / device_ratio
    )
    covered = QRectF(paper.topLeft(), picture.image.size() / device_ratio) if picture and exact else paper
    # A shadow costs as much as drawing the page, and is the same after each key.
    if not covered.contains(exposed):
        _paint_shadow(painter, paper)
    if picture is None:
        painter.fillRect(paper, Qt.GlobalColor.white)
        return
    if exact:
        # Not by giving the image the ratio, which would copy it.
        painter.drawImage(covered, picture.image)
    else:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(paper, picture.image)


def paint_words(painter: QPainter, rect: QRect, words: str) -> None:
    """Write a few quiet words on the empty desk."""
    painter.setPen(QColor(theme.current().muted))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)


def paint_light(painter: QPainter, box: Box, *, right_to_left: bool = False) -> None:
    """Light up the place that is being edited: a soft wash that leaves the print readable, and an edge at its start."""
    lit = QRectF(box.x, box.y, box.width, box.height).adjusted(-6, -3, 6, 3)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.setBrush(_LIGHT)
    painter.drawRoundedRect(lit, 3, 3)
    painter.setBrush(_EDGE)
    edge = lit.right() + 1 if right_to_left else lit.left() - 3
    painter.drawRoundedRect(QRectF(edge, lit.top(), 2, lit.height()), 1, 1)
    painter.restore()


def _paint_shadow(painter: QPainter, paper: QRectF) -> None:
    strength = _SHADOW_IN_DARK if theme.current().is_dark else 1
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for out, down, dark in _SHADOW:
        shade = QColor(theme.current().shadow)
        shade.setAlpha(min(dark * strength, 255))
        painter.setBrush(shade)
        painter.drawRoundedRect(paper.adjusted(-out, down - out, out, down + out), out, out)
    painter.restore()


def paint_focus(painter: QPainter, around: QRect) -> None:
    """Frame the desk while it has the focus, so that it is seen where the arrow keys go."""
    pen = QPen(QColor(theme.current().accent))
    pen.setWidth(2)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(around.adjusted(1, 1, -1, -1))
