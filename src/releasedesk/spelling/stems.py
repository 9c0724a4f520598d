"""Words of a dictionary that are like a misspelt one, found by reading through its list: two slips in a word at most.

What is two slips away has, of the word's three parts, one that is right (the rule of the pigeonholes); the list is
searched for these parts as they sound, letters doubled or not. That takes some hundredths of a second for any
dictionary, where trying out all pairs of slips would take minutes, and needs the list alone, one byte for a letter.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Literal

from releasedesk.spelling.likeness import DOUBLED, Costs, costs, heard_as

_CHARSETS = ("cp1252", "cp1250", "cp1251", "cp1253", "iso8859-6", "iso8859-8", "cp1254", "iso8859-4")
"""Encodings with one byte for each letter, so that a place in one form of the list is the same place in another."""

_PIECE, _SAMPLED = 100_000, 100
"""Characters that are read at once; of so many, one is looked at to choose an encoding."""

_SHORTEST = 4
"""Letters of a word below which everything is like it."""

_MOST_FROM_WORD, _MOST = 0.28, 2.2
"""What a word may cost for each of its letters, and at all."""

_HALVES_BELOW = 7
"""Letters of a word below which a third of it is in too many others, and every short word is a part of it."""

_LONGEST_AFFIX, _LONGEST_CUT = 6, 3
"""Letters of the written word that may be an affix which the list does not have at the stem, and those of the stem for
which it stands."""

_WORSE_CUT = 0.5
"""How much more than the best one a way may cost to cut a word into stem and affix: commend or c-commend."""

_CAPITAL = 0.3
"""What it costs to write a name with a small letter."""

_Part = Literal["start", "middle", "end"]

_END = re.compile(rb"[/\n\t\r ]")


class Stems:
    """The word list of a dictionary, without what its rules of affixes make of it.

    Args:
        path: The list, a `.dic` file.
        encoding: That of the file.
    """

    def __init__(self, path: str, encoding: str) -> None:
        sample = "".join(text[:_SAMPLED] + text[::_SAMPLED] for text in _pieces(path, encoding))
        self._charset = min(_CHARSETS, key=lambda each: sample.encode(each, "replace").count(b"?"))
        # Piece by piece: as text, a list takes up to four times as much memory.
        self._list = b"".join(
            (b"\n", *(text.encode(self._charset, "replace") for text in _pieces(path, encoding)), b"\n")
        )
        self._sounds = bytes.maketrans(*_sounds(self._charset))

    def like(self, word: str, deadline: float) -> list[tuple[float, str]]:
        """Return what may be meant by a word and what it costs, the likeliest first; nobody has looked it up yet.

        A stem may stand there with the beginning or the ending of the word that is written. At the deadline (of
        `time.monotonic`), what was found is all.
        """
        written = word.lower()
        sound = self._as_heard(written)
        if len(sound) < _SHORTEST:
            return []
        most = min(len(written) * _MOST_FROM_WORD, _MOST)
        found: dict[str, float] = {}
        for stem, shared in self._sharing_a_part(sound):
            for candidate, cost in _meant(stem, written, shared, most):
                if cost < found.get(candidate, most) and (candidate == stem or candidate.lower() != written):
                    found[candidate] = cost
            if time.monotonic() > deadline:
                break
        return sorted((cost, candidate) for candidate, cost in found.items())

    def _as_heard(self, word: str) -> bytes:
        return _simple(word.encode(self._charset, "replace").translate(self._sounds))

    def _sharing_a_part(self, sound: bytes) -> Iterator[tuple[str, _Part]]:
        """Yield the stems that begin with a part of a word, hold it at about its place or end with it."""
        heard = self._list.translate(self._sounds)
        letters = set(sound)
        seen: set[int] = set()
        for start, shared in _places(heard, sound):
            if start in seen:
                continue
            seen.add(start)
            end = _END.search(heard, start)
            stop = end.start() if end is not None else len(heard)
            if _can_be_meant(heard[start:stop], letters, len(sound), shared):
                yield self._list[start:stop].decode(self._charset), shared


def _pieces(path: str, encoding: str) -> Iterator[str]:
    with open(path, encoding=encoding, errors="replace", newline="") as file:
        while text := file.read(_PIECE):
            # Dutch lists have ĳ as one letter, which nobody types.
            yield text.replace("ĳ", "ij")


def _can_be_meant(stem: bytes, letters: set[int], length: int, shared: _Part) -> bool:
    """Tell, from the letters that it has and their number, whether a stem may be two slips from a word."""
    if len(stem) > 2 * length or b"?" in stem:
        return False
    own = set(stem)
    differing = 2 if length >= _HALVES_BELOW else 1
    if abs(len(stem) - length) <= 3 and len(own - letters) <= differing and len(letters - own) <= differing:
        return True
    return length >= _HALVES_BELOW and len(set(stem[2:] if shared == "end" else stem[:-2]) - letters) <= 1


def _places(heard: bytes, sound: bytes) -> Iterator[tuple[int, _Part]]:
    """Yield where the lines start that share a part with a word, and which."""
    third = round(len(sound) / 3 if len(sound) >= _HALVES_BELOW else len(sound) / 2)
    for match in re.finditer(b"\n" + _doubled_or_not(sound[:third]), heard):
        yield match.start() + 1, "start"
    for match in re.finditer(_doubled_or_not(sound[-third:]) + rb"(?=[/\n\t\r ])", heard):
        yield heard.rfind(b"\n", 0, match.start()) + 1, "end"
    middle = sound[third:-third]
    if middle:
        for match in re.finditer(_doubled_or_not(middle), heard):
            start = heard.rfind(b"\n", 0, match.start()) + 1
            if -2 <= match.start() - start - third <= 4:
                yield start, "middle"


def _doubled_or_not(sound: bytes) -> bytes:
    return b"".join(re.escape(bytes((letter,))) + re.escape(bytes((letter,))) + b"*" for letter in sound)


def _simple(sound: bytes) -> bytes:
    return re.sub(rb"(.)\1+", rb"\1", sound)


def _meant(stem: str, written: str, shared: _Part, most: float) -> Iterator[tuple[str, float]]:
    """Yield the stem, and the stem with the ending or the beginning of the written word, where that costs little."""
    small = stem.lower()
    # A name is meant by a word with a small letter, but a word that is usually written so is likelier.
    extra = _CAPITAL if stem != small else 0.0
    if shared == "end":
        rows = costs(small[::-1], written[::-1])
        for length, at in _cut(rows, len(stem), len(written)):
            if rows[length][at] + extra < most:
                yield written[: len(written) - at] + small[len(stem) - length :], rows[length][at]
    else:
        rows = costs(small, written)
        for length, at in _cut(rows, len(stem), len(written)):
            price = rows[length][at] + extra
            if price < most:
                yield stem[:length] + written[at:], price
                # Where an ending begins, its letter is often doubled: occasional and -ly.
                yield stem[:length] + stem[length - 1] + written[at:], price + DOUBLED
    if rows[-1][-1] + extra < most:
        yield stem, rows[-1][-1] + extra


def _cut(rows: Costs, stem: int, written: int) -> Iterator[tuple[int, int]]:
    """Yield how much of a stem and of the written word may stand for each other; the rest of the word is an affix."""
    for length in range(max(stem - _LONGEST_CUT, _SHORTEST - 1), stem + 1):
        row = rows[length]
        first = max(written - _LONGEST_AFFIX, 1)
        least = min(row[first:written], default=0.0)
        yield from ((length, at) for at in range(first, written) if row[at] <= least + _WORSE_CUT)


def _sounds(charset: str) -> tuple[bytes, bytes]:
    """Return all letters of an encoding that sound like others, and those others."""
    letters = bytearray()
    sounds = bytearray()
    for code in range(ord("A"), 256):
        try:
            sound = heard_as(bytes((code,)).decode(charset)).encode(charset)
        except UnicodeError:
            continue
        if len(sound) == 1 and sound[0] >= ord("A"):
            letters.append(code)
            sounds += sound
    return bytes(letters), bytes(sounds)
