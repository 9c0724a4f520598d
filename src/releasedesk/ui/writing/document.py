"""The rows of a body in a QTextDocument: shown with the fewest changes, and read again where they were touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextOption

from releasedesk.model import RichText, plain_text
from releasedesk.model.text import PLAIN
from releasedesk.ui.writing.char_formats import (
    LINE_BREAK,
    CharFormats,
    Piece,
    pieces,
    utf16_length,
    utf16_to_offset,
)
from releasedesk.ui.writing.looks import Looks, block_of_format, kind_of_format
from releasedesk.ui.writing.patch import common_end, common_start, cut, different
from releasedesk.ui.writing.row_edits import Caret, length
from releasedesk.ui.writing.rows import Row, goes_on

_FEW = 2
"""Rows that are compared letter by letter with any number of others, as when a paragraph was split or joined."""


class RowDocument:
    """Keeps a QTextDocument and a list of rows equal; each row is one text block."""

    def __init__(self, document: QTextDocument, looks: Looks, right_to_left: bool) -> None:
        self._document = document
        self._formats = CharFormats()
        self._looks = looks
        self._rows: list[Row] = [Row("paragraph", "")]
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        option = QTextOption()
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        self._take_looks(looks)
        self._style(0, 1)

    @property
    def rows(self) -> Sequence[Row]:
        """The rows as they were shown or read last."""
        return self._rows

    @property
    def looks(self) -> Looks:
        """The measures that the rows are set with."""
        return self._looks

    @property
    def formats(self) -> CharFormats:
        """The formats of text of this document."""
        return self._formats

    def set_looks(self, looks: Looks) -> None:
        """Set all rows anew, as when the theme or the text size changed."""
        self._take_looks(looks)
        self._formats.forget()
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for index, row in enumerate(self._rows):
            self._set_formats(cursor, Caret(index), list(pieces(row.text)))
        self._style(0, len(self._rows))
        cursor.endEditBlock()

    def _take_looks(self, looks: Looks) -> None:
        self._looks = looks
        self._document.setDefaultFont(looks.font)
        self._document.setIndentWidth(looks.indent_unit)

    @property
    def last_margin(self) -> float:
        """The margin below the last row, in pixels."""
        return self._document.lastBlock().blockFormat().bottomMargin()

    def text_block(self, index: int) -> QTextBlock:
        """Return the text block that shows a row."""
        return self._document.findBlockByNumber(index)

    def caret_at(self, position: int) -> Caret:
        """Return a position of the document as a row and a place in it."""
        block = self._document.findBlock(position)
        return Caret(block.blockNumber(), utf16_to_offset(block.text(), position - block.position()))

    def position_of(self, caret: Caret) -> int:
        """Return a place in a row as a position of the document; the nearest there is."""
        block = self.text_block(min(caret.row, self._document.blockCount() - 1))
        return block.position() + utf16_length(block.text()[: caret.offset])

    def show(self, rows: Sequence[Row]) -> int:
        """Change the document to show other rows, touching nothing that stays as it is.

        Returns the index of the first row that changed.
        """
        before = self._rows
        start, stop = different(before, rows)
        tail = len(before) - stop
        if start == stop and len(rows) == len(before):
            return len(before)
        old, new = before[start:stop], rows[start : len(rows) - tail]
        self._rows = list(rows)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        if len(old) != len(new) and min(len(old), len(new)) <= _FEW:
            self._patch(cursor, start, old, new)
        else:
            self._patch_aligned(cursor, start, old, new)
        self._style(start - 1, start + len(new) + 1)
        cursor.endEditBlock()
        return start

    def touched(self, position: int, added: int) -> tuple[int, list[Row], list[Row]]:
        """Read again what a change of the document touched.

        Returns the index of the first row that was read, and the rows before and after.
        """
        document, before = self._document, self._rows
        last_position = min(position + added, document.characterCount() - 1)
        first = document.findBlock(min(position, document.characterCount() - 1)).blockNumber()
        last = document.findBlock(last_position).blockNumber()
        stop = max(len(before) - (document.blockCount() - 1 - last), first)
        if len(before) + last - stop + 1 != document.blockCount():
            first, stop, last = 0, len(before), document.blockCount() - 1
        read = []
        block = self.text_block(first)
        for _ in range(first, last + 1):
            made = block.blockFormat()
            read.append(Row(kind_of_format(made), block_of_format(made), self._formats.text_of(block)))
            block = block.next()
        old = before[first:stop]
        before[first:stop] = read
        return first, old, read

    def adopt(self, rows: Sequence[Row]) -> None:
        """Take rows that differ in kind or block alone, and give them their looks."""
        start, stop = different(self._rows, rows)
        self._rows = list(rows)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        self._style(start - 1, stop + 1)
        cursor.endEditBlock()

    def _patch_aligned(self, cursor: QTextCursor, start: int, old: Sequence[Row], new: Sequence[Row]) -> None:
        """Replace rows by others, block by block, so that a caret stays in its block wherever that goes."""
        from difflib import SequenceMatcher  # only edits that move blocks need it

        matcher = SequenceMatcher(None, _keys(old), _keys(new), autojunk=False)
        for tag, old_start, old_stop, new_start, new_stop in reversed(matcher.get_opcodes()):
            before, after = old[old_start:old_stop], new[new_start:new_stop]
            if tag == "equal" or len(before) == len(after):
                for index, (was, now) in enumerate(zip(before, after, strict=True), start + old_start):
                    self._patch_text(cursor, index, was.text, now.text)
            else:
                self._patch(cursor, start + old_start, before, after)

    def _patch(self, cursor: QTextCursor, start: int, old: Sequence[Row], new: Sequence[Row]) -> None:
        """Replace rows by another number of rows, keeping the characters at both ends that stay."""
        if not old:
            self._insert_rows(cursor, start, new)
        elif not new:
            self._remove_rows(cursor, start, len(old))
        else:
            self._replace_rows(cursor, start, old, new)

    def _replace_rows(self, cursor: QTextCursor, start: int, old: Sequence[Row], new: Sequence[Row]) -> None:
        head = common_start(old[0].text, new[0].text)
        tail = min(
            common_end(old[-1].text, new[-1].text),
            length(old[-1]) - (head if len(old) == 1 else 0),
            length(new[-1]) - (head if len(new) == 1 else 0),
        )
        self._select(cursor, Caret(start, head), Caret(start + len(old) - 1, length(old[-1]) - tail))
        cursor.removeSelectedText()
        for index, row in enumerate(new):
            if index:
                cursor.insertBlock()
            stop = length(row) - (tail if index == len(new) - 1 else 0)
            self._insert(cursor, cut(row.text, 0 if index else head, stop))

    def _insert_rows(self, cursor: QTextCursor, start: int, new: Sequence[Row]) -> None:
        """Put whole rows between others; a caret at the start of the row after them stays there."""
        at_end = start == self._document.blockCount()
        if at_end:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        else:
            cursor.setPosition(self.text_block(start).position())
        for row in new:
            if at_end:
                cursor.insertBlock()
            self._insert(cursor, list(pieces(row.text)))
            if not at_end:
                cursor.insertBlock()

    def _remove_rows(self, cursor: QTextCursor, start: int, count: int) -> None:
        first, last = self.text_block(start), self.text_block(start + count - 1)
        before = 1 if start > 0 else 0
        cursor.setPosition(first.position() - before)
        cursor.setPosition(last.position() + last.length() - before, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def _patch_text(self, cursor: QTextCursor, index: int, old: RichText, new: RichText) -> None:
        if old == new:
            return
        old_length, new_length = len(plain_text(old)), len(plain_text(new))
        head = common_start(old, new)
        tail = min(common_end(old, new), old_length - head, new_length - head)
        removed, changed = cut(old, head, old_length - tail), cut(new, head, new_length - tail)
        start = Caret(index, head)
        if [part for part, _, _ in removed] and _words(removed) == _words(changed):
            self._set_formats(cursor, start, changed)
            return
        self._select(cursor, start, Caret(index, old_length - tail))
        cursor.removeSelectedText()
        self._insert(cursor, changed)

    def _select(self, cursor: QTextCursor, start: Caret, end: Caret) -> None:
        cursor.setPosition(self.position_of(start))
        cursor.setPosition(self.position_of(end), QTextCursor.MoveMode.KeepAnchor)

    def _insert(self, cursor: QTextCursor, parts: Sequence[Piece]) -> None:
        for text, format, unknown in parts:
            if text:
                cursor.insertText(text.replace("\n", LINE_BREAK), self._formats.of(format, unknown, text))

    def _set_formats(self, cursor: QTextCursor, start: Caret, parts: Sequence[Piece]) -> None:
        position = self.position_of(start)
        for text, format, unknown in parts:
            cursor.setPosition(position)
            position += utf16_length(text)
            cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(self._formats.of(format, unknown, text))

    def _style(self, start: int, stop: int) -> None:
        """Give the rows from `start` to `stop` (not included) the looks of what they are part of."""
        rows, plain = self._rows, self._formats.of(PLAIN)
        cursor = QTextCursor(self._document)
        block = self.text_block(max(start, 0))
        for index in range(max(start, 0), min(stop, len(rows))):
            row, ends = rows[index], index == len(rows) - 1
            is_last = ends or not goes_on(rows[index + 1], row)
            wanted = self._looks.block_format(row, is_last, ends)
            if block.blockFormat() != wanted:
                cursor.setPosition(block.position())
                cursor.setBlockFormat(wanted)
            if not row.text and block.charFormat() != plain:
                cursor.setPosition(block.position())
                cursor.setBlockCharFormat(plain)
            block = block.next()


def _keys(rows: Sequence[Row]) -> list[tuple[str, int]]:
    """Return what names each row: its block and the part of it."""
    parts: Counter[str] = Counter()
    keys = []
    for row in rows:
        keys.append((row.block, parts[row.block]))
        parts[row.block] += 1
    return keys


def _words(parts: Sequence[Piece]) -> str:
    return "".join(part for part, _, _ in parts)
