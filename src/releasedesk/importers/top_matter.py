"""What stands above the body of a release: release line, kind of document, date, headline, decks, contacts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from releasedesk.importers.contact_fields import fields_in
from releasedesk.importers.datelines import split_dateline
from releasedesk.importers.dates import find_date
from releasedesk.importers.headlines import LEAST_HEADLINE, set_headline
from releasedesk.importers.line_kinds import (
    immediate_words,
    is_contact_heading,
    is_embargo,
    is_end_mark,
    is_prose,
    kicker_rest,
    reference_number,
    release_day_words,
    word_count,
)
from releasedesk.importers.outline import Outline
from releasedesk.importers.passages import Passage
from releasedesk.importers.printed_contacts import end_of_printed_contacts
from releasedesk.importers.printed_datelines import printed_dateline

_BYLINE = re.compile(r"^(?:prepared|written|by|author|from|posted|published\sby)\b", re.IGNORECASE)
_ONLY_DATE_WORDS = re.compile(
    r"[\s\d.,:;|()–—-]*(?:(?:date|dated|published|issued|updated|released?|media|press|at|on|[ap]\.?m\.?)\b[\s\d.,:;|()–—-]*)*",
    re.IGNORECASE,
)
_LONGEST_TOP = 60
_STACK = 5


@dataclass(slots=True)
class _Top:
    outline: Outline
    lines: list[Passage] = field(default_factory=list)
    marked_at: int = 0
    """How many of the lines stand above the last release line or kind of document."""


def read_top(passages: Sequence[Passage], title: str, outline: Outline) -> Sequence[Passage]:
    """Put what stands above the body into the outline and return the body and all that follows it."""
    passages = _without_contacts(passages, outline)
    start = _body_start(passages)
    top = _Top(outline)
    pending = list(reversed(passages[:start]))
    after_contact = False
    while pending:
        passage = pending.pop()
        after_contact = _sort(passage, top, pending, after_contact)
    body = set_headline(top.lines, top.marked_at, title, passages[start:], outline)
    return [*body, *passages[start + 1 :]]


def _without_contacts(passages: Sequence[Passage], outline: Outline) -> Sequence[Passage]:
    """Return passages without the contacts that are printed above the text; they become a group of their own."""
    for start in range(_body_start(passages)):
        end = end_of_printed_contacts(passages, start)
        if end > start:
            outline.contact_groups.append(list(passages[start:end]))
            return [*passages[:start], *passages[end:]]
    return passages


def _body_start(passages: Sequence[Passage]) -> int:
    """Return where running text begins: at the first paragraph, or at a dateline on a line of its own."""
    for index, passage in enumerate(passages[:_LONGEST_TOP]):
        text = passage.plain
        if passage.level or is_embargo(text) or immediate_words(text) is not None:
            continue
        if index and not fields_in(text) and _is_dateline(passage):
            return index
        if is_prose(text) and not (fields_in(text) and _is_contact_line(text)):
            return index
    return min(_headline_alone(passages), len(passages))


def _is_dateline(passage: Passage) -> bool:
    printed = printed_dateline(passage.plain)
    if printed is not None and printed.stop >= len(passage.plain.rstrip()):
        # Where a section with a heading opens the body, a dateline has a line of its own.
        return True
    return find_only_date(passage.plain) is None and split_dateline(passage) is not None


def _headline_alone(passages: Sequence[Passage]) -> int:
    """Return where the body begins in a text without a paragraph: after its first line that can be a headline."""
    for index, passage in enumerate(passages):
        text = passage.plain
        if word_count(text) >= LEAST_HEADLINE and not is_embargo(text) and immediate_words(text) is None:
            return index + 1
    return 1


def _is_contact_line(text: str) -> bool:
    return len(text) < 300 and (":" in text[:40] or is_contact_heading(text.split(":")[0]))


def find_only_date(text: str) -> str | None:
    """Return the words around the date on a line that gives a date and nothing else; None for any other line."""
    found = find_date(text)
    if found is None:
        return None
    rest = text[: found.start] + " " + text[found.stop :]
    return rest.strip() if _ONLY_DATE_WORDS.fullmatch(rest) or word_count(rest) <= 2 else None


def _sort(passage: Passage, top: _Top, pending: list[Passage], after_contact: bool) -> bool:
    """Put one line where it belongs, or back in parts; tell whether contact lines may follow."""
    text, outline = passage.plain, top.outline
    if is_embargo(text):
        outline.release_lines.append(passage)
        top.marked_at = len(top.lines)
        return False
    if (rest := immediate_words(text)) is not None:
        outline.release_lines.append(passage.part(0, len(text) - len(rest)) if rest else passage)
        top.marked_at = len(top.lines)
        _again(passage, rest, pending)
        return False
    if (rest := kicker_rest(text)) is not None:
        outline.kickers.append(passage.part(0, text.rfind(rest)) if rest else passage)
        top.marked_at = len(top.lines)
        _again(passage, rest, pending)
        return False
    if (
        is_contact_heading(text)
        or (fields_in(text) and not _BYLINE.match(text))
        or (after_contact and not passage.apart)
        or _names_a_contact(passage, top, pending)
    ):
        return _sort_contact(passage, top, pending)
    _sort_line(passage, top)
    return False


def _names_a_contact(passage: Passage, top: _Top, pending: list[Passage]) -> bool:
    """Tell whether a line below a heading of contacts begins one: the lines below it say how to reach somebody."""
    groups = top.outline.contact_groups
    if not groups or not groups[0][0].level or passage.level:
        return False
    for below in reversed(pending[-_STACK:]):
        if below.apart:
            return False
        if fields_in(below.plain):
            return True
    return False


def _sort_contact(passage: Passage, top: _Top, pending: list[Passage]) -> bool:
    found = find_date(passage.plain)
    if found is not None and found.start == 0 and passage.plain[found.stop :].strip():
        top.outline.dates.append(passage.part(0, found.stop))
        pending.append(replace(passage.part(found.stop), apart=True))
        return False
    groups = top.outline.contact_groups
    if not groups:
        groups.append([])
    groups[0].append(passage)
    return True


def _sort_line(passage: Passage, top: _Top) -> None:
    text, outline = passage.plain, top.outline
    if ((released := release_day_words(text)) and find_only_date(released) is not None) or find_only_date(
        text
    ) is not None:
        outline.dates.append(passage)
    elif is_end_mark(text):
        return
    elif (number := reference_number(text)) and not outline.reference:
        outline.reference = number
    elif _BYLINE.match(text) and word_count(text) < 12 and not passage.level:
        outline.aside.append(passage)
    else:
        top.lines.append(passage)


def _again(passage: Passage, rest: str, pending: list[Passage]) -> None:
    if rest:
        start = passage.plain.rfind(rest)
        pending.append(replace(passage.part(start), apart=True))
