"""What typed characters become in running text: the quotes, dashes, ellipses and spaces of a language."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from releasedesk import resources

Marks = tuple[str, str, str, str]
"""Opening and closing quotation mark, and those within a quotation, with the spaces that belong to them."""

OPENING_MARKS = frozenset('"“„«‟”「')
"""What somebody may type to open a quotation, in any language."""

_NO_BREAK = "\u00a0"
_ADDRESS_STARTS = ("www.", "http:", "https:", "ftp:", "mailto:", "tel:")
_SCHEMES = frozenset({"http", "https", "ftp", "mailto", "tel", "file"})
_OPENERS = "([{–—-/¿¡"
_WITH_APOSTROPHE = re.compile(r"([^\W\d_]+)(\W)$")


@dataclass(frozen=True)
class TypingRules:
    """How a language sets what a keyboard has no key for.

    Attributes:
        marks: Its quotation marks.
        apostrophe: What stands for letters that are left out.
        dash: What two hyphens, or a hyphen between spaces, become.
        before: Marks that keep a space before them, with that space (French “?” with U+202F).
        units: What is kept on one line with the number before it.
        after: Abbreviations that are kept on one line with the word after them.
        elisions: Words that are shortened before the next one (French “l’”), so that a mark behind them opens.
        has_spaces: Words are parted by spaces, so that a mark within a word is none of quotation.

    """

    marks: Marks
    apostrophe: str = "’"
    dash: str = "–"
    before: dict[str, str] = field(default_factory=dict)
    units: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()
    has_spaces: bool = True


class Replacement(NamedTuple):
    """What takes the place of a typed character: `removed` characters before it go, `text` comes."""

    removed: int
    text: str


@lru_cache(maxsize=32)
def typing_rules(language: str, marks: Marks | None = None) -> TypingRules:
    """Return the rules of a BCP 47 language; `marks` are its quotation marks where they are known from elsewhere.

    A language that the data does not name has the quotation marks of English and nothing else of its own.
    """
    table = _table()
    found: dict[str, Any] = dict(table["default"])
    subtags = language.split("-")
    for length in range(1, len(subtags) + 1):
        found |= table.get("-".join(subtags[:length]), {})
    opening, closing, inner_opening, inner_closing = found["quotes"]
    return TypingRules(
        marks or (opening, closing, inner_opening, inner_closing),
        found["apostrophe"],
        found["dash"],
        {mark: space for mark, space in found["before"].items() if space},
        frozenset(found["units"]),
        frozenset(found["after"]),
        frozenset(found["elisions"]),
        found["has_spaces"],
    )


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Any]]:
    table: dict[str, dict[str, Any]] = json.loads(resources.text("typing", "languages.json"))
    return table


def replacement(
    before: str, character: str, rules: TypingRules, *, is_quoted: bool = False
) -> Replacement | None:
    """Return what takes the place of a character typed behind `before`; None where it stays what it is.

    `is_quoted` tells that the whole text stands between quotation marks already, so that marks in it are inner ones.
    Addresses of web pages and mailboxes are never touched; only a quotation that one ends is closed.
    """
    found: Replacement | None
    if character != " " and _is_address(before):
        # No address has this mark in it: it closes the quotation that the address ends.
        is_end = character == '"' and not is_quoted and _is_open(before, *rules.marks[:2])
        return Replacement(0, rules.marks[1]) if is_end else None
    match character:
        case '"':
            found = _quotation_mark(before, rules, is_quoted)
        case "'":
            found = _apostrophe(before, rules)
        case "-":
            found = _dash(before, rules)
        case ".":
            found = Replacement(2, "…") if re.search(r"(?<!\.)\.\.$", before) else None
        case " ":
            found = _space(before, rules)
        case _:
            found = _spaced(before, character, rules)
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
    if character not in ('"', closing.strip()) or _opens(before, rules, is_open=True) or _is_address(before):
        return False
    # An apostrophe within a word closes nothing, though it looks like an inner mark in English.
    words = re.sub(rf"(?<=\w){re.escape(rules.apostrophe)}(?=\w)", "", before)
    pairs = (opening, closing), (inner_opening, inner_closing)
    return not before[-1:].isdigit() and not any(_is_open(words, *pair) for pair in pairs)


def _is_address(before: str) -> bool:
    words = before.split()
    if not words or before[-1:].isspace():
        return False
    word = words[-1].lower().lstrip("([{<«„“‘\"'")
    return "://" in word or "@" in word or word.startswith(_ADDRESS_STARTS)


def _opens(before: str, rules: TypingRules, *, is_open: bool) -> bool:
    """Tell whether a mark opens a quotation; `is_open` tells that one of its kind waits for its end."""
    last = before[-1:]
    if not last or last.isspace() or last in _OPENERS or before.endswith((rules.marks[0], rules.marks[2])):
        return True
    within_words = not rules.has_spaces and last.isalpha() and not last.isascii()
    return _is_elided(before, rules) or (within_words and not is_open)


def _is_elided(before: str, rules: TypingRules) -> bool:
    match = _WITH_APOSTROPHE.search(before)
    return match is not None and match[2] == rules.apostrophe and match[1].lower() in rules.elisions


def _is_open(before: str, opening: str, closing: str) -> bool:
    opening, closing = opening.strip(), closing.strip()
    if opening == closing:
        return before.count(opening) % 2 == 1
    return before.count(opening) > before.count(closing)


def _quotation_mark(before: str, rules: TypingRules, is_quoted: bool) -> Replacement | None:
    opening, closing, inner_opening, inner_closing = rules.marks
    if is_quoted:
        opening, closing = inner_opening, inner_closing
    is_open = _is_open(before, opening, closing)
    # Speech that breaks off; the mark for a quotation within this one would be another one.
    breaks_off = is_open and not is_quoted and re.search(r"[^\W\d_][–—]+$", before) is not None
    opens = _opens(before, rules, is_open=is_open) and not breaks_off
    if opens and not (is_open and before[-1:].isspace() and closing[:1].isspace()):
        return Replacement(0, inner_opening if is_open and not is_quoted else opening)
    if before[-1:].isdigit() and not is_open:
        return None  # Inches.
    if not is_quoted and _is_open(before, inner_opening, inner_closing) and is_open:
        closing = inner_closing
    return Replacement(1 if closing[:1].isspace() and before[-1:].isspace() else 0, closing)


def _apostrophe(before: str, rules: TypingRules) -> Replacement | None:
    _, _, opening, closing = rules.marks
    is_open = _is_open(before, opening, closing)
    if _opens(before, rules, is_open=is_open):
        return Replacement(0, opening)
    if before[-1:].isdigit() and not is_open:
        return None  # Feet.
    is_word = before[-1:].isalnum()
    if is_word and not (closing != rules.apostrophe and is_open):
        return Replacement(0, rules.apostrophe)
    return Replacement(0, closing)


def _dash(before: str, rules: TypingRules) -> Replacement | None:
    if before.endswith("-") and not before.endswith("--"):
        between_numbers = before[-2:-1].isdigit()
        return Replacement(1, "–" if between_numbers else rules.dash)
    if before.endswith("–") and before[-2:-1] != "–" and rules.dash == "–":
        return Replacement(1, "—")
    return None


def _space(before: str, rules: TypingRules) -> Replacement | None:
    if re.search(r"\S -$", before):
        return Replacement(1, f"{rules.dash} ")
    if before.endswith(tuple(mark for mark in rules.marks[::2] if mark[-1:].isspace())):
        return Replacement(0, "")  # The mark brought its space along.
    words = before.split()
    if words and not before[-1].isspace() and words[-1].lstrip("(“‘«„‚") in rules.after:
        return Replacement(0, _NO_BREAK)
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
    match = re.search(r"\d (\S+)$", before)
    if match is None or match[1] not in rules.units:
        return None
    return Replacement(len(match[1]) + 1, f"{_NO_BREAK}{match[1]}{character}")
