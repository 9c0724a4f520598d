"""What a merge must keep to whatever two people did."""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import Any

from hypothesis import given, settings

from releasedesk.model import Release
from releasedesk.model.place import place, put
from releasedesk.review.conflicts import open_conflicts, resolved
from releasedesk.review.merge import MergedRelease, merge
from releasedesk.review.records import Side
from releasedesk.review.tokens import words
from releasedesk.review.values import MISSING, plain
from tests.divergence import divergent
from tests.strategies import releases

Divergent = tuple[Release, Release, Release]


def words_in(value: Any) -> Counter[str]:
    """All words in plain data; numbers, identifiers and names of kinds apart."""
    found: Counter[str] = Counter()
    if isinstance(value, str):
        found.update(words(value))
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in _NO_WORDS:
                found += words_in(each)
    elif isinstance(value, list | tuple):
        if any(isinstance(part, dict) and "text" in part and "id" not in part for part in value):
            # Spans cut a word where its formatting changes; what is written is their texts joined.
            return words_in("".join(part if isinstance(part, str) else part["text"] for part in value))
        for each in value:
            found += words_in(each)
    return found


_NO_WORDS = {"id", "kind", "speaker", "language", "placement"}


def kept_words(result: MergedRelease) -> Counter[str]:
    found = words_in(plain(result.release))
    for conflict in result.conflicts:
        found += words_in(plain(conflict.ours)) + words_in(plain(conflict.theirs))
    return found


@given(divergent())
@settings(max_examples=25)
def test_no_text_that_either_side_wrote_is_missing(copies: Divergent) -> None:
    base, ours, theirs = copies
    kept, before = kept_words(merge(base, ours, theirs)), words_in(plain(base))

    for side in (ours, theirs):
        written = words_in(plain(side)) - before
        assert not written - kept


@given(divergent())
@settings(max_examples=25)
def test_without_a_base_nothing_at_all_of_either_side_is_missing(copies: Divergent) -> None:
    _, ours, theirs = copies
    kept = kept_words(merge(None, ours, theirs))

    for side in (ours, theirs):
        assert not words_in(plain(side)) - kept


@given(divergent())
@settings(max_examples=25)
def test_merging_with_an_unchanged_side_gives_the_other_side(copies: Divergent) -> None:
    base, ours, _ = copies
    # Equal, but not the same object: read from two files.
    again = Release.model_validate(plain(base))

    for result in (merge(base, ours, again), merge(base, again, ours), merge(base, ours, ours)):
        assert result.release == ours
        assert result.conflicts == ()


def with_language(release: Release, language: str) -> Release:
    edition = release.original.replace(language=language)
    return release.replace(editions=(edition, *release.editions[1:]))


RENAMED = releases().map(
    lambda each: (each, with_language(each, "en-x-one"), with_language(each, "en-x-two"))
)


@given(divergent() | RENAMED)
@settings(max_examples=50)
def test_the_order_of_the_sides_changes_only_which_is_called_ours(copies: Divergent) -> None:
    base, ours, theirs = copies
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)

    # Where both changed the language of an edition, ours is also what the places in it are called by.
    called = {conflict.ours: conflict.theirs for conflict in other.conflicts if is_of_language(conflict)}

    def by_place(conflict: Any) -> str:
        return str(conflict.place)

    def called_by_the_other(place_: str) -> str:
        editions, language, *rest = place_.split("/")
        return place(editions, called.get(language, language), *rest) if editions == "editions" else place_

    assert sorted(one.conflicts, key=by_place) == sorted(
        (
            dataclasses.replace(swapped, place=called_by_the_other(swapped.place))
            for swapped in (conflict.swapped() for conflict in other.conflicts)
        ),
        key=by_place,
    )
    assert set(one.woven) == {called_by_the_other(each) for each in other.woven}
    assert decided_for_theirs(one) == other.release


def is_of_language(conflict: Any) -> bool:
    return conflict.place.startswith("editions/") and conflict.place.endswith("/language")


def decided_for_theirs(result: MergedRelease) -> Release:
    release = result.release
    # An edition's language last: the places of the others name the edition by it.
    for conflict in sorted(result.conflicts, key=is_of_language):
        if conflict.kind != "removed" and conflict.theirs is not MISSING:
            release = put(release, conflict.place, conflict.theirs)
    return release


@given(divergent())
@settings(max_examples=25)
def test_every_conflict_can_be_decided_either_way(copies: Divergent) -> None:
    base, ours, theirs = copies
    result = merge(base, ours, theirs)

    for conflict in open_conflicts(result.conflicts):
        assert resolved(result.release, conflict, conflict.present) == result.release
        other: Side = "theirs" if conflict.present == "ours" else "ours"
        changed = resolved(result.release, conflict, other)
        assert Release.model_validate(plain(changed)) == changed


@given(releases(), releases())
@settings(max_examples=15)
def test_releases_that_have_nothing_to_do_with_each_other_merge_without_loss(
    ours: Release, theirs: Release
) -> None:
    kept = kept_words(merge(None, ours, theirs))

    for side in (ours, theirs):
        assert not words_in(plain(side)) - kept
