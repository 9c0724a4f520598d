"""Finding entries of the library by any of their words, whatever case and accents they are typed with."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from releasedesk.library.entries import AnyEntry, Content, title_of, words_of

_MOST_KEPT = 20_000
_kept: dict[int, tuple[Content, str, str]] = {}
"""Texts of entries by the identity of what they hold, which is held so that nothing else can have it."""


def folded(text: str) -> str:
    """Return a text without case and accents, as it is compared."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def find_entries(entries: Iterable[AnyEntry], query: str, language: str = "") -> list[AnyEntry]:
    """Return the entries in which every word of the query stands; the nearest first.

    Titles that begin with the query come first, then those whose words do, then entries of which any words do, and last
    those that hold it within their words, such as in a telephone number.
    Among equals, those of `language` or of none come first, and then the order of the alphabet decides.
    """
    whole = folded(query).strip()
    words = whole.split()
    ranked = []
    for entry in entries:
        title, held = _folded_texts(entry.content)
        rank = 0
        if words:
            if not all(word in held or word in title for word in words):
                continue
            rank = _rank(title, held, whole, words)
        is_other = bool(entry.language and language) and not _same_language(entry.language, language)
        ranked.append((rank, is_other, title, entry.id, entry))
    return [entry for *_, entry in sorted(ranked, key=lambda each: each[:4])]


def _folded_texts(content: Content) -> tuple[str, str]:
    """Return the title and all words of an entry as they are looked for; kept, as every key asks for all of them."""
    kept = _kept.get(id(content))
    if kept is None or kept[0] is not content:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        kept = _kept[id(content)] = (content, folded(title_of(content)), folded(words_of(content)))
    return kept[1], kept[2]


def _rank(title: str, held: str, whole: str, words: list[str]) -> int:
    if title.startswith(whole):
        return 0
    if _begin_words(title, words):
        return 1
    return 2 if _begin_words(held, words) else 3


def _begin_words(text: str, words: list[str]) -> bool:
    parts = text.split()
    return all(any(part.startswith(word) for part in parts) for word in words)


def _same_language(one: str, other: str) -> bool:
    return one.partition("-")[0].lower() == other.partition("-")[0].lower()
