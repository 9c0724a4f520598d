"""What is tried out as the word that was meant: everything that one slip turns into the word that is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from releasedesk.spelling.likeness import heard_like

_ALPHABETS = ("etaonirsldhucmpfgybwvkxzjqéèáíóúñçàêâôûîïëöüãõœ'", "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ")
"""The letters that are tried: Latin ones, the frequent ones first, and Arabic ones; else those of the word itself."""

_RULE = re.compile(r"^REP[ \t]+(\^?)([^\s$]+)(\$?)[ \t]+(\S+)", re.MULTILINE)


class Respelling(NamedTuple):
    """What people write, at the start or the end of a word or anywhere, and what they mean by it."""

    at_start: bool
    written: str
    at_end: bool
    meant: str


def respellings_of(rules: str) -> list[Respelling]:
    """Return what a dictionary says that people write for something else (`REP` in its `.aff` file, hunspell(5))."""
    return [
        Respelling(bool(start), written, bool(end), meant.replace("_", " "))
        for start, written, end, meant in _RULE.findall(rules.replace("ĳ", "ij"))
        if not written.isdigit()
    ]


def slips(word: str, respellings: Sequence[Respelling] = ()) -> Iterator[str]:
    """Yield what was perhaps meant, the likeliest slips first."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    yield from _likely_slips(word, respellings)
    letters = _letters_for(word)
    yield from (left + letter + right for left, right in cuts for letter in letters)
    yield from (left + letter + right[1:] for left, right in cuts if right for letter in letters)


def double_slips(word: str, respellings: Sequence[Respelling] = ()) -> Iterator[str]:
    """Yield what was perhaps meant where a letter was doubled, and another likely slip made."""
    for at in range(len(word) - 1):
        if word[at] == word[at + 1]:
            yield from _likely_slips(word[:at] + word[at + 1 :], respellings)


def _likely_slips(word: str, respellings: Sequence[Respelling]) -> Iterator[str]:
    """Yield what was meant where letters were swapped, doubled or not, or written as they are heard."""
    cuts = [(word[:at], word[at:]) for at in range(len(word))]
    yield from _respelt(word, respellings)
    yield from (left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1)
    yield from (left + right[0] + right for left, right in cuts)
    yield from (left + right[1:] for left, right in cuts)
    yield from (left + other + right[1:] for left, right in cuts for other in heard_like(right[0]))


def _respelt(word: str, respellings: Sequence[Respelling]) -> Iterator[str]:
    for at_start, written, at_end, meant in respellings:
        at = word.find(written)
        while at >= 0:
            rest = word[at + len(written) :]
            if not (at_start and at) and not (at_end and rest):
                yield word[:at] + meant + rest
            at = word.find(written, at + 1)


def _letters_for(word: str) -> str:
    lower = word.lower()
    for letters in _ALPHABETS:
        if any(letter in letters for letter in lower):
            return letters
    return "".join(dict.fromkeys(lower))
