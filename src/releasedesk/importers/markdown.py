"""Markdown: text with headings, emphasis, links, quotations, lists and tables in light marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from releasedesk.formats.pasted import PastedTable
from releasedesk.importers.markdown_words import rich_words
from releasedesk.importers.passages import Passage
from releasedesk.importers.result import ImportResult, Report
from releasedesk.importers.text import import_with
from releasedesk.importers.text_lines import KEPT_BREAK
from releasedesk.importers.text_passages import passages_of, with_captions
from releasedesk.model import RichText, plain_text, runs

_TAG = re.compile(r"</?(?:img|br|hr|div|p|span|center|a)\b[^<>\n]{0,400}>", re.IGNORECASE)
_FENCE = re.compile(r"^(?:```|~~~).{0,40}$")
_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>.+?)\s*(?:(?<=\s)#+)?$")
_QUOTED = re.compile(r"^ {0,3}>[ \t]?")
# What ends a line within a paragraph (CommonMark, section 6.7).
_HARD_BREAK = re.compile(r"(?:(?<!\\)\\| {2,})\n(?=[^\n])")
# The line below the header of a table (GitHub Flavored Markdown, section 4.10).
_DELIMITERS = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
_MOST_COLUMNS = 40


def import_markdown(path: Path) -> ImportResult:
    """Import a Markdown file.

    Raises:
        SourceError: The file cannot be read or holds no text.
    """
    return import_with(markdown_passages, path)


def markdown_passages(text: str, report: Report) -> tuple[Passage, ...]:
    """Return the passages of a Markdown text; marks become formatting, links keep their address."""
    without = _without_comments(text)
    if without != text or _TAG.search(text):
        message = (
            "HTML comments, pictures and tags of the Markdown text were left out; their words do not print."
        )
        report.note("markup-left-out", message)
    text = _TAG.sub("", without)
    lines = ["" if _FENCE.match(line) else _QUOTED.sub("", line) for line in text.split("\n")]
    passages = with_captions(_passages(lines), _is_strong)
    return tuple(passages)


def _without_comments(text: str) -> str:
    """Return a text with its HTML comments taken out, their line breaks left; one that has no end is text."""
    parts: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += text[at:start], "\n" * text.count("\n", start, end)
        at = end + 3
    return "".join([*parts, text[at:]])


def _passages(lines: Sequence[str]) -> Iterator[Passage]:
    """Yield the passages between tables, and the tables."""
    start = 0
    for first, stop in _tables(lines):
        yield from _text_passages(lines, start, first)
        rows = tuple(tuple(_cells(lines[at])) for at in (first, *range(first + 2, stop)))
        is_named = any(rows[0])
        table = PastedTable(_even(rows if is_named else rows[1:]), header=is_named and len(rows) > 1)
        if table.rows:
            yield Passage(table.words, first + 1, apart=True, table=table)
        start = stop
    yield from _text_passages(lines, start, len(lines))


def _tables(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where tables begin and end: a line of cells, one of delimiters, and lines of cells below."""
    at = 1
    while at < len(lines):
        is_table = "|" in lines[at] and _DELIMITERS.match(lines[at]) and "|" in lines[at - 1]
        if not is_table or len(_cells(lines[at])) != len(_cells(lines[at - 1])):
            at += 1
            continue
        stop = at + 1
        while stop < len(lines) and "|" in lines[stop]:
            stop += 1
        yield at - 1, stop
        at = stop + 1


def _cells(line: str) -> list[str]:
    inside = line.strip().removeprefix("|")
    if inside.endswith("|") and not inside.endswith("\\|"):
        inside = inside[:-1]
    cells = _BETWEEN_CELLS.split(inside)[:_MOST_COLUMNS]
    return [" ".join(plain_text(rich_words(cell.strip())).split()) for cell in cells]


def _even(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    columns = max(map(len, rows), default=0)
    return tuple((*row, *[""] * (columns - len(row))) for row in rows)


def _text_passages(lines: Sequence[str], start: int, stop: int) -> Iterator[Passage]:
    """Yield the passages of some of the lines, numbered as in the whole text."""
    if start >= stop:
        return
    marked = (f"\f{line}\f" if _HEADING.match(line) else line for line in lines[start:stop])
    text = _HARD_BREAK.sub(f"\n{KEPT_BREAK}", "\n".join(marked))
    for passage in passages_of(text, may_be_typescript=False):
        yield _formatted(replace(passage, line=passage.line + start))


def _formatted(passage: Passage) -> Passage:
    plain, level = passage.plain, passage.level
    if passage.table is not None:
        return passage
    if heading := _HEADING.match(plain):
        plain, level = heading["text"], len(heading["marks"])
    return replace(passage, text=rich_words(plain), level=level)


def _is_strong(passage: Passage) -> bool:
    """Tell whether all of a line is strong, as the caption of a table is written."""
    text: RichText = passage.text
    return not (passage.level or passage.item or passage.table) and all(
        run.format.strong for run in runs(text) if run.text.strip()
    )
