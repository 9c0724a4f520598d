"""What is shown while no release is open: ways to begin, and the releases that were open lately."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QMargins, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from releasedesk.session.settings import RecentFile
from releasedesk.ui.actions import Actions
from releasedesk.ui.as_written import as_written
from releasedesk.ui.icon_sizes import follow_text_size, grow_icon
from releasedesk.ui.icons import application_icon, icon
from releasedesk.ui.measures import pixels, square

if TYPE_CHECKING:
    from releasedesk.session.recovery import Offer
    from releasedesk.ui.keeping.recovery_list import RecoveryList

_WAYS = (
    ("new", "New release", "Start with an empty form"),
    ("open", "Open…", "Go on with a release from a file"),
    ("import", "Import…", "Make a release from a document"),
    ("paste_text", "Paste text", "Make a release from a text you copied"),
    ("sample", "Sample", "Look at a finished release"),
)
_WIDTH = 860  # pixels, for text of the usual size


class StartPage(QScrollArea):
    """Offers ways to begin.

    Signals:
        open_requested: A recent file (its `Path`) shall be opened.
        forget_requested: A recent file (its `Path`) shall be taken off the list.
    """

    open_requested = Signal(object)
    forget_requested = Signal(object)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAccessibleName("Start")
        # Tab goes to what is on the page, never to the page itself.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ways = [_Way(actions[name], text, tip) for name, text, tip in _WAYS]
        self.recovery: RecoveryList | None = None
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._recent_column = QWidget()
        self.recent_buttons: list[QPushButton] = []
        page = QWidget()
        page.setProperty("plain", True)
        whole = QHBoxLayout(page)
        whole.setContentsMargins(32, 0, 32, 0)
        whole.addStretch(1)
        inner = QWidget()
        inner.setMaximumWidth(pixels(_WIDTH))
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        inner.setLayout(self._content())
        whole.addWidget(inner, 100)
        whole.addStretch(1)
        self.setWidget(page)

    def show_recent(self, files: list[RecentFile]) -> None:
        """Show the releases that were open lately."""
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.recent_buttons = []
        for file in files:
            self._recent.addWidget(self._recent_row(file))
        if not files:
            nothing = QLabel("Releases that you open or save appear here.", wordWrap=True)
            nothing.setContentsMargins(12, 4, 0, 0)
            nothing.setProperty("role", "muted")
            self._recent.addWidget(nothing)

    def show_recovery(self, offers: Sequence[Offer], look: Callable[[Offer], object]) -> None:
        """Show unsaved work of earlier runs above everything else; `look` is called with what shall be looked at."""
        if self.recovery is None:
            if not offers:
                return
            from releasedesk.ui.keeping.recovery_list import RecoveryList

            self.recovery = RecoveryList()
            self.recovery.look_requested.connect(look)
            self._column.insertWidget(2, self.recovery)
            self._column.insertSpacing(3, 28)
        self.recovery.show_offers(offers)

    def _content(self) -> QVBoxLayout:
        self._column = column = QVBoxLayout()
        column.setContentsMargins(0, 56, 0, 32)
        column.setSpacing(0)
        column.addLayout(_title())
        column.addSpacing(32)
        halves = QHBoxLayout()
        halves.setSpacing(44)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(_section_title("Begin"))
        for way in self.ways:
            left.addWidget(way)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(_section_title("Recent"))
        right.addLayout(self._recent)
        right.addStretch(1)
        halves.addLayout(left, 4)
        halves.addLayout(right, 5)
        column.addLayout(halves)
        column.addStretch(1)
        drop = QLabel("You can also drop a file on this window.")
        drop.setContentsMargins(12, 0, 0, 0)
        drop.setProperty("role", "hint")
        column.addSpacing(24)
        column.addWidget(drop)
        return column

    def _recent_row(self, file: RecentFile) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        button = _Entry(file.path.stem, f"{_folder_in_words(file.path)} · {_day_in_words(file.opened)}")
        button.setAccessibleName(f"Open {file.path.name}")
        button.setToolTip(as_written(str(file.path)))
        button.clicked.connect(lambda: self.open_requested.emit(file.path))
        forget = QToolButton()
        forget.setProperty("kind", "quiet")
        forget.setIcon(icon("x", "muted"))
        grow_icon(forget, 14)
        forget.setToolTip("Take off this list")
        forget.setAccessibleName(f"Take {file.path.name} off this list")
        forget.clicked.connect(lambda: self.forget_requested.emit(file.path))
        line.addWidget(button, 1)
        line.addWidget(forget)
        self.recent_buttons.append(button)
        return row


class _Entry(QPushButton):
    """A button of two lines: a name and, more quietly, what it is."""

    def __init__(self, name: str, words: str, picture: str = "", *, wraps: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "entry")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(14)
        if picture:
            row.addWidget(_Picture(picture))
        lines = QVBoxLayout()
        lines.setSpacing(1)
        for text, role in ((name, "field-label"), (words, "hint")):
            label = QLabel(text, textFormat=Qt.TextFormat.PlainText) if wraps else _Elided(text)
            label.setWordWrap(wraps)
            label.setProperty("role", role)
            lines.addWidget(label)
        row.addLayout(lines, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return self._row.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        return self._row.totalHeightForWidth(width)


class _Way(_Entry):
    """A way to begin; does what its action does."""

    def __init__(self, action: QAction, name: str, words: str) -> None:
        super().__init__(name, words, action.objectName() and _icon_of(action), wraps=True)
        keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        if keys:
            label = QLabel(keys, textFormat=Qt.TextFormat.PlainText)
            label.setProperty("role", "hint")
            self._row.addWidget(label)
        self.setToolTip(action.toolTip())
        self.clicked.connect(action.trigger)


class _Picture(QFrame):
    """An icon that tells nothing besides the words at its side, and is therefore no control to a screen reader."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._icon = icon(name, "accent")
        self.setProperty("kind", "picture")
        follow_text_size(self, lambda: self.setFixedSize(square(38)))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        self._icon.paint(painter, self.rect().marginsRemoved(QMargins(*[pixels(9)] * 4)))
        painter.end()


class _Elided(QLabel):
    """A line that ends in dots where there is no room for all of it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._text = text
        self.setAccessibleName(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: object) -> None:
        self.setText(self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideMiddle, self.width()))


def _icon_of(action: QAction) -> str:
    from releasedesk.ui.actions import specs

    return next(spec.icon for spec in specs() if spec.name == action.objectName())


def _title() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(18)
    picture = QLabel()
    picture.setPixmap(application_icon().pixmap(square(56)))
    words = QVBoxLayout()
    words.setSpacing(2)
    for text, role in (
        ("ReleaseDesk", "title"),
        ("Write a press release, see its finished pages.", "subtitle"),
    ):
        label = QLabel(text, textFormat=Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        words.addWidget(label)
    row.addWidget(picture)
    row.addLayout(words, 1)
    return row


def _section_title(text: str) -> QWidget:
    holder = QFrame()
    column = QVBoxLayout(holder)
    column.setContentsMargins(12, 0, 0, 2)
    label = QLabel(text.upper(), textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", "section-title")
    label.setAccessibleName(text)
    column.addWidget(label)
    return holder


def _folder_in_words(path: Path) -> str:
    folder, home = path.parent, Path.home()
    if folder.is_relative_to(home):
        inside = folder.relative_to(home)
        return f"~/{inside.as_posix()}" if inside.parts else "~"
    return str(folder)


def _day_in_words(opened: dt.datetime, now: dt.datetime | None = None) -> str:
    here = opened.astimezone()
    days = ((now or dt.datetime.now(dt.UTC)).astimezone().date() - here.date()).days
    if days == 0:
        return f"today {here:%H:%M}"
    if days == 1:
        return f"yesterday {here:%H:%M}"
    day = QDate(here.year, here.month, here.day)
    return QLocale(QLocale.Language.English).toString(day, "d MMMM yyyy")
