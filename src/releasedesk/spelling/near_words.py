"""What may be meant by a misspelt word and is found in a moment: what is one slip away, and where that is not, two."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from functools import cached_property

from releasedesk.spelling.likeness import cost
from releasedesk.spelling.slips import Respelling, double_slips, respellings_of, slips
from releasedesk.spelling.stems import Stems

_MOST = 8
"""Words that are found at most."""

_SLIP_TIME, _STEM_TIME, _FURTHER_TIME = 0.06, 0.06, 0.02
"""Seconds for trying out single slips, for finding what is two slips away, and for looking that up: a dictionary of a
language with compounds may be slow, and the first suggestions are wanted within 0.2 seconds."""

_NEAR_ENOUGH = 0.95
"""What the likeliest word may cost before likelier ones are looked for among those two slips away."""

_FAR = 1.3
"""What the likeliest word costs where a doubled letter and another slip are tried, too."""

_MOST_OF_SLIP = 1.4
"""What one slip costs at most: what a dictionary says of how people write is one, however many letters differ."""

_SET = re.compile(rb"^(?:\xef\xbb\xbf)?SET[ \t]+(\S+)", re.MULTILINE)
_APOSTROPHES = "'’"


class NearWords:
    """Finds words of one dictionary.

    Args:
        path: That of its two files without their suffix.
        knows: Tells whether something is a word.
    """

    def __init__(self, path: str, knows: Callable[[str], bool]) -> None:
        self._path = path
        self._knows = knows

    def to(self, word: str) -> list[str]:
        """Return words that may be meant by another, as the dictionary has them, the likeliest first."""

        def price(meant: str) -> float:
            return min(cost(meant, word), _MOST_OF_SLIP)

        found = _Found(word)
        self._look_up(found, slips(word, self._respellings), price, _SLIP_TIME)
        if found.least >= _NEAR_ENOUGH:
            further = self._stems.like(word, time.monotonic() + _STEM_TIME)
            prices = {_cased_like(each, word): price for price, each in reversed(further)}
            self._look_up(found, reversed(prices), prices.__getitem__, _FURTHER_TIME)
        if found.least > _FAR:
            self._look_up(found, double_slips(word, self._respellings), price, _FURTHER_TIME)
        return found.best(_MOST)

    def _look_up(
        self, found: _Found, words: Iterable[str], price: Callable[[str], float], seconds: float
    ) -> None:
        """Add those of some words that the dictionary has, as long as there is time."""
        deadline = time.monotonic() + seconds
        for each in words:
            if found.wants(each) and self._knows(each):
                found.add(each, price(each))
            if time.monotonic() > deadline:
                break

    @cached_property
    def _encoding(self) -> str:
        match = _SET.search(self._rules())
        name = match[1].decode("ascii", "replace") if match is not None else "ISO8859-1"
        try:
            "".encode(name)
        except LookupError:
            return "latin-1"
        return name

    @cached_property
    def _respellings(self) -> list[Respelling]:
        return respellings_of(self._rules().decode(self._encoding, "replace"))

    @cached_property
    def _stems(self) -> Stems:
        return Stems(self._path + ".dic", self._encoding)

    def _rules(self) -> bytes:
        with open(self._path + ".aff", "rb") as file:
            return file.read()


def _cased_like(word: str, written: str) -> str:
    if written.isupper() and len(written) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if written[:1].isupper() else word


class _Found:
    """Words that may be meant by another, each once however it is written, and what they cost."""

    def __init__(self, written: str) -> None:
        self._written = written
        self._prices: dict[str, float] = {}
        self._seen: set[str] = set()

    def wants(self, word: str) -> bool:
        """Tell whether a word is to be looked up."""
        return word != self._written and word.lower() not in self._seen and self._is_whole(word)

    def add(self, word: str, price: float) -> None:
        """Take a word that is one."""
        self._seen.add(word.lower())
        self._prices[word] = price

    @property
    def least(self) -> float:
        """What the likeliest word costs."""
        return min(self._prices.values(), default=float("inf"))

    def best(self, number: int) -> list[str]:
        """Return the likeliest words."""
        return sorted(self._prices, key=self._prices.__getitem__)[:number]

    def _is_whole(self, word: str) -> bool:
        """Tell whether a word has no apostrophe at its ends that is not written: lists have halves of words so."""
        ends = zip((word[:1], word[-1:]), (self._written[:1], self._written[-1:]), strict=True)
        return bool(word) and not any(end in _APOSTROPHES and end != written for end, written in ends)
