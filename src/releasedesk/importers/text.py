"""Plain text: a file or what was pasted, as press officers keep and mail it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from releasedesk.errors import SourceError
from releasedesk.importers.bounds import refuse_long_text, refuse_many_passages, source_bytes
from releasedesk.importers.builder import release_from
from releasedesk.importers.front_matter import Entry, split_front_matter
from releasedesk.importers.outline import Source
from releasedesk.importers.passages import Passage
from releasedesk.importers.result import ImportResult, Report
from releasedesk.importers.text_decoding import decoded, repaired
from releasedesk.importers.text_passages import passages_of

PASTED = "the pasted text"

LoadText = Callable[[str, Report], tuple[Passage, ...]]
"""Turns the text of a format into passages."""


def import_text(path: Path) -> ImportResult:
    """Import a plain text file.

    Raises:
        SourceError: The file cannot be read or holds no text.
    """
    return import_with(_plain, path)


def import_pasted_text(text: str) -> ImportResult:
    """Import text from the clipboard.

    Raises:
        SourceError: There is no text.
    """
    if not text.strip():
        raise SourceError(PASTED, "there is nothing in it; copy the text of a release first")
    return _imported(_plain, text, PASTED, text.encode("utf-8", "surrogatepass"), Report())


def import_with(load: LoadText, path: Path) -> ImportResult:
    """Import a file whose text one function turns into passages.

    Raises:
        SourceError: The file cannot be read or holds no text.
    """
    return read_with(load, source_bytes(path), path)


def read_plain(content: bytes, path: Path) -> ImportResult:
    """Return the release in the bytes of a plain text; `path` names it in messages.

    Raises:
        SourceError: They hold no text.
    """
    return read_with(_plain, content, path)


def read_with(load: LoadText, content: bytes, path: Path) -> ImportResult:
    """Return the release in the bytes of a text that one function turns into passages; `path` names it in messages.

    Raises:
        SourceError: They hold no text.
    """
    report = Report()
    return _imported(load, decoded(content, path, report), path, content, report)


def _plain(text: str, report: Report) -> tuple[Passage, ...]:
    del report
    return passages_of(text)


def _imported(load: LoadText, text: str, path: Path | str, seed: bytes, report: Report) -> ImportResult:
    refuse_long_text(path, len(text))
    entries, body = split_front_matter(repaired(text, report))
    passages = tuple(passage for passage in load(body, report) if passage.plain)
    refuse_many_passages(path, passages)
    if not passages and not entries:
        raise SourceError(path, "there are no words in it; choose a file that holds the text of a release")
    return release_from(_source(passages, entries), seed, report)


def _source(passages: tuple[Passage, ...], entries: tuple[Entry, ...]) -> Source:
    """Return the source with the front matter in its places: title, date and metadata; the rest is kept as words."""
    named = {entry.key: entry for entry in entries}
    used = {"title", "date", "description", "keywords", "tags", "canonical_url"}

    def first(key: str) -> str:
        return named[key].values[0] if key in named and named[key].values else ""

    keywords = tuple(value for key in ("keywords", "tags") if key in named for value in named[key].values)
    extras = tuple(
        Passage(f"{entry.key}: {', '.join(entry.values)}".strip(), entry.line)
        for entry in entries
        if entry.key not in used
    )
    return Source(
        passages,
        first("title"),
        first("date"),
        first("description"),
        keywords,
        first("canonical_url"),
        extras,
    )
