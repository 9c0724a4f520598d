"""The pages as they are used: zoomed, scrolled by the keyboard, and clicked to go to what is printed there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from releasedesk.model.place import Place
from releasedesk.ui.preview.page_view import LARGEST, SMALLEST, PageView

STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
"""The factors that zooming in and out stops at."""

_STILL = 6
"""Logical pixels that the mouse may move between press and release of a click."""


class PageCanvas(PageView):
    """Shows pages, and takes what mouse and keyboard do to them.

    Signals:
        place_requested: A place of the release (its address) was clicked.
    """

    place_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_at: QPoint | None = None
        self.viewport().setMouseTracking(True)

    def zoom_by_steps(self, steps: int, at: QPointF | None = None) -> None:
        """Zoom in or out to the next round factor, around a point of the view or its middle."""
        now = self.zoom_factor
        for _ in range(abs(steps)):
            larger = [step for step in STEPS if step > now * 1.01]
            smaller = [step for step in STEPS if step < now * 0.99]
            now = (larger[:1] or [LARGEST])[0] if steps > 0 else (smaller[-1:] or [SMALLEST])[0]
        self._zoom = now
        middle = at or self._middle()
        self._lay_out(self._point_at(middle), middle)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zoom_by_steps(1 if turned > 0 else -1, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Space or event.matches(QKeySequence.StandardKey.MoveToNextPage):
            bar.setValue(bar.value() + round(bar.pageStep() * 0.9))
        elif event.matches(QKeySequence.StandardKey.MoveToPreviousPage):
            bar.setValue(bar.value() - round(bar.pageStep() * 0.9))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._place_at(event.position())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed_at, self._pressed_at = self._pressed_at, None
        if pressed_at is None or (event.position().toPoint() - pressed_at).manhattanLength() > _STILL:
            return
        place = self._place_at(event.position())
        if place:
            self.place_requested.emit(place)

    def _place_at(self, position: QPointF) -> Place | None:
        point = self._point_at(position)
        return self._store.place_at(point) if point else None
