"""The side process that holds the Hunspell dictionaries: one question a line, one answer a line, both JSON.

It is run as a script and imports nothing of the program, so that it starts in a few milliseconds.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from typing import Any

_MOST_SUGGESTIONS = 8
_NEAR_TIME = 0.08
"""Seconds after which no further slips are tried: a dictionary of a language with compounds may be slow."""

_FURTHER_TIME = 0.09
"""Seconds for what is further from the word, where nothing near was found."""

_HEARD_ALIKE = (
    "dt",
    "sz",
    "sc",
    "ck",
    "fv",
    "iy",
    "gj",
    "eéèê",
    "aáàâ",
    "oóô",
    "uúù",
    "ií",
    "cç",
    "nñ",
    "هةا",
    "اأإآ",
    "يىئ",
    "وؤ",
)
"""Letters that are written for each other because they sound or look alike."""

_ALPHABETS = ("etaonirsldhucmpfgybwvkxzjqéèáíóúñçàêâôûîïëöüãõœ'", "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ")
"""The letters that are tried: Latin ones, the frequent ones first, and Arabic ones; else those of the word itself."""

_open: dict[str, Any] = {}


def answer_to(question: dict[str, Any]) -> dict[str, Any]:
    """Answer a question, with the `dictionary` at a path.

    `check` is a list of words; `suggest` a word for which others are proposed, as many as Hunspell knows; `near` one
    for which those are that differ by one slip, which are found in a moment.

    The path is that of the two files without their suffix. An error is a sentence under `error`.
    """
    try:
        dictionary = _dictionary(question["dictionary"])
    except (OSError, ValueError) as error:
        return {"error": str(error)}
    if "suggest" in question:
        return {"suggestions": _suggestions(dictionary, question["suggest"])}
    if "near" in question:
        return {"near": _near(dictionary, question["near"])}
    return {"known": [_knows(dictionary, word) for word in question["check"]]}


def _dictionary(path: str) -> Any:
    found = _open.get(path)
    if found is None:
        import hunspell

        folder, name = os.path.split(path)
        # Dictionaries are many megabytes in memory; nobody writes in more than a few languages at once.
        if len(_open) >= 4:
            _open.pop(next(iter(_open)))
        found = _open[path] = hunspell.Hunspell(name, hunspell_data_dir=folder, system_encoding="UTF-8")
    return found


def _knows(dictionary: Any, word: str) -> bool:
    try:
        return bool(dictionary.spell(word))
    except UnicodeError:
        # The dictionary is in an older encoding that has no such character, so it has no such word either.
        return False


def _suggestions(dictionary: Any, word: str) -> list[str]:
    try:
        return list(dictionary.suggest(word))[:_MOST_SUGGESTIONS]
    except UnicodeError:
        return []


def _near(dictionary: Any, word: str) -> list[str]:
    """Return known words that one slip turns into this one: two letters swapped, one too many, wrong or missing.

    Where there is none, a letter that was doubled or not may be a slip besides.
    """
    found: list[str] = []
    for slips, seconds in ((_slips(word), _NEAR_TIME), (_further_slips(word), _FURTHER_TIME)):
        deadline = time.monotonic() + seconds
        for each in slips:
            if each not in found and _knows(dictionary, each):
                found.append(each)
            if len(found) >= _MOST_SUGGESTIONS or time.monotonic() > deadline:
                break
        if found:
            break
    return found


def _slips(word: str) -> Iterator[str]:
    """Yield what was perhaps meant, the likeliest slips first."""
    letters = _letters_for(word)
    yield from _likely_slips(word)
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    yield from (left + letter + right[1:] for left, right in cuts if right for letter in letters)
    yield from (left + letter + right for left, right in cuts for letter in letters)


def _likely_slips(word: str) -> Iterator[str]:
    """Yield what was meant where letters were swapped, doubled or not, or written as they are heard."""
    cuts = [(word[:at], word[at:]) for at in range(len(word))]
    yield from (left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1)
    yield from _doubled(word)
    yield from (left + right[1:] for left, right in cuts)
    yield from _heard(word)


def _further_slips(word: str) -> Iterator[str]:
    """Yield what was perhaps meant where two letters are doubled or heard wrongly, or one is and another slip made."""
    simpler = [word[:at] + word[at + 1 :] for at in range(len(word) - 1) if word[at] == word[at + 1]]
    for each in simpler:
        yield from _likely_slips(each)
    for each in _heard(word):
        yield from _heard(each)
    for each in _doubled(word):
        yield from _doubled(each)
    for each in simpler:
        yield from _slips(each)


def _doubled(word: str) -> Iterator[str]:
    return (word[:at] + letter + word[at:] for at, letter in enumerate(word))


def _heard(word: str) -> Iterator[str]:
    for at, letter in enumerate(word):
        for group in _HEARD_ALIKE:
            if letter in group:
                yield from (word[:at] + other + word[at + 1 :] for other in group if other != letter)


def _letters_for(word: str) -> str:
    lower = word.lower()
    for letters in _ALPHABETS:
        if any(letter in letters for letter in lower):
            return letters
    return "".join(dict.fromkeys(lower))


def main() -> int:
    """Answer until nobody asks any more."""
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(json.dumps(answer_to(json.loads(line))).encode() + b"\n")
        sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
