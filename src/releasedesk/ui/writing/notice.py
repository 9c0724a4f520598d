"""A quiet line at the foot of the form: what was just done with it, and what else could be made of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from releasedesk.ui.icon_sizes import grow_icon
from releasedesk.ui.icons import icon

_MARGIN = 14
_WIDEST = 720
"""Widest that the line gets, in pixels, so that it is read at a glance."""
_NARROW = 34
"""Heights of a line below which the offers stand below a message that does not fit beside them unbroken."""


class Notice(QFrame):
    """Says one thing and offers a few others; it is gone with the next thing done, or when it is closed.

    Signals:
        closed: It was closed by hand, or one of its offers was taken, so that the cursor belongs back into the text.
    """

    closed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        page.installEventFilter(self)
        self.setProperty("notice", True)
        self._buttons: list[QPushButton] = []
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setProperty("role", "hint")
        self._close = QToolButton()
        self._close.setIcon(icon("x", "muted"))
        grow_icon(self._close, 14)
        self._close.setProperty("kind", "quiet")
        self._close.setAccessibleName("Close this line")
        self._close.setToolTip("Close (Escape)")
        self._close.clicked.connect(self._on_closed)
        self._offers = QHBoxLayout()
        self._offers.setSpacing(2)
        self._offers.addStretch(1)
        self._content = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._content.setSpacing(4)
        self._content.addWidget(self.label, 1)
        self._content.addLayout(self._offers)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 4, 4)
        row.addLayout(self._content, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, message: str, *offers: tuple[str, Callable[[], object]]) -> None:
        """Show a message with buttons, each with its words and what it does."""
        self._clear()
        self.label.setText(message)
        self.setAccessibleName(message)
        for words, do in offers:
            button = QPushButton(words)
            button.setProperty("kind", "quiet")
            button.clicked.connect(lambda _checked=False, do=do: self._take(do))
            self._offers.addWidget(button)
            self._buttons.append(button)
        self.show()
        self._stand()
        self.raise_()

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons that are shown."""
        return list(self._buttons)

    def _take(self, do: Callable[[], object]) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.hide()
        if had_focus:
            # Else it would go to whatever is next in the window.
            self.closed.emit()
        do()

    def _clear(self) -> None:
        for button in self._buttons:
            self._offers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()

    def _on_closed(self) -> None:
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the page when that changes its size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._stand()
        return False

    def _stand(self) -> None:
        page = self.parentWidget()
        assert page is not None
        width = min(page.width() - 2 * _MARGIN, _WIDEST)
        is_narrow = bool(self._buttons) and width < min(
            _NARROW * self.fontMetrics().height(), self._one_line_width()
        )
        ways = QBoxLayout.Direction
        self._content.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        height = self.heightForWidth(width)
        height = height if height > 0 else self.sizeHint().height()
        self.setGeometry((page.width() - width) // 2, page.height() - height - _MARGIN, width, height)

    def _one_line_width(self) -> int:
        """Return how wide the line is with the message unbroken and the offers beside it."""
        self.ensurePolished()
        self.label.ensurePolished()
        message = self.label.fontMetrics().horizontalAdvance(self.label.text()) + 2
        rows = self.layout()
        assert rows is not None
        edges = rows.contentsMargins()
        beside = self._offers.sizeHint().width() + self._close.sizeHint().width()
        return message + beside + self._content.spacing() + rows.spacing() + edges.left() + edges.right()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_closed()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._close.setIcon(icon("x", "muted"))
