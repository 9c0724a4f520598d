"""The lines of a text, cleaned of what cannot be seen, with their numbers in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from releasedesk.formats.pasted import PastedTable
from releasedesk.importers.text_tables import tables_in

KEPT_BREAK = "\x1e"
"""Ends a line on purpose, whatever goes on below it."""

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
# Controls, and halves of characters that no file can hold, become spaces so that no two words grow together.
_CONTROLS = {
    code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r\v\f\x1e\x85"
}
_SURROGATES = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n|\r|\n")
_BREAKS_WITHIN = re.compile("[\v\x85\u2028]")
_PAGE_BREAKS = re.compile("[\f\u2029]")
_SPACES = re.compile(r"\s\s+|[\t\u3000]")
# Columns side by side, and paragraphs that were joined with spaces instead of line breaks.
_COLUMNS = re.compile(
    r"(?<![:：\s])[^\S\n]{12,}"
    r"|(?<=[.!?。！？」”\"])[^\S\n]{3,}(?=\S)"
)
_TAB_WIDTH = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source, cleaned.

    Args:
        number: Its number in the source, counted from 1.
        indent: White space before it, in columns.
        text: Its words; empty for a blank line.
        apart: Whether a page break or the space between columns stands before it.
        is_heading: Whether a rule underlines it.
        is_kept: Whether the text before it was ended on purpose, so that it does not go on with it.
        table: The cells, where lines of the source are a table; there is no text then.
    """

    number: int
    indent: int
    text: str
    apart: bool = False
    is_heading: bool = False
    is_kept: bool = False
    table: PastedTable | None = None


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of a text, cleaned; a blank line has no text, and a table is one line."""
    text = _SURROGATES.sub("\ufffd", text.translate(_INVISIBLE | _CONTROLS))
    lines = _LINE_END.split(text)
    tables = tables_in(lines)
    below = 0
    for index, raw in enumerate(lines):
        if found := tables.get(index):
            below = found.stop
            yield Line(index + 1, 0, "", apart=True, table=found.table)
        elif index >= below:
            yield from _pieces(index + 1, raw)


def _pieces(number: int, raw: str) -> Iterator[Line]:
    for page, part in enumerate(_PAGE_BREAKS.split(raw)):
        for kept, ended in enumerate(part.split(KEPT_BREAK)):
            if not ended and not kept and part:
                continue
            for piece in _BREAKS_WITHIN.split(ended):
                for line in _line(number, piece, apart=page > 0):
                    yield replace(line, is_kept=kept > 0) if kept else line


def collapsed(text: str) -> str:
    """Return text with every run of white space as one space, none at the ends; a lone no-break space stays."""
    return _SPACES.sub(" ", text).strip()


def _line(number: int, raw: str, apart: bool) -> Iterator[Line]:
    content = raw.strip()
    if not content:
        yield Line(number, 0, "", apart)
        return
    lead = raw[: len(raw) - len(raw.lstrip())]
    indent = sum(_TAB_WIDTH if char == "\t" else 2 if char == "\u3000" else 1 for char in lead)
    for index, column in enumerate(_COLUMNS.split(content)):
        yield Line(number, indent, collapsed(column), apart or index > 0)
