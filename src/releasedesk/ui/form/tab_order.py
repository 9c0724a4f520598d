"""The order in which Tab goes through the form: as it is seen, whenever its widgets were made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_stops(root: QWidget) -> Iterator[QWidget]:
    """Yield the widgets inside another one that Tab stops at, from top to bottom, line by line."""
    for child in _children(root):
        if child.isHidden() or not child.isEnabled():
            continue
        if _is_stop(child):
            yield child
        else:
            yield from tab_stops(child)


def neighbour(root: QWidget, current: QWidget | None, *, forward: bool) -> QWidget | None:
    """Return where Tab goes from a widget inside `root`; None where it leaves it."""
    stops = list(tab_stops(root))
    index = next((index for index, stop in enumerate(stops) if _holds(stop, current)), None)
    if index is None:
        return None
    target = index + (1 if forward else -1)
    return stops[target] if 0 <= target < len(stops) else None


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _holds(stop: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (stop is widget or stop.isAncestorOf(widget))


def _children(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)
        return
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield child


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _in_layout(inner)
