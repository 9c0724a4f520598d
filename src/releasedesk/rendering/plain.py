"""Plain text for mail and wires: wrapped at 72 columns, in reading order, nothing but the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from releasedesk.model import Run
from releasedesk.rendering.house_style import TEXT_TEMPLATE, HouseStyle
from releasedesk.rendering.isolation import in_order, with_groups_in_order
from releasedesk.rendering.links import is_safe_link
from releasedesk.rendering.plain_tables import text_table
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
from releasedesk.rendering.templates import filled
from releasedesk.rendering.text_width import column_width

WIDTH = 72
"""Columns of a line, as mail has long been wrapped (RFC 3676, section 4.2, asks for no more than 78)."""

_SPACES = re.compile(r"[ \t]+")
# Chinese and Japanese: sentences without spaces, which are not broken, so that those within a number would be alone.
_UNSPACED = re.compile("[\u3041-\u30ff\u3400-\u9fff]")
# Figures that text without formats has above the line: the mark of a footnote must not become part of a sum.
# Lowered ones are written as others, as agencies have them (CO2).
_RAISED = str.maketrans("0123456789+-\N{MINUS SIGN}", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
# What a reader of an address needs not be told: what kind it is.
_KIND = re.compile(r"(mailto|tel):", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)


def plain_text_of(view: PrintedRelease, style: HouseStyle) -> str:
    """Return the release as plain text with line feeds, and one at its end.

    Raises:
        HouseStyleError: The text template of the house style is broken; the sentence names file and line.

    """
    parts = {name: "\n\n".join(filter(None, texts)) for name, texts in _parts(view)}
    values = {"view": view, "parts": parts, "footer": wrapped(view.footer)}
    return filled(style, TEXT_TEMPLATE, values).rstrip("\n") + "\n"


def wrapped(text: str, *, first: str = "", rest: str = "", width: int = WIDTH) -> str:
    """Return a text broken at spaces so that lines fit into `width` columns.

    `first` and `rest` lead the first and the later lines. Line breaks in the text stay. A word that is longer than a
    line stands on one of its own; a no-break space breaks nothing, and several spaces are one.
    """
    lines: list[str] = []
    lead = first
    for paragraph in text.split("\n"):
        if _UNSPACED.search(paragraph):
            paragraph = with_groups_in_order(paragraph)
        words = _SPACES.split(paragraph.strip(" \t"))
        for line in _broken(words, width, column_width(lead), column_width(rest)):
            lines.append((lead + line).rstrip(" "))
            lead = rest
    return "\n".join(lines)


def _parts(view: PrintedRelease) -> Iterator[tuple[str, list[str]]]:
    """Yield the parts of the release by the names that templates know them by."""
    yield "release_line", [_line(view.release_line)]
    yield "organisation", [wrapped(view.organisation)]
    for name in ("reference", "kicker", "headline"):
        line: PrintedLine | None = getattr(view, name)
        yield name, [_line(line)] if line is not None else []
    yield "subheadlines", list(map(_line, view.subheadlines))
    yield "body", list(_body(view))
    yield "end_mark", [_centred(view.end_mark.text)] if view.end_mark is not None else []
    yield "boilerplates", list(_boilerplates(view))
    yield "notes", [_heading(view.notes_heading), *_blocks(view.notes)] if view.notes_heading else []
    yield "contacts", list(_contacts(view))
    yield "legal", list(map(_line, view.legal))


def _body(view: PrintedRelease) -> Iterator[str]:
    for section in view.sections:
        if section.heading is not None:
            yield _heading(section.heading.text)
        yield from _blocks(section.blocks)


def _boilerplates(view: PrintedRelease) -> Iterator[str]:
    for boilerplate in view.boilerplates:
        if boilerplate.heading is not None:
            yield _heading(boilerplate.heading.text)
        yield from map(_line, boilerplate.paragraphs)


def _contacts(view: PrintedRelease) -> Iterator[str]:
    if view.contacts_heading:
        yield _heading(view.contacts_heading)
    if view.contacts_intro is not None:
        yield _line(view.contacts_intro)
    labels = [column_width(line.named) for contact in view.contacts for line in contact.lines]
    for contact in view.contacts:
        yield _contact(contact, max(labels, default=0) + 1, is_rtl=view.direction == "rtl")


def _contact(contact: PrintedContact, label_width: int, *, is_rtl: bool) -> str:
    lines = [wrapped(text) for text in (contact.name, *contact.details) if text]
    for line in contact.lines:
        lead = line.named + " " * (label_width - column_width(line.named))
        text = with_groups_in_order(line.text) if is_rtl else line.text
        lines.append(wrapped(text, first=lead, rest=" " * label_width))
    return "\n".join(lines)


def _blocks(blocks: Iterable[PrintedBlock]) -> Iterator[str]:
    for block in blocks:
        match block:
            case PrintedParagraph():
                yield wrapped(block.gap.join(filter(None, (block.lead_in, _text(block.line.words)))))
            case PrintedQuote():
                yield from map(_line, block.paragraphs)
            case PrintedList():
                yield _list(block)
            case PrintedFigure():
                yield _figure(block)
            case PrintedTable():
                yield wrapped(block.caption)
                yield text_table(block)


def _list(block: PrintedList) -> str:
    items = []
    for index, item in enumerate(block.items):
        mark = f"{block.numbers[index]}. " if block.ordered else "- "
        items.append(wrapped(_text(item.words), first=mark, rest=" " * len(mark)))
    return "\n".join(items)


def _figure(figure: PrintedFigure) -> str:
    words = " ".join(filter(None, (_text(figure.caption) or figure.alt, figure.credit)))
    return wrapped(f"[{words}]", rest=" ") if words else ""


def _line(line: PrintedLine) -> str:
    return wrapped(_text(line.words))


def _heading(text: str) -> str:
    lines = wrapped(text)
    return f"{lines}\n{'-' * max(column_width(line) for line in lines.splitlines())}"


def _centred(text: str) -> str:
    return " " * max((WIDTH - column_width(text)) // 2, 0) + text


def _text(words: Sequence[Run]) -> str:
    """Return words with the address of each link in brackets after it, unless the address is what is linked."""
    parts: list[str] = []
    for link, group in groupby(words, key=lambda run: run.format.link):
        shown = "".join(map(_shown, group))
        parts.append(shown)
        if is_safe_link(link) and shown.strip() and not _says_its_address(shown, link):
            parts.append(f" [{_KIND.sub('', link, count=1)}]")
    return "".join(parts)


def _shown(run: Run) -> str:
    text = in_order(run).text
    return text.translate(_RAISED) if run.format.superscript else text


def _says_its_address(shown: str, link: str) -> bool:
    return _bare(shown) == _bare(_KIND.sub("", link, count=1))


def _bare(address: str) -> str:
    return _WEB.sub("", address.strip(), count=1).rstrip("/")


def _broken(words: Sequence[str], width: int, first_lead: int, lead: int) -> Iterator[str]:
    line, used, room = "", 0, width - first_lead
    for position, word in enumerate(words):
        needed = column_width(word)
        if position and used + 1 + needed > room:
            yield line
            line, used, room = word, needed, width - lead
        else:
            line = f"{line} {word}" if position else word
            used += needed + (1 if position else 0)
    yield line
