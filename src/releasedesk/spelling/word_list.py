"""A dictionary as the side process knows it: Hunspell behind it, its words as they are printed."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from releasedesk.spelling.near_words import NearWords

_MOST = 8
"""Words that are offered."""

_REMEMBERED = 200
"""Words for which what is near is kept."""

_PRINTED = str.maketrans({"'": "’", "ĳ": "ij", "Ĳ": "IJ"})


class WordList:
    """An open dictionary.

    Args:
        path: That of its two files without their suffix.

    Raises:
        OSError, ValueError: It cannot be opened.
    """

    def __init__(self, path: str) -> None:
        import hunspell

        folder, name = os.path.split(path)
        self._path = path
        self._hunspell = hunspell.Hunspell(name, hunspell_data_dir=folder, system_encoding="UTF-8")
        self._near: dict[str, list[str]] = {}

    def knows(self, word: str) -> bool:
        """Tell whether something is a word."""
        try:
            return bool(self._hunspell.spell(word))
        except UnicodeError:
            # The dictionary is in an older encoding that has no such character, so it has no such word either.
            return False

    def suggestions(self, word: str) -> list[str]:
        """Return everything that may be meant by a word: what is near first, then what Hunspell comes to think of."""
        try:
            further = list(self._hunspell.suggest(word))
        except UnicodeError:
            further = []
        return list(dict.fromkeys((*self.near(word), *map(_as_written, further))))[:_MOST]

    def near(self, word: str) -> list[str]:
        """Return what is like a word, the likeliest first: what is one slip away, and where that is not, two."""
        found = self._near.get(word)
        if found is None:
            if len(self._near) >= _REMEMBERED:
                self._near.clear()
            near = map(_as_written, self._near_words.to(word))
            found = self._near[word] = list(dict.fromkeys(near))
        return found

    @cached_property
    def _near_words(self) -> NearWords:
        # The process starts faster without it, and some never need it.
        from releasedesk.spelling.near_words import NearWords

        return NearWords(self._path, self.knows)


def _as_written(word: str) -> str:
    """Return a word of a dictionary as it is printed: with a typographic apostrophe, and Dutch ij as two letters."""
    return word.translate(_PRINTED)
