"""The words that are right in this release though no dictionary has them."""

from __future__ import annotations

from releasedesk.editing.edit import Edit, changed
from releasedesk.model import Release


def accept_word(release: Release, word: str) -> Edit:
    """Add a word to those that are right in this release."""
    words = tuple(sorted({*release.words, word}, key=lambda each: (each.casefold(), each)))
    return changed(release, "words", words, "add word")


def forget_word(release: Release, word: str) -> Edit:
    """Take a word out again."""
    words = tuple(each for each in release.words if each != word)
    return changed(release, "words", words, "remove word")
