"""The handle of a section's card: dragged, it moves the section among the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from releasedesk.ui import theme
from releasedesk.ui.icon_sizes import grow_icon
from releasedesk.ui.icons import icon
from releasedesk.ui.writing.scrolling import scroll_at_edge


class SectionHandle(QToolButton):
    """A grip to drag a card by; a click without dragging is a click.

    Signals:
        move_requested: The card was dragged so many places down (negative: up).
    """

    move_requested = Signal(int)

    def __init__(self, card: QWidget) -> None:
        super().__init__()
        self._card = card
        self._pressed_at: QPoint | None = None
        self._mark: _DropMark | None = None
        self._gap = 0
        self.setIcon(icon("grip-vertical", "muted"))
        grow_icon(self, 16)
        self.setProperty("kind", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName("Move section")
        self.setToolTip("Drag to move the section, click for more")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        at = event.globalPosition().toPoint()
        if self._mark is None:
            far = self._pressed_at is not None and (at - self._pressed_at).manhattanLength()
            if not far or far < QApplication.startDragDistance():
                super().mouseMoveEvent(event)
                return
            self._begin()
        scroll_at_edge(self._card, at)
        self._show_gap(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        if self._mark is None:
            super().mouseReleaseEvent(event)
            return
        here, gap = self._cards().index(self._card), self._gap
        self._end()
        by = gap - here - (1 if gap > here else 0)
        if by:
            self.move_requested.emit(by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._mark is not None:
            self._end()
        else:
            super().keyPressEvent(event)

    def _cards(self) -> Sequence[QWidget]:
        """Return the cards of the same kind beside this one, from top to bottom."""
        cards = self._column().findChildren(
            type(self._card), options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        return sorted((card for card in cards if not card.isHidden()), key=lambda card: card.y())

    def _column(self) -> QWidget:
        column = self._card.parentWidget()
        assert column is not None, "a card that is dragged lies among others"
        return column

    def _begin(self) -> None:
        self._mark = _DropMark(self._column())
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.grabKeyboard()

    def _end(self) -> None:
        if self._mark is not None:
            self._mark.deleteLater()
        self._mark = self._pressed_at = None
        self.releaseKeyboard()
        self.setDown(False)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def _show_gap(self, at: QPoint) -> None:
        """Show between which cards the dragged one would land."""
        assert self._mark is not None
        cards = self._cards()
        y = self._column().mapFromGlobal(at).y()
        self._gap = sum(1 for card in cards if card.geometry().center().y() < y)
        if self._gap < len(cards):
            edge = cards[self._gap].y()
            above = cards[self._gap - 1].geometry().bottom() if self._gap else edge - 8
        else:
            above = cards[-1].geometry().bottom()
            edge = above + 8
        self._mark.show_at((above + edge) // 2, self._card.x(), self._card.width())


class _DropMark(QWidget):
    """A line between two cards."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_at(self, y: int, x: int, width: int) -> None:
        """Show the line at a height of the parent."""
        self.setGeometry(x, y - 2, width, 4)
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().accent))
        painter.drawRoundedRect(self.rect(), 2, 2)
