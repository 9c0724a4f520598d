"""How likely one word is meant where another is written: slips that people make often weigh less than others."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import accumulate

_HEARD_ALIKE = ("dt", "szcxkq", "fvbw", "iy", "gj", "هةت", "اأإآىء", "يىئ", "وؤ", "ضظ", "سص", "دذ", "تط")
"""Letters that are written for each other because they sound or look alike, by which words are compared."""

_LOOKED_ALIKE = ("هة", "ةه", "يى", "ىي", "اى", "ىا")
"""Arabic letters that many writers do not tell apart at the end of a word."""

_ACCENT, DOUBLED, _HEARD, _VOWEL, _SWAPPED, _LEFT_OUT, _OTHER = 0.3, 0.4, 0.5, 0.8, 0.7, 0.9, 1.0
"""What a slip weighs: a wrong accent, a letter doubled or not, one that is heard alike, and so on."""

_FIRST_LETTER = 1.3
"""How much heavier a slip weighs at the first letter, which is seldom wrong."""

_VOWELS = frozenset("aeiouy")

_TRIED_ALIKE = (
    "dt", "sz", "sc", "ck", "fv", "bv", "iy", "gj", "eéèê", "aáàâ", "oóô", "uúù", "ií", "cç", "nñ",
    "هةا", "اأإآ", "يىئ", "وؤ",
)  # fmt: skip
"""Letters that are tried for each other, those with accents too."""

Costs = list[list[float]]


def costs(meant: str, written: str) -> Costs:
    """Return what it costs to write the first letters of one word for the first letters of another.

    A row for each number of letters of the word that is meant, from 0; in it a number for each of the written one.
    It is the distance of Damerau and Levenshtein (optimal string alignment), with weights.
    """
    put_in = [_put_in(written, at, letter) for at, letter in enumerate(written)]
    row = list(accumulate(put_in, initial=0.0))
    rows = [row]
    for down, letter in enumerate(meant):
        above, row = row, [row[0] + _left_out(meant, down, letter)]
        out = _left_out(meant, down, letter)
        left = row[0]
        for across, other in enumerate(written):
            least = above[across]
            if letter != other:
                weight = exchanged(letter, other)
                least += weight * _FIRST_LETTER if not across and not down else weight
                if down and across and letter == written[across - 1] and meant[down - 1] == other:
                    least = min(least, rows[down - 1][across - 1] + _SWAPPED)
            least = min(least, above[across + 1] + out, left + put_in[across])
            row.append(least)
            left = least
        rows.append(row)
    return rows


def cost(meant: str, written: str) -> float:
    """Return what it costs to write one word for another: 0 for the same, about 1 for each slip."""
    return costs(meant.lower(), written.lower())[-1][-1]


@cache
def exchanged(letter: str, other: str) -> float:
    """Return what it costs to write one letter for another."""
    one, two = base_of(letter), base_of(other)
    if one == two or (one + two) in _LOOKED_ALIKE:
        return _ACCENT
    if any((one in group and two in group) or (letter in group and other in group) for group in _HEARD_ALIKE):
        return _HEARD
    return _VOWEL if one in _VOWELS and two in _VOWELS else _OTHER


@cache
def base_of(letter: str) -> str:
    """Return a small letter without its accent."""
    return unicodedata.normalize("NFD", letter.lower())[0]


@cache
def heard_as(letter: str) -> str:
    """Return one letter for all that are heard like this one."""
    base = base_of(letter)
    return next((group[0] for group in _HEARD_ALIKE if base in group), base)


def heard_like(letter: str) -> str:
    """Return the letters that may be meant by one because they sound or look alike."""
    return "".join(each for group in _TRIED_ALIKE if letter in group for each in group if each != letter)


def _put_in(written: str, at: int, letter: str) -> float:
    if at and written[at - 1] == letter:
        return DOUBLED
    return _OTHER if at else _OTHER * _FIRST_LETTER


def _left_out(meant: str, at: int, letter: str) -> float:
    if at and meant[at - 1] == letter:
        return DOUBLED
    return _LEFT_OUT if at else _LEFT_OUT * _FIRST_LETTER
