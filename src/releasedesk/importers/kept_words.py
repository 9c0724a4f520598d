"""The last look of an import: words of the source that no field took are found, so that none is lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from releasedesk.importers.dates import without_dates
from releasedesk.importers.passages import Passage
from releasedesk.importers.time_zones import ABBREVIATIONS
from releasedesk.model import Release

# What a release says by its structure: an immediate release, kinds of phones, headings that the house style prints.
_STRUCTURE = frozenset(
    """
    for immediate release press media contact contacts date embargo embargoed until end ends
    tel telephone phone telefon office mobile mob cell handy direct fax home switchboard ext extension mail email e
    o t m c p f h a b ph no or and oder und ou et o y e at on under via please either
    page of more seite von
    notes note to editors editor
    strictly under hold hrs hours noon midday time local
    monday tuesday wednesday thursday friday saturday sunday am pm
    """.split()
)
_RELEASE_LINE = frozenset(
    """
    not to be publication published publish broadcast use before distribution immediately release at on after from the
    sperrfrist bis uhr zur sofortigen sofortige veröffentlichung freigabe frei ab am um
    sous jusqu au à heures h le pour diffusion immédiate publier diffuser ne pas avant
    embargado hasta el las la los para su publicación difusión divulgación inmediata
    per pubblicazione immediata divulgação imediata eastern central mountain pacific standard daylight summer
    """.split()
)
_DATELINE = 120
"""Characters at the beginning of a paragraph in which its dateline may stand."""
_MARKS = re.compile(r"[“”„«»\"'‘’‚`]")
_WORDS = re.compile(r"\w+")


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text for comparing: in lower case, without marks."""
    yield from _WORDS.findall(_MARKS.sub("", unicodedata.normalize("NFKC", text).casefold()))


def passages_with_lost_words(
    passages: Sequence[Passage], release_lines: Sequence[Passage], release: Release
) -> list[Passage]:
    """Return the passages of which a word stands nowhere in the release.

    On a release line, the words of the conventions that it follows need not stand anywhere: the release keeps them
    as its kind.
    """
    lines = {passage.line for passage in release_lines}
    kept: set[str] = set()
    for text in _strings(release.model_dump(mode="json")):
        kept.update(words_of(text))
    return [passage for passage in passages if _lost(passage, kept, is_release_line=passage.line in lines)]


def _lost(passage: Passage, kept: set[str], *, is_release_line: bool) -> bool:
    lost = set(_needed(passage.plain)) - kept
    if is_release_line:
        lost = {word for word in lost - _RELEASE_LINE if not word.isdecimal()}
    return bool(lost)


def _needed(text: str) -> Iterator[str]:
    # Only a date that stands first, as in a dateline, or nearly alone became a field.
    for word in words_of(without_dates(text[:_DATELINE]) + text[_DATELINE:]):
        if (
            word not in _STRUCTURE
            and word.upper() not in ABBREVIATIONS
            and not (word.isdecimal() and len(word) <= 2)
        ):
            yield word


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        if any(isinstance(item, dict) and "text" in item for item in value):
            # A rich text: a word may have several formats, as in “km²”.
            yield "".join(item if isinstance(item, str) else str(item.get("text", "")) for item in value)
        for item in value:
            yield from _strings(item)
