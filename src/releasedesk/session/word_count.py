"""Counting the words of a release as they are printed, headline to end of the body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from releasedesk.model import Release
from releasedesk.rendering.printed import (
    PrintedBlock,
    PrintedLine,
    PrintedList,
    PrintedParagraph,
    PrintedQuote,
    PrintedSection,
    PrintedTable,
)
from releasedesk.rendering.view import printed_release
from releasedesk.session.counting import Counts, count


class PrintedCounts(NamedTuple):
    """How long an edition is as it is printed: all of it, and each section by its identifier."""

    release: Counts
    sections: dict[str, Counts]


def printed_words(release: Release, language: str = "") -> int:
    """Return how many words of an edition are printed: headlines, dateline, headings and body, with attributions."""
    return printed_counts(release, language).release.words


def printed_counts(release: Release, language: str = "") -> PrintedCounts:
    """Return how long an edition is as it is printed: headlines, dateline, headings and body, with attributions."""
    edition = release.edition(language)
    view = printed_release(release, edition)
    top = [line.text for line in (view.kicker, view.headline, *view.subheadlines) if line]
    whole = count(top, edition.language)
    sections: dict[str, Counts] = {}
    for section in view.sections:
        counted = count(_section_texts(section), edition.language)
        sections[section.place.rpartition("/")[2]] = counted
        whole += counted
    return PrintedCounts(whole, sections)


def _section_texts(section: PrintedSection) -> Iterator[str]:
    if section.heading:
        yield section.heading.text
    for block in section.blocks:
        yield from _block_texts(block)


def _block_texts(block: PrintedBlock) -> Iterator[str]:
    match block:
        case PrintedParagraph():
            yield block.lead_in
            yield block.line.text
        case PrintedQuote():
            yield from map(_text, block.paragraphs)
        case PrintedList():
            yield from map(_text, block.items)
        case PrintedTable():
            yield from (block.caption, *block.header)
            yield from (cell for row in block.rows for cell in row)
        case _:
            yield "".join(run.text for run in block.caption)


def _text(line: PrintedLine) -> str:
    return line.text
