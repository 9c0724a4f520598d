"""The words that a release is printed with besides its own: read from data by language, never written in code."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from releasedesk import resources
from releasedesk.errors import ResourceMissing

FALLBACK = "en"


@dataclass(frozen=True)
class Phrases:
    """The phrases of one language; `language` says which data they come from."""

    language: str
    table: dict[str, Any]

    def text(self, *keys: str) -> str:
        """Return the phrase or pattern at a path of keys."""
        return str(self._at(keys))

    def texts(self, *keys: str) -> tuple[str, ...]:
        """Return the list of phrases at a path of keys."""
        found = self._at(keys)
        return tuple(str(item) for item in found)

    def word(self, table: str, key: str) -> str:
        """Return the word for a key of a table, or the key itself where the language has none for it."""
        return str(self._at((table,)).get(key, key))

    def _at(self, keys: tuple[str, ...]) -> Any:
        found: Any = self.table
        for key in keys:
            found = found[key]
        return found


@lru_cache(maxsize=16)
def phrases_for(language: str) -> Phrases:
    """Return the phrases of a BCP 47 language: its own, completed by those of the language without region.

    A language without any falls back to English; `Phrases.language` then says `en`.
    """
    subtags = language.split("-")
    chain = ["-".join(subtags[:length]) for length in range(len(subtags), 0, -1)]
    tables = [(name, table) for name in chain if (table := _table(name)) is not None]
    if not tables:
        return phrases_for(FALLBACK)
    merged: dict[str, Any] = {}
    for _, table in reversed(tables):
        merged = _merged(merged, table)
    return Phrases(tables[0][0], merged)


def _table(name: str) -> dict[str, Any] | None:
    try:
        table: dict[str, Any] = json.loads(resources.text("phrases", f"{name}.json"))
    except ResourceMissing:
        return None
    return table


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        below = base.get(key)
        merged[key] = _merged(below, value) if isinstance(value, dict) and isinstance(below, dict) else value
    return merged
