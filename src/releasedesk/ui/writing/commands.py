"""What a person can have done to the text at the caret: formats, links, kinds of block, pasting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from releasedesk.editing.names import KIND_NAMES, TextKind, block_name
from releasedesk.model import Block, Format, Run, rich_text
from releasedesk.ui.writing import row_edits
from releasedesk.ui.writing.row_edits import Caret, Splice
from releasedesk.ui.writing.rows import Row, Stretch
from releasedesk.ui.writing.scrolling import keep_visible

if TYPE_CHECKING:
    from releasedesk.ui.writing.surface import WritingSurface

_FORMAT_NAMES = {
    "strong": "bold",
    "emphasis": "italic",
    "superscript": "superscript",
    "subscript": "subscript",
}

_EITHER = {"superscript": "subscript", "subscript": "superscript"}
"""Formats that exclude each other."""


class Commands:
    """The commands of one surface; each is one step of the history."""

    def __init__(self, surface: WritingSurface) -> None:
        self._surface = surface

    def change_kind(self, kind: TextKind, row: int | None = None) -> None:
        """Turn the block at the caret or at a row, or the rows that are selected, into another kind.

        Blocks that are of that kind already become paragraphs again.
        """
        surface = self._surface
        start, end = surface.selection()
        if row is None and start.row != end.row:
            stretch = Stretch(start.row, end.row + 1)
        else:
            stretch = surface.body.stretch_at(start.row if row is None else row)
        if surface.turns_quotes(stretch, kind):
            return
        caret = surface.caret()
        splice = row_edits.turn(surface.rows, stretch, kind)
        if splice.start <= caret.row < splice.stop:
            shown = splice.rows[caret.row - splice.start]
            caret = Caret(caret.row, min(caret.offset, row_edits.length(shown)))
        made: TextKind = kind if any(row.kind == kind for row in splice.rows) else "paragraph"
        surface.apply(splice._replace(caret=caret), f"turn into {KIND_NAMES[made]}")

    def insert_block(self, kind: TextKind) -> None:
        """Add an empty block after the one at the caret; an empty paragraph is turned into it instead."""
        surface = self._surface
        splice = row_edits.add_after(surface.rows, surface.caret_row(), kind)
        surface.apply(splice, f"add {KIND_NAMES[kind]}")

    def write_on_below(self, block: str) -> None:
        """Put the caret into the text below a block, which begins with a new paragraph where the block is the last."""
        surface = self._surface
        row = surface.body.row_of(block)
        if row is None:
            return
        stop = surface.body.stretch_at(row).stop
        if stop < len(surface.rows):
            surface.put_caret(Caret(stop))
        else:
            surface.apply(Splice(stop, stop, (Row("paragraph", ""),), Caret(stop)), "add paragraph")
        surface.setFocus(Qt.FocusReason.TabFocusReason)
        keep_visible(surface.viewport(), surface.cursorRect())

    def remove_block(self, row: int | None = None) -> None:
        """Remove the block at the caret or at a row, or all that something is selected of."""
        surface = self._surface
        stretch, blocks = self._chosen(row)
        name = block_name(blocks[0]) if blocks else KIND_NAMES["paragraph"]
        label = f"remove {len(blocks)} blocks" if len(blocks) > 1 else f"remove {name}"
        surface.apply(row_edits.remove_stretch(surface.rows, stretch), label)

    def move_block(self, by: int, row: int | None = None) -> None:
        """Ask to move the block at the caret or at a row up (`by` negative) or down, or all that are selected."""
        _, blocks = self._chosen(row)
        if blocks:
            self._surface.move_requested.emit(tuple(block.id for block in blocks), by)

    def _chosen(self, row: int | None) -> tuple[Stretch, tuple[Block, ...]]:
        """Return the rows and blocks that a command is for: those at a row, or all that something is selected of."""
        body, (start, end) = self._surface.body, self._surface.selection()
        first, last = (start.row, end.row) if row is None else (row, row)
        if row is None and end.row > start.row and not end.offset:
            last -= 1  # The end of the row before was selected, and nothing of this one.
        rows = Stretch(body.stretch_at(first).start, body.stretch_at(last).stop)
        return rows, body.blocks[max(body.block_index(first), 0) : body.block_index(last) + 1]

    def select_all(self) -> None:
        """Select the block of the caret; where it is selected already, or empty, all of the text."""
        surface = self._surface
        rows, selected = surface.rows, surface.selection()
        stretch = surface.body.stretch_at(surface.caret_row())
        first, last = Caret(stretch.start), Caret(stretch.stop - 1, row_edits.length(rows[stretch.stop - 1]))
        if first == last or not first <= selected[0] <= selected[1] <= last or selected == (first, last):
            first, last = Caret(0), Caret(len(rows) - 1, row_edits.length(rows[-1]))
        surface.select(first, last)

    def toggle(self, name: str) -> None:
        """Switch a format (“strong”, “emphasis”, “superscript”, “subscript”) on or off.

        With nothing selected, it is what is typed next that changes.
        """
        surface = self._surface
        start, end = surface.selection()
        if start == end:
            format = surface.current_format()
            changed = _with(format, name, not getattr(format, name))
            surface.setCurrentCharFormat(surface.row_document.formats.of(changed))
            return
        value = not all(getattr(format, name) for format in row_edits.formats(surface.rows, start, end))
        self._format(start, end, lambda format: _with(format, name, value), _FORMAT_NAMES[name])

    def link(self) -> tuple[Caret, Caret, str]:
        """Return the stretch of text that a link at the caret is or would be, and its address, empty for none."""
        surface = self._surface
        start, end = surface.selection()
        if start != end:
            words = row_edits.words_within(surface.rows, start, end)
            addresses = {format.link for format in row_edits.formats(surface.rows, *words)}
            return start, end, addresses.pop() if len(addresses) == 1 else ""
        first, last, address = row_edits.link_at(surface.rows[start.row].text, start.offset)
        return Caret(start.row, first), Caret(start.row, last), address

    def set_link(self, start: Caret, end: Caret, address: str) -> None:
        """Make a stretch of text a link, or text again where the address is empty.

        An empty stretch becomes the address itself, as a link; blanks around words stay outside.
        """
        surface = self._surface
        if address and start != end:
            start, end = row_edits.words_to_link(surface.rows, start, end)
        if start == end and address:
            format = surface.current_format()._replace(link=address)
            text = rich_text([Run(address.removeprefix("mailto:"), format)])
            surface.put_caret(start)
            self.insert_rows([Row("paragraph", "", text)], "link")
        elif start != end:
            label = "link" if address else "remove link"
            self._format(start, end, lambda format: format._replace(link=address), label)

    def _format(self, start: Caret, end: Caret, change: Callable[[Format], Format], label: str) -> None:
        surface = self._surface
        was_selected = surface.selection()
        surface.apply(row_edits.formatted(surface.rows, start, end, change), label)
        surface.select(*was_selected)

    def insert_rows(self, incoming: Sequence[Row], label: str, pasted: Sequence[Block] = ()) -> None:
        """Put rows in place of what is selected; `pasted` are the blocks that they name."""
        self._surface.pasting.insert(incoming, label, pasted)

    def drop_rows(
        self, incoming: Sequence[Row], target: Caret, pasted: Sequence[Block], *, is_move: bool
    ) -> None:
        """Put rows where they were dropped; `is_move` takes out what is selected, from where they were dragged."""
        surface = self._surface
        start, end = surface.selection()
        if not incoming or (is_move and start <= target <= end):
            return
        rows = list(surface.rows)
        if is_move:
            removal = row_edits.remove(rows, start, end)
            _splice(rows, removal)
            target = _after_removal(target, end, removal)
        caret = _splice(rows, row_edits.insert(rows, target, incoming))
        label = "move text" if is_move else "paste"
        surface.apply(Splice(0, len(surface.rows), tuple(rows), caret), label, pasted)

    def remove_selection(self, label: str) -> None:
        """Take out what is selected."""
        surface = self._surface
        start, end = surface.selection()
        if start != end:
            surface.apply(row_edits.remove(surface.rows, start, end), label)

    def cut(self) -> None:
        """Take what is selected to the clipboard."""
        self._surface.copy()
        self.remove_selection("cut")


def _with(format: Format, name: str, value: bool) -> Format:
    changed = format._asdict() | {name: value}
    if value and name in _EITHER:
        changed[_EITHER[name]] = False
    return Format(**changed)


def _splice(rows: list[Row], splice: Splice) -> Caret:
    """Do an edit on a list of rows and return where the caret goes."""
    rows[splice.start : splice.stop] = splice.rows
    return splice.caret


def _after_removal(caret: Caret, end: Caret, removal: Splice) -> Caret:
    """Return where a caret outside of a selection is when that selection, which ended at `end`, is gone."""
    if caret < removal.caret:
        return caret
    shift = len(removal.rows) - (removal.stop - removal.start)
    offset = caret.offset
    if caret.row == end.row:
        offset += (removal.caret.offset if len(removal.rows) == 1 else 0) - end.offset
    return Caret(caret.row + shift, offset)
