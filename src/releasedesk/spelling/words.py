"""Which stretches of a text are words to be checked: no addresses, no numbers, no names of things in capitals."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
)
"""Marks that stand over and under letters (Unicode category M), and the Arabic stroke that lengthens a word."""
_INDIC = "\u0900-\u0963\u0970-\u0dff"
"""Scripts whose vowel signs are marks; taken as they are, digits and stops left out."""
_LETTER = rf"[^\W\d_]|[{_INDIC}]"
_INNER = "'’ʼ\u05f3\u05f4\u00ad\u200c\u200d"
"""Apostrophes, geresh and gershayim, and characters that are not seen, which may stand within a word."""

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(rf"(?:{_LETTER})(?:{_LETTER}|[{_MARKS}]|[{_INNER}](?={_LETTER}))*")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}(?:[/:?#]\S*)?")
_AROUND = "([{<“”„‘’«»‹›\"'.,;:!?)]}>…¿¡"
_UNSEEN = str.maketrans(
    {"’": "'", "ʼ": "'", "\u05f3": "'", "\u05f4": '"'} | dict.fromkeys("\u00ad\u200c\u200d\u0640")
)

_LONGEST = 60
"""Letters above which nothing is a word (Hunspell takes up to 100 bytes)."""
_LONGEST_ACRONYM = 6

_SCRIPTS = (
    (0x0041, "Latin"), (0x0250, ""), (0x0370, "Greek"), (0x0400, "Cyrillic"), (0x0530, "Armenian"),
    (0x0590, "Hebrew"), (0x0600, "Arabic"), (0x0700, ""), (0x0750, "Arabic"), (0x0780, ""), (0x08A0, "Arabic"),
    (0x0900, "Indic"), (0x0E00, ""), (0x10A0, "Georgian"), (0x1100, ""), (0x1E00, "Latin"), (0x1F00, "Greek"),
    (0x2000, ""), (0xFB50, "Arabic"), (0xFE00, ""), (0xFE70, "Arabic"), (0xFF00, ""),
)  # fmt: skip
"""First code points of stretches of Unicode with the script of their letters; empty where it does not matter here."""

_SCRIPT_OF_LANGUAGE = {
    "el": "Greek", "ru": "Cyrillic", "uk": "Cyrillic", "be": "Cyrillic", "bg": "Cyrillic", "mk": "Cyrillic",
    "sr": "Cyrillic", "kk": "Cyrillic", "ky": "Cyrillic", "mn": "Cyrillic", "hy": "Armenian", "he": "Hebrew",
    "yi": "Hebrew", "ar": "Arabic", "fa": "Arabic", "ur": "Arabic", "ps": "Arabic", "ckb": "Arabic",
    "sd": "Arabic", "ug": "Arabic", "ka": "Georgian", "hi": "Indic", "bn": "Indic", "gu": "Indic",
    "kn": "Indic", "ml": "Indic", "mr": "Indic", "ne": "Indic", "pa": "Indic", "si": "Indic", "ta": "Indic",
    "te": "Indic",
}  # fmt: skip


class Word(NamedTuple):
    """A word of a text: where it stands, in characters, and how the dictionary is asked for it."""

    start: int
    stop: int
    text: str


def as_asked(word: str) -> str:
    """Return a word as a dictionary is asked for it: with a plain apostrophe, without what is not seen."""
    return word.translate(_UNSEEN)


def script_of(language: str) -> str:
    """Return the script that a language is written in; Latin where nothing else is known."""
    parts = language.split("-")
    if "Latn" in parts:
        return "Latin"
    if "Cyrl" in parts:
        return "Cyrillic"
    return _SCRIPT_OF_LANGUAGE.get(parts[0].lower(), "Latin")


@lru_cache(maxsize=4096)
def words_in(text: str, script: str = "Latin") -> tuple[Word, ...]:
    """Return the words of a text that are worth looking up, in order.

    Left out are web and e-mail addresses, tags (`#harbour`, `@trust`) and paths; words with digits; single letters;
    short words in capitals (acronyms) and words with capitals inside (product names); and words in another script than
    the text's, which its dictionary cannot know.
    """
    found = []
    for token in _TOKEN.finditer(text):
        at = token.start()
        for start, stop, word in _words_of(token.group(), script):
            found.append(Word(at + start, at + stop, word))
    return tuple(found)


@lru_cache(maxsize=65_536)
def _words_of(run: str, script: str) -> tuple[Word, ...]:
    """Return the words of a run between two blanks; a text comes back after each change, and most runs with it."""
    if _is_address(run):
        return ()
    found = []
    for match in _WORD.finditer(run):
        word = as_asked(match.group())
        if _is_checked(word, script) and not _touches_digit(run, match.start(), match.end()):
            found.append(Word(match.start(), match.end(), word))
    return tuple(found)


def word_at(text: str, offset: int) -> tuple[int, int]:
    """Return where the word begins and ends that a place in a text is in or beside; twice the place for none."""
    for match in _WORD.finditer(text, max(text.rfind(" ", 0, offset), 0)):
        if match.start() <= offset <= match.end():
            return match.start(), match.end()
        if match.start() > offset:
            break
    return offset, offset


def _is_address(run: str) -> bool:
    if "@" in run or "://" in run or "\\" in run:
        return True
    bare = run.strip(_AROUND)
    if bare.startswith(("#", "www.", "/", "~/", "./")):
        return True
    return "." in bare and _HOST.fullmatch(bare) is not None


def _touches_digit(run: str, start: int, stop: int) -> bool:
    """Tell whether a word is part of something with digits, such as `B2B` or `4th`."""
    before = run[start - 1] if start else ""
    after = run[stop] if stop < len(run) else ""
    return before.isalnum() or after.isalnum() or "_" in (before, after)


def _is_checked(word: str, script: str) -> bool:
    if not 1 < len(word) <= _LONGEST or _script(word[0]) != script:
        return False
    stem = word.partition("'")[0] if word.endswith(("'s", "'S")) else word
    letters = stem.rpartition("'")[2]
    if letters[1:] == letters[1:].lower():
        return True
    plural = letters[-1] == "s" and letters[:-1].isupper()
    if letters.isupper() or plural:
        return len(letters) - plural > _LONGEST_ACRONYM
    # `THe` is a slip of the finger, `iPhone` is not.
    return letters[:2].isupper() and letters[2:].islower()


def _script(letter: str) -> str:
    code = ord(letter)
    found = ""
    for first, name in _SCRIPTS:
        if code < first:
            break
        found = name
    return found
