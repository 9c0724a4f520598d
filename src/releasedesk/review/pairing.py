"""Finding what belongs together in two releases: editions whose language changed, and parts whose identifiers did."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from releasedesk.model import Edition, Section
from releasedesk.review.sequences import hunks
from releasedesk.review.tokens import words

_ALIKE = 0.5
"""Two texts with at least this share of words in common are one text that was rewritten."""

_MANY = 60
"""More parts than this in one stretch are not compared each with each."""


def renamed_editions(base: Sequence[Edition], side: Sequence[Edition]) -> dict[str, str]:
    """Return the languages of editions that a side changed to another language, as {new language: old language}.

    An edition is the same one when it holds sections or blocks of the old one, or when there is no other.
    """
    old = {edition.language: edition for edition in base}
    new = {edition.language: edition for edition in side}
    gone = [edition for language, edition in old.items() if language not in new]
    found: dict[str, str] = {}
    for edition in side:
        if edition.language in old or not gone:
            continue
        own = _ids(edition)
        best = max(gone, key=lambda each: len(own & _ids(each)))
        if own & _ids(best) or len(base) == len(side) == 1:
            found[edition.language] = best.language
            gone.remove(best)
    return found


def _ids(edition: Edition) -> set[str]:
    return {section.id for section in edition.sections} | {block.id for block in edition.blocks()}


def pairs_by_words(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> list[tuple[int, int]]:
    """Return which parts are the same although their identifiers differ, as pairs of indices in order.

    Each part is given as what kind it is and its words. Equal parts are paired first, then similar ones between them.
    """
    found: list[tuple[int, int]] = []
    at = new_at = 0
    stretches = hunks(old, new)
    for stretch in stretches:
        found += zip(range(at, stretch.start), range(new_at, stretch.new_start), strict=True)
        found += _similar(old, new, stretch)
        at, new_at = stretch.stop, stretch.new_stop
    found += zip(range(at, len(old)), range(new_at, len(new)), strict=True)
    return found


def _similar(
    old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]], stretch: Any
) -> list[tuple[int, int]]:
    if max(stretch.stop - stretch.start, stretch.new_stop - stretch.new_start) > _MANY:
        return []
    found, least = [], stretch.new_start
    for index in range(stretch.start, stretch.stop):
        best, share = -1, _ALIKE
        for candidate in range(least, stretch.new_stop):
            if old[index][0] == new[candidate][0]:
                likeness = _likeness(old[index][1], new[candidate][1])
                if likeness > share or (likeness == share and best < 0):
                    best, share = candidate, likeness
        if best >= 0:
            found.append((index, best))
            least = best + 1
    return found


def _likeness(old: str, new: str) -> float:
    matcher = SequenceMatcher(None, words(old), words(new), autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()


def section_words(section: Section) -> tuple[str, str]:
    """Return a section as a part to be paired: by its heading, or by being without one."""
    return "section" if section.heading else "opening", section.heading
