"""Text from other programs as rows: what it means is kept, looks are dropped and counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from releasedesk.formats.pasted import Pasted, PastedBlock, PastedTable
from releasedesk.formats.pasted_html import read_pasted_html
from releasedesk.formats.pasted_words import read_pasted_words
from releasedesk.model import Table, plain_text
from releasedesk.model.ids import random_id
from releasedesk.ui.writing.rows import Row, RowKind

_ROW_KINDS: Mapping[str, RowKind] = {"quote": "quote", "bullets": "bullets", "numbers": "numbers"}


class ForeignSection(NamedTuple):
    """A heading and what stands below it."""

    heading: str
    rows: list[Row]


class ForeignText(NamedTuple):
    """What stands before the first heading, the sections that follow, and how often something was left out.

    `pictures` are `data:` addresses, each with its description; `tables` are blocks that rows name; `words` are all of
    it as plain text, a line for each block.
    """

    rows: list[Row]
    sections: list[ForeignSection]
    dropped: Mapping[str, int]
    pictures: list[tuple[str, str]]
    tables: list[Table]
    words: str


def text_from_html(html: str) -> ForeignText:
    """Return what HTML means."""
    return _arranged(read_pasted_html(html))


def text_from_words(words: str) -> ForeignText:
    """Return plain text, in which lines that were cut are whole again and lists are lists."""
    return _arranged(read_pasted_words(words))


def rows_from_words(words: str) -> list[Row]:
    """Return plain text as paragraphs, one for each line that is not blank, and nothing else made of it."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").split("\n")
    if len(lines) == 1:
        return [Row("paragraph", "", lines[0])] if words else []
    return [Row("paragraph", "", line.strip()) for line in lines if line.strip()]


def _arranged(pasted: Pasted) -> ForeignText:
    blocks = [block for block in pasted.blocks if block.kind != "picture"]
    pictures = [(block.source, plain_text(block.text)) for block in pasted.blocks if block.kind == "picture"]
    words = "\n".join(plain_text(block.text) for block in blocks)
    rows: list[Row] = []
    sections: list[ForeignSection] = []
    if len(blocks) == 1 and blocks[0].kind == "heading":
        return ForeignText([Row("paragraph", "", blocks[0].text)], [], pasted.dropped, pictures, [], words)
    names: dict[int, str] = {}
    tables: list[Table] = []
    for block in blocks:
        if block.kind == "heading":
            sections.append(ForeignSection(plain_text(block.text).replace("\n", " "), []))
            continue
        below = sections[-1].rows if sections else rows
        if block.table is None:
            below.append(_row(block, names))
        else:
            tables.append(_table(block.table))
            below.append(Row("object", tables[-1].id))
    return ForeignText(rows, sections, pasted.dropped, pictures, tables, words)


def _table(pasted: PastedTable) -> Table:
    return Table(id=random_id(), caption=pasted.caption, header=pasted.header, rows=pasted.rows)


def _row(block: PastedBlock, names: dict[int, str]) -> Row:
    kind = _ROW_KINDS.get(block.kind, "paragraph")
    if kind == "paragraph":
        return Row(kind, "", block.text)
    return Row(kind, names.setdefault(block.group, random_id()), block.text)


_LEFT_OUT = (
    ("looks", "fonts and colours", "fonts and colours"),
    ("deletions", "1 tracked deletion", "{} tracked deletions"),
    ("comments", "1 comment", "{} comments"),
    ("hidden", "hidden text", "hidden text"),
    ("trackers", "1 tracking pixel", "{} tracking pixels"),
    ("pictures", "1 picture", "{} pictures"),
    ("struck", "the line through struck words", "the lines through struck words"),
    ("levels", "the levels of a list", "the levels of lists"),
)


def left_out(dropped: Mapping[str, int]) -> str:
    """Return a sentence that says what a paste left out; empty where that is nothing."""
    parts = [
        (one if dropped[name] == 1 else many).format(dropped[name])
        for name, one, many in _LEFT_OUT
        if dropped.get(name)
    ]
    return f"Pasted without {_listed(parts)}." if parts else ""


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
