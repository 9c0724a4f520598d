"""What a template of pages receives: the printed release as plain JSON values, words cut into pieces to be set.

Words are lists of pieces: a text, 0 where a word too long for its line may break, 1 for a line break, 2 for the gap
between scripts, or an object with `words` and the formats that are on, `whole` for a phrase that no line break parts. A
template joins them; it never evaluates them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from releasedesk.model import Run
from releasedesk.rendering.direction import direction_of, has_italics
from releasedesk.rendering.font_choice import cjk_script
from releasedesk.rendering.isolation import FROM_THE_LEFT
from releasedesk.rendering.links import is_safe_link
from releasedesk.rendering.pieces import (
    LONG_CONTACT_NAME,
    LONG_CONTACT_WORD,
    LONG_WORD,
    LONGEST_KEPT_WAY,
    Pieces,
    phrase_pieces,
    pieces,
    running_pieces,
)
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
from releasedesk.rendering.table_data import table_data
from releasedesk.rendering.text_width import column_width

TRAITS, WORDS, BODY = "traits.json", "data.json", "sections.json"
"""What the page is set with, which hardly ever changes and holds no words; what is printed but the body; the body."""

_TRAITS = (
    "fields",
    "lang",
    "region",
    "direction",
    "refers_back",
    "has_headline",
    "headline_scale",
    "end_mark_follows",
)


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
        "slug": pieces(view.slug, LONG_WORD),
        "organisation": pieces(view.organisation, LONG_WORD),
        "logo": {**logo, "alt": view.organisation} if logo is not None else None,
        "release_line": _headline(view.release_line, view.language),
        "release_line_kind": view.release_line_kind,
        "release_line_columns": column_width(view.release_line.text),
        "refers_back": view.refers_back,
        "has_headline": view.headline is not None,
        "reference": _optional(view.reference),
        "kicker": _optional(view.kicker),
        "headline": _headline(view.headline, view.language) if view.headline is not None else None,
        "headline_scale": view.headline_scale,
        "subheadlines": [_headline(line, view.language) for line in view.subheadlines],
        "sections": [_section(section, blocks) for section in view.sections],
        "end_mark": _optional(view.end_mark),
        "end_mark_follows": view.end_mark_follows if view.end_mark is not None else None,
        "boilerplates": [_boilerplate(boilerplate) for boilerplate in view.boilerplates],
        "notes_heading": _heading(view.notes_heading),
        "notes": [blocks.block(block) for block in view.notes],
        "contacts_heading": _heading(view.contacts_heading),
        "contacts_intro": _optional(view.contacts_intro),
        "contacts": [_contact(contact) for contact in view.contacts],
        "legal": [_line(line) for line in view.legal],
        "page_label": view.page_label,
        "digits": view.digits,
        "continued": view.continued,
        "footer": pieces(view.footer),
    }


def page_files(data: Mapping[str, Any]) -> dict[str, str]:
    """Return the data as the JSON files that the templates read, by name, parted by how often they change.

    Typst evaluates anew whatever reads a file that changed: a key in the body leaves everything else as it was.
    """
    body = data["sections"]
    traits = {name: data[name] for name in _TRAITS}
    others = {name: value for name, value in data.items() if name not in _TRAITS and name != "sections"}
    return {TRAITS: json.dumps(traits), WORDS: json.dumps(others), BODY: json.dumps(body)}


def language_and_region(tag: str) -> tuple[str, str | None]:
    """Return the language (ISO 639) and region (ISO 3166) of a BCP 47 tag, as far as a typesetter knows them.

    Chinese without a region gets that of its script, by which Typst tells whose punctuation it sets.
    """
    primary, *others = tag.split("-")
    region = next((subtag.upper() for subtag in others if len(subtag) == 2 and subtag.isalpha()), None)
    if region is None and primary.lower() == "zh":
        region = {"SC": "CN", "TC": "TW"}.get(cjk_script(tag) or "")
    return (primary.lower() if len(primary) in (2, 3) else "und"), region


def _words(words: Words, cut: Callable[[Run], Pieces] = lambda run: running_pieces(run.text)) -> Pieces:
    found: Pieces = []
    for run in words:
        formatted = _format(run)
        if formatted:
            found.append({"words": cut(run), **formatted})
        else:
            found.extend(cut(run))
    return found


def _cell(words: Words, longest: int) -> Pieces:
    return _words(words, lambda run: pieces(run.text, longest))


def _format(run: Run) -> dict[str, Any]:
    on: dict[str, Any] = {name: True for name, value in run.format._asdict().items() if value is True}
    if "emphasis" in on and not has_italics(run.text):
        del on["emphasis"]
        on["strong"] = True
    if run.language == FROM_THE_LEFT:
        on["direction"] = "ltr"
    elif run.language:
        on["lang"], region = language_and_region(run.language)
        on["direction"] = direction_of(run.language)
        if region is not None:
            on["region"] = region
    if is_safe_link(run.format.link):
        on["link"] = run.format.link
    return on


def _line(line: PrintedLine) -> dict[str, Any]:
    return {"place": line.place, "words": _words(line.words)}


def _optional(line: PrintedLine | None) -> dict[str, Any] | None:
    return _line(line) if line is not None else None


def _heading(text: str) -> dict[str, Any] | None:
    return {"place": "", "words": pieces(text)} if text else None


def _headline(line: PrintedLine, language: str) -> dict[str, Any]:
    """Return a line in large type, in which phrases of East Asian languages are kept whole."""
    words = _words(line.words, lambda run: phrase_pieces(run.text, run.language or language, LONG_WORD))
    return {"place": line.place, "words": words}


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
        "name": running_pieces(contact.name, LONG_CONTACT_WORD, LONG_CONTACT_NAME),
        "details": [
            running_pieces(detail, LONG_CONTACT_WORD, LONG_CONTACT_NAME) for detail in contact.details
        ],
        "lines": [
            {
                "place": line.place,
                "label": pieces(line.label, LONG_CONTACT_WORD),
                "words": pieces(line.from_the_left, LONG_CONTACT_WORD),
                "parts": pieces(line.from_the_left, LONGEST_KEPT_WAY),
                "further": pieces(line.further, LONG_CONTACT_WORD),
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
                    "gap": block.gap,
                    **_line(block.line),
                }
            case PrintedQuote():
                return {"kind": block.kind, "paragraphs": [_line(line) for line in block.paragraphs]}
            case PrintedList():
                items = [_line(item) for item in block.items]
                return {
                    "kind": block.kind,
                    "ordered": block.ordered,
                    "items": items,
                    "numbers": list(block.numbers),
                }
            case PrintedFigure():
                return self._figure(block)
            case PrintedTable():
                return table_data(block, _cell)

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
