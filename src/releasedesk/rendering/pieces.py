"""Words cut into the pieces that a template of pages joins: where long words may break, and where phrases may not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from releasedesk.rendering.phrase_breaks import gap_between, is_kept_whole, phrases_of_line, without_marks

Pieces = list[Any]

# PDF/UA-1 (ISO 14289-1, 7.21.7) forbids U+FEFF in text; the word joiner means the same. A tab prints as a space.
_PRINTABLE = str.maketrans({"\t": " ", "\ufeff": "\u2060", "\u2028": "\n", "\u2029": "\n"})

MAY_BREAK = 0
LINE_BREAK = 1
SCRIPT_GAP = 2
WIDE_SPACE = 3

# Longer than a line of running text, of a headline and of a column of contacts: such words may break anywhere.
LONG_WORD = 52
LONG_HEADLINE_WORD = 24
LONG_CONTACT_WORD = 32
# An address that fits beside any label; a longer one is set in parts where it does not.
LONGEST_KEPT_WAY = 16
# A name with a hyphen that a column of contacts has room for.
LONG_CONTACT_NAME = 18
# No word any more; it fills pages, and breaks between every so many of its characters alone.
_ENDLESS_WORD = 1_000
_PIECE = 10
_MOST_PIECES = 20_000
# Scripts without spaces between words: lines break between their characters, by rules that the typesetter knows.
BREAKS_BY_ITSELF = (
    r"\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3041-\u30fa\u30fc-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[^\s{BREAKS_BY_ITSELF}]+")
_SIGN = "A-Za-z0-9\u00c0-\u024f\u0370-\u04ff"
_PART = rf"[{_SIGN}](?:[{_SIGN}’'.&]*[{_SIGN}])?"
# “far-reaching”, “Vor- und Nachteile”, addresses with a hyphen, telephone numbers such as “+44 131 496 0142”. No line
# of Chinese begins with the dot between the parts of a name (W3C, Requirements for Chinese Text Layout, 3.1.4).
_KEPT = re.compile(
    r"(?<![A-Za-z0-9+])\+\d{1,3}(?:[ \u00a0-]?\(?\d{1,5}\)?){2,6}(?![A-Za-z0-9])"
    r"|(?P<address>(?<!\S)(?=\S*-)(?=\S*[/@])\S+)"
    rf"|(?<![^\s“”‘’«»„‚\"'(\[–—]){_PART}(?:(?:-{_PART})+|- {_PART}(?:-{_PART})*)"
    r"(?=[\s.,;:!?“”‘’\"'«»)\]…–—]|$)(?![.:]\w)"
    rf"|[{BREAKS_BY_ITSELF}]·"
)
_MAY_BE_KEPT = re.compile(r"[-·]|\+\d")
_IDEOGRAPHIC_SPACE = "\u3000"
# A line that ends in a hyphen loses it where it is copied, so a long word breaks before one.
_BREAKS = re.compile(r"(?<=[/\\?&=_.,;:@#+~])(?!-)|(?<!-)(?=-)")
_ADDRESS_BREAKS = re.compile(r"(?<=/)(?!-)|(?<!-)(?=-)")


def pieces(text: str, longest: int = LONG_WORD) -> Pieces:
    """Return the pieces of a text; words of more than `longest` characters may break."""
    return list(_pieces(text, longest))


def running_pieces(text: str, longest: int = LONG_WORD, kept: int = 30) -> Pieces:
    """Return the pieces of a text in which no line ends in a hyphen, unless with more than `kept` characters around it.

    Nor does one end within a telephone number.

    Programs that copy text from a PDF take it for that of a broken word and drop it: “far-reaching” was “farreaching”.
    """
    return list(_running_pieces(text, longest, kept)) if _MAY_BE_KEPT.search(text) else pieces(text, longest)


@lru_cache(maxsize=4096)
def _running_pieces(text: str, longest: int, kept: int) -> tuple[Any, ...]:
    found: Pieces = []
    for piece in _pieces(text, longest):
        found.extend(_with_hyphens_kept(piece, kept) if isinstance(piece, str) else [piece])
    return tuple(found)


def _with_hyphens_kept(text: str, kept: int) -> Iterator[Any]:
    start = 0
    for found in _KEPT.finditer(text):
        word = found.group()
        if len(word) > kept and not found["address"]:
            continue
        if start < found.start():
            yield text[start : found.start()]
        if found["address"]:
            yield from map(_behind_hyphen, filter(None, _ADDRESS_BREAKS.split(word)))
        else:
            yield {"words": [word], "whole": True}
        start = found.end()
    if start < len(text):
        yield text[start:]


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
            yield from _word_pieces(word.group(), min(longest, LONG_HEADLINE_WORD))
            start = word.end()
    if start < len(line):
        yield line[start:]


def _word_pieces(word: str, longest: int) -> Iterator[Any]:
    """Cut a long word after its punctuation, and where that does not help, between any two of its characters."""
    parts = _BREAKS.split(word)
    found: Iterable[Any] = map(_behind_hyphen, filter(None, parts))
    if max(map(len, parts)) > longest:
        found = _clusters(word)
        if len(word) > _ENDLESS_WORD:
            # Each piece takes the typesetter as long as a word does, and this one fills pages.
            found = map("".join, _batched(found, _PIECE + len(word) // _MOST_PIECES))
    for index, piece in enumerate(found):
        if index:
            yield MAY_BREAK
        yield piece


def _behind_hyphen(part: str) -> Any:
    """Return a part of a word; what begins with a hyphen does not end a line with it either."""
    return {"words": [part], "whole": True} if part.startswith("-") and part.strip("-") else part


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


def phrase_pieces(text: str, language: str, longest: int) -> Pieces:
    """Return the pieces of a text in large type: phrases of East Asian languages are kept whole."""
    phrases = phrases_of_line(text, language)
    if len(phrases) == 1:
        return running_pieces(text, longest, LONG_HEADLINE_WORD)
    found: Pieces = []
    before = ""
    for phrase in phrases:
        if phrase.isspace() and _IDEOGRAPHIC_SPACE in phrase:
            # At the end of a line it would be seen as an indent of the next one.
            found.append(WIDE_SPACE)
            before = phrase
            continue
        if gap_between(before, phrase):
            found.append(SCRIPT_GAP)
        opening, core, closing = without_marks(phrase) if is_kept_whole(phrase) else ("", "", phrase)
        found.extend(pieces(opening, longest))
        if core:
            found.append({"words": pieces(core, longest), "whole": True})
        found.extend(pieces(closing, longest))
        before = phrase
    return found
