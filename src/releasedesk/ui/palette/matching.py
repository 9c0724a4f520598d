"""How well a name fits what somebody typed: whole words before parts of words, parts before scattered letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TypeVar

_Item = TypeVar("_Item")

_WHOLE, _START, _WORD, _INSIDE, _INITIALS, _SCATTERED = 0, 1, 2, 4, 5, 12


def plain(text: str) -> str:
    """Return a text without case and accents, as it is compared."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def rank(query: str, name: str, group: str = "") -> float | None:
    """Return how far a name is from what was typed, 0 for the same, or None where it does not fit.

    Every word of the query must fit the name, or else its group, which counts for less.
    """
    total = 0.0
    plain_name, plain_group = plain(name), plain(group)
    for word in plain(query).split():
        distance = _distance(word, plain_name)
        if distance is None:
            in_group = _distance(word, plain_group)
            if in_group is None or in_group >= _SCATTERED:
                return None
            distance = in_group + _INITIALS
        total += distance
    return total


def best(query: str, items: Iterable[tuple[_Item, str, str]]) -> list[_Item]:
    """Return the items whose name or group fits, the nearest first; with an empty query all, in their order."""
    ranked = [
        (distance, len(name) if query.strip() else 0, number, item)
        for number, (item, name, group) in enumerate(items)
        if (distance := rank(query, name, group)) is not None
    ]
    return [item for *_, item in sorted(ranked, key=lambda each: each[:3])]


def _distance(word: str, name: str) -> float | None:
    if name == word:
        return _WHOLE
    if name.startswith(word):
        return _START
    words = [part.strip("“”\"'():,.…") for part in name.split()]
    if any(part.startswith(word) for part in words):
        return _WORD
    if word in name:
        return _INSIDE
    if len(word) > 1 and "".join(part[:1] for part in words).startswith(word):
        return _INITIALS
    return _scattered(word, name)


def _scattered(word: str, name: str) -> float | None:
    """Return a distance for letters that stand in the name in that order, with little between them."""
    start = at = name.find(word[0])
    for character in word[1:]:
        at = name.find(character, at + 1)
        if at < 0:
            return None
    spread = at - start + 1 - len(word) if start >= 0 else 0
    return _SCATTERED + spread if start >= 0 and spread <= len(word) else None
