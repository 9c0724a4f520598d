"""The order in which Tab, and Enter in a field, go through a window and its form: as it is seen."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDockWidget,
    QLineEdit,
    QMainWindow,
    QSplitter,
    QStatusBar,
    QTextEdit,
    QToolBar,
    QWidget,
)

from releasedesk.ui.controls.layout_order import widgets_in

_WRITTEN_IN = (QLineEdit, QTextEdit, QComboBox, QAbstractSpinBox)
_MODIFIERS = ~Qt.KeyboardModifier.KeypadModifier


def is_enter(event: QKeyEvent) -> bool:
    """Tell whether a key is Enter alone."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _MODIFIERS


def is_written_in(widget: QWidget | None) -> bool:
    """Tell whether a widget is a field, as against a button."""
    return isinstance(widget, _WRITTEN_IN)


def tab_stops(root: QWidget) -> Iterator[QWidget]:
    """Yield the widgets inside another one that Tab stops at, from top to bottom, line by line."""
    for child in _children(root):
        if child.isHidden() or not child.isEnabled():
            continue
        if _is_stop(child):
            yield child
        else:
            yield from tab_stops(child)


def neighbour(
    root: QWidget, current: QWidget | None, *, forward: bool, is_written: bool = False
) -> QWidget | None:
    """Return where Tab goes from a widget inside `root`; None where it leaves it.

    With `is_written`, it is the next one that something is written in, past all buttons.
    """
    stops = list(tab_stops(root))
    index = next((index for index, stop in enumerate(stops) if _holds(stop, current)), None)
    if index is None:
        return None
    following = stops[index + 1 :] if forward else reversed(stops[:index])
    return next((stop for stop in following if not (is_written and isinstance(stop, QAbstractButton))), None)


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Put the focus on the next stop of a window, from its last one to its first; False where there is none."""
    stops = list(tab_stops(window))
    if not stops:
        return False
    current = window.focusWidget()
    index = next((index for index, stop in enumerate(stops) if _holds(stop, current)), None)
    step = 1 if forward else -1
    target = stops[(index + step) % len(stops)] if index is not None else stops[0 if forward else -1]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def leave(area: QWidget, *, forward: bool) -> bool:
    """Put the focus on what follows an area in its window; False where nothing does."""
    above = area.parentWidget()
    if above is not None and isinstance(area.window(), QMainWindow):
        return above.focusNextPrevChild(forward)
    stop = area
    while True:
        following = stop.nextInFocusChain() if forward else stop.previousInFocusChain()
        if following is None or following is area:
            return False
        stop = following
        if _is_stop(stop) and stop.isVisible() and stop.isEnabled() and not area.isAncestorOf(stop):
            stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
            return True


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _holds(stop: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (stop is widget or stop.isAncestorOf(widget))


def _children(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QMainWindow):
        yield from _in_window(widget)
        return
    if isinstance(widget, QSplitter):
        yield from (part for part in map(widget.widget, range(widget.count())) if part is not None)
        return
    if isinstance(widget, QStatusBar):
        # It makes its layout anew at each change.
        parts = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        yield from sorted(parts, key=lambda part: part.x())
        return
    layout = widget.layout()
    if layout is not None:
        yield from widgets_in(layout)
        return
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield child


def _in_window(window: QMainWindow) -> Iterator[QWidget]:
    """Yield the parts of a window from top to bottom; the layout of a window has an order of its own."""
    yield from window.findChildren(QToolBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    central: QWidget | None = window.centralWidget()
    if central is not None:
        yield central
    yield from window.findChildren(QDockWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    yield window.statusBar()
