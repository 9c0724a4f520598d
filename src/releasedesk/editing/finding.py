"""Finding words in texts: in any case, as whole words, whatever accents, marks and spaces they are written with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from releasedesk.errors import InvalidEdit

MOST_FOUND = 5_000
"""Places that are listed; whoever finds more looks for something more telling."""

# What a keyboard has, for what typographers set: who types the former means the latter too.
_PLAIN = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "‹": "'", "›": "'", "׳": "'", "״": '"',
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
    "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ",
    "‐": "-", "‑": "-",
}  # fmt: skip
_AS_TYPED = str.maketrans(_PLAIN)
_TYPOGRAPHIC = frozenset(_PLAIN)
# Ideographs, kana, Hangul and scripts of South East Asia: every place between two of them may end a word.
_NO_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. A pattern is a regular expression of Python, and knows no difference of accents to ignore."""

    words: str
    match_case: bool = False
    whole_words: bool = False
    ignore_accents: bool = False
    is_pattern: bool = False


class Found(NamedTuple):
    """A stretch of a text, in characters."""

    start: int
    stop: int


def compiled(query: Query) -> re.Pattern[str]:
    """Return the regular expression of a query that is a pattern.

    Raises:
        InvalidEdit: It is none; the sentence says where it goes wrong.

    """
    try:
        return re.compile(pattern_source(query), pattern_flags(query))
    except (re.error, OverflowError, RecursionError) as error:
        place = (
            f" at character {error.pos + 1}" if isinstance(error, re.error) and error.pos is not None else ""
        )
        reason = error.msg if isinstance(error, re.error) else "it is too long"
        raise InvalidEdit(f"The pattern is not complete: {reason}{place}.") from error


def pattern_source(query: Query) -> str:
    """Return the source of the regular expression of a query, words limited where they must be whole."""
    return rf"\b(?:{query.words})\b" if query.whole_words else query.words


def pattern_flags(query: Query) -> int:
    """Return the flags of the regular expression of a query: `^` and `$` stand for the ends of lines."""
    return int(re.MULTILINE if query.match_case else re.MULTILINE | re.IGNORECASE)


def find(query: Query, text: str) -> Iterator[Found]:
    """Yield where the words of a query stand in a text, left to right, none over another.

    Letters are the same however they are encoded (`é` in one character or two), and a match never ends within a
    letter and its accent. A plain quotation mark, apostrophe, hyphen or space finds its typographic forms; a
    typographic one finds itself alone. A pattern is not for this function, for it may take for ever: it belongs into
    a process that can be ended.
    """
    assert not query.is_pattern
    needle, is_exact = _needle(query)
    if not needle:
        return
    folded = _folded(text, query.match_case, query.ignore_accents, is_exact)
    if needle not in folded:
        return
    positions = _positions(text, folded, query, is_exact)
    at = folded.find(needle)
    while at >= 0:
        found = _stretch(text, positions, at, at + len(needle), query)
        if found is None:
            at = folded.find(needle, at + 1)
        else:
            yield found
            at = folded.find(needle, at + len(needle))


@lru_cache(maxsize=16)
def _needle(query: Query) -> tuple[str, bool]:
    is_exact = bool(_TYPOGRAPHIC & set(query.words))
    return _folded(query.words, query.match_case, query.ignore_accents, is_exact), is_exact


def _folded(text: str, match_case: bool, ignore_accents: bool, is_exact: bool) -> str:
    if not text.isascii():
        if not is_exact:
            text = text.translate(_AS_TYPED)
        text = unicodedata.normalize("NFD", text)
        if ignore_accents:
            text = "".join(each for each in text if not unicodedata.combining(each))
    return text if match_case else text.casefold()


def _positions(text: str, folded: str, query: Query, is_exact: bool) -> list[int] | None:
    """Return for each folded character which character of the text it comes from; None where they are the same.

    The list ends with the length of the text.
    """
    if text.isascii():
        return None
    found: list[int] = []
    for index, character in enumerate(text):
        count = len(_folded(character, query.match_case, query.ignore_accents, is_exact))
        found += [index] * count
    # Sequences of accents may be put in another order, letter by letter that is the same length.
    return [*found, len(text)] if len(found) == len(folded) else None


def _stretch(text: str, positions: list[int] | None, start: int, stop: int, query: Query) -> Found | None:
    """Return where a match stands in the text itself; None where it is no match of whole characters or words."""
    first, last = (start, stop) if positions is None else (positions[start], positions[stop])
    if positions is not None:
        if start and positions[start - 1] == first:
            return None  # begins within a letter such as ß, folded to two
        if positions[stop - 1] == last:
            return None  # ends within one
    while last < len(text) and unicodedata.combining(text[last]):
        if not query.ignore_accents:
            return None
        last += 1
    if query.whole_words and not (_is_edge(text, first) and _is_edge(text, last)):
        return None
    return Found(first, last)


def _is_edge(text: str, at: int) -> bool:
    """Tell whether a word may begin or end at a place."""
    if at in (0, len(text)):
        return True
    before, after = text[at - 1], text[at]
    if _NO_SPACES.match(before) or _NO_SPACES.match(after):
        return True
    return not (_is_of_word(before) and _is_of_word(after))


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_" or bool(unicodedata.combining(character))
