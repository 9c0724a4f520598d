"""The calm line above the release that says what is the matter with its file, and offers what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from releasedesk.ui import theme
from releasedesk.ui.as_written import breakable
from releasedesk.ui.icon_sizes import grow_icon
from releasedesk.ui.icons import icon
from releasedesk.ui.measures import square

_PICTURES = {
    "info": ("info", "accent"),
    "warning": ("triangle-alert", "warning"),
    "danger": ("circle-x", "danger"),
}


@dataclass(frozen=True)
class Notice:
    """What is said, how grave it is (“info”, “warning” or “danger”), and what can be done about it."""

    text: str
    tone: str = "info"
    ways_out: tuple[tuple[str, Callable[[], object]], ...] = field(default=(), compare=False)
    can_be_closed: bool = True

    def looks_like(self, other: Notice) -> bool:
        """Whether both are shown alike, whatever their buttons do."""
        labels, others = ([label for label, _ in each.ways_out] for each in (self, other))
        return self == other and labels == others


class NoticeBar(QFrame):
    """Shows the most important of the notices that there are; the others follow when it is gone.

    Args:
        order: The names of all notices, the most important first.

    """

    def __init__(self, order: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order = order
        self._notices: dict[str, Notice] = {}
        self._shown: Notice | None = None
        self._picture = QLabel()
        self._text = QLabel(wordWrap=True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton()
        self._close.setProperty("kind", "quiet")
        self._close.setIcon(icon("x", "muted"))
        grow_icon(self._close, 14)
        self._close.setToolTip("Close this notice")
        self._close.setAccessibleName("Close this notice")
        self._close.clicked.connect(self._on_close)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 7, 10, 7)
        self._row.setSpacing(10)
        for widget in (self._picture, self._text, self._close):
            self._row.addWidget(widget, 1 if widget is self._text else 0)
        self.hide()

    @property
    def text(self) -> str:
        """What is said at the moment; empty while nothing is."""
        return self._shown.text if self._shown is not None else ""

    def put(self, name: str, notice: Notice | None) -> None:
        """Put up a notice under its name, or take it down."""
        if notice is None:
            self._notices.pop(name, None)
        else:
            self._notices[name] = notice
        self._show()

    def has(self, name: str) -> bool:
        """Whether a notice is up, shown or not."""
        return name in self._notices

    def _show(self) -> None:
        notice = next((self._notices[name] for name in self._order if name in self._notices), None)
        is_new = notice is None or self._shown is None or not notice.looks_like(self._shown)
        if notice is self._shown:
            return
        self._shown = notice
        if not is_new:
            # The same words, often with every key; what the buttons do may be about another state of the file.
            return
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        self.setVisible(notice is not None)
        if notice is None:
            return
        theme.set_look(self, "banner", notice.tone)
        picture, role = _PICTURES[notice.tone]
        self._picture.setPixmap(icon(picture, role).pixmap(square(18), self.devicePixelRatioF()))
        self._text.setText(breakable(notice.text))
        self.setAccessibleName(notice.text)
        self._close.setVisible(notice.can_be_closed)
        for index, (label, _) in enumerate(notice.ways_out):
            self._add_button(label, index)

    def _add_button(self, label: str, index: int) -> None:
        button = QPushButton(label)
        button.setProperty("kind", "quiet")
        button.setAccessibleDescription(self.text)
        button.clicked.connect(lambda: self._on_way_out(index))
        self._row.insertWidget(self._row.count() - 1, button)
        self.buttons.append(button)

    def _on_way_out(self, index: int) -> None:
        if self._shown is not None:
            _, do = self._shown.ways_out[index]
            do()

    def _on_close(self) -> None:
        for name in [name for name, notice in self._notices.items() if notice is self._shown]:
            self.put(name, None)
