"""Which characters the bundled fonts have, so that one that none has is named before it prints as an empty box."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from releasedesk import resources
from releasedesk.findings import Finding, Severity
from releasedesk.model.place import Place
from releasedesk.rendering.house_style import HouseStyle
from releasedesk.rendering.printed import (
    PrintedBlock,
    PrintedFigure,
    PrintedLine,
    PrintedList,
    PrintedParagraph,
    PrintedQuote,
    PrintedRelease,
    PrintedTable,
)

# Characters that print nothing where a font lacks them (Unicode's Default_Ignorable_Code_Point).
_IGNORABLE = (
    *(0x00AD, 0x034F, 0x061C, 0x3164, 0xFEFF, 0xFFA0),
    *(*range(0x115F, 0x1161), *range(0x17B4, 0x17B6), *range(0x180B, 0x1810), *range(0x200B, 0x2010)),
    *(*range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10), *range(0xFFF0, 0xFFF9)),
    *(*range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE1000)),
)
_WHITE_SPACE = "\t\n\u2028\u2029"
CJK_COVERAGE = "Chinese, Japanese and Korean"
"""Under what name the coverage lists the faces that `font_choice` adds to those of every house style."""


def missing_characters(view: PrintedRelease, style: HouseStyle) -> tuple[Finding, ...]:
    """Return a finding for each character that no font of the house style has, at the first place where it stands."""
    pattern = _missing_pattern(style.families | {CJK_COVERAGE})
    findings: dict[str, Finding] = {}
    for place, text in printed_texts(view):
        if text.isascii():
            continue
        for character in pattern.findall(unicodedata.normalize("NFC", text)):
            # A letter with a mark that no font has may still be put together from those that one has.
            if character not in findings and pattern.search(unicodedata.normalize("NFD", character)):
                findings[character] = _finding(character, place)
    return tuple(findings.values())


def covers(families: frozenset[str], character: str) -> bool:
    """Tell whether one of the bundled families has a character, or the character prints nothing anyway."""
    return not _missing_pattern(families | {CJK_COVERAGE}).match(character)


def text_families() -> tuple[str, ...]:
    """Return the bundled families that are made for Latin text, by name: what a house style may name first."""
    families = (family for family in _coverage() if family != CJK_COVERAGE)
    return tuple(family for family in families if _has(family, "Aéß") and not _has(family, "א"))


def _has(family: str, letters: str) -> bool:
    return all(any(first <= ord(letter) <= last for first, last in _coverage()[family]) for letter in letters)


@lru_cache(maxsize=8)
def _missing_pattern(families: frozenset[str]) -> re.Pattern[str]:
    """The characters that none of the families has, as one class: a search costs little in a long release."""
    spans = [[point, point] for point in (*_IGNORABLE, *map(ord, _WHITE_SPACE))]
    for family, ranges in _coverage().items():
        if family in families:
            spans += ranges
    return re.compile("[^" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in spans) + "]")


@lru_cache(maxsize=1)
def _coverage() -> dict[str, list[list[int]]]:
    table: dict[str, list[list[int]]] = json.loads(resources.text("fonts", "coverage.json"))
    return table


def _finding(character: str, place: Place) -> Finding:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "a character without a name").capitalize()
    message = (
        f"No font of the house style has the character “{character}” ({name}, {code}): write it otherwise."
    )
    return Finding(
        "missing-glyph", Severity.ERROR, message, place, data={"character": character, "code": code}
    )


def printed_texts(view: PrintedRelease) -> Iterator[tuple[Place, str]]:
    """Yield everything that is printed, with its place, in reading order."""
    yield "organisation/name", view.organisation
    heads = (view.release_line, view.reference, view.kicker, view.headline, *view.subheadlines)
    yield from _lines(*heads)
    for section in view.sections:
        yield from _lines(section.heading)
        for block in section.blocks:
            yield from _block_texts(block)
    yield from _lines(view.end_mark_after("body"))
    for boilerplate in view.boilerplates:
        yield from _lines(boilerplate.heading, *boilerplate.paragraphs)
    yield from _lines(view.end_mark_after("boilerplates"))
    for block in view.notes:
        yield from _block_texts(block)
    yield from _lines(view.contacts_intro)
    for contact in view.contacts:
        yield contact.place, "\n".join((contact.name, *contact.details))
        for line in contact.lines:
            yield line.place, f"{line.label}\n{line.text}"
    yield from _lines(*view.legal)
    heads_and_feet = (view.slug, view.footer, view.continued, view.page_label)
    yield "", "\n".join((view.notes_heading, view.contacts_heading, *heads_and_feet))


def _lines(*lines: PrintedLine | None) -> Iterator[tuple[Place, str]]:
    for line in lines:
        if line is not None:
            yield line.place, line.text


def _block_texts(block: PrintedBlock) -> Iterator[tuple[Place, str]]:
    match block:
        case PrintedParagraph():
            yield block.lead_in_place, block.lead_in
            yield from _lines(block.line)
        case PrintedQuote():
            yield from _lines(*block.paragraphs)
        case PrintedList():
            yield from _lines(*block.items)
        case PrintedFigure():
            yield block.place, "".join(run.text for run in block.caption) + "\n" + block.credit
        case PrintedTable():
            yield (
                block.place,
                "\n".join((block.caption, *block.header, *(cell for row in block.rows for cell in row))),
            )
