"""The blocks of a section or of the notes, kept equal with the text that is on the screen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from operator import is_

from releasedesk.model import Block, ListBlock, Paragraph, Quote
from releasedesk.model.place import Place, place
from releasedesk.ui.writing.document import RowDocument
from releasedesk.ui.writing.patch import different
from releasedesk.ui.writing.rows import (
    Row,
    Stretch,
    blocks_of,
    goes_on,
    rows_of,
    stretch_at,
    stretches,
    with_text,
)


class Body:
    """The blocks that a document shows. Blocks that did not change stay the same objects."""

    def __init__(self, document: RowDocument) -> None:
        self._document = document
        self._blocks: tuple[Block, ...] = ()
        self._known: dict[str, Block] = {}
        self._starts: list[int] = []

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks as they are now."""
        return self._blocks

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that the blocks are shown as."""
        return self._document.rows

    def shows(self, blocks: tuple[Block, ...]) -> bool:
        """Tell whether these blocks are what is shown; if they are, they are the ones known from now on."""
        if len(blocks) != len(self._blocks) or not all(map(is_, blocks, self._blocks)):
            return False
        self._blocks = blocks
        return True

    def show(self, blocks: tuple[Block, ...]) -> int:
        """Show other blocks by the smallest change of the document; return the first row that changed."""
        rows = rows_of(blocks)
        first = self._document.show(rows)
        self._take(rows, blocks)
        return first

    def write(self, rows: Sequence[Row], pasted: Sequence[Block] = ()) -> int:
        """Make the rows what the body is, and show them; return the first row that changed.

        `pasted` are blocks from elsewhere that the rows name, for what rows do not show of them.
        """
        known = self._known | {block.id: block for block in pasted}
        named, blocks = self._in_part(rows, known) or blocks_of(rows, known)
        first = self._document.show(named)
        self._take(named, blocks)
        return first

    def _in_part(
        self, rows: Sequence[Row], known: Mapping[str, Block]
    ) -> tuple[list[Row], tuple[Block, ...]] | None:
        """Make blocks of the rows that differ alone, the others kept as they are; None where that cannot be told."""
        before = self._document.rows
        start, stop = different(before, rows)
        shift = len(rows) - len(before)
        while start > 0 and (_meets(before, start) or _meets(rows, start)):
            start -= 1
        while stop < len(before) and (_meets(before, stop) or _meets(rows, stop + shift)):
            stop += 1
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, stop)
        head, middle, tail = self._blocks[:first], self._blocks[first:last], self._blocks[last:]
        if not (head or tail):
            return None
        elsewhere = self._known.keys() - {block.id for block in middle}
        part = rows[start : stop + shift]
        if any(row.block in elsewhere for row in part):
            return None
        named, made = blocks_of(part, known, alone=False)
        return [*rows[:start], *named, *rows[stop + shift :]], (*head, *made, *tail)

    def read(self, position: int, added: int) -> bool:
        """Take over what a change of the document made of the text; return whether anything differs."""
        first, before, after = self._document.touched(position, added)
        if before == after:
            return False
        if len(before) == len(after) and all(map(_same_part, before, after)):
            for index, row in enumerate(after, first):
                if row.text != before[index - first].text:
                    self._set_text(index, row)
            return True
        rows = [part for row in self._document.rows for part in _writable(row)]
        named, blocks = blocks_of(rows, self._known)
        if len(rows) == len(self._document.rows):
            self._document.adopt(named)
        else:
            self._document.show(named)
        self._take(named, blocks)
        return True

    def block_index(self, row: int) -> int:
        """Return which block a row is part of; -1 where it belongs to none yet."""
        return bisect_right(self._starts, row) - 1

    def block_at(self, row: int) -> Block | None:
        """Return the block that a row is part of."""
        index = self.block_index(row)
        return self._blocks[index] if index >= 0 else None

    def stretch_at(self, row: int) -> Stretch:
        """Return the rows of the block that a row is part of."""
        return stretch_at(self._document.rows, row)

    def place_at(self, row: int) -> Place:
        """Return the place of a row's text, relative to the sequence of blocks; empty where there is none yet."""
        block = self.block_at(row)
        part = row - self._starts[self.block_index(row)] if block is not None else 0
        match block:
            case None:
                return ""
            case Paragraph():
                return place(block.id, "text")
            case Quote():
                return place(block.id, "paragraphs", part)
            case ListBlock():
                return place(block.id, "items", part)
            case _:
                return block.id

    def row_of(self, relative: Place) -> int | None:
        """Return the row at which a place is edited, given relative to the sequence of blocks; None for no such."""
        block_id, *rest = relative.split("/")
        for index, block in enumerate(self._blocks):
            if block.id == block_id:
                start = self._starts[index]
                stop = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.rows)
                part = int(rest[1]) if len(rest) > 1 and rest[1].isdecimal() else 0
                return min(start + part, stop - 1)
        return None

    def _set_text(self, index: int, row: Row) -> None:
        at = self.block_index(index)
        changed = with_text(self._blocks[at], index - self._starts[at], row.text)
        self._blocks = (*self._blocks[:at], changed, *self._blocks[at + 1 :])
        self._known[changed.id] = changed

    def _take(self, rows: Sequence[Row], blocks: tuple[Block, ...]) -> None:
        self._blocks = blocks
        self._known = {block.id: block for block in blocks}
        self._starts = [stretch.start for stretch in stretches(rows)] if blocks else []


def _meets(rows: Sequence[Row], at: int) -> bool:
    """Tell whether a row is in one block with the row before it."""
    return 0 < at < len(rows) and goes_on(rows[at], rows[at - 1])


def _same_part(before: Row, after: Row) -> bool:
    return before[:2] == after[:2] and bool(after.block) and after.kind != "object"


def _writable(row: Row) -> tuple[Row, ...]:
    """Return the rows for one that was read; text that came into an object gets a paragraph of its own."""
    if row.kind == "object" and row.text:
        return (row._replace(text=""), Row("paragraph", "", row.text))
    return (row,)
