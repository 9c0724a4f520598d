"""The original beside its translation: every part at its place, and word by word what changed since."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from releasedesk.editing.word_changes import word_changes
from releasedesk.model.place import Place, is_within
from releasedesk.model.translation import PENDING, Counterparts
from releasedesk.rendering.direction import direction_of
from releasedesk.ui import theme
from releasedesk.ui.controls.rows import describe
from releasedesk.ui.current_bar import paint_current_bar
from releasedesk.ui.editions.words import DONE_WORDS, STATE_WORDS, field_of
from releasedesk.ui.fonts import load_scripts_of, writing_family
from releasedesk.ui.icon_sizes import follow_text_size
from releasedesk.ui.measures import pixels

_LOUD = ("headline", "section")
_NARROWEST, _WIDEST_NEED = 280, 360
"""Pixels of the column for text of the usual size, and those that it takes at most for itself."""
_SAID = PENDING - {"untranslated"}
"""States that are said below the words; what is not translated yet would say so everywhere."""


class OriginalColumn(QTextBrowser):
    """Shows the original to read along; its words cannot be changed here.

    Signals:
        place_requested: The cursor is to go to a place of the translation.
        done_requested: A part (its key) is to be marked as up to date, or taken over where it is missing.
    """

    place_requested = Signal(str)
    done_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: tuple[Counterparts, ...] = ()
        self._language = ""
        self._starts: dict[str, tuple[int, int]] = {}
        self._current = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        follow_text_size(self, lambda: self.setMinimumWidth(min(pixels(_NARROWEST), _WIDEST_NEED)))
        self.setProperty("kind", "plain")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(20)
        describe(self, "The original", "The words of the original; a click goes to their translation")
        self.setToolTip("")
        self.anchorClicked.connect(self._on_anchor_clicked)
        theme.signals.changed.connect(self._write)

    @property
    def current(self) -> str:
        """The key of the part that is lit up; empty for none."""
        return self._current

    def show_original(self, language: str, pairs: Sequence[Counterparts]) -> None:
        """Show the parts of the original, which is written in a language, beside those of a translation."""
        if (language, tuple(pairs)) == (self._language, self._pairs):
            return
        self._language, self._pairs = language, tuple(pairs)
        load_scripts_of(language)
        self._write()

    def follow(self, place: Place, height: int | None = None) -> None:
        """Light up what a place of the translation is made from, as far down as that is (`height`, in pixels)."""
        pair = self._pair_at(place)
        self.light_up(pair.key if pair is not None else "", height)

    def light_up(self, key: str, height: int | None = None) -> None:
        """Light up a part, as far down as `height` in pixels."""
        self._current = key
        self.viewport().update()
        if key not in self._starts:
            return
        block = self.document().findBlock(self._starts[key][0])
        top = self.document().documentLayout().blockBoundingRect(block).top()
        beside = self.viewport().height() // 3 if height is None else height
        self.verticalScrollBar().setValue(round(top) - max(beside - 8, 12))

    def go_along(self, share: float) -> None:
        """Scroll as far as the form was scrolled, 0 to 1."""
        bar = self.verticalScrollBar()
        bar.setValue(round(share * bar.maximum()))

    def sizeHint(self) -> QSize:
        return QSize(300, 400)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.textCursor().hasSelection() or self.anchorAt(event.position().toPoint()):
            return
        position = self.cursorForPosition(event.position().toPoint()).position()
        key = next((key for key, (start, stop) in self._starts.items() if start <= position <= stop), "")
        pair = next((pair for pair in self._pairs if pair.key == key), None)
        if pair is not None and pair.place:
            self.place_requested.emit(field_of(pair))

    def _pair_at(self, place: Place) -> Counterparts | None:
        found = [pair for pair in self._pairs if pair.place and is_within(place, pair.place)]
        return max(found, key=lambda pair: len(pair.place), default=None)

    # ---- writing ----

    def _write(self) -> None:
        scrolled = self.verticalScrollBar().value()
        self.clear()
        self._starts = {}
        is_rtl = direction_of(self._language) == "rtl" if self._language else False
        direction = Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
        option = self.document().defaultTextOption()
        option.setTextDirection(direction)
        self.document().setDefaultTextOption(option)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for pair in self._pairs:
            self._write_pair(cursor, pair)
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(scrolled)
        self.viewport().update()

    def _write_pair(self, cursor: QTextCursor, pair: Counterparts) -> None:
        layout = QTextBlockFormat()
        layout.setTopMargin(14 if pair.key.startswith(_LOUD) else 7)
        layout.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if cursor.position():
            cursor.insertBlock(layout)
        else:
            cursor.setBlockFormat(layout)
        start = cursor.position()
        plain = self._format(pair)
        if pair.state == "changed" and pair.before is not None:
            for stretch in word_changes(pair.before, pair.now):
                cursor.insertText(stretch.text.replace("\n", "\u2028"), _marked(plain, stretch.kind))
        else:
            kind = {"gone": "removed", "current": "quiet", "own": "quiet"}.get(pair.state, "same")
            cursor.insertText(
                (pair.now or pair.before or pair.words).replace("\n", "\u2028"), _marked(plain, kind)
            )
        if pair.state in _SAID:
            self._write_state(cursor, pair)
        self._starts[pair.key] = (start, cursor.position())

    def _write_state(self, cursor: QTextCursor, pair: Counterparts) -> None:
        colours = theme.current()
        layout = QTextBlockFormat()
        layout.setTopMargin(2)
        layout.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        cursor.insertBlock(layout)
        words = QTextCharFormat()
        words.setFont(self.font())
        words.setForeground(QColor(colours.warning))
        cursor.insertText(f"{STATE_WORDS[pair.state]}  ", words)
        link = QTextCharFormat()
        link.setFont(self.font())
        link.setAnchor(True)
        link.setAnchorHref(f"done:{pair.key}")
        link.setForeground(QColor(colours.accent))
        link.setFontWeight(QFont.Weight.DemiBold)
        cursor.insertText(DONE_WORDS[pair.state], link)

    def _format(self, pair: Counterparts) -> QTextCharFormat:
        font = QFont(writing_family())
        font.setPixelSize(
            max(round(self.fontMetrics().height() * (1.05 if pair.key in ("headline",) else 0.92)), 13)
        )
        if pair.key.startswith(_LOUD):
            font.setWeight(QFont.Weight.DemiBold)
        made = QTextCharFormat()
        made.setFont(font)
        made.setForeground(QColor(theme.current().text))
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        self._mark_untranslated()
        found = self._starts.get(self._current)
        if found is not None:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.current().accent_soft))
            area = self._area(*found)
            painter.drawRoundedRect(area, 6, 6)
            paint_current_bar(painter, area, right_to_left=direction_of(self._language) == "rtl")
            painter.end()
        super().paintEvent(event)

    def _mark_untranslated(self) -> None:
        """Draw a line beside the parts that nobody translated yet: their colour alone would not tell everybody."""
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(theme.current().muted), 2, Qt.PenStyle.DotLine))
        for pair in self._pairs:
            if pair.state != "untranslated" or pair.key not in self._starts:
                continue
            area = self._area(*self._starts[pair.key])
            if area.top() > self.viewport().height():
                break
            if area.bottom() > 0:
                x = area.right() + 3 if direction_of(self._language) == "rtl" else area.left() - 3
                painter.drawLine(QPointF(x, area.top() + 6), QPointF(x, area.bottom() - 6))
        painter.end()

    def _area(self, start: int, stop: int) -> QRectF:
        """Return the rectangle of a part on the viewport."""
        layout = self.document().documentLayout()
        first, last = self.document().findBlock(start), self.document().findBlock(stop)
        top = layout.blockBoundingRect(first).top()
        bottom = layout.blockBoundingRect(last).bottom()
        scrolled = self.verticalScrollBar().value()
        return QRectF(8, top - scrolled - 4, self.viewport().width() - 16, bottom - top + 8)

    def _on_anchor_clicked(self, address: QUrl) -> None:
        scheme, _, key = address.toString().partition(":")
        if scheme == "done":
            self.done_requested.emit(key)


def _marked(plain: QTextCharFormat, kind: str) -> QTextCharFormat:
    """Return the look of words: added or removed never by colour alone, translated ones quieter than those to come."""
    if kind == "same":
        return plain
    marked = QTextCharFormat(plain)
    colours = theme.current()
    if kind == "quiet":
        marked.setForeground(QColor(colours.muted))
    elif kind == "removed":
        marked.setForeground(QColor(colours.danger))
        marked.setFontStrikeOut(True)
    else:
        marked.setForeground(QColor(colours.success))
        marked.setFontUnderline(True)
        marked.setFontWeight(QFont.Weight.DemiBold)
    return marked
