"""What a house style changes of the phrases: checked once, so that no release fails on it later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from string import Formatter
from typing import Any

from releasedesk.errors import HouseStyleError
from releasedesk.model import Edition, HouseStyleChoice, Release
from releasedesk.rendering.house_style import house_style_for
from releasedesk.rendering.phrases import EVERY_LANGUAGE, FALLBACK, HousePhrases, Phrases, phrases_for

# Tables whose keys are open: kinds of phone, and the abbreviations of clocks.
_OPEN = (("phone_kinds",), ("zone", "clocks"))


def phrases_of(release: Release, edition: Edition) -> Phrases:
    """Return the phrases of an edition as the release's house style has them.

    Where the style is missing or broken, they are those of the language: that is said where pages are made.
    """
    return phrases_for(edition.language, house_phrases_for(release.house_style))


def house_phrases_for(choice: HouseStyleChoice) -> HousePhrases | None:
    """Return what a chosen house style changes of the phrases; None for nothing."""
    try:
        style = house_style_for(choice)
        return house_phrases(style.phrases, style.name) if style.phrases else None
    except HouseStyleError:
        return None


def house_phrases(tables: Mapping[str, Mapping[str, Any]], name: str) -> HousePhrases:
    """Return the phrases of a house style, checked; the same tables give the same value.

    Raises:
        HouseStyleError: A phrase has no such place in the phrases, or other gaps to fill; the sentence says which.

    """
    for language, table in tables.items():
        usual = phrases_for(FALLBACK if language == EVERY_LANGUAGE else language).table
        for problem in _problems(table, usual, ()):
            raise HouseStyleError(f"The house style “{name}”, “phrases”, “{language}”: {problem}.")
    return _kept(_frozen(tables))


def _problems(table: Mapping[str, Any], usual: Any, path: tuple[str, ...]) -> Iterator[str]:
    for key, value in table.items():
        where = (*path, key)
        called = "“" + ", ".join(where) + "”"
        if path in _OPEN:
            continue
        if key not in usual:
            yield f"{called} is no phrase"
        elif isinstance(usual[key], dict):
            yield from (
                _problems(value, usual[key], where)
                if isinstance(value, Mapping)
                else [f"{called} must be an object"]
            )
        elif type(value) is not type(usual[key]):
            yield f"{called} must be of the kind that it usually is"
        elif isinstance(value, str) and not _gaps(value) <= _allowed(where, usual[key]):
            yield f"{called} has a gap that nothing fills; it may have {', '.join(sorted(_gaps(usual[key]))) or 'none'}"


def _allowed(path: tuple[str, ...], usual: str) -> set[str]:
    more = {
        "time": {"hour", "hour12", "minute", "meridiem"},
        "mention": {"name", "title", "organisation", "of_organisation", "honorific", "family"},
    }
    return more.get(path[0], set()) | _gaps(usual)


def _gaps(pattern: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
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
