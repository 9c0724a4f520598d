"""What ReleaseDesk itself prints around a release, in every language that it has phrases for, known again on import."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from releasedesk import resources
from releasedesk.rendering.phrases import Phrases, phrases_for

_LONGEST = 200
# The number or address behind its label.
_REACHED_BY = re.compile(r"\s*[:：]\s*.*$|\s+(?:[+(]?\d.*|\S+@\S+)$")
_PLACEHOLDER = re.compile(r"\{(\w+)(?::[^}]*)?\}")


@lru_cache(maxsize=1)
def all_phrases() -> tuple[Phrases, ...]:
    """Return the phrases of every language."""
    files = sorted(resources.path("phrases").glob("*.json"))
    return tuple(phrases_for(file.stem) for file in files)


def is_printed(text: str, *keys: str) -> bool:
    """Tell whether a line is a phrase of any language, or one of several, such as the heading of the contacts."""
    return len(text) < _LONGEST and comparable(text).casefold() in _known(keys)


def printed_kind(label: str) -> str | None:
    """Return which kind of telephone a label names in any language; None where it is no such label."""
    return _phone_kinds().get(comparable(label).casefold())


def phone_labels() -> tuple[str, ...]:
    """Return the labels of telephones in every language."""
    return tuple(_phone_kinds())


def without_printed_words(text: str) -> str:
    """Return a line without what is printed around its words: the label of a telephone, a heading or an end mark."""
    for keys in (("headings", "notes"), ("headings", "contacts"), ("end_mark",)):
        if is_printed(text, *keys):
            return ""
    label = _REACHED_BY.search(text)
    words = text[: label.start()] if label else ""
    if label is None or not (printed_kind(words) or is_printed(words, "email")):
        return text
    return _extensions().sub(" ", label[0])


def phrases_at(*keys: str) -> tuple[str, ...]:
    """Return a phrase in every language, each once."""
    return tuple(
        dict.fromkeys(text for phrases in all_phrases() for text in _texts(phrases.table, keys) if text)
    )


def comparable(text: str) -> str:
    """Return a text with spaces of one kind, and digits of all scripts as ASCII, as both sides of a comparison."""
    digits = text if text.isascii() else "".join(map(_digit, text))
    return " ".join(digits.split())


def pattern_of(template: str, groups: dict[str, str]) -> str:
    """Return the expression that matches what is printed with a template; unknown parts are any text."""
    found, at = "", 0
    template = comparable(template)
    for match in _PLACEHOLDER.finditer(template):
        found += re.escape(template[at : match.start()]) + f"(?:{groups.get(match[1], '.+?')})"
        at = match.end()
    return found + re.escape(template[at:])


def one_of(texts: Iterable[str]) -> str:
    """Return the expression that matches any of several texts."""
    each = {comparable(text) for text in texts}
    return "|".join(map(re.escape, sorted(each, key=len, reverse=True)))


def is_printed_page(text: str) -> bool:
    """Tell whether a line is the number of a page or says that another follows, in any language."""
    return bool(_pages().fullmatch(comparable(text)))


@lru_cache(maxsize=32)
def _known(keys: tuple[str, ...]) -> frozenset[str]:
    return frozenset(comparable(text).casefold() for text in phrases_at(*keys))


@lru_cache(maxsize=1)
def _pages() -> re.Pattern[str]:
    number = {"page": r"\d{1,4}", "pages": r"\d{1,4}"}
    texts = (*phrases_at("page"), *phrases_at("continued"))
    return re.compile("|".join(pattern_of(text, number) for text in texts))


@lru_cache(maxsize=1)
def _extensions() -> re.Pattern[str]:
    words = {each.replace("{extension}", "").strip() for each in phrases_at("extension")}
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


@lru_cache(maxsize=1)
def _phone_kinds() -> dict[str, str]:
    # The first language that has a label decides; “Phone” alone is that of the office.
    kinds: dict[str, str] = {}
    for phrases in all_phrases():
        for kind, label in phrases.table["phone_kinds"].items():
            kinds.setdefault(comparable(str(label)).casefold(), kind)
    return kinds


def _texts(table: Any, keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        table = table[key]
    if isinstance(table, dict):
        yield from map(str, table.values())
    elif isinstance(table, list):
        yield from map(str, table)
    else:
        yield str(table)


def _digit(character: str) -> str:
    return str(unicodedata.decimal(character)) if character.isdecimal() else character
