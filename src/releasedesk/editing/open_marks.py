"""Whether a quotation mark opens or closes, by the words before it."""

from __future__ import annotations

import re

from releasedesk.editing.typing_rules import TypingRules

_OPENERS = "([{–—-/¿¡\N{HEBREW PUNCTUATION MAQAF}"
_WITH_APOSTROPHE = re.compile(r"([^\W\d_]+)(\W)\Z")
_APOSTROPHE = "’"
_BEFORE_LETTERS = re.compile(f"{_APOSTROPHE}(?=[0-9A-Za-z\u00c0-\u024f\u0400-\u04ff])")
"""An apostrophe for certain: languages in these letters set nothing right behind a closing mark."""


def opens(before: str, rules: TypingRules, *, is_open: bool) -> bool:
    """Tell whether a mark opens a quotation; `is_open` tells that one of its kind waits for its end."""
    if starts_word(before) or before.endswith((rules.marks[0], rules.marks[2])):
        return True
    last = before[-1]
    within_words = not rules.has_spaces and last.isalpha() and not last.isascii()
    return _is_elided(before, rules) or (within_words and not is_open)


def starts_word(before: str) -> bool:
    """Tell whether a word that comes now is the first, or behind a space, a dash or an opening bracket."""
    return not before or before[-1].isspace() or before[-1] in _OPENERS


def is_open(before: str, opening: str, closing: str) -> bool:
    """Tell whether a quotation between these marks waits for its end."""
    opening, closing = opening.strip(), closing.strip()
    if opening == closing:
        return before.count(opening) % 2 == 1
    if closing == _APOSTROPHE:
        before = _BEFORE_LETTERS.sub("", before)
    return before.count(opening) > before.count(closing)


def _is_elided(before: str, rules: TypingRules) -> bool:
    match = _WITH_APOSTROPHE.search(before)
    return match is not None and match[2] == rules.apostrophe and match[1].lower() in rules.elisions
