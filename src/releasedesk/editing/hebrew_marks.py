"""Geresh and gershayim of Hebrew, typed with the keys of an apostrophe and a quotation mark."""

from __future__ import annotations

import re

from releasedesk.editing.open_marks import is_open
from releasedesk.editing.typing_rules import TypingRules

_LETTER = re.compile("[\u05d0-\u05ea]")
_WORD = re.compile(r"[\u05d0-\u05ea]*\Z")


def ends_in_letter(text: str) -> bool:
    """Tell whether a text ends in a Hebrew letter."""
    return _LETTER.match(text[-1:]) is not None


def double_mark(before: str, rules: TypingRules, *, is_quoted: bool) -> str:
    """Return what a quotation mark typed behind a letter is, empty where it closes a quotation or stands elsewhere.

    Behind a prefix it opens a quotation, until `settled` knows better.
    """
    opening, closing, inner_opening, inner_closing = rules.marks
    if not rules.gershayim or not ends_in_letter(before):
        return ""
    if is_quoted:
        opening, closing = inner_opening, inner_closing
    if is_open(before, opening, closing):
        return ""
    return opening if _word(before) in rules.prefixes else rules.gershayim


def settled(before: str, character: str, rules: TypingRules, *, is_quoted: bool) -> str | None:
    """Return a text with the mark before its end as the letter behind it shows it to be; None where it is right.

    One letter behind a quotation mark makes an abbreviation of the word (ב״כ), two make it a quotation again where
    the mark is behind a prefix (ב”כותרת”).
    """
    if not rules.gershayim or not ends_in_letter(character):
        return None
    if ends_in_letter(before):
        return _quoted_again(before, rules, is_quoted)
    return _within_word(before, rules, is_quoted)


def _within_word(before: str, rules: TypingRules, is_quoted: bool) -> str | None:
    """Return a text that ends in a letter and a mark with the mark that belongs into a word."""
    ahead, mark = before[:-1], before[-1:]
    word = _word(ahead)
    if not word:
        return None
    opening, closing, inner_opening, inner_closing = rules.marks
    has_inner = is_open(ahead, inner_opening, inner_closing)
    if mark == rules.geresh:
        return ahead + inner_opening if word in rules.prefixes and not has_inner else None
    if mark in (inner_opening, inner_closing):
        if has_inner:
            return ahead + rules.geresh
        return ahead + rules.gershayim if is_quoted else None
    return ahead + rules.gershayim if mark in (opening, closing) else None


def _quoted_again(before: str, rules: TypingRules, is_quoted: bool) -> str | None:
    ahead, mark, letter = before[:-2], before[-2:-1], before[-1:]
    if mark != rules.gershayim or _word(ahead) not in rules.prefixes:
        return None
    opening, closing, inner_opening, _ = rules.marks
    is_inner = is_quoted or is_open(ahead, opening, closing)
    return ahead + (inner_opening if is_inner else opening) + letter


def _word(text: str) -> str:
    match = _WORD.search(text[-16:])
    return match[0] if match is not None else ""
