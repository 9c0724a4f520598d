"""The words that a release is printed with besides its own: read from data by language, never written in code.

A house style may change any of them for a language (`phrases` in its `style.json`), so what is the house's decision
(said or says, the end mark, how somebody is named a second time) and what is the language's is said in one format.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from releasedesk import resources
from releasedesk.errors import ResourceMissing

FALLBACK = "en"
_DIGITS = "0123456789"
_TRADITIONAL = frozenset({"TW", "HK", "MO"})
EVERY_LANGUAGE = "*"
"""Where a house style changes the phrases of every language."""


@dataclass(frozen=True, eq=False)
class Phrases:
    """The phrases of one language; `language` says which data they come from, `asked_for` what was looked for."""

    language: str
    table: dict[str, Any]
    asked_for: str = FALLBACK

    def text(self, *keys: str) -> str:
        """Return the phrase or pattern at a path of keys."""
        return str(self._at(keys))

    def texts(self, *keys: str) -> tuple[str, ...]:
        """Return the list of phrases at a path of keys."""
        found = self._at(keys)
        return tuple(str(item) for item in found)

    def numerals(self, text: str) -> str:
        """Return a text that was made here with its digits as the language writes them; never one that was typed."""
        digits = self.text("digits")
        return text if digits == _DIGITS else text.translate(str.maketrans(_DIGITS, digits))

    def flag(self, *keys: str) -> bool:
        """Return the answer to a question of yes or no at a path of keys."""
        return bool(self._at(keys))

    def word(self, table: str, key: str) -> str:
        """Return the word for a key of a table, or the key itself where the language has none for it."""
        return str(self._at((table,)).get(key, key))

    def contracted(self, words: str, *keys: str) -> str:
        """Return words whose beginning runs together as the language has it: “de le Havre” as “du Havre”."""
        for apart, together in self._at(keys):
            if words.startswith(apart):
                return str(together) + words[len(apart) :]
        return words

    def led_by(self, lead: str, title: str) -> str:
        """Return a title behind what must not be missed of its release, as in the subject of a mail."""
        return self.text("subject").format(release_line=lead, title=title) if lead else title

    @property
    def verbs(self) -> tuple[str, ...]:
        """The verbs of an attribution in the tense of the house, the usual one first."""
        return self.texts("attribution", self.text("attribution", "tense"))

    def _at(self, keys: tuple[str, ...]) -> Any:
        found: Any = self.table
        for key in keys:
            found = found[key]
        return found


@dataclass(frozen=True, eq=False)
class HousePhrases:
    """What a house style changes of the phrases, by language tag or `EVERY_LANGUAGE`."""

    tables: Mapping[str, Mapping[str, Any]]


@lru_cache(maxsize=32)
def phrases_for(language: str, house: HousePhrases | None = None) -> Phrases:
    """Return the phrases of a BCP 47 language: its own, completed by those of the language without region.

    A language without any falls back to English; `Phrases.language` then says `en`. What a house style changes lies
    over them, the most special language last.
    """
    chain = [*_chain(language)]
    tables = [(name, table) for name in chain if (table := _table(name)) is not None]
    if not tables:
        tables = [(FALLBACK, _table(FALLBACK) or {})]
        chain = [FALLBACK]
    merged: dict[str, Any] = {}
    for _, table in tables:
        merged = _merged(merged, table)
    if house is not None:
        for name in (EVERY_LANGUAGE, *chain):
            merged = _merged(merged, house.tables.get(name, {}))
    return Phrases(tables[-1][0], merged, chain[-1])


def _chain(language: str) -> Iterator[str]:
    """Yield the tags of a language from the most general on, written as RFC 5646, section 2.1.1, recommends."""
    primary, *others = language.split("-")
    name = primary.lower()
    yield name
    if name == "zh" and not {"hans", "hant"} & {subtag.lower() for subtag in others}:
        # Taiwan, Hong Kong and Macau write traditional characters (CLDR, likely subtags).
        others = ["Hant", *others] if _TRADITIONAL & {subtag.upper() for subtag in others} else others
    for subtag in others:
        name += "-" + (
            subtag.upper() if len(subtag) == 2 else subtag.title() if len(subtag) == 4 else subtag.lower()
        )
        yield name


def _table(name: str) -> dict[str, Any] | None:
    try:
        table: dict[str, Any] = json.loads(resources.text("phrases", f"{name}.json"))
    except ResourceMissing:
        return None
    return table


def _merged(base: dict[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        below = base.get(key)
        merged[key] = (
            _merged(below, value) if isinstance(value, Mapping) and isinstance(below, dict) else value
        )
    return merged
