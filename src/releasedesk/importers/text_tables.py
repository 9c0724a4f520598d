"""Tables in plain text: columns that stand below each other, or rows whose cells each have a line of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from releasedesk.formats.pasted import PastedTable
from releasedesk.formats.pasted_tables import holds_figures
from releasedesk.importers.contact_fields import fields_in
from releasedesk.rendering.text_width import column_width

_RULES = re.compile(r"-+(?: {2,}-+)+")
_GAP = 2
_LABELLED = re.compile(r"(?P<label>[^:：]{1,60}?)\s?(?::\s|：)(?P<cell>\S.*)")
_LEAST_LABELS = 3
"""Columns of a table whose rows are written as lines: with fewer, each line is rather a remark."""
_LONGEST_LINE = 400


class TextTable(NamedTuple):
    """A table, and the number of the line below it."""

    table: PastedTable
    stop: int


def tables_in(lines: Sequence[str]) -> dict[int, TextTable]:
    """Return the tables of a text by the number of the line on which each begins, counted from 0."""
    blocks = list(_blocks(lines))
    found: dict[int, TextTable] = {}
    index = 0
    while index < len(blocks):
        start, stop = blocks[index]
        if table := _aligned(lines[start:stop]):
            found[start] = TextTable(table, stop)
        elif (rows := _labelled_rows(lines, blocks[index:])) and len(rows) > 1:
            labels = tuple(rows[0])
            cells = tuple(tuple(row.get(label, "") for label in labels) for row in rows)
            stop = blocks[index + len(rows) - 1][1]
            found[start] = TextTable(PastedTable((labels, *cells), header=True), stop)
            index += len(rows) - 1
        index += 1
    return found


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where the lines that stand together begin and end."""
    start = -1
    for index, line in enumerate((*lines, "")):
        if line.strip() and start < 0:
            start = index
        elif not line.strip() and start >= 0:
            yield start, index
            start = -1


def _aligned(lines: Sequence[str]) -> PastedTable | None:
    """Return the table whose columns stand below each other; rules below its header tell where they are."""
    if len(lines) < 2 or any(len(line) > _LONGEST_LINE or "\t" in line for line in lines):
        return None
    if _RULES.fullmatch(lines[1].strip()):
        spans = [match.span() for match in re.finditer("-+", lines[1])]
        rows = tuple(tuple(_cells(line, spans)) for line in (lines[0], *lines[2:]))
        return PastedTable(rows, header=len(rows) > 1)
    if any("  " not in line.strip() for line in lines):
        return None
    spans = _columns(lines)
    rows = tuple(tuple(_cells(line, spans)) for line in lines)
    table = PastedTable(rows)
    is_table = len(spans) > 1 and holds_figures(table) and not any(row[0].endswith(":") for row in rows)
    return table if is_table else None


def _columns(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return the columns between which all lines are blank."""
    taken: set[int] = set()
    for line in lines:
        at = 0
        for character in line:
            width = column_width(character)
            if not character.isspace():
                taken.update(range(at, at + max(width, 1)))
            at += width
    spans: list[tuple[int, int]] = []
    for column in sorted(taken):
        if spans and column - spans[-1][1] < _GAP:
            spans[-1] = (spans[-1][0], column + 1)
        else:
            spans.append((column, column + 1))
    return spans


def _cells(line: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield what stands in each column; the last one takes what is beyond."""
    bounds = [start for start, _ in spans[1:]]
    cells = [""] * len(spans)
    at = column = 0
    for character in line:
        while column < len(bounds) and at >= bounds[column]:
            column += 1
        cells[column] += character
        at += column_width(character)
    yield from (" ".join(cell.split(" ")).strip() for cell in cells)


def _labelled_rows(lines: Sequence[str], blocks: Sequence[tuple[int, int]]) -> list[dict[str, str]]:
    """Return the rows of a table whose cells each have a line with the name of their column, for blocks that are."""
    rows: list[dict[str, str]] = []
    for start, stop in blocks:
        matches = [_LABELLED.fullmatch(line.strip()) for line in lines[start:stop]]
        row = {match["label"]: match["cell"] for match in matches if match}
        if len(row) < stop - start or any(fields_in(line) for line in lines[start:stop]):
            break
        labels = list(rows[0]) if rows else list(row)
        if len(labels) < _LEAST_LABELS or [*row] != [label for label in labels if label in row]:
            break
        if not set(row) <= set(labels):
            break
        rows.append(row)
    return rows
