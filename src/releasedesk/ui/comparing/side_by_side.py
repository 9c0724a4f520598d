"""Differences below one another, the old text on the left and the new one on the right, or below where it is narrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from releasedesk.review.compare import Difference
from releasedesk.ui import theme
from releasedesk.ui.as_written import as_written
from releasedesk.ui.comparing.marked_text import Side, marked, unmarked, whole
from releasedesk.ui.comparing.turns import Turns
from releasedesk.ui.comparing.words_page import WordsPage
from releasedesk.ui.current_bar import paint_current_bar
from releasedesk.ui.measures import pixels

_MARGIN = 4
"""Pixels before the bar beside the difference that is looked at."""
_NARROW = 430
"""Pixels of width, for text of the usual size, below which two columns would hold two or three words a line."""
_ABOVE, _BELOW = 14, 2
"""Pixels above and below the name of a difference."""
_AT_ONCE = 20
"""Differences that are drawn at once, more than a screen holds; the others follow in turns."""
_MOST = 400
"""Differences that are shown; nobody reads more, and a report holds all of them."""


class SideBySide(QWidget):
    """Shows differences; the one that is looked at has a bar behind its name.

    Signals:
        place_requested: The place of a difference (its address in the new release) shall be shown.
    """

    place_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._differences: tuple[Difference, ...] = ()
        self._message = ""
        self._current = -1
        self._is_stacked = False
        self._drawn = 0
        self._drawing = Turns(self)
        self.old_name, self.new_name = (_header() for _ in range(2))
        self.page = _Page()
        self.page.setOpenLinks(False)
        self.page.setAccessibleName("Differences side by side")
        self.page.setProperty("kind", "field")
        self.page.document().setDocumentMargin(14)
        self.page.anchorClicked.connect(self._on_anchor_clicked)
        self._names = QWidget()
        names = QGridLayout(self._names)
        names.setContentsMargins(16, 0, 16, 0)
        names.setColumnStretch(0, 1)
        names.setColumnStretch(1, 1)
        names.addWidget(self.old_name, 0, 0)
        names.addWidget(self.new_name, 0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._names)
        column.addWidget(self.page, 1)
        theme.signals.changed.connect(self._draw)

    def show_names(self, old: str, new: str) -> None:
        """Name the two sides."""
        for label, name in ((self.old_name, old), (self.new_name, new)):
            label.setText(name)
            label.setToolTip(as_written(name))

    def show_differences(self, differences: Sequence[Difference], message: str = "") -> None:
        """Show differences, or a message where there are none."""
        self._differences, self._message, self._current = tuple(differences), message, -1
        self._drawn = 0
        self._draw()

    def go_to(self, index: int) -> None:
        """Bring a difference into sight, and put the bar behind its name."""
        self._current = index
        self._drawing.take(index + 1 - self._drawn)
        self.page.scrollToAnchor(f"d{index}")
        self._mark_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_stacked = self.width() < pixels(_NARROW)
        if is_stacked != self._is_stacked:
            self._is_stacked = is_stacked
            self._names.setVisible(not is_stacked)
            self._draw()
            if self._current >= 0:
                self.page.scrollToAnchor(f"d{self._current}")

    def _draw(self) -> None:
        """Draw everything anew: what was seen and the first differences at once, the others in turns."""
        at = self.page.verticalScrollBar().value()
        parts = self.pieces_of(self._differences)
        first = max(self._drawn, _AT_ONCE)
        html = "".join(next(parts, "") for _ in range(first))
        self._drawn = min(first, len(self._differences))
        message = f'<p style="color:{theme.current().muted}">{escape(self._message)}</p>'
        self.page.setHtml(html or message)
        self.page.verticalScrollBar().setValue(at)
        self._mark_current()
        self._drawing.start(self._appended(parts))

    def pieces_of(self, differences: Sequence[Difference]) -> Iterator[str]:
        """Yield differences as pieces of a page, and what is said where there are too many."""
        names = (self.old_name.text(), self.new_name.text()) if self._is_stacked else None
        for index, difference in enumerate(differences[:_MOST]):
            yield _article(index, difference, names)
        if len(differences) > _MOST:
            rest = len(differences) - _MOST
            yield (
                f"<p>{rest} more differences are not shown here; <i>Save report…</i> writes all of them.</p>"
            )

    def _appended(self, parts: Iterator[str]) -> Iterator[None]:
        """Put further pieces at the end of the page, a step for each."""
        look = QTextBlockFormat()
        look.setTopMargin(_ABOVE)
        look.setBottomMargin(_BELOW)
        for part in parts:
            end = QTextCursor(self.page.document())
            end.movePosition(QTextCursor.MoveOperation.End)
            # The first paragraph that is put in takes the look of the one that is there.
            end.insertBlock(look, QTextCharFormat())
            end.insertHtml(part)
            self._drawn += 1
            yield

    def _mark_current(self) -> None:
        selections = []
        block = self.page.document().begin()
        wanted = f"d{self._current}"
        while block.isValid():
            if wanted in _anchors(block):
                selection = QTextEdit.ExtraSelection()
                selection.cursor = QTextCursor(block)
                look = selection.format
                look.setBackground(QColor(theme.current().accent_soft))
                look.setProperty(QTextFormat.Property.FullWidthSelection, True)
                selections.append(selection)
                break
            block = block.next()
        self.page.setExtraSelections(selections)
        self.page.show_bar(QTextCursor(selections[0].cursor) if selections else None)

    def _on_anchor_clicked(self, link: QUrl) -> None:
        self.place_requested.emit(link.toString().removeprefix("place:"))


class _Page(WordsPage):
    """Text with a bar beside one of its lines."""

    def __init__(self) -> None:
        super().__init__()
        self._at: QTextCursor | None = None

    def show_bar(self, at: QTextCursor | None) -> None:
        """Put the bar beside the line of a cursor, or nowhere."""
        self._at = at
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._at is not None:
            line = self.cursorRect(self._at)
            painter = QPainter(self.viewport())
            paint_current_bar(painter, QRectF(_MARGIN, line.top(), self.viewport().width(), line.height()))
            painter.end()


def _anchors(block: QTextBlock) -> list[str]:
    """Return the names by which links lead to a block: they stand at its beginning."""
    beginning = block.begin()
    return [] if beginning.atEnd() else list(beginning.fragment().charFormat().anchorNames())


def _article(index: int, difference: Difference, names: tuple[str, str] | None) -> str:
    """Return a difference as a piece of a page: in two columns, or below each other and named where there are names."""
    shown = theme.current()
    note = f", {escape(difference.note)}" if difference.note else ""
    label = escape(difference.label)
    style = f"color:{shown.accent};text-decoration:underline"
    link = (
        f'<a href="place:{escape(difference.place)}" style="{style}">{label}</a>'
        if difference.place
        else label
    )
    kind = f'<span style="color:{shown.muted}">{difference.kind}{note}</span>'
    # The name of a place is English, also where a heading from the right begins it (U+200E; Qt would lay out the texts
    # below from the left as well, were it said as the direction of the paragraph).
    look = f"margin-top:{_ABOVE}px;margin-bottom:{_BELOW}px"
    title = f'<p style="{look}"><a name="d{index}"></a>&#8206;<b>{link}</b> &nbsp;{kind}</p>'
    if names is not None:
        stacked = "".join(
            f'<p style="margin-top:4px;margin-bottom:0px;color:{shown.muted}"><small>{escape(name)}</small></p>'
            f'<div style="margin-left:10px">{_side(difference, side)}</div>'
            for side, name in zip(("old", "new"), names, strict=True)
        )
        return f"{title}{stacked}"
    cells = "".join(
        f'<td width="50%" style="padding:6px 12px 10px 0px">{_side(difference, side)}</td>'
        for side in ("old", "new")
    )
    return f'{title}<table width="100%" cellspacing="0" cellpadding="0"><tr>{cells}</tr></table>'


def _side(difference: Difference, side: str) -> str:
    where: Side = "old" if side == "old" else "new"
    if difference.pieces:
        return marked(difference.pieces, where) or whole("", where)
    text = difference.old if where == "old" else difference.new
    return unmarked(text) if difference.kind == "moved" and text else whole(text, where)


def _header() -> QLabel:
    label = QLabel()
    label.setProperty("role", "field-label")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    # A name never keeps the window from being as narrow as the screen.
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
