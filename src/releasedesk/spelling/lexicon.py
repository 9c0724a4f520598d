"""Words that are right here though no dictionary has them: added ones, names of the release, what was let pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from releasedesk.model import Edition, Release
from releasedesk.spelling.words import as_asked, words_in

_LATIN_NAMES = ("Latin", "Arabic", "Hebrew", "Cyrillic", "Greek", "Armenian", "Georgian", "Indic")


class Lexicon:
    """Accepted words; a word in small letters is accepted with a capital too, a name only as it is written.

    Both are accepted in capitals throughout, with a possessive ’s, and behind an elided article (`l’Oyelaran`).
    """

    def __init__(self, *groups: Iterable[str]) -> None:
        self._words = frozenset(as_asked(word.strip()) for group in groups for word in group)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lexicon) and self._words == other._words

    def __hash__(self) -> int:
        return hash(self._words)

    def accepts(self, word: str) -> bool:
        """Tell whether a word, as the dictionary is asked for it, is right here."""
        return bool(self._words) and any(self._has(form) for form in _forms(word))

    def _has(self, word: str) -> bool:
        words = self._words
        if word in words:
            return True
        lower = word.lower()
        if word[:1].isupper() and word[1:] == lower[1:] and lower in words:
            return True
        return word.isupper() and (lower in words or word.title() in words or word.capitalize() in words)


def _forms(word: str) -> Iterator[str]:
    yield word
    stem, mark, tail = word.rpartition("'")
    if mark and tail.lower() == "s":
        yield stem
    elif mark and len(stem) <= 2:
        yield tail
    if word.endswith("'"):
        yield word[:-1]


def names_in(release: Release, edition: Edition) -> frozenset[str]:
    """Return the words that names of a release are made of: of people, contacts, the issuer and the place."""
    contacts = tuple(contact.name for each in release.editions for contact in each.contacts)
    people = tuple(person.name for person in release.people)
    return _words_of((*people, *contacts, release.organisation.name, edition.dateline.place))


@lru_cache(maxsize=32)
def _words_of(names: tuple[str, ...]) -> frozenset[str]:
    words: set[str] = set()
    # A dateline may have its place in capitals, as it is printed.
    for name in (*names, *(each.title() for each in names if each.isupper())):
        for script in _LATIN_NAMES:
            words.update(word.text for word in words_in(name, script))
    return frozenset(words)
