"""Keeps what is read in its place while parts above it grow or shrink, and brings the cursor into view."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, QRect, Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from releasedesk.ui import motion

_ROOM = 72
"""Pixels that are kept free above and below the cursor."""

_GAP = 18
"""Pixels that are kept free above a part that is shown from its top."""

_SMOOTH = 160
"""Milliseconds of a short way; a longer one is jumped."""


class ScrollKeeper:
    """Watches the scroll position of a form.

    Args:
        area: The scroll area.
        parts: Gives the parts of the form that are in it, from top to bottom.
    """

    def __init__(self, area: QScrollArea, parts: Callable[[], Iterable[QWidget]]) -> None:
        self._area = area
        self._parts = parts
        self._anchor: tuple[QWidget, int] | None = None
        self._is_moving = False
        self._motion = QPropertyAnimation(area.verticalScrollBar(), b"value", area)
        self._motion.setDuration(_SMOOTH)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        area.verticalScrollBar().valueChanged.connect(self._on_value_changed)

    def remember(self) -> None:
        """Remember what stands where: the field with the cursor, else the first part in view."""
        focus = self._focus()
        if focus is not None and self._is_in_view(focus):
            self._anchor = (focus, self._top(focus))
            return
        for part in self._parts():
            if part.isVisible() and self._top(part) + part.height() > 0:
                self._anchor = (part, self._top(part))
                return
        self._anchor = None

    def restore(self, *, follows_cursor: bool = False) -> None:
        """Put back in its place what was remembered, after the form was laid out anew.

        Where the cursor is followed, nothing but its own field keeps its place: what was in view while the form was
        not laid out yet may be far below a long text that was pasted.
        """
        if follows_cursor and self._anchor is not None and self._anchor[0] is not self._focus():
            self._anchor = None
        if self._anchor is None or self._motion.state() == QPropertyAnimation.State.Running:
            return
        widget, top = self._anchor
        # A field that was removed may be gone from Qt before the form is laid out anew.
        if not isValid(widget) or not self._is_inside(widget):
            self._anchor = None
            return
        moved = self._top(widget) - top
        if moved:
            bar = self._area.verticalScrollBar()
            self._is_moving = True
            bar.setValue(bar.value() + moved)
            self._is_moving = False

    def go_to_top(self) -> None:
        """Show the beginning of the form."""
        self._motion.stop()
        self._anchor = None
        self._area.verticalScrollBar().setValue(0)

    def go_to_top_if_seen(self) -> None:
        """Show the beginning of the form where the cursor is seen then as well."""
        focus = self._focus()
        if focus is not None:
            bottom = self._top(focus) + cursor_rect(focus).bottom() + self._area.verticalScrollBar().value()
            if bottom < self._area.viewport().height():
                self.go_to_top()

    def show_cursor(self, *, smoothly: bool = False) -> None:
        """Bring the cursor into view, with some room around it."""
        focus = self._focus()
        if focus is not None:
            self.show_rect(focus, cursor_rect(focus), smoothly=smoothly)

    def is_cursor_seen(self) -> bool:
        """Tell whether the cursor is in view, or in no field at all."""
        focus = self._focus()
        if focus is None:
            return True
        rect = cursor_rect(focus)
        top = self._top(focus) + rect.top()
        return top >= 0 and top + min(rect.height(), _ROOM) <= self._area.viewport().height()

    def show_rect(self, widget: QWidget, rect: QRect, *, smoothly: bool = False) -> None:
        """Bring a part of a widget into view."""
        height = self._area.viewport().height()
        top = self._top(widget) + rect.top()
        room = min(_ROOM, max((height - rect.height()) // 2, 0))
        if top - room < 0:
            by = top - room
        elif top + rect.height() + room > height:
            by = min(top + rect.height() + room - height, top - room)
        else:
            return
        self._scroll_by(by, smoothly=smoothly)

    def show_part_from_top(self) -> None:
        """Bring the part with the cursor to the top, as far as the cursor stays in view."""
        focus = self._focus()
        part = next((each for each in self._parts() if focus is not None and each.isAncestorOf(focus)), None)
        if focus is None or part is None:
            return
        rect = cursor_rect(focus)
        top = self._top(part)
        below = self._top(focus) + rect.bottom() - top + 2 * _GAP
        if below <= self._area.viewport().height():
            self._scroll_by(top - _GAP, smoothly=True)

    def _scroll_by(self, by: int, *, smoothly: bool) -> None:
        bar = self._area.verticalScrollBar()
        target = max(bar.minimum(), min(bar.value() + by, bar.maximum()))
        self._motion.stop()
        if smoothly and abs(by) < 2 * self._area.viewport().height() and motion.is_wanted(self._area):
            self._motion.setStartValue(bar.value())
            self._motion.setEndValue(target)
            self._motion.start()
        else:
            bar.setValue(target)

    def _focus(self) -> QWidget | None:
        window = self._area.window()
        focus: QWidget | None = window.focusWidget()
        return focus if focus is not None and self._is_inside(focus) else None

    def _is_inside(self, widget: QWidget) -> bool:
        content = self._area.widget()
        return content is not None and content.isAncestorOf(widget)

    def _is_in_view(self, widget: QWidget) -> bool:
        rect = cursor_rect(widget)
        top = self._top(widget) + rect.top()
        return top + rect.height() > 0 and top < self._area.viewport().height()

    def _top(self, widget: QWidget) -> int:
        return widget.mapTo(self._area.viewport(), QPoint(0, 0)).y()

    def _on_value_changed(self) -> None:
        if not self._is_moving:
            self.remember()


def cursor_rect(widget: QWidget) -> QRect:
    """Return where the cursor is in a field that writes, else the whole widget."""
    if widget.height() > 2 * _ROOM:
        found = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        rect = found.toRect() if hasattr(found, "toRect") else found
        if isinstance(rect, QRect) and rect.height() > 0:
            return rect
    return widget.rect()
