"""Moves the page under a part of it: the nearest scroll area around a widget."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget

_EDGE = 48
"""Pixels from the edge of a scroll area within which dragging scrolls it."""


def scroll_area_of(widget: QWidget) -> QScrollArea | None:
    """Return the nearest scroll area that a widget lies in."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def keep_visible(widget: QWidget, rect: QRect, margin: int = 40) -> None:
    """Scroll so that a rectangle of a widget can be seen, with some room around it."""
    area = scroll_area_of(widget)
    page = area.widget() if area is not None else None
    if area is None or page is None:
        return
    at = widget.mapTo(page, rect.center())
    area.ensureVisible(at.x(), at.y(), 0, margin + rect.height() // 2)


def scroll_at_edge(widget: QWidget, at: QPoint) -> None:
    """Scroll a little where a point of the screen is near the upper or lower edge of the page."""
    area = scroll_area_of(widget)
    if area is None:
        return
    y = area.viewport().mapFromGlobal(at).y()
    bar = area.verticalScrollBar()
    if y < _EDGE:
        bar.setValue(bar.value() - (_EDGE - y) // 3 - 1)
    elif y > area.viewport().height() - _EDGE:
        bar.setValue(bar.value() + (y - area.viewport().height() + _EDGE) // 3 + 1)
