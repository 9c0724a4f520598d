"""Tells in which encoding from before Unicode a text is, where its letters are not those of Western Europe.

Each language has letters that a third or more of any text consists of; read in another encoding, few of them come out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

_RUNS = re.compile(rb"[\x80-\xff]+")
_SAMPLE = 8_000
"""Characters of a text by which it is judged."""


class Encoding(NamedTuple):
    """An encoding by its name for Python, and for people."""

    codec: str
    called: str


class _Kind(NamedTuple):
    encoding: Encoding
    is_usual: Callable[[str], bool]
    """Whether a letter is one of those that make up most of a text."""
    least: float
    """Which part of all letters they are at least."""


def legacy_encoding(content: bytes) -> Encoding | None:
    """Return in which encoding of East Asia, Arabic, Hebrew or Russian a text is; None where that does not show."""
    if not _has_words_of_other_letters(content):
        return None
    for group in (_JAPANESE, _KOREAN, _CHINESE, _OF_ONE_BYTE):
        found = [(share, kind) for kind in group if (share := _share(content, kind)) >= kind.least]
        if found:
            return max(found, key=lambda each: each[0])[1].encoding
    return None


def _has_words_of_other_letters(content: bytes) -> bool:
    """Tell whether most letters beyond ASCII stand side by side: in Western languages they stand alone in a word."""
    lengths = [len(run.group()) for run in _RUNS.finditer(content[: 4 * _SAMPLE])]
    return sum(length for length in lengths if length > 2) * 2 > sum(lengths)


def _share(content: bytes, kind: _Kind) -> float:
    """Return how many of the letters beyond ASCII are usual ones; none where the bytes are not of that encoding."""
    try:
        text = content.decode(kind.encoding.codec)
    except UnicodeDecodeError:
        return 0.0
    letters = [letter for letter in text[:_SAMPLE] if not letter.isascii() and letter.isalpha()]
    return sum(map(kind.is_usual, letters)) / max(len(letters), 1)


def _one_of(letters: str) -> Callable[[str], bool]:
    return frozenset(letters).__contains__


def _first_level(codec: str, first: int, last: int) -> Callable[[str], bool]:
    """Return what tells whether a letter is among the common half of a standard, by its first byte."""

    def is_common(letter: str) -> bool:
        encoded = letter.encode(codec, "ignore")
        return len(encoded) == 2 and first <= encoded[0] <= last

    return is_common


def _kinds(*kinds: tuple[str, str, Callable[[str], bool], float]) -> tuple[_Kind, ...]:
    return tuple(_Kind(Encoding(codec, called), is_usual, least) for codec, called, is_usual, least in kinds)


def _hiragana() -> Callable[[str], bool]:
    return lambda letter: "\u3041" <= letter <= "\u3096"


_JAPANESE = _kinds(
    ("cp932", "Shift-JIS (Japanese)", _hiragana(), 0.15), ("euc_jp", "EUC-JP (Japanese)", _hiragana(), 0.15)
)
_KOREAN = _kinds(("cp949", "EUC-KR (Korean)", lambda letter: "\uac00" <= letter <= "\ud7a3", 0.85))
# GB/T 2312 and Big5 begin with the characters in common use.
_CHINESE = _kinds(
    ("gb18030", "GB 18030 (Chinese)", _first_level("gb2312", 0xB0, 0xD7), 0.8),
    ("cp950", "Big5 (Chinese)", _first_level("big5", 0xA4, 0xC6), 0.8),
)
_OF_ONE_BYTE = _kinds(
    ("cp1256", "Windows-1256 (Arabic)", _one_of("اليمنوترهبةد"), 0.55),
    ("cp1255", "Windows-1255 (Hebrew)", _one_of("יוהלאמתרבנש"), 0.55),
    ("cp1251", "Windows-1251 (Cyrillic)", _one_of("оеаинтсрвлк"), 0.55),
)
