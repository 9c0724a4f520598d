"""Tables of figures in Word documents; those that only place text beside each other are read as paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from releasedesk.formats.pasted_tables import Cell, cell_of, holds_data, table_from
from releasedesk.importers.docx_parts import W, value_of
from releasedesk.importers.passages import Passage

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_SPANNED = 40


def table_passages(table: _Element, read: Callable[[_Element], list[Passage]]) -> Iterator[Passage]:
    """Yield a table of figures as one passage, the paragraphs of any other; `read` reads those of a cell."""
    rows: list[dict[int, Cell]] = []
    passages: list[Passage] = []
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl")) is not table:
            continue  # Of a table within a cell.
        placed: dict[int, Cell] = {}
        column = 0
        for cell in row.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tr")) is not row:
                continue
            found = read(cell)
            passages += found
            placed[column] = cell_of([passage.text for passage in found])
            span = value_of(cell, "tcPr", "gridSpan")
            column += min(int(span), _MOST_SPANNED) if span.isdecimal() and len(span) < 4 else 1
        rows.append(placed)
    header = table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
    made = table_from(rows, is_header=header) if not any(each.table for each in passages) else None
    if made is not None and passages and holds_data(made):
        yield Passage(made.words, passages[0].line, apart=True, table=made)
    else:
        yield from passages
