"""What a house style changes of the phrases: checked once, so that no release fails on it later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from string import Formatter
from typing import Any

from releasedesk.errors import HouseStyleError
from releasedesk.rendering.phrases import EVERY_LANGUAGE, FALLBACK, HousePhrases, phrases_for

# Tables whose keys are open: kinds of phone, and the abbreviations of clocks.
_OPEN = (("phone_kinds",), ("zone", "clocks"))
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
            return "" if _gaps(own) <= _allowed(path, usual) else _gap_problem(path, usual)
        case bool() if isinstance(own, bool):
            return ""
        case list() if isinstance(own, list):
            if not 0 < len(own) <= _MOST_ITEMS:
                return f"must be a list of 1 to {_MOST_ITEMS}"
            shape = usual[0] if usual else ""
            return next(filter(None, (phrase_problem(each, shape, path) for each in own)), "")
        case _:
            return "must be of the kind that it usually is"


def _problems(table: Mapping[str, Any], usual: Any, path: tuple[str, ...]) -> Iterator[str]:
    for key, value in table.items():
        where = (*path, key)
        called = "“" + ", ".join(where) + "”"
        if path in _OPEN:
            yield from _open_problem(called, value, len(table))
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


def _open_problem(called: str, value: Any, words: int) -> Iterator[str]:
    if words > _MOST_WORDS:
        yield f"{called} is one of more than {_MOST_WORDS} words"
    elif not isinstance(value, str) or len(value) > _LONGEST:
        yield f"{called} must be a text of at most {_LONGEST} characters"


def _gap_problem(path: tuple[str, ...], usual: str) -> str:
    known = sorted(gap for gap in _allowed(path, usual) if gap.isidentifier())
    return f"has a gap that nothing fills; it may have {', '.join(known) or 'none'}"


def _allowed(path: tuple[str, ...], usual: str) -> set[str]:
    more = {
        "slug": {"title", "organisation", "reference"},
        "time": {"hour", "hour12", "minute", "meridiem"},
        "mention": {"name", "title", "organisation", "of_organisation", "honorific", "family"},
    }
    gaps = _gaps(usual)
    return more.get(path[0] if path else "", set()) | gaps | {gap.partition(":")[0] for gap in gaps}


def _gaps(pattern: str) -> set[str]:
    """Return what a pattern asks for, each with how: a pattern from elsewhere could otherwise ask for any width."""
    try:
        return {
            name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
            for _, name, form, conversion in Formatter().parse(pattern)
            if name is not None
        }
    except ValueError:
        return {"a brace that is not closed"}


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
