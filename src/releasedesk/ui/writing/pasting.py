"""Pasting: at the caret, over several sections where what is pasted has headings, and as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData

from releasedesk.model import Block, ListBlock, Quote, Section
from releasedesk.model.ids import random_id
from releasedesk.model.place import Place, place
from releasedesk.model.text import sliced
from releasedesk.ui.controls.pasted_words import holds_files, pasted_words
from releasedesk.ui.writing import row_edits
from releasedesk.ui.writing.mime import Pasted, assets_of, on_clipboard, pasted_rows, pictures_in
from releasedesk.ui.writing.pasted_people import introduced, people_of
from releasedesk.ui.writing.row_edits import Caret, Splice
from releasedesk.ui.writing.rows import GATHERED, Row, blocks_of, goes_on, kind_of, place_of

if TYPE_CHECKING:
    from releasedesk.ui.writing.foreign_text import ForeignSection
    from releasedesk.ui.writing.surface import WritingSurface


class PasteReport(NamedTuple):
    """What was pasted: what was left out of it, its words, its HTML if it had some, the text and selection before."""

    pasted: Pasted
    words: str
    html: str
    rows: tuple[Row, ...]
    blocks: tuple[Block, ...]
    selection: tuple[Caret, Caret]


class Pasting:
    """Puts what is on the clipboard into one surface, each time as one step of the history."""

    def __init__(self, surface: WritingSurface) -> None:
        self._surface = surface

    def paste(self, source: QMimeData) -> None:
        """Put in what a clipboard holds, in place of what is selected."""
        surface = self._surface
        surface.paste_begun.emit()
        if sources := pictures_in(source):
            surface.pictures_offered.emit(sources)
            return
        pasted = self.brought(source)
        before = (tuple(surface.rows), surface.body.blocks, surface.selection())
        if pasted.sections and not surface.takes_headings:
            pasted = _without_sections(pasted)
        if pasted.sections:
            self._insert_sections(pasted)
        else:
            self.insert(self._set_apart(pasted), "paste", pasted.blocks, is_whole=pasted.is_whole)
        if pasted.rows or pasted.sections:
            words = pasted.words if pasted.is_formatted else source.text()
            html = source.html() if pasted.is_formatted else ""
            surface.pasted.emit(PasteReport(pasted, words, html, *before))
        if pasted.pictures:
            from releasedesk.ui.writing.picture_intake import from_data_address

            surface.pictures_offered.emit([from_data_address(*each) for each in pasted.pictures])

    def brought(self, source: QMimeData) -> Pasted:
        """Return what a clipboard or a drop holds, for whose pictures and speakers the surface sees to."""
        pasted = pasted_rows(source)
        blocks, joining = introduced(pasted.blocks, people_of(source), self._surface.people)
        self._surface.bring(assets_of(source), joining)
        return pasted._replace(blocks=blocks)

    def _set_apart(self, pasted: Pasted) -> list[Row]:
        """Return the rows, with a break behind whole paragraphs that are put before another one."""
        surface = self._surface
        (row, offset), end = surface.selection()
        is_before_text = not offset and row_edits.length(surface.rows[end.row]) > end.offset
        if (
            pasted.blocks
            or len(pasted.rows) < 2
            or not is_before_text
            or surface.rows[row].kind != "paragraph"
        ):
            return pasted.rows
        return [*pasted.rows, Row("paragraph", "")] if pasted.rows[-1].kind == "paragraph" else pasted.rows

    def paste_plain(self) -> None:
        """Put in the words of the clipboard, one paragraph for each line, without any format."""
        from releasedesk.ui.writing.foreign_text import rows_from_words

        source = on_clipboard()
        if holds_files(source):
            self.paste(source)
        else:
            self.insert(rows_from_words(pasted_words(source)), "paste as plain text")

    def insert(
        self, incoming: Sequence[Row], label: str, pasted: Sequence[Block] = (), *, is_whole: bool = False
    ) -> None:
        """Put rows in place of what is selected; `pasted` are the blocks that they name.

        Where they are `is_whole`, what stands behind the caret stays a row of its own, of its own kind.
        """
        if not incoming:
            return
        surface = self._surface
        start, end = surface.selection()
        incoming = _merged(incoming, pasted, surface.body.block_at(start.row))
        row, adopts = surface.rows[start.row], True
        if is_whole and start == end and row.kind != "object" and row_edits.length(row) > start.offset:
            begins = not start.offset and (not start.row or not goes_on(row, surface.rows[start.row - 1]))
            incoming, adopts = [*incoming, Row(row.kind, row.block)], not begins
        rows, caret = inserted(surface.rows, start, end, incoming, adopts=adopts)
        surface.apply(Splice(0, len(surface.rows), tuple(rows), caret), label, pasted)

    def _insert_sections(self, pasted: Pasted) -> None:
        """Part the text at the caret: what is pasted begins sections, the last of which takes over what follows."""
        surface = self._surface
        left, right = _parted(surface.rows, *surface.selection())
        known = {block.id: block for block in (*surface.body.blocks, *pasted.blocks)}
        if pasted.rows:
            left, _ = inserted(left, Caret(len(left) - 1, row_edits.length(left[-1])), None, pasted.rows)
        _, here = blocks_of(_without_blank_end(left), known)
        sections = [_section(each, (), known)[0] for each in pasted.sections[:-1]]
        last, rows = _section(pasted.sections[-1], _renamed(right, left, known), known)
        end = _end_of(pasted.sections[-1], rows)
        surface.sections_requested.emit(here, (*sections, last), "paste", end)


def inserted(
    rows: Sequence[Row], start: Caret, end: Caret | None, incoming: Sequence[Row], *, adopts: bool = True
) -> tuple[list[Row], Caret]:
    """Return rows with others in place of what is selected, and where the caret goes."""
    result, caret = list(rows), start
    if end is not None and start != end:
        removal = row_edits.remove(result, start, end)
        result[removal.start : removal.stop] = removal.rows
        caret = removal.caret
    splice = row_edits.insert(result, caret, incoming, adopts=adopts)
    result[splice.start : splice.stop] = splice.rows
    return result, splice.caret


def _without_sections(pasted: Pasted) -> Pasted:
    rows = list(pasted.rows)
    for heading, below in pasted.sections:
        rows += [Row("paragraph", "", heading), *below]
    return pasted._replace(rows=rows, sections=())


def _parted(rows: Sequence[Row], start: Caret, end: Caret) -> tuple[list[Row], list[Row]]:
    """Return the rows before and after what is selected; an object belongs to what is before it."""
    first, last = rows[start.row], rows[end.row]
    left, right = list(rows[: start.row + 1]), list(rows[end.row + 1 :])
    if first.kind != "object":
        left[-1] = first._replace(text=sliced(first.text, 0, start.offset))
    rest = sliced(last.text, end.offset)
    if last.kind != "object" and rest:
        right.insert(0, last._replace(text=rest, block=last.block if last.kind in GATHERED else ""))
    return left, right


def _renamed(right: Sequence[Row], left: Sequence[Row], known: dict[str, Block]) -> list[Row]:
    """Give the part of a block that goes on after the paste a name of its own; it stays a part of the same quote."""
    taken = left[-1].block
    if not right or not taken or right[0].block != taken:
        return list(right)
    name = random_id()
    if taken in known:
        known[name] = known[taken].replace(id=name)
    return [row._replace(block=name) if row.block == taken else row for row in right]


def _without_blank_end(rows: Sequence[Row]) -> list[Row]:
    """Return rows without an empty paragraph or item at their end, which was only there to be written in."""
    if len(rows) < 2 or rows[-1].text or not (rows[-1].kind == "paragraph" or goes_on(rows[-1], rows[-2])):
        return list(rows)
    return list(rows[:-1])


def _section(
    foreign: ForeignSection, following: Sequence[Row], known: dict[str, Block]
) -> tuple[Section, list[Row]]:
    """Return a section that begins with what is pasted, and its rows."""
    rows = [*foreign.rows, *following] or [Row("paragraph", random_id())]
    named, blocks = blocks_of(rows, known)
    return Section(id=random_id(), heading=foreign.heading, blocks=blocks), named


def _end_of(foreign: ForeignSection, rows: Sequence[Row]) -> tuple[Place, int]:
    """Return where what was pasted ends: a place in its section, whose rows are given, and the characters before it."""
    if not foreign.rows:
        return "heading", len(foreign.heading)
    last = len(foreign.rows) - 1
    return place("blocks", place_of(rows, last)), row_edits.length(rows[last])


def _merged(incoming: Sequence[Row], pasted: Sequence[Block], into: Block | None) -> list[Row]:
    """Let rows become part of the block they are put into: items of such a list, words of the same speaker."""
    if into is None:
        return list(incoming)
    speakers = {block.id: block.speaker for block in pasted if isinstance(block, Quote)}
    kind = kind_of(into)

    def belongs(row: Row) -> bool:
        if isinstance(into, Quote):
            return row.kind == kind and speakers.get(row.block) == into.speaker
        return row.kind == kind and isinstance(into, ListBlock)

    return [row._replace(block=into.id) if belongs(row) else row for row in incoming]
