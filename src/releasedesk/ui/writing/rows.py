"""A body as rows: one for each paragraph, quoted paragraph, list item or picture, as they stand below each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from releasedesk.editing.body import block_texts
from releasedesk.editing.writing import common_end, common_start
from releasedesk.model import Attribution, Block, ListBlock, Paragraph, Quote, RichText, plain_text
from releasedesk.model.ids import IdSource, random_id
from releasedesk.model.place import Place, place

RowKind = Literal["paragraph", "quote", "bullets", "numbers", "object"]
"""What a row is part of; an object (a picture, a part that only a newer version knows) has no text to write in."""

GATHERED: frozenset[RowKind] = frozenset({"quote", "bullets", "numbers"})
"""The kinds of which several rows make one block."""


class Row(NamedTuple):
    """One row; `block` is the identifier of its block, empty while it has none."""

    kind: RowKind
    block: str
    text: RichText = ""


class Stretch(NamedTuple):
    """The rows `start` to `stop` (not included), which make one block."""

    start: int
    stop: int


def kind_of(block: Block) -> RowKind:
    """Return the kind of the rows that a block is shown as."""
    match block:
        case Paragraph():
            return "paragraph"
        case Quote():
            return "quote"
        case ListBlock():
            return "numbers" if block.ordered else "bullets"
        case _:
            return "object"


def rows_of(blocks: Iterable[Block]) -> list[Row]:
    """Return the rows of a sequence of blocks; where there are none, an empty row that belongs to no block yet."""
    rows = [Row(kind_of(block), block.id, text) for block in blocks for text in block_texts(block) or ("",)]
    return rows or [Row("paragraph", "")]


def goes_on(row: Row, before: Row) -> bool:
    """Tell whether a row is in the same block as the one before it."""
    return row.kind in GATHERED and row.kind == before.kind and row.block == before.block


def stretches(rows: Sequence[Row]) -> Iterator[Stretch]:
    """Yield the stretches of rows that make one block each, in order."""
    start = 0
    for index in range(1, len(rows) + 1):
        if index == len(rows) or not goes_on(rows[index], rows[index - 1]):
            yield Stretch(start, index)
            start = index


def stretch_at(rows: Sequence[Row], index: int) -> Stretch:
    """Return the stretch that a row is in."""
    start, stop = index, index + 1
    while start > 0 and goes_on(rows[start], rows[start - 1]):
        start -= 1
    while stop < len(rows) and goes_on(rows[stop], rows[stop - 1]):
        stop += 1
    return Stretch(start, stop)


def place_of(rows: Sequence[Row], index: int) -> Place:
    """Return the place of the text of one of several rows that name their blocks, relative to these blocks."""
    row = rows[index]
    if row.kind in GATHERED:
        first = next(stretch.start for stretch in stretches(rows) if index < stretch.stop)
        return place(row.block, "paragraphs" if row.kind == "quote" else "items", index - first)
    return place(row.block, "text") if row.kind == "paragraph" else row.block


def blocks_of(
    rows: Sequence[Row], known: Mapping[str, Block], new_id: IdSource = random_id, *, alone: bool = True
) -> tuple[list[Row], tuple[Block, ...]]:
    """Return the rows, each with the identifier of its block, and the blocks that they make.

    A block that is `known` by its identifier keeps everything that its rows do not show, and is the same object where
    nothing changed. Of several stretches with one identifier, the first keeps it. An empty row that is `alone` is no
    block yet.
    """
    named: list[Row] = []
    blocks: list[Block] = []
    used: set[str] = set()
    if alone and len(rows) == 1 and not rows[0].block and not rows[0].text and rows[0].kind == "paragraph":
        return list(rows), ()
    for start, stop in stretches(rows):
        first = rows[start]
        identifier = first.block if first.block and first.block not in used else new_id()
        used.add(identifier)
        texts = tuple(row.text for row in rows[start:stop])
        block = _made(first.kind, identifier, texts, known.get(first.block))
        blocks.append(block)
        if identifier == first.block:
            named.extend(rows[start:stop])
        else:
            named.extend(Row(kind_of(block), identifier, text) for text in texts)
    return named, tuple(blocks)


def _made(kind: RowKind, identifier: str, texts: tuple[RichText, ...], base: Block | None) -> Block:
    """Return the block that a stretch makes, from the block of which it was a part, if there is one."""
    same = base if base is not None and base.id == identifier else None
    match kind:
        case "quote" if isinstance(base, Quote):
            return base if base is same and base.paragraphs == texts else _requoted(base, identifier, texts)
        case "quote":
            return Quote(id=identifier, paragraphs=texts)
        case "bullets" | "numbers":
            ordered = kind == "numbers"
            if isinstance(same, ListBlock):
                unchanged = same.items == texts and same.ordered == ordered
                return same if unchanged else same.replace(items=texts, ordered=ordered)
            return ListBlock(id=identifier, ordered=ordered, items=texts)
        case "object" if base is not None:
            return base if base is same else base.replace(id=identifier)
        case _:
            if isinstance(same, Paragraph):
                return same if same.text == texts[0] else same.replace(text=texts[0])
            return Paragraph(id=identifier, text=texts[0])


def with_text(block: Block, index: int, text: RichText) -> Block:
    """Return a block with one of its texts replaced."""
    texts = block_texts(block)
    changed = (*texts[:index], text, *texts[index + 1 :])
    match block:
        case Paragraph():
            return block.replace(text=text)
        case Quote():
            return _requoted(block, block.id, changed)
        case ListBlock():
            return block.replace(items=changed)
        case _:
            return block


def _requoted(quote: Quote, identifier: str, paragraphs: tuple[RichText, ...]) -> Quote:
    """Return a quote with other words; an attribution within them keeps its place between the same words."""
    attribution: Attribution = quote.attribution
    if attribution.split_at and paragraphs[0] != quote.paragraphs[0]:
        split_at = shifted(attribution.split_at, plain_text(quote.paragraphs[0]), plain_text(paragraphs[0]))
        attribution = attribution.replace(split_at=split_at)
    return quote.replace(id=identifier, paragraphs=paragraphs, attribution=attribution)


def shifted(offset: int, before: str, after: str) -> int:
    """Return where a place in a text is after a single stretch of it was changed.

    What is written on behind the end of the text stands behind a place at its end, too.
    """
    if offset == len(before) and after.startswith(before):
        return offset
    end = common_end(before, after)
    if offset >= len(before) - end:
        return offset + len(after) - len(before)
    start = min(common_start(before, after), min(len(before), len(after)) - end)
    return min(offset, start) if offset <= start else start
