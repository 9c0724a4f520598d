"""Counting the words of a release as they are printed, headline to end of the body."""

from __future__ import annotations

from collections.abc import Iterator

from releasedesk.model import Release
from releasedesk.rendering.printed import (
    PrintedBlock,
    PrintedLine,
    PrintedList,
    PrintedParagraph,
    PrintedQuote,
    PrintedTable,
)
from releasedesk.rendering.view import printed_release


def printed_words(release: Release, language: str = "") -> int:
    """Return how many words of an edition are printed: headlines, dateline, headings and body, with attributions."""
    return sum(any(map(str.isalnum, word)) for text in _texts(release, language) for word in text.split())


def _texts(release: Release, language: str) -> Iterator[str]:
    view = printed_release(release, release.edition(language))
    for line in (view.kicker, view.headline, *view.subheadlines):
        yield line.text if line else ""
    for section in view.sections:
        yield section.heading.text if section.heading else ""
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
