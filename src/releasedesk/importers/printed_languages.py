"""Which language's words ReleaseDesk printed around a release: “ENDS” is British, “Rückfragehinweis” Austrian."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from releasedesk.importers.line_kinds import is_embargo
from releasedesk.importers.passages import Passage
from releasedesk.importers.printed_datelines import languages_of_dateline
from releasedesk.importers.printed_phrases import all_phrases, comparable
from releasedesk.importers.printed_release_lines import languages_of_release_line
from releasedesk.model.language import is_same_language

_LONGEST_LINE = 200
_DATELINE = 170
_TOP = 24
"""Passages from the first on in which a release line and a dateline are looked for."""
_LINES = (
    ("release_line", "immediate"),
    ("headings", "notes"),
    ("headings", "contacts"),
    ("end_mark",),
    ("kinds", "press_release"),
)
_REACHED_BY = re.compile(r"\s*[:：]?\s*(?:[+(]?\d.*|\S+@\S+)$")
"""The number or address behind its label."""
_FOREIGN_LEAD = 3
"""How much more has to be printed in another language than in the one that the words seem to be of."""
_USUAL_TAGS = frozenset({"en", "en-us"})
"""What programs write into a page or document that nobody told its language."""

_Lookup = dict[str, frozenset[str]]


def settled_language(guess: str, passages: Sequence[Passage], declared: str = "") -> str:
    """Return the language of a text, by what is printed around it, by its words, and by what its format says.

    Args:
        guess: The language that the words seem to be of.
        passages: The text.
        declared: The language that the format names, or empty.
    """
    printed = Counter(tag for tags in _evidence(passages) for tag in tags)
    own = {tag: times for tag, times in printed.items() if is_same_language(tag, guess)}
    best = max(printed.values(), default=0)
    if best >= max(own.values(), default=0) + _FOREIGN_LEAD:
        own = dict(printed)
        guess = _most(own)
    if declared and is_same_language(declared, guess) and not _is_usual_beside(declared, guess):
        return declared
    if guess.partition("-")[0] == "zh" or not own:
        return guess
    lead = 2 if guess.partition("-")[0] == "en" else 1
    found = _most(own)
    return found if own[found] >= _score(guess, own) + lead else guess


def _most(times: dict[str, int]) -> str:
    """Return the tag that was printed most, of equals the most general one."""
    return min(times, key=lambda tag: (-times[tag], len(tag.split("-")), not tag[-1].isdigit(), tag))


def _score(tag: str, times: dict[str, int]) -> int:
    return times.get(tag, times.get(tag.partition("-")[0], 0))


def _is_usual_beside(declared: str, guess: str) -> bool:
    return declared.lower() in _USUAL_TAGS and "-" in guess


def _evidence(passages: Sequence[Passage]) -> Iterator[frozenset[str]]:
    """Yield what points to languages, each kind of it once: those in which a line or mark is printed so."""
    seen: set[str] = set()
    for index, passage in enumerate(passages):
        for kind, tags in _evidence_of(passage.plain, is_near_top=index < _TOP):
            if tags and kind not in seen:
                seen.add(kind)
                yield tags


def _evidence_of(text: str, *, is_near_top: bool) -> Iterator[tuple[str, frozenset[str]]]:
    if is_near_top and is_embargo(text):
        yield "release_line", languages_of_release_line(text)
        return
    if is_near_top:
        yield "dateline", languages_of_dateline(text[:_DATELINE])
    marks = _opening_marks()
    yield from (("quotation", tags) for mark, tags in marks.items() if text.startswith(mark))
    if len(text) > _LONGEST_LINE:
        return
    line = comparable(text).casefold()
    for keys in _LINES:
        yield "/".join(keys), _lines(keys).get(line, frozenset())
    label = _REACHED_BY.sub("", line)
    if label != line:
        yield f"label {label}", _labels().get(label, frozenset())


@lru_cache(maxsize=8)
def _lines(keys: tuple[str, ...]) -> _Lookup:
    return _by_text((phrases.text(*keys), phrases.language) for phrases in all_phrases())


@lru_cache(maxsize=1)
def _labels() -> _Lookup:
    return _by_text(
        (str(label), phrases.language)
        for phrases in all_phrases()
        for label in (*phrases.table["phone_kinds"].values(), phrases.text("email"))
    )


@lru_cache(maxsize=1)
def _opening_marks() -> dict[str, frozenset[str]]:
    """Return the marks that open quotations, with the spaces that follow them, the longest first."""
    marks: dict[str, set[str]] = {}
    for phrases in all_phrases():
        marks.setdefault(phrases.text("quotation", "open"), set()).add(phrases.language)
    ordered = sorted(marks.items(), key=lambda each: -len(each[0]))
    return {mark: frozenset(tags) for mark, tags in ordered}


def _by_text(pairs: Iterator[tuple[str, str]]) -> _Lookup:
    found: dict[str, set[str]] = {}
    for text, tag in pairs:
        if text:
            found.setdefault(comparable(text).casefold(), set()).add(tag)
    return {text: frozenset(tags) for text, tags in found.items()}
