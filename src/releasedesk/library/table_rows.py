"""The rows of a CSV file (RFC 4180), whatever separates its cells; what is no table is said in one sentence."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from releasedesk.errors import SourceError
from releasedesk.library.source_text import source_text

MOST_ROWS = 10_000
"""Rows of a table that are read."""

_MOST_COLUMNS = 500
_END = "\x1fend\x1f"
"""Stands as a row of its own behind the table, and is swallowed by a cell that is never closed."""

_SEPARATORS = ",;\t|"
_SAID_SEPARATOR = re.compile(r"\s*\"?sep=([,;\t|])\"?\r?\n", re.IGNORECASE)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How files of Excel and LibreOffice Calc begin: as ZIP archives, or as the older compound files."""


def rows_of(path: Path) -> list[list[str]]:
    """Return the rows that hold anything, of which there is one at least.

    Raises:
        SourceError: The file cannot be read, is too large, empty, or no table.

    """
    text = source_text(path)
    if _begins_as_workbook(path):
        raise SourceError(
            path, "it is a workbook, not a table of text; save it as CSV in the spreadsheet first"
        )
    text, separator = _separated(text.replace("\0", "").replace(_END, ""))
    rows = _read(path, text, separator)
    if not rows:
        raise SourceError(path, "it is empty; the first row of a table names its columns")
    return rows


def _begins_as_workbook(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(8).startswith(_WORKBOOKS)
    except OSError as error:
        raise SourceError(path, f"it cannot be read ({error.strerror or 'unknown reason'})") from error


def _separated(text: str) -> tuple[str, str]:
    """Return the text of a table, and what separates its cells: what its first line says, or has most of."""
    said = _SAID_SEPARATOR.match(text)
    if said is not None:
        # Excel writes and wants such a line where the separator is not that of the country.
        return text[said.end() :], said[1]
    line = next(filter(str.strip, text.splitlines()), "")
    return text, max(_SEPARATORS, key=line.count)


def _read(path: Path, text: str, separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    begin = 1
    reader = csv.reader(io.StringIO(f"{text}\r\n{_END}", newline=""), delimiter=separator)
    try:
        for row in reader:
            if row == [_END]:
                return rows
            if reader.line_num > begin and _END in row[-1]:
                raise SourceError(
                    path, f"a quotation mark on line {begin} is never closed; close it or take it out"
                )
            if len(rows) > MOST_ROWS:
                raise SourceError(path, f"it has more than {MOST_ROWS:,} rows; import it in parts")
            if any(map(str.strip, row)):
                rows.append(row[:_MOST_COLUMNS])
            begin = reader.line_num + 1
    except csv.Error as error:
        problem = f"a cell on line {begin} is too long for a table; is a quotation mark missing?"
        raise SourceError(path, problem) from error
    return rows
