"""Abbreviations at the end of words: their full stop stays where that of a sentence goes."""

from __future__ import annotations

import re
from collections.abc import Collection

_LETTER = r"[^\W\d_]"
# “U.S.”, “6 p.m.”, “Ph.D.”, “z. B.”, “EE. UU.”: letters with a stop each are one in every language. Behind a space, two
# letters are a short sentence (“We said no. No.”) unless each is the same, as where Spanish has a plural.
_LETTERS_WITH_STOPS = re.compile(
    rf"(?:^|[^\w.])(?:(?:{_LETTER}{{1,2}}\.)+{_LETTER}{{1,2}}|(?:{_LETTER}\.\s)+{_LETTER}"
    rf"|(?:({_LETTER})\1\.\s)+({_LETTER})\2)\.$"
)


def ends_in_abbreviation(text: str, known: Collection[str]) -> bool:
    """Tell whether a text ends in the full stop of an abbreviation: a known one, or letters with stops."""
    if not text.endswith("."):
        return False
    last = text.split()[-1].lstrip("([“‘«„‚‹")
    return last in known or _LETTERS_WITH_STOPS.search(text) is not None
