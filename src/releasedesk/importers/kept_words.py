"""The last look of an import: words of the source that no field took are found, so that none is lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from releasedesk.importers.dates import without_dates
from releasedesk.importers.passages import Passage
from releasedesk.importers.printed_datelines import printed_dateline
from releasedesk.importers.printed_phrases import without_printed_words
from releasedesk.importers.printed_release_lines import printed_release_line
from releasedesk.importers.time_zones import ABBREVIATIONS
from releasedesk.model import Release, plain_text, rich_text
from releasedesk.rendering.printed import PrintedQuote
from releasedesk.rendering.view import printed_release

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
_JOINING_LANGUAGES = ("zh", "ja", "ko")
_DATELINE = 120
"""Characters at the beginning of a paragraph in which its dateline may stand."""
_MARKS = re.compile(r"[“”„«»\"'‘’‚`]")
# Chinese, Japanese and Korean are compared by their characters: what became several fields is one stretch of letters.
_JOINING = r"\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_SIGNS = re.compile(rf"[{_JOINING}]|[^\W{_JOINING}]+")


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text for comparing: in lower case, without marks."""
    yield from _SIGNS.findall(_MARKS.sub("", unicodedata.normalize("NFKC", text).casefold()))


def passages_with_lost_words(
    passages: Sequence[Passage], release_lines: Sequence[Passage], release: Release
) -> list[Passage]:
    """Return the passages of which a word stands nowhere in the release.

    On a release line, the words of the conventions that it follows need not stand anywhere: the release keeps them
    as its kind.
    """
    lines = {passage.line for passage in release_lines}
    kept: set[str] = set()
    for text in (*_strings(release.model_dump(mode="json")), *_quotes_as_printed(release)):
        kept.update(words_of(text))
    return [passage for passage in passages if _lost(passage, kept, is_release_line=passage.line in lines)]


def _quotes_as_printed(release: Release) -> Iterator[str]:
    """Yield quotes with their attributions, in languages that write particles and names as one word."""
    if release.original.language.split("-")[0] not in _JOINING_LANGUAGES:
        return
    for section in printed_release(release, release.original).sections:
        for block in section.blocks:
            if isinstance(block, PrintedQuote):
                yield from (plain_text(rich_text(line.words)) for line in block.paragraphs)


def _lost(passage: Passage, kept: set[str], *, is_release_line: bool) -> bool:
    if is_release_line and printed_release_line(passage.plain) is not None:
        return False
    text = without_printed_words(passage.plain)
    if printed := printed_dateline(text[:_DATELINE]):
        needed = _needed(printed.place, text[printed.stop :])
    else:
        # Only a date that stands first, as in a dateline, or nearly alone became a field.
        needed = _needed(without_dates(text[:_DATELINE]) + text[_DATELINE:])
    lost = set(needed) - kept
    if is_release_line:
        lost = {word for word in lost - _RELEASE_LINE if not word.isdecimal()}
    return bool(lost)


def _needed(*texts: str) -> Iterator[str]:
    for word in chain.from_iterable(map(words_of, texts)):
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
