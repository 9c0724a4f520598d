"""Tables of data: their cells in rows of one length, each cell in its column whatever spans others."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from releasedesk.formats.pasted import PastedTable
from releasedesk.model import RichText, plain_text, runs
from releasedesk.model.text import single_spaced

_MOST_COLUMNS = 40
_MOST_SPANNED_ROWS = 200
_DIGIT = re.compile(r"\d")
# A number with its sign, currency, grouping and unit; one that begins like a telephone number is none.
_FIGURE = re.compile(r"(?!\+\d|0\d{2})[^\w@]{0,3}\d[\d.,'’/\s]{0,14}[^\w@]{0,2}\w{0,12}[)\s]?")


class Cell(NamedTuple):
    """The words of a cell, and whether all of them are bold."""

    words: str
    is_bold: bool = False


def cell_of(texts: Sequence[RichText]) -> Cell:
    """Return the cell that holds paragraphs; line breaks and further spaces in it are none."""
    is_bold = all(run.format.strong for text in texts for run in runs(text) if run.text.strip())
    return Cell(single_spaced(" ".join(map(plain_text, texts))), is_bold)


def table_of(element: Any, read: Callable[[Any], Cell]) -> PastedTable | None:
    """Return the cells of a `table`, without rows and columns that are empty; None where no words are in it.

    `read` tells what is in a cell. Cells that span others stand where they begin (HTML standard, section 4.9.12).
    """
    rows: list[dict[int, Cell]] = []
    taken: dict[int, int] = {}
    for row in element.iter("tr"):
        placed: dict[int, Cell] = {}
        column = 0
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while taken.get(column, 0) > 0:
                column += 1
            placed[column] = read(cell)
            for _ in range(min(_number(cell.get("colspan")), _MOST_COLUMNS)):
                taken[column] = min(_number(cell.get("rowspan")), _MOST_SPANNED_ROWS)
                column += 1
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        rows.append(placed)
    first = next(iter(element.iter("tr")), ())
    is_header = element.find("thead") is not None or {cell.tag for cell in first} == {"th"}
    caption = element.find("caption")
    words = single_spaced("".join(caption.itertext())) if caption is not None else ""
    return table_from(rows, words, is_header=is_header)


def holds_figures(table: PastedTable) -> bool:
    """Tell whether a table is one of figures: most cells beside its first row and column are numbers."""
    inner = [cell for row in table.rows[1:] for cell in row[1:] if cell]
    figures = sum(_FIGURE.fullmatch(cell) is not None for cell in inner)
    return bool(inner) and figures >= 0.6 * len(inner) and "@" not in table.words


def holds_data(table: PastedTable) -> bool:
    """Tell whether a table is one of figures, or a caption or the names of its columns mark it as more than layout."""
    is_named = bool(table.caption) or table.is_marked
    return holds_figures(table) or (is_named and len(table.rows[0]) > 1 and "@" not in table.words)


def table_from(
    rows: Sequence[Mapping[int, Cell]], caption: str = "", *, is_header: bool = False
) -> PastedTable | None:
    """Return a table of cells by their columns, without rows and columns that are empty; None where nothing is left.

    `is_header` tells that the first row is marked as one that names the columns; otherwise its looks decide.
    """
    rows = [row for row in rows if any(cell.words for cell in row.values())]
    columns = sorted({column for row in rows for column, cell in row.items() if cell.words})[:_MOST_COLUMNS]
    if not columns:
        return None
    cells = tuple(tuple(row[column].words if column in row else "" for column in columns) for row in rows)
    has_header = len(rows) > 1 and (is_header or _looks_like_header(rows))
    return PastedTable(cells, has_header, caption, is_marked=has_header and is_header)


def _looks_like_header(rows: Sequence[Mapping[int, Cell]]) -> bool:
    """Tell whether the first row names the columns, by its weight, or because it alone has no figures."""
    if all(cell.is_bold for cell in rows[0].values() if cell.words):
        return True
    has_figures = [any(_DIGIT.search(cell.words) for cell in row.values()) for row in rows]
    return not has_figures[0] and all(has_figures[1:])


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 6 and int(value) > 0 else 1
