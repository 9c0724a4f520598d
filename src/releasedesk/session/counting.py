"""How long a text is: words, characters, and the time that it takes to read it or to say it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from releasedesk import resources

# Han, kana and Thai, Lao, Khmer, Burmese: written without spaces between words.
_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003134f]"
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How long some text is: `characters` with spaces, `letters` without, times in seconds."""

    words: int = 0
    characters: int = 0
    letters: int = 0
    reading: float = 0.0
    speaking: float = 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.words + other.words,
            self.characters + other.characters,
            self.letters + other.letters,
            self.reading + other.reading,
            self.speaking + other.speaking,
        )


@dataclass(frozen=True, slots=True)
class _Speed:
    reading: float
    speaking: float
    is_by_characters: bool


def count(texts: Iterable[str], language: str) -> Counts:
    """Return how long texts are together.

    A word is what stands between spaces and has a letter or a digit in it; in scripts without spaces between words
    every character is one, as word processors count. Characters are those that a reader sees: an accent is part of its
    letter.
    """
    words = characters = letters = without_spaces = 0
    for text in texts:
        found = _counted(text)
        words += found.words
        characters += found.characters
        letters += found.letters
        without_spaces += found.without_spaces
    speed = _speed_of(language)
    units = without_spaces + (words - without_spaces) * 2 if speed.is_by_characters else words
    return Counts(words, characters, letters, units * 60 / speed.reading, units * 60 / speed.speaking)


class _Counted(NamedTuple):
    words: int
    characters: int
    letters: int
    without_spaces: int


@lru_cache(maxsize=2048)
def _counted(text: str) -> _Counted:
    """Count one text; kept, because nearly all texts of a release are the same after every edit."""
    shown = unicodedata.normalize("NFC", text)
    alone = len(_WITHOUT_SPACES.findall(shown))
    spaced = _WITHOUT_SPACES.sub(" ", shown) if alone else shown
    return _Counted(
        words=alone + sum(any(map(str.isalnum, word)) for word in spaced.split()),
        characters=len(shown),
        letters=sum(not each.isspace() for each in shown),
        without_spaces=alone,
    )


def in_time(seconds: float) -> str:
    """Return a time in words, as exact as it is known: “20 seconds”, “3 minutes”, “1 hour 10 minutes”."""
    if seconds <= 0:
        return "0 seconds"
    if seconds < 55:
        return f"{max(round(seconds / 5) * 5, 5)} seconds"
    minutes = round(seconds / 60)
    if minutes < 10:
        halves = max(round(seconds / 30), 2)
        whole, has_half = divmod(halves, 2)
        return f"{whole}½ minutes" if has_half else f"{whole} minute{'s' if whole > 1 else ''}"
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{minutes} minutes"
    return f"{hours} hour{'s' if hours > 1 else ''}" + (f" {rest} minutes" if rest else "")


@cache
def _speeds() -> dict[str, _Speed]:
    stored = json.loads(resources.text("counting", "speeds.json"))["speeds"]
    return {
        language: _Speed(each["reading"], each["speaking"], each.get("by") == "characters")
        for language, each in stored.items()
    }


def _speed_of(language: str) -> _Speed:
    speeds = _speeds()
    return speeds.get(language.partition("-")[0].lower(), speeds["other"])
