"""What a template of pages receives: the printed release as plain JSON values, words cut into pieces to be set.

Words are lists of pieces: a text, 0 where a word too long for its line may break, 1 for a line break, 2 for the gap
between scripts, or an object with `words` and the formats that are on, `whole` for a phrase that no line break parts. A
template joins them; it never evaluates them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any

from releasedesk.model import Run
from releasedesk.rendering.direction import direction_of, has_italics
from releasedesk.rendering.font_choice import cjk_script
from releasedesk.rendering.links import is_safe_link
from releasedesk.rendering.phrase_breaks import gap_between, is_kept_whole, phrases_of_line, without_marks
from releasedesk.rendering.printed import (
    PrintedBlock,
    PrintedBoilerplate,
    PrintedContact,
    PrintedFigure,
    PrintedLine,
    PrintedList,
    PrintedParagraph,
    PrintedQuote,
    PrintedRelease,
    PrintedSection,
    PrintedTable,
    Words,
)

Pieces = list[Any]

# PDF/UA-1 (ISO 14289-1, 7.21.7) forbids U+FEFF in text; the word joiner means the same. A tab prints as a space.
_PRINTABLE = str.maketrans({"\t": " ", "\ufeff": "\u2060", "\u2028": "\n", "\u2029": "\n"})

MAY_BREAK = 0
LINE_BREAK = 1
SCRIPT_GAP = 2

# Longer than a line of running text, of a headline and of a column of contacts: such words may break anywhere.
_LONG_WORD = 52
_LONG_HEADLINE_WORD = 24
_LONG_CONTACT_WORD = 32
# No word any more; it fills pages, and breaks between every so many of its characters alone.
_ENDLESS_WORD = 1_000
_PIECE = 10
_MOST_PIECES = 20_000
# Scripts without spaces between words: lines break between their characters, by rules that the typesetter knows.
_BREAKS_BY_ITSELF = (
    r"\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3041-\u30fa\u30fc-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[^\s{_BREAKS_BY_ITSELF}]+")
_BREAKS_AFTER = frozenset("/\\?&=_-.,;:@#+~")


def page_data(
    view: PrintedRelease,
    pictures: Mapping[str, Mapping[str, Any]],
    *,
    fields: bool,
    logo: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the data that a template of pages sets.

    Args:
        view: What is printed.
        pictures: What is known of each asset: `file`, `width` and `ratio`, or a `problem` in words instead.
        fields: Whether what is printed leads to its place in the form instead of to where its links lead.
        logo: What is known of the logo: `file` and `ratio`; None where there is none.

    """
    language, region = language_and_region(view.language)
    blocks = _Blocks(pictures)
    return {
        "fields": fields,
        "lang": language,
        "region": region,
        "direction": view.direction,
        "title": view.title,
        "author": view.organisation,
        "description": view.description,
        "keywords": list(view.keywords),
        "slug": pieces(view.slug, _LONG_WORD),
        "organisation": pieces(view.organisation, _LONG_WORD),
        "logo": {**logo, "alt": view.organisation} if logo is not None else None,
        "release_line": _line(view.release_line),
        "release_line_kind": view.release_line_kind,
        "reference": _optional(view.reference),
        "kicker": _optional(view.kicker),
        "headline": _headline(view.headline, view.language) if view.headline is not None else None,
        "subheadlines": [_headline(line, view.language, _LONG_WORD) for line in view.subheadlines],
        "sections": [_section(section, blocks) for section in view.sections],
        "end_mark": _optional(view.end_mark),
        "boilerplates": [_boilerplate(boilerplate) for boilerplate in view.boilerplates],
        "notes_heading": _heading(view.notes_heading),
        "notes": [blocks.block(block) for block in view.notes],
        "contacts_heading": _heading(view.contacts_heading),
        "contacts_intro": _optional(view.contacts_intro),
        "contacts": [_contact(contact) for contact in view.contacts],
        "legal": [_line(line) for line in view.legal],
        "page_label": view.page_label,
        "continued": view.continued,
        "footer": pieces(view.footer),
    }


def language_and_region(tag: str) -> tuple[str, str | None]:
    """Return the language (ISO 639) and region (ISO 3166) of a BCP 47 tag, as far as a typesetter knows them.

    Chinese without a region gets that of its script, by which Typst tells whose punctuation it sets.
    """
    primary, *others = tag.split("-")
    region = next((subtag.upper() for subtag in others if len(subtag) == 2 and subtag.isalpha()), None)
    if region is None and primary.lower() == "zh":
        region = {"SC": "CN", "TC": "TW"}.get(cjk_script(tag) or "")
    return (primary.lower() if len(primary) in (2, 3) else "und"), region


def pieces(text: str, longest: int = _LONG_WORD) -> Pieces:
    """Return the pieces of a text; words of more than `longest` characters may break."""
    return list(_pieces(text, longest))


# Pages are set anew after every keystroke, and all texts but one are those of the time before.
@lru_cache(maxsize=4096)
def _pieces(text: str, longest: int) -> tuple[Any, ...]:
    found: Pieces = []
    for index, line in enumerate(text.translate(_PRINTABLE).split("\n")):
        if index:
            found.append(LINE_BREAK)
        if line:
            found.extend(_line_pieces(line, longest))
    return tuple(found)


def _line_pieces(line: str, longest: int) -> Iterator[Any]:
    start = 0
    for word in _WORD.finditer(line):
        if word.end() - word.start() > longest:
            if start < word.start():
                yield line[start : word.start()]
            yield from _word_pieces(word.group())
            start = word.end()
    if start < len(line):
        yield line[start:]


def _word_pieces(word: str) -> Iterator[Any]:
    """Cut a long word after its punctuation, and where that does not help, between any two of its characters."""
    parts = re.split(f"(?<=[{re.escape(''.join(_BREAKS_AFTER))}])", word)
    found: Iterable[str] = filter(None, parts)
    if max(map(len, parts)) > _LONG_HEADLINE_WORD:
        found = _clusters(word)
        if len(word) > _ENDLESS_WORD:
            # Each piece takes the typesetter as long as a word does, and this one fills pages.
            found = map("".join, _batched(found, _PIECE + len(word) // _MOST_PIECES))
    for index, piece in enumerate(found):
        if index:
            yield MAY_BREAK
        yield piece


def _batched(found: Iterable[str], size: int) -> Iterator[tuple[str, ...]]:
    """Yield so many at a time, as `itertools.batched` of Python 3.12."""
    source = iter(found)
    while batch := tuple(islice(source, size)):
        yield batch


def _clusters(word: str) -> Iterator[str]:
    """Yield the characters of a word, each with the marks that combine with it."""
    cluster = ""
    for character in word:
        joins = unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf") or cluster.endswith("\u200d")
        if cluster and not joins:
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _words(words: Words, longest: int = _LONG_WORD) -> Pieces:
    found: Pieces = []
    for run in words:
        formatted = _format(run)
        if formatted:
            found.append({"words": pieces(run.text, longest), **formatted})
        else:
            found.extend(pieces(run.text, longest))
    return found


def _format(run: Run) -> dict[str, Any]:
    on: dict[str, Any] = {name: True for name, value in run.format._asdict().items() if value is True}
    if "emphasis" in on and not has_italics(run.text):
        del on["emphasis"]
        on["strong"] = True
    if run.language:
        on["lang"], region = language_and_region(run.language)
        on["direction"] = direction_of(run.language)
        if region is not None:
            on["region"] = region
    if is_safe_link(run.format.link):
        on["link"] = run.format.link
    return on


def _line(line: PrintedLine, longest: int = _LONG_WORD) -> dict[str, Any]:
    return {"place": line.place, "words": _words(line.words, longest)}


def _optional(line: PrintedLine | None, longest: int = _LONG_WORD) -> dict[str, Any] | None:
    return _line(line, longest) if line is not None else None


def _heading(text: str) -> dict[str, Any] | None:
    return {"place": "", "words": pieces(text)} if text else None


def _headline(line: PrintedLine, language: str, longest: int = _LONG_HEADLINE_WORD) -> dict[str, Any]:
    """Return a line in large type, in which phrases of East Asian languages are kept whole."""
    found: Pieces = []
    for run in line.words:
        shown = _phrase_pieces(run.text, run.language or language, longest)
        formatted = _format(run)
        if formatted:
            found.append({"words": shown, **formatted})
        else:
            found.extend(shown)
    return {"place": line.place, "words": found}


def _phrase_pieces(text: str, language: str, longest: int) -> Pieces:
    phrases = phrases_of_line(text, language)
    if len(phrases) == 1:
        return pieces(text, longest)
    found: Pieces = []
    before = ""
    for phrase in phrases:
        if gap_between(before, phrase):
            found.append(SCRIPT_GAP)
        opening, core, closing = without_marks(phrase) if is_kept_whole(phrase) else ("", "", phrase)
        found.extend(pieces(opening, longest))
        if core:
            found.append({"words": pieces(core, longest), "whole": True})
        found.extend(pieces(closing, longest))
        before = phrase
    return found


def _section(section: PrintedSection, blocks: _Blocks) -> dict[str, Any]:
    return {
        "heading": _optional(section.heading),
        "blocks": [blocks.block(block) for block in section.blocks],
    }


def _boilerplate(boilerplate: PrintedBoilerplate) -> dict[str, Any]:
    return {
        "heading": _optional(boilerplate.heading),
        "paragraphs": [_line(line) for line in boilerplate.paragraphs],
    }


def _contact(contact: PrintedContact) -> dict[str, Any]:
    return {
        "place": contact.place,
        "name": pieces(contact.name, _LONG_CONTACT_WORD),
        "details": [pieces(detail, _LONG_CONTACT_WORD) for detail in contact.details],
        "lines": [
            {
                "place": line.place,
                "label": pieces(line.label, _LONG_CONTACT_WORD),
                "words": pieces(line.text, _LONG_CONTACT_WORD),
                "link": line.link if is_safe_link(line.link) else "",
            }
            for line in contact.lines
        ],
    }


class _Blocks:
    """Turns printed blocks into data, with what is known of their pictures."""

    def __init__(self, pictures: Mapping[str, Mapping[str, Any]]) -> None:
        self._pictures = pictures

    def block(self, block: PrintedBlock) -> dict[str, Any]:
        match block:
            case PrintedParagraph():
                return {
                    "kind": block.kind,
                    "lead_in": pieces(block.lead_in),
                    "lead_in_place": block.lead_in_place,
                    **_line(block.line),
                }
            case PrintedQuote():
                return {"kind": block.kind, "paragraphs": [_line(line) for line in block.paragraphs]}
            case PrintedList():
                items = [_line(item) for item in block.items]
                return {"kind": block.kind, "ordered": block.ordered, "items": items}
            case PrintedFigure():
                return self._figure(block)
            case PrintedTable():
                return {
                    "kind": block.kind,
                    "place": block.place,
                    "caption": pieces(block.caption),
                    "header": [pieces(cell, _LONG_CONTACT_WORD) for cell in block.header],
                    "rows": [[pieces(cell, _LONG_CONTACT_WORD) for cell in row] for row in block.rows],
                    "figures": list(block.figures),
                }

    def _figure(self, figure: PrintedFigure) -> dict[str, Any]:
        picture: dict[str, Any] = {"file": "", "width": 1, "ratio": 1, "problem": ""} | dict(
            self._pictures[figure.asset]
        )
        caption = "".join(run.text for run in figure.caption)
        return {
            "kind": figure.kind,
            "place": figure.place,
            **picture,
            "problem": pieces(picture["problem"]),
            "alt": "" if figure.decorative else " ".join((figure.alt or caption).split()),
            "caption": _words(figure.caption),
            "credit": pieces(figure.credit),
        }
