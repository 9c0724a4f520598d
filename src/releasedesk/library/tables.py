"""People, contacts, boilerplates and snippets as CSV (RFC 4180), from and for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from releasedesk.errors import SourceError
from releasedesk.library.entries import Content, Kind, Snippet, bare, snippet_lines
from releasedesk.library.headers import COLUMNS, Column, column_of
from releasedesk.library.source_text import source_text
from releasedesk.model import (
    Boilerplate,
    Contact,
    Paragraph,
    Person,
    Phone,
    plain_text,
)
from releasedesk.model.base import clean_line, clean_text
from releasedesk.model.ids import derived_ids

MOST_ROWS = 10_000
_MOST_COLUMNS = 500
_LONGEST_CELL = 100_000


def read_table(path: Path, kind: Kind) -> list[Content]:
    """Return the entries of a CSV file whose first row names the columns; separators are commas, semicolons or tabs.

    Raises:
        SourceError: The file cannot be read, is too large, or lacks the column that names the entries.

    """
    rows = _rows(path)
    header = [column_of(cell, kind) for cell in (rows[0] if rows else [])]
    fields = {column.field for column in header}
    if not fields & {COLUMNS[kind][0], "given", "family"}:
        wanted = ", ".join(COLUMNS[kind])
        raise SourceError(path, f"its first row has no column “{COLUMNS[kind][0]}”; the columns are {wanted}")
    found = []
    for row in rows[1:]:
        cells = _by_field(header, row)
        if cells:
            found.append(_content(kind, cells))
    return found


def _by_field(header: list[Column], row: list[str]) -> dict[str, str]:
    """Return the cells of a row by their fields; several of one field are lines of it."""
    cells: dict[str, str] = {}
    for column, cell in zip(header, row, strict=False):
        words = cell.strip()
        if not column.field or not words:
            continue
        if column.phone_kind:
            words = "\n".join(_with_kind(line, column.phone_kind) for line in words.splitlines())
        cells[column.field] = f"{cells[column.field]}\n{words}" if column.field in cells else words
    given, family = cells.pop("given", ""), cells.pop("family", "")
    if (given or family) and "name" not in cells:
        cells["name"] = " ".join(filter(None, (given, family)))
    return cells


def _with_kind(line: str, kind: str) -> str:
    kind_given = line.partition(":")[0] if ":" in line else ""
    return line if kind_given and not any(map(str.isdigit, kind_given)) else f"{kind}: {line}"


def table(kind: Kind, contents: Iterable[Content]) -> str:
    """Return entries of a kind as CSV; no cell can become a formula in a spreadsheet."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(COLUMNS[kind])
    for content in contents:
        writer.writerow([_harmless(cell) for cell in _cells(content)])
    return made.getvalue()


def _rows(path: Path) -> list[list[str]]:
    text = source_text(path).replace("\0", "")
    line = text.partition("\n")[0]
    separator = max(",;\t", key=line.count)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            if len(rows) > MOST_ROWS:
                raise SourceError(path, f"it has more than {MOST_ROWS:,} rows; import it in parts")
            rows.append(row[:_MOST_COLUMNS])
    except csv.Error as error:
        raise SourceError(path, f"it is not a table ({error})") from error
    return rows


def _content(kind: Kind, cells: dict[str, str]) -> Content:
    lines = {name: _line(cell) for name, cell in cells.items()}
    match kind:
        case "people":
            return Person(
                id="entry",
                name=lines.get("name", ""),
                title=lines.get("title", ""),
                organisation=lines.get("organisation", ""),
            )
        case "contacts":
            return Contact(
                id="entry",
                name=lines.get("name", ""),
                role=lines.get("role", ""),
                organisation=lines.get("organisation", ""),
                phones=tuple(_phone(line) for line in _lines(cells.get("phones", ""))),
                emails=tuple(_lines(cells.get("emails", ""))),
            )
        case "boilerplates":
            return Boilerplate(
                id="entry", heading=lines.get("heading", ""), paragraphs=tuple(_lines(cells.get("text", "")))
            )
        case "snippets":
            new_id = derived_ids(b"snippet")
            blocks = tuple(Paragraph(id=new_id(), text=line) for line in _lines(cells.get("text", "")))
            return Snippet(id="entry", title=lines.get("title", ""), blocks=blocks)


def _line(cell: str) -> str:
    return " ".join(clean_line(_whole(cell)).split())


def _lines(cell: str) -> list[str]:
    return [line for each in clean_text(_whole(cell)).split("\n") if (line := " ".join(each.split()))]


def _whole(cell: str) -> str:
    text = cell.encode("utf-8", "replace").decode()[:_LONGEST_CELL]
    # The mark that keeps spreadsheets from reading a formula is not part of the text.
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA else text


def _phone(line: str) -> Phone:
    kind, colon, number = line.partition(":")
    if not colon or any(character.isdigit() for character in kind):
        kind, number = "office", line
    number, _, extension = number.partition(" ext. ")
    return Phone(kind=kind.strip() or "office", number=number.strip(), extension=extension.strip())


def _cells(content: Content) -> tuple[str, ...]:
    content = bare(content)
    match content:
        case Person():
            return content.name, content.title, content.organisation
        case Contact():
            phones = "\n".join(
                f"{each.kind}: {each.number}" + (f" ext. {each.extension}" if each.extension else "")
                for each in content.phones
                if each.number
            )
            return content.name, content.role, content.organisation, phones, "\n".join(content.emails)
        case Boilerplate():
            return content.heading, "\n".join(map(plain_text, content.paragraphs))
        case Snippet():
            return content.title, "\n".join(line.replace("\n", " ") for line in snippet_lines(content))


_FORMULA = ("=", "+", "-", "@", "\t")


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from reading a formula (OWASP, CSV injection); telephone numbers may begin with a plus."""
    is_number = cell[:1] in "+-" and cell[1:].replace(" ", "").isdigit()
    return f"'{cell}" if cell.startswith(_FORMULA) and not is_number else cell
