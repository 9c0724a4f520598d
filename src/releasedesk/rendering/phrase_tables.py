"""What a house style changes of the phrases: checked once, so that no release fails on it later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from releasedesk.errors import HouseStyleError
from releasedesk.rendering.phrase_shapes import holds_pairs, is_pair, list_problem, text_problem
from releasedesk.rendering.phrases import EVERY_LANGUAGE, FALLBACK, HousePhrases, phrases_for

# Tables whose keys are open: kinds of phone, and the abbreviations of clocks.
_CLOCKS = ("zone", "clocks")
_OPEN = (("phone_kinds",), _CLOCKS)
_LONGEST_CLOCK = 12
_LONGEST = 300
_MOST_ITEMS = 24
_MOST_WORDS = 200


def house_phrases(tables: Mapping[str, Mapping[str, Any]], where: str) -> HousePhrases | None:
    """Return the phrases of a house style, checked; the same tables give the same value, none at all None.

    `where` opens the sentence about a phrase that cannot be.

    Raises:
        HouseStyleError: A phrase has no such place in the phrases, or other gaps to fill; the sentence says which.

    """
    for language, table in tables.items():
        usual = phrases_for(FALLBACK if language == EVERY_LANGUAGE else language).table
        for problem in _problems(table, usual, ()):
            raise HouseStyleError(f"{where}: “phrases”, “{language}”: {problem}.")
    return _kept(_frozen(tables)) if tables else None


def phrase_problem(own: Any, usual: Any, path: tuple[str, ...] = ()) -> str:
    """Return what is wrong with a phrase in place of the usual one at a path of keys, or an empty text."""
    match usual:
        case str() if isinstance(own, str):
            if len(own) > _LONGEST:
                return f"has more than {_LONGEST} characters"
            return text_problem(own, usual, path)
        case bool() if isinstance(own, bool):
            return ""
        case list() if isinstance(own, list):
            return _list_problem(own, usual, path)
        case _:
            return "must be of the kind that it usually is"


def _list_problem(own: list[Any], usual: list[Any], path: tuple[str, ...]) -> str:
    if not 0 < len(own) <= _MOST_ITEMS:
        return f"must be a list of 1 to {_MOST_ITEMS}"
    if problem := list_problem(own, path):
        return problem
    if holds_pairs(path):
        return ""
    shape = usual[0] if usual else ""
    return next(filter(None, (phrase_problem(each, shape, path) for each in own)), "")


def _problems(table: Mapping[str, Any], usual: Any, path: tuple[str, ...]) -> Iterator[str]:
    for key, value in table.items():
        where = (*path, key)
        called = "“" + ", ".join(where) + "”"
        if path in _OPEN:
            yield from _open_problem(path, called, value, len(table))
        elif key not in usual:
            yield f"{called} is no phrase"
        elif isinstance(usual[key], dict):
            yield from (
                _problems(value, usual[key], where)
                if isinstance(value, Mapping)
                else [f"{called} must be an object"]
            )
        elif problem := phrase_problem(value, usual[key], where):
            yield f"{called} {problem}"


def _open_problem(path: tuple[str, ...], called: str, value: Any, words: int) -> Iterator[str]:
    if words > _MOST_WORDS:
        yield f"{called} is one of more than {_MOST_WORDS} words"
    elif path == _CLOCKS:
        if not is_pair(value) or not all(0 < len(each.strip()) <= _LONGEST_CLOCK for each in value):
            yield f"{called} must be a list of two abbreviations, in winter and in summer"
    elif not isinstance(value, str) or len(value) > _LONGEST:
        yield f"{called} must be a text of at most {_LONGEST} characters"


def _frozen(value: Any) -> Any:
    """Return nested tables as tuples, which can be looked up."""
    if isinstance(value, Mapping):
        return ("table", tuple((key, _frozen(part)) for key, part in value.items()))
    if isinstance(value, list | tuple):
        return ("list", tuple(map(_frozen, value)))
    return ("value", value)


def _thawed(frozen: Any) -> Any:
    kind, content = frozen
    if kind == "table":
        return {key: _thawed(part) for key, part in content}
    return [_thawed(part) for part in content] if kind == "list" else content


@lru_cache(maxsize=16)
def _kept(frozen: Any) -> HousePhrases:
    """Return one value for equal tables, since phrases are remembered by the value that changes them."""
    return HousePhrases(_thawed(frozen))
