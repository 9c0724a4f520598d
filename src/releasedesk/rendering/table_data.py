"""A table as a template of pages receives it: cells, and samples of its words to measure the columns by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from releasedesk.rendering.isolation import cell_words
from releasedesk.rendering.pieces import BREAKS_BY_ITSELF, LONG_WORD, Pieces, pieces
from releasedesk.rendering.printed import PrintedTable, Words
from releasedesk.rendering.text_width import column_width

# No word asks for more than this; it is parted instead.
LONGEST_SAMPLE = 24
# Of two texts, the one with more signs is not always the wider one, but one with two thirds of them hardly is.
_NEAR_THE_LONGEST = 0.7
_MOST_SAMPLES = 8
# Bold type is wider by about so much.
_BOLD = 1.13
# A row with more signs in a cell, in columns that share the width, could be higher than a page.
_MOST_KEPT_WHOLE = 1200
# No-break spaces are within a word (“12 000 €”), and so are those between the groups of a telephone number. Of a script
# without spaces, so many signs should stand side by side.
_WORD = re.compile(
    rf"(?:[^\s{BREAKS_BY_ITSELF}]|[\u00a0\u202f\u2007]|(?<=\d) (?=\d))+|[{BREAKS_BY_ITSELF}]{{1,4}}"
)
# “1,204”, “£12.4m”, “4.2 %”: to be parted by no means, where “Harbourmaster2” may be.
_FIGURE = re.compile(r"[^\W\d]{0,4}[^\w]*\d[\d\W]*[^\W\d]{0,4}\W*")

Sample = tuple[str, bool]
"""A text, and whether it is set in bold type."""


def table_data(table: PrintedTable, words: Callable[[Words, int], Pieces]) -> dict[str, Any]:
    """Return a table with texts of each column that may be its longest; `words` cuts words into pieces."""

    def cells(row: tuple[str, ...]) -> list[Pieces]:
        return [words(cell_words(table, cell), LONG_WORD) for cell in row]

    samples = [
        _samples(
            table.header[at] if table.header else "",
            tuple(row[at] for row in table.rows),
            table.names_rows and at == 0,
        )
        for at in range(len(table.figures))
    ]
    return {
        "kind": table.kind,
        "place": table.place,
        "caption": pieces(table.caption),
        "header": cells(table.header),
        "rows": [cells(row) for row in table.rows],
        "kept_whole": [max(map(column_width, row)) * len(row) <= _MOST_KEPT_WHOLE for row in table.rows],
        "figures": list(table.figures),
        "names_rows": table.names_rows,
        "roomy_column": table.roomy_column,
        "longest_cells": [cells for cells, _, _ in samples],
        "longest_words": [words for _, words, _ in samples],
        "longest_numbers": [numbers for _, _, numbers in samples],
    }


def longest_words(table: PrintedTable) -> list[float]:
    """Return how many signs the longest word of each column takes, for layouts that cannot measure; none too long."""
    return [
        max(
            (
                min(column_width(word), LONGEST_SAMPLE) * (_BOLD if _is_bold(table, at, row) else 1)
                for row, cell in enumerate(column)
                for word in _WORD.findall(cell)
            ),
            default=0,
        )
        for at, column in enumerate(_columns(table))
    ]


def _is_bold(table: PrintedTable, at: int, row: int) -> bool:
    return (row == 0 and bool(table.header)) or (at == 0 and table.names_rows)


def longest_cells(table: PrintedTable) -> list[float]:
    """Return how many signs the longest cell of each column takes, below the header, which may have several lines."""
    return [
        max(map(column_width, column), default=0) * (_BOLD if table.names_rows and at == 0 else 1)
        for at, column in enumerate(zip(*(table.rows or (table.header,)), strict=True))
    ]


def _columns(table: PrintedTable) -> list[tuple[str, ...]]:
    return list(zip(*filter(None, (table.header, *table.rows)), strict=True))


# Pages are set anew after every keystroke, and all columns but one are those of the time before.
@lru_cache(maxsize=256)
def _samples(
    header: str, cells: tuple[str, ...], are_bold: bool
) -> tuple[list[Sample], list[Sample], list[Sample]]:
    """Return the longest cells of a column, its longest words, and its longest figures."""
    texts = [(header, True), *((cell, are_bold) for cell in cells)]
    words = [(word, is_bold) for text, is_bold in texts for word in _WORD.findall(text)]
    return (
        _longest(texts),
        _longest((word[:LONGEST_SAMPLE], is_bold) for word, is_bold in words),
        _longest((word, is_bold) for word, is_bold in words if _FIGURE.fullmatch(word)),
    )


def _longest(samples: Iterable[Sample]) -> list[Sample]:
    widths = {sample: column_width(sample[0]) for sample in samples}
    least = _NEAR_THE_LONGEST * max(widths.values(), default=0)
    longest = sorted(
        (sample for sample in widths if widths[sample] >= least), key=widths.__getitem__, reverse=True
    )
    return longest[:_MOST_SAMPLES]
