"""How a language sets what a keyboard has no key for, read from data."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from releasedesk import resources

Marks = tuple[str, str, str, str]
"""Opening and closing quotation mark, and those within a quotation, with the spaces that belong to them."""


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
        shortened: Words that have lost their beginning, for which an apostrophe stands (English “’tis”, Dutch “’s”).
        before_years: Words behind which an apostrophe and two digits are a year (Italian “anni ’90”).
        geresh: What stands behind a letter for other sounds and for what an abbreviation leaves out (Hebrew “ג׳”).
        gershayim: What stands before the last letter of an abbreviation (Hebrew “ארה״ב”).
        prefixes: Words that are written together with the next one, so that a quotation may begin behind them.

    """

    marks: Marks
    apostrophe: str = "’"
    dash: str = "–"
    before: dict[str, str] = field(default_factory=dict)
    units: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()
    has_spaces: bool = True
    shortened: frozenset[str] = frozenset()
    before_years: frozenset[str] = frozenset()
    geresh: str = ""
    gershayim: str = ""
    prefixes: frozenset[str] = frozenset()


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
        frozenset(found["shortened"]),
        frozenset(found["before_years"]),
        found["geresh"],
        found["gershayim"],
        frozenset(found["prefixes"]),
    )


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Any]]:
    table: dict[str, dict[str, Any]] = json.loads(resources.text("typing", "languages.json"))
    return table
