"""People, contacts, boilerplates and snippets as CSV (RFC 4180), from and for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from releasedesk.errors import SourceError
from releasedesk.library.entries import Content, Kind, Snippet, bare, snippet_lines
from releasedesk.library.headers import COLUMNS, PARTS_OF_NAMES, Column, columns_of, phone_kind
from releasedesk.library.table_rows import rows_of
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

_LONGEST_CELL = 100_000
_GOOGLES_SEPARATOR = " ::: "
"""Stands between several numbers or addresses that have one label."""


def read_table(path: Path, kind: Kind) -> list[Content]:
    """Return the entries of a CSV file whose first row names the columns.

    Separators are commas, semicolons, tabs or vertical bars; empty rows and Excel's `sep=;` may stand above it.

    Raises:
        SourceError: The file cannot be read, is too large, is no table, or lacks the column that names the entries.

    """
    rows = rows_of(path)
    header = columns_of(rows[0], kind)
    fields = {column.field for column in header}
    if not fields & _naming(kind):
        wanted = ", ".join(COLUMNS[kind])
        raise SourceError(path, f"its first row has no column “{COLUMNS[kind][0]}”; the columns are {wanted}")
    found = []
    for row in rows[1:]:
        cells = _by_field(header, row)
        if cells:
            found.append(_content(kind, cells))
    if not found:
        raise SourceError(path, "below the names of the columns, it has no row with anything in it")
    return found


def _naming(kind: Kind) -> set[str]:
    """Return the columns of which one at least must be there, so that an entry can be told from others."""
    names = {COLUMNS[kind][0]}
    if kind in ("people", "contacts"):
        names |= {"given", "family"}
    return names | {"organisation"} if kind == "contacts" else names


def _by_field(header: list[Column], row: list[str]) -> dict[str, str]:
    """Return the cells of a row by their fields; several of one field are lines of it.

    A name is made of its parts where it does not stand there whole. The honorific is left out of it: that of a person
    has a field of its own.
    """
    cells: dict[str, str] = {}
    for column, cell in zip(header, row, strict=False):
        words = cell.strip()
        if not column.field or not words:
            continue
        if column.field in ("phones", "emails"):
            words = words.replace(_GOOGLES_SEPARATOR, "\n")
        if column.phone_kind:
            kind = phone_kind(row[column.label]) if 0 <= column.label < len(row) else column.phone_kind
            words = "\n".join(_with_kind(line, kind) for line in words.splitlines())
        cells[column.field] = f"{cells[column.field]}\n{words}" if column.field in cells else words
    if "name" not in cells and ("given" in cells or "family" in cells):
        cells["name"] = " ".join(cells[part] for part in PARTS_OF_NAMES if part in cells)
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


def _content(kind: Kind, cells: dict[str, str]) -> Content:
    lines = {name: _line(cell) for name, cell in cells.items()}
    match kind:
        case "people":
            return Person(
                id="entry",
                name=lines.get("name", ""),
                title=lines.get("title", ""),
                organisation=lines.get("organisation", ""),
                honorific=lines.get("honorific", ""),
            )
        case "contacts":
            # An office has no other name than its organisation, as in a vCard.
            is_office = "name" not in lines
            name = lines.get("organisation" if is_office else "name", "")
            honorific = lines.get("honorific", "")
            return Contact(
                id="entry",
                name=name if is_office or name.startswith(honorific) else f"{honorific} {name}",
                role=lines.get("role", ""),
                organisation="" if is_office else lines.get("organisation", ""),
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
            return content.name, content.title, content.organisation, content.honorific
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
