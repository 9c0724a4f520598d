"""How a table stands in a mail, which is no wider than 600 pixels: in smaller type, or each row as lines of its own."""

from __future__ import annotations

import re
from typing import NamedTuple

from releasedesk.rendering.printed import PrintedTable
from releasedesk.rendering.table_data import LONGEST_SAMPLE, longest_words

# What the text of a mail has between its margins.
_ROOM = 568
# Nobody knows the fonts of the reader's program. A sign of most is hardly wider than this part of the type's size.
_SIGN = 0.58
_SIZES = ((14, 10), (13, 8), (12, 6), (11, 6))
"""Sizes of type with the space between columns, from the usual to the least that can be read, in pixels."""
_AFTER_MARKS = re.compile(r"(?<=[/?&=_.,;@#+~-])(?=\w)")
_PIECE = 12
"""Signs of a word without any such mark after which it may break."""


class MailTable(NamedTuple):
    """The size of the type, the height of its lines, the space between columns, and whether rows are lines instead."""

    size: int
    line: int
    gap: int
    is_list: bool


def mail_table(table: PrintedTable) -> MailTable:
    """Return how a table is set in a mail."""
    words = longest_words(table)
    for size, gap in _SIZES:
        if sum(words) * _SIGN * size + gap * (len(words) - 1) <= _ROOM:
            return MailTable(size, size + 6, gap, is_list=False)
    size, gap = _SIZES[-1]
    return MailTable(size, size + 6, gap, is_list=bool(table.rows))


def breakable(text: str) -> list[str]:
    """Return a text of a cell in pieces between which it may break: only what is too long for a column has several."""
    found: list[str] = [""]
    for part in re.split(r"(\s+)", text):
        pieces = _parted(part) if len(part) > LONGEST_SAMPLE else [part]
        found[-1] += pieces[0]
        found += pieces[1:]
    return found


def _parted(word: str) -> list[str]:
    parts = [each for each in _AFTER_MARKS.split(word) if each]
    if max(map(len, parts)) <= LONGEST_SAMPLE:
        return parts
    return [word[at : at + _PIECE] for at in range(0, len(word), _PIECE)]
