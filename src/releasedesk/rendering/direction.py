"""In which direction a language is written."""

from __future__ import annotations

import unicodedata
from typing import Literal

# Scripts written from right to left (Unicode Script_Extensions, Bidi_Class R and AL), as ISO 15924 subtags of BCP 47.
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})
_RIGHT_TO_LEFT_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "syr", "ug", "ur", "yi"}
)


def direction_of(language: str) -> Literal["ltr", "rtl"]:
    """Return the direction in which a BCP 47 language is written; an explicit script decides over the language."""
    primary, *others = language.lower().split("-")
    for subtag in others:
        if len(subtag) == 4 and subtag.isalpha():
            return "rtl" if subtag in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if primary in _RIGHT_TO_LEFT_LANGUAGES else "ltr"


def has_italics(text: str) -> bool:
    """Tell whether a text is written in a script that knows italics.

    Arabic, Hebrew, Chinese, Japanese and Korean do not: what Latin letters say by a slant, they say by weight or dots.
    """
    return text.isascii() or not any(map(_is_upright, text))


def is_east_asian(text: str) -> bool:
    """Tell whether a text has Chinese, Japanese or Korean characters in it."""
    return not text.isascii() and any(unicodedata.east_asian_width(sign) in "WF" for sign in text)


def _is_upright(character: str) -> bool:
    return (
        unicodedata.bidirectional(character) in ("R", "AL") or unicodedata.east_asian_width(character) in "WF"
    )
