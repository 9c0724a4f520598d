"""Apostrophes where the beginning of a word is left out (“’tis”, “’90s”), typed like marks that open a quotation."""

from __future__ import annotations

import re

from releasedesk.editing.open_marks import opens
from releasedesk.editing.typing_rules import TypingRules

_LONGEST = 16
_DECADE = re.compile(r"\d\d(?:s|ers?)")
_BOTH_LEFT_OUT = "n"
"""What is between two apostrophes for certain (“rock ’n’ roll”)."""


def settled(before: str, character: str, rules: TypingRules) -> str | None:
    """Return a text with an apostrophe in place of the opening mark before its last word, once a character ends this.

    None stands for a word that has lost nothing, or that may be one in quotation marks.
    """
    mark = rules.marks[2]
    if character.isalnum() or mark not in before[-_LONGEST:]:
        return None
    start = len(before)
    while start and before[start - 1].isalnum():
        start -= 1
    ahead, word = before[: start - len(mark)], before[start:].lower()
    if not word or not before.endswith(mark, 0, start) or not opens(ahead, rules, is_open=True):
        return None
    if character == "'" and word != _BOTH_LEFT_OUT:
        return None
    if word in rules.shortened or _DECADE.fullmatch(word) or _is_year(ahead, word, rules):
        return f"{ahead}{rules.apostrophe}{before[start:]}"
    return None


def _is_year(ahead: str, word: str, rules: TypingRules) -> bool:
    if len(word) != 2 or not word.isdecimal():
        return False
    is_range = ahead[-1:] in ("-", "–") and ahead[-2:-1].isdecimal()
    words = ahead[-_LONGEST:].split()
    return is_range or (ahead[-1:].isspace() and bool(words) and words[-1].lower() in rules.before_years)
