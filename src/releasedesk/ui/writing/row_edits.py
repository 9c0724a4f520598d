"""What keys and commands do to rows, as plain functions: which rows give way to which, and where the caret goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from releasedesk.editing.body import change_kind
from releasedesk.editing.names import TextKind
from releasedesk.model import Format, ListBlock, RichText, Run, plain_text, rich_text, runs
from releasedesk.model.ids import random_id
from releasedesk.model.text import joined, sliced
from releasedesk.ui.writing.rows import GATHERED, Row, RowKind, Stretch, goes_on, rows_of, stretch_at


class Caret(NamedTuple):
    """A place between two characters; the offset counts characters of Python, not units of UTF-16."""

    row: int
    offset: int = 0


class Splice(NamedTuple):
    """The rows `start` to `stop` (not included) give way to others; the caret goes to `caret`."""

    start: int
    stop: int
    rows: tuple[Row, ...]
    caret: Caret


def length(row: Row) -> int:
    """Return the number of characters in a row."""
    return len(plain_text(row.text))


def split(rows: Sequence[Row], caret: Caret) -> Splice:
    """Begin a new row at the caret; in an empty last row of a quote or list, leave it for a paragraph."""
    at, row = caret.row, rows[caret.row]
    if row.kind == "object":
        return Splice(at + 1, at + 1, (Row("paragraph", ""),), Caret(at + 1))
    stretch = stretch_at(rows, at)
    if row.kind in GATHERED and not row.text and at == stretch.stop - 1:
        alone = stretch.start == at
        return Splice(at, at + 1, (Row("paragraph", row.block if alone else ""),), Caret(at))
    left, right = sliced(row.text, 0, caret.offset), sliced(row.text, caret.offset)
    first_id, second_id = row.block, row.block if row.kind in GATHERED else ""
    if row.kind not in GATHERED and right and not left:
        first_id, second_id = second_id, first_id
    parts = (Row(row.kind, first_id, left), Row(row.kind, second_id, right))
    return Splice(at, at + 1, parts, Caret(at + 1))


def join_backward(rows: Sequence[Row], at: int) -> Splice | None:
    """Return what Backspace at the start of a row does: it leaves its quote or list, or joins the row before."""
    row = rows[at]
    if row.kind == "object":
        return _without_object(rows, at)
    if row.kind in GATHERED and (at == 0 or not goes_on(row, rows[at - 1])):
        stretch = stretch_at(rows, at)
        alone = stretch.stop - stretch.start == 1
        return Splice(at, at + 1, (Row("paragraph", row.block if alone else "", row.text),), Caret(at))
    if at == 0:
        return None
    return _joined(rows, at - 1)


def join_forward(rows: Sequence[Row], at: int) -> Splice | None:
    """Return what Delete at the end of a row does: the next row joins it."""
    if rows[at].kind == "object":
        return _without_object(rows, at)
    return _joined(rows, at) if at + 1 < len(rows) else None


def _joined(rows: Sequence[Row], at: int) -> Splice:
    """Join a row and the next; an object is never joined, and an empty paragraph gives way to what is beside it."""
    first, second = rows[at], rows[at + 1]
    if first.kind == "object":
        kept = () if _is_blank(second) else (second,)
        return Splice(at + 1, at + 2, kept, Caret(at))
    if _is_blank(first):
        return Splice(at, at + 1, (), Caret(at))
    if second.kind == "object":
        return Splice(at, at + 1, (first,), Caret(at + 1))
    whole = first._replace(text=joined(first.text, second.text))
    return Splice(at, at + 2, (whole,), Caret(at, length(first)))


def _is_blank(row: Row) -> bool:
    return row.kind == "paragraph" and not row.text


def _without_object(rows: Sequence[Row], at: int) -> Splice:
    return remove_stretch(rows, Stretch(at, at + 1))


def remove_stretch(rows: Sequence[Row], stretch: Stretch) -> Splice:
    """Take whole rows out; a body keeps at least one row to write in."""
    start, stop = stretch
    if stop - start == len(rows):
        return Splice(start, stop, (Row("paragraph", ""),), Caret(0))
    if start > 0:
        return Splice(start, stop, (), Caret(start - 1, length(rows[start - 1])))
    return Splice(start, stop, (), Caret(0))


def remove(rows: Sequence[Row], start: Caret, end: Caret) -> Splice:
    """Take out what is selected; the rows at both ends become one, of the kind of the first.

    Rows that are selected whole go without a trace; an object at the end of a selection is not part of it.
    """
    first, last = rows[start.row], rows[end.row]
    left, right = sliced(first.text, 0, start.offset), sliced(last.text, end.offset)
    if start.row == end.row:
        if first.kind == "object":
            return _without_object(rows, start.row)
        rest: tuple[Row, ...] = (first._replace(text=joined(left, right)),)
    elif first.kind == "object" or (not start.offset and not end.offset):
        rest = (last._replace(text=right),)
    elif last.kind == "object":
        rest = (first._replace(text=left), last)
    else:
        rest = (first._replace(text=joined(left, right)),)
    return Splice(start.row, end.row + 1, rest, start)


def copied(rows: Sequence[Row], start: Caret, end: Caret) -> list[Row]:
    """Return the rows of a selection, the first and last cut to what is selected; part of one row is mere text."""
    part = list(rows[start.row : end.row + 1])
    if len(part) == 1 and part[0].kind != "object":
        text = sliced(part[0].text, start.offset, end.offset)
        return [part[0]._replace(text=text) if text == part[0].text else Row("paragraph", "", text)]
    if part[-1].kind == "object" and len(part) > 1:
        part.pop()
    else:
        part[-1] = part[-1]._replace(text=sliced(part[-1].text, 0, end.offset))
        if len(part) > 1 and not end.offset:
            part.pop()
    part[0] = part[0]._replace(text=sliced(part[0].text, start.offset))
    return part


def insert(rows: Sequence[Row], caret: Caret, incoming: Sequence[Row], *, adopts: bool = True) -> Splice:
    """Put rows in at the caret.

    The first and last flow into the text beside them where they are of its kind; paragraphs that are put into a quote
    or list become part of it if that `adopts` them, and an empty paragraph gives way to what comes.
    """
    at, row = caret.row, rows[caret.row]
    if row.kind == "object":
        count = len(incoming)
        return Splice(at + 1, at + 1, tuple(incoming), Caret(at + count, length(incoming[-1])))
    rows_in = [_adopted(each, row) if adopts else each for each in incoming]
    if (
        len(rows_in) == 1
        and rows_in[0].kind != "object"
        and not (_is_blank(row) and rows_in[0].kind != row.kind)
    ):
        rows_in[0] = rows_in[0]._replace(kind=row.kind, block=row.block)
    left, right = sliced(row.text, 0, caret.offset), sliced(row.text, caret.offset)
    moves_on = bool(right and not left and row.kind not in GATHERED)
    result: list[Row] = [row._replace(text=left, block="" if moves_on else row.block)]
    for index, each in enumerate(rows_in):
        if index == 0 and _flows(each, result[-1]):
            result[-1] = result[-1]._replace(text=joined(result[-1].text, each.text))
        elif index == 0 and not left:
            result[-1] = each
        else:
            result.append(each)
    place = Caret(at + len(result) - 1, length(result[-1]))
    tail = row._replace(text=right, block=row.block if row.kind in GATHERED or moves_on else "")
    if right and _flows(result[-1], tail):
        is_bare = not result[-1].text and not result[-1].block
        result[-1] = tail if is_bare else result[-1]._replace(text=joined(result[-1].text, right))
    elif right or result[-1].kind == "object":
        result.append(tail)
    return Splice(at, at + 1, tuple(result), place)


def _adopted(incoming: Row, into: Row) -> Row:
    """Return a row as it is put into another: a paragraph takes the kind of the quote or list that it comes into."""
    if incoming.kind == "paragraph" and into.kind in GATHERED:
        return incoming._replace(kind=into.kind, block=into.block)
    return incoming


def _flows(row: Row, into: Row) -> bool:
    return (
        row.kind == into.kind
        and row.kind != "object"
        and (row.kind == "paragraph" or row.block == into.block)
    )


def turn(rows: Sequence[Row], stretch: Stretch, kind: TextKind) -> Splice:
    """Turn rows into another kind, or back into paragraphs where all are of it already; objects stay."""
    start, stop = stretch
    texts_only = [row for row in rows[start:stop] if row.kind != "object"]
    wanted: TextKind = "paragraph" if all(row.kind == kind for row in texts_only) else kind
    keeps_id = not any(0 < edge < len(rows) and goes_on(rows[edge], rows[edge - 1]) for edge in stretch)
    result: list[Row] = []
    group: list[Row] = []
    for row in [*rows[start:stop], Row("object", "")]:
        if row.kind != "object":
            group.append(row)
            continue
        if group:
            identifier = group[0].block if (result or keeps_id) and group[0].block else random_id()
            result.extend(_turned(group, identifier, wanted))
            group = []
        if row.block:
            result.append(row)
    return Splice(start, stop, tuple(result), Caret(start))


def _turned(group: Sequence[Row], identifier: str, kind: TextKind) -> list[Row]:
    block = ListBlock(id=identifier, items=tuple(row.text for row in group))
    return rows_of(change_kind(block, kind))


def add_after(rows: Sequence[Row], at: int, kind: TextKind) -> Splice:
    """Add an empty row of a kind after the block at a row; an empty paragraph is turned into it instead."""
    if _is_blank(rows[at]) and kind != "paragraph":
        return Splice(at, at + 1, (Row(_row_kind(kind), rows[at].block or random_id()),), Caret(at))
    stop = stretch_at(rows, at).stop
    return Splice(stop, stop, (Row(_row_kind(kind), random_id()),), Caret(stop))


def _row_kind(kind: TextKind) -> RowKind:
    return kind


def formatted(rows: Sequence[Row], start: Caret, end: Caret, change: Callable[[Format], Format]) -> Splice:
    """Change the format of what is selected."""
    result = []
    for index in range(start.row, end.row + 1):
        row = rows[index]
        first = start.offset if index == start.row else 0
        last = end.offset if index == end.row else length(row)
        changed = rich_text(Run(run.text, change(run.format)) for run in runs(sliced(row.text, first, last)))
        text = joined(sliced(row.text, 0, first), changed, sliced(row.text, last))
        result.append(row._replace(text=text))
    return Splice(start.row, end.row + 1, tuple(result), end)


def formats(rows: Sequence[Row], start: Caret, end: Caret) -> list[Format]:
    """Return the formats of all runs that are selected."""
    found: list[Format] = []
    for index in range(start.row, end.row + 1):
        first = start.offset if index == start.row else 0
        last = end.offset if index == end.row else None
        found.extend(run.format for run in runs(sliced(rows[index].text, first, last)))
    return found


def words_within(rows: Sequence[Row], start: Caret, end: Caret) -> tuple[Caret, Caret]:
    """Return what is selected without the blanks at its ends; an empty stretch where it holds nothing else."""
    first, last = start.offset, end.offset
    beginning, ending = plain_text(rows[start.row].text), plain_text(rows[end.row].text)
    limit = last if start.row == end.row else len(beginning)
    while first < limit and beginning[first].isspace():
        first += 1
    floor = first if start.row == end.row else 0
    while last > floor and ending[last - 1].isspace():
        last -= 1
    return Caret(start.row, first), Caret(end.row, last)


def words_to_link(rows: Sequence[Row], start: Caret, end: Caret) -> tuple[Caret, Caret]:
    """Return what of a selection becomes a link: its words, and blanks at its ends that are in one already."""
    first, last = words_within(rows, start, end)
    blanks = [*formats(rows, start, first), *formats(rows, last, end)]
    return (start, end) if any(format.link for format in blanks) else (first, last)


def link_at(text: RichText, offset: int) -> tuple[int, int, str]:
    """Return where the link that an offset is in or beside begins and ends, and its address; empty for none."""
    links: list[tuple[int, int, str]] = []
    position = 0
    for run in runs(text):
        end = position + len(run.text)
        if links and links[-1][2] == run.format.link:
            links[-1] = (links[-1][0], end, run.format.link)
        else:
            links.append((position, end, run.format.link))
        position = end
    for start, stop, address in links:
        if address and start <= offset <= stop:
            return start, stop, address
    return offset, offset, ""
