"""What typed characters become in running text: the quotes, dashes, ellipses and spaces of a language."""

from __future__ import annotations

import re
from typing import NamedTuple

from releasedesk.editing import elisions, hebrew_marks
from releasedesk.editing.open_marks import is_open, opens
from releasedesk.editing.typing_rules import TypingRules

OPENING_MARKS = frozenset('"“„«‟”「')
"""What somebody may type to open a quotation, in any language."""

_NO_BREAK = "\u00a0"
_ADDRESS_STARTS = ("www.", "http:", "https:", "ftp:", "mailto:", "tel:")
_SCHEMES = frozenset({"http", "https", "ftp", "mailto", "tel", "file"})


class Replacement(NamedTuple):
    """What takes the place of a typed character: `removed` characters before it go, `text` comes."""

    removed: int
    text: str


def replacement(
    before: str, character: str, rules: TypingRules, *, is_quoted: bool = False
) -> Replacement | None:
    """Return what takes the place of a character typed behind `before`; None where it stays what it is.

    `is_quoted` tells that the whole text stands between quotation marks already, so that marks in it are inner ones.
    Addresses of web pages and mailboxes are never touched; only a quotation that one ends is closed.
    """
    if character != " " and _is_address(before):
        return _behind_address(before, character, rules, is_quoted)
    settled = elisions.settled(before, character, rules) or hebrew_marks.settled(
        before, character, rules, is_quoted=is_quoted
    )
    if settled is None:
        return _replacement(before, character, rules, is_quoted)
    found = _replacement(settled, character, rules, is_quoted) or Replacement(0, character)
    made = settled[: len(settled) - found.removed] + found.text
    kept = next(at for at, (old, new) in enumerate(zip(before, made, strict=False)) if old != new)
    return Replacement(len(before) - kept, made[kept:])


def _behind_address(before: str, character: str, rules: TypingRules, is_quoted: bool) -> Replacement | None:
    """Close the quotation that an address ends: no address has this mark in it."""
    _, closing, _, _ = rules.marks
    if character == '"' and not is_quoted and is_open(before, *rules.marks[:2]):
        return Replacement(0, closing)
    return Replacement(0, closing) if closing != character == closing.strip() else None


def _replacement(before: str, character: str, rules: TypingRules, is_quoted: bool) -> Replacement | None:
    found: Replacement | None
    match character:
        case '"':
            found = _quotation_mark(before, rules, is_quoted)
        case "'":
            found = _apostrophe(before, rules)
        case "-":
            found = _dash(before, rules)
        case ".":
            found = Replacement(2, "…") if re.search(r"(?<!\.)\.\.\Z", before) else None
        case " " | "\u00a0" | "\u202f" if _brought_space(before, rules):
            return Replacement(0, "")
        case " ":
            found = _space(before, rules)
        case _:
            found = _with_space(before, character, rules) or _spaced(before, character, rules)
    return found or _after_unit(before, character, rules)


def typed(before: str, words: str, rules: TypingRules) -> str:
    """Return a text with words behind it, each character of them set as if it had been typed there."""
    for character in words:
        found = replacement(before, character, rules)
        before = before + character if found is None else before[: len(before) - found.removed] + found.text
    return before


def closes_quotation(before: str, character: str, rules: TypingRules) -> bool:
    """Tell whether a character typed behind the words of a quotation closes it, and no quotation within it."""
    opening, closing, inner_opening, inner_closing = rules.marks
    if closing[:1].isspace():
        before = before.rstrip()
    if character not in ('"', closing.strip()) or opens(before, rules, is_open=True) or _is_address(before):
        return False
    if character == '"' and hebrew_marks.double_mark(before, rules, is_quoted=True):
        return False
    pairs = (opening, closing), (inner_opening, inner_closing)
    return not before[-1:].isdigit() and not any(is_open(before, *pair) for pair in pairs)


def _is_address(before: str) -> bool:
    words = before.split()
    if not words or before[-1:].isspace():
        return False
    word = words[-1].lower().lstrip("([{<«„“‘\"'")
    return "://" in word or "@" in word or word.startswith(_ADDRESS_STARTS)


def _quotation_mark(before: str, rules: TypingRules, is_quoted: bool) -> Replacement | None:
    opening, closing, inner_opening, inner_closing = rules.marks
    if is_quoted:
        opening, closing = inner_opening, inner_closing
    if mark := hebrew_marks.double_mark(before, rules, is_quoted=is_quoted):
        return Replacement(0, mark)
    has_open = is_open(before, opening, closing)
    # Speech that breaks off; the mark for a quotation within this one would be another one.
    breaks_off = has_open and not is_quoted and re.search(r"[^\W\d_][–—]+\Z", before) is not None
    begins = opens(before, rules, is_open=has_open) and not breaks_off
    if begins and not (has_open and before[-1:].isspace() and closing[:1].isspace()):
        return Replacement(0, inner_opening if has_open and not is_quoted else opening)
    if before[-1:].isdigit() and not has_open:
        return None  # Inches.
    if not is_quoted and is_open(before, inner_opening, inner_closing) and has_open:
        closing = inner_closing
    return Replacement(1 if closing[:1].isspace() and before[-1:].isspace() else 0, closing)


def _apostrophe(before: str, rules: TypingRules) -> Replacement | None:
    _, _, opening, closing = rules.marks
    has_open = is_open(before, opening, closing)
    if opens(before, rules, is_open=has_open):
        return Replacement(0, opening)
    if rules.geresh and hebrew_marks.ends_in_letter(before) and not has_open:
        return Replacement(0, rules.geresh)
    if before[-1:].isdigit() and not has_open:
        return None  # Feet.
    is_word = before[-1:].isalnum()
    if is_word and not (closing != rules.apostrophe and has_open):
        return Replacement(0, rules.apostrophe)
    return Replacement(0, closing)


def _dash(before: str, rules: TypingRules) -> Replacement | None:
    if before.endswith("-") and not before.endswith("--"):
        between_numbers = before[-2:-1].isdigit()
        return Replacement(1, "–" if between_numbers else rules.dash)
    if before.endswith("–") and before[-2:-1] != "–" and rules.dash == "–":
        return Replacement(1, "—")
    return None


def _brought_space(before: str, rules: TypingRules) -> bool:
    """Tell whether the space that is typed came along with an opening mark already."""
    return before.endswith(tuple(mark for mark in rules.marks[::2] if mark[-1:].isspace()))


def _space(before: str, rules: TypingRules) -> Replacement | None:
    if re.search(r"\S -\Z", before):
        return Replacement(1, f"{rules.dash} ")
    words = before.split()
    if words and not before[-1].isspace() and words[-1].lstrip("(“‘«„‚") in rules.after:
        return Replacement(0, _NO_BREAK)
    return None


def _with_space(before: str, character: str, rules: TypingRules) -> Replacement | None:
    """Give a quotation mark that a keyboard has the space that belongs to it (French “«” and “»”)."""
    opening, closing, inner_opening, inner_closing = rules.marks
    for mark in (opening, inner_opening):
        if mark != character == mark.strip():
            return Replacement(0, mark)
    for mark in (closing, inner_closing):
        if mark != character == mark.strip() and before.strip():
            if before[-1] == " ":
                return Replacement(1, mark) if before[-2:-1] != " " else None
            return (
                None if before[-1].isspace() or opens(before, rules, is_open=True) else Replacement(0, mark)
            )
    return None


def _spaced(before: str, character: str, rules: TypingRules) -> Replacement | None:
    """Keep the space that a language sets before some marks from breaking the line."""
    space = rules.before.get(character)
    if space is None or not before.strip():
        return None
    if before[-1] == " ":
        return Replacement(1, space + character) if before[-2:-1] != " " else None
    if before[-1] in "!?;:…\u00a0\u202f([{":
        return None
    if character == ":" and (before[-1].isdigit() or before.split()[-1].lower() in _SCHEMES):
        return None
    if character == "%" and not before[-1].isdigit():
        return None
    return Replacement(0, space + character)


def _after_unit(before: str, character: str, rules: TypingRules) -> Replacement | None:
    """Keep a unit on the line of its number, once the word is complete."""
    if character.isalnum():
        return None
    match = re.search(r"\d (\S+)\Z", before)
    if match is None or match[1] not in rules.units:
        return None
    return Replacement(len(match[1]) + 1, f"{_NO_BREAK}{match[1]}{character}")
