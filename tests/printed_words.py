"""What a view prints, as texts in reading order: what every export must hold, once and in this order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from releasedesk.model import Run
from releasedesk.rendering.printed import (
    PrintedBlock,
    PrintedContact,
    PrintedFigure,
    PrintedLine,
    PrintedList,
    PrintedParagraph,
    PrintedQuote,
    PrintedRelease,
    PrintedTable,
)


def words_of(texts: Iterable[str]) -> list[str]:
    """The words of several texts; what a line break or a space of any kind parts are two."""
    return [word for text in texts for word in text.split()]


def top_texts(view: PrintedRelease) -> list[str]:
    """What stands above the body; layouts may set it side by side, and so in an order of their own."""
    lines = (view.release_line, view.reference, view.kicker, view.headline, *view.subheadlines)
    return [view.organisation, *(line.text for line in lines if line is not None)]


def texts_below(view: PrintedRelease, *, pictures: bool = True) -> list[str]:
    """The body and what follows it, in reading order; without pictures, their descriptions may stand for them."""
    return list(_below(view, pictures))


def _below(view: PrintedRelease, pictures: bool) -> Iterator[str]:
    for section in view.sections:
        yield from _lines(section.heading)
        yield from _blocks(section.blocks, pictures)
    yield from _lines(view.end_mark_after("body"))
    for boilerplate in view.boilerplates:
        yield from _lines(boilerplate.heading, *boilerplate.paragraphs)
    yield from _lines(view.end_mark_after("boilerplates"))
    yield view.notes_heading
    yield from _blocks(view.notes, pictures)
    yield view.contacts_heading
    yield from _lines(view.contacts_intro)
    for contact in view.contacts:
        yield from _contact(contact)
    yield from _lines(*view.legal)


def _blocks(blocks: Iterable[PrintedBlock], pictures: bool) -> Iterator[str]:
    for block in blocks:
        match block:
            case PrintedParagraph():
                yield f"{block.lead_in} {block.line.text}"
            case PrintedQuote():
                yield from _lines(*block.paragraphs)
            case PrintedList():
                yield from _lines(*block.items)
            case PrintedFigure():
                caption = _plain(block.caption)
                described = caption if pictures or caption.strip() else block.alt
                yield f"{described} {block.credit}"
            case PrintedTable():
                yield block.caption
                yield from block.header
                yield from (cell for row in block.rows for cell in row)


def _contact(contact: PrintedContact) -> Iterator[str]:
    yield contact.name
    yield from contact.details
    for line in contact.lines:
        yield f"{line.label} {line.text}"


def _lines(*lines: PrintedLine | None) -> Iterator[str]:
    yield from (line.text for line in lines if line is not None)


def _plain(words: Iterable[Run]) -> str:
    return "".join(run.text for run in words)
