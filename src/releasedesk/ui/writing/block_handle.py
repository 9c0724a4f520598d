"""The handle beside a block: it is dragged to move the block, and clicked for what can be done to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QHoverEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolButton

from releasedesk.ui import keymap
from releasedesk.ui.icon_sizes import follow_text_size, grow_icon
from releasedesk.ui.icons import icon
from releasedesk.ui.measures import pixels
from releasedesk.ui.writing.menus import block_menu
from releasedesk.ui.writing.scrolling import scroll_at_edge
from releasedesk.ui.writing.surface import WritingSurface

_WIDTH, _WIDEST = 24, 40
"""Pixels of the margin that handles stand in, for text of the usual size, and at most."""


class BlockHandle(QToolButton):
    """A grip that stands beside the block under the mouse, or else beside the one with the caret.

    Signals:
        dropped: A block (its identifier) was dragged to a surface, before the block of that index there.
    """

    dropped = Signal(str, object, int)

    def __init__(self, surface: WritingSurface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._row = 0
        self._pressed_at: QPoint | None = None
        self._target: WritingSurface | None = None
        self._scroller = QTimer(self, interval=30)
        self._scroller.timeout.connect(self._on_scroller_timeout)
        self.setIcon(icon("grip-vertical", "muted"))
        grow_icon(self, 16)
        follow_text_size(self, self._fit_to_text)
        self.setProperty("kind", "grip")
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Move or change this block")
        keymap.keep_tip(self, "Drag to move, click for more", "move_up", "move_down")
        self.hide()
        surface.setAttribute(Qt.WidgetAttribute.WA_Hover)
        surface.installEventFilter(self)
        surface.laid_out.connect(self.follow_caret)
        surface.cursorPositionChanged.connect(self.follow_caret)

    def _fit_to_text(self) -> None:
        """Be as large as the text wants it, and let the text leave room for that."""
        width = min(pixels(_WIDTH), _WIDEST)
        self.setFixedSize(width - 4, pixels(26))
        surface = self._surface
        surface.setViewportMargins(*((0, 0, width, 0) if surface.right_to_left else (width, 0, 0, 0)))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Follow the mouse over the surface and the margin beside it."""
        kind = event.type()
        if kind in (QEvent.Type.HoverMove, QEvent.Type.HoverEnter) and isinstance(event, QHoverEvent):
            if not self.isDown() and self._target is None:
                self._stand_at(self._row_at(event.position().y()))
        elif kind in (QEvent.Type.HoverLeave, QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.follow_caret()
        return False

    def follow_caret(self) -> None:
        """Stand beside the block with the caret, while the surface is written in."""
        if self._target is not None:
            return
        if self._surface.hasFocus():
            self._stand_at(self._surface.caret_row())
        elif not self._surface.underMouse():
            self.hide()

    def _row_at(self, y: float) -> int:
        return self._surface.cursorForPosition(QPoint(2, int(y))).blockNumber()

    def _stand_at(self, row: int) -> None:
        if self._surface.body.block_at(row) is None:
            self.hide()
            return
        self._row = self._surface.body.stretch_at(row).start
        block = self._surface.row_document.text_block(self._row)
        layout = block.layout()
        top = self._surface.viewport().y() + layout.position().y()
        height = layout.lineAt(0).height() if layout.lineCount() else self.height()
        if self._surface.rows[self._row].kind == "object":
            height = self._surface.row_document.looks.figure_height
        x = 0
        if self._surface.viewport().x() == 0:
            x = self._surface.width() - self.width()
        self.move(x, round(top + (height - self.height()) / 2))
        self.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        event.accept()
        if self._pressed_at is None:
            return
        at = event.globalPosition().toPoint()
        if self._target is None:
            if (at - self._pressed_at).manhattanLength() < QApplication.startDragDistance():
                return
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._target = self._surface
            self.grabKeyboard()
            self._scroller.start()
        self._drag_to(at)

    def _drag_to(self, at: QPoint) -> None:
        under = surface_at(at) or self._target
        if self._target is not None and under is not self._target:
            _mark(self._target, None)
        self._target = under
        if under is not None:
            _, y = drop_position(under, under.viewport().mapFromGlobal(QPointF(at)).y())
            _mark(under, y)

    def _on_scroller_timeout(self) -> None:
        at = QCursor.pos()
        scroll_at_edge(self._surface, at)
        self._drag_to(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        target, was_pressed = self._target, self._pressed_at is not None
        at = event.globalPosition()
        self._end_drag()
        super().mouseReleaseEvent(event)
        event.accept()
        if target is not None:
            block = self._surface.body.block_at(self._row)
            index, _ = drop_position(target, target.viewport().mapFromGlobal(at).y())
            if block is not None:
                self.dropped.emit(block.id, target, index)
        elif was_pressed and event.button() == Qt.MouseButton.LeftButton:
            self.open_menu()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._target is not None:
            self._end_drag()
        else:
            super().keyPressEvent(event)

    def _end_drag(self) -> None:
        if self._target is not None:
            _mark(self._target, None)
            self.releaseKeyboard()
        self._target = self._pressed_at = None
        self._scroller.stop()
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def open_menu(self) -> None:
        """Open the menu of the block that the handle stands beside."""
        menu = block_menu(self._surface, self._row)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))


def surface_at(at: QPoint) -> WritingSurface | None:
    """Return the surface under a point of the screen."""
    widget = QApplication.widgetAt(at)
    while widget is not None and not isinstance(widget, WritingSurface):
        widget = widget.parentWidget()
    return widget


def drop_position(surface: WritingSurface, y: float) -> tuple[int, float]:
    """Return before which block of a surface something dropped at a height lands, and the height of the gap there."""
    blocks = surface.body.blocks
    if not blocks:
        return 0, 2
    rows = surface.page_painter.shown_rows(QRectF(0, y, 1, surface.height()))
    at = next((each.at for each in rows if _extent(surface, each.at)[1] > y), len(surface.rows) - 1)
    stretch = surface.body.stretch_at(at)
    top, bottom = _extent(surface, stretch.start)[0], _extent(surface, stretch.stop - 1)[1]
    gap = surface.row_document.looks.em * 0.4
    index = surface.body.block_index(stretch.start)
    if y < (top + bottom) / 2:
        return index, max(top - gap, 2)
    return index + 1, min(bottom - gap, surface.viewport().height() - 2)


def _extent(surface: WritingSurface, row: int) -> tuple[float, float]:
    """Return where a row begins and ends, with the room below it: for the fields of a quote, or before the next row."""
    block = surface.row_document.text_block(row)
    rect = surface.document().documentLayout().blockBoundingRect(block)
    is_object = surface.rows[row].kind == "object"
    height = surface.row_document.looks.figure_height if is_object else rect.height()
    return rect.top(), rect.top() + height + block.blockFormat().bottomMargin()


def _mark(surface: WritingSurface, y: float | None) -> None:
    if surface.page_painter.drop_at != y:
        surface.page_painter.drop_at = y
        surface.viewport().update()
