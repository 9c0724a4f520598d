"""How many columns text takes where every character has the same width."""

from __future__ import annotations

import unicodedata


def column_width(text: str) -> int:
    """Return how many columns a text takes: two for wide characters, none for combining ones (UAX #11)."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
