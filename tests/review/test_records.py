"""Merging what was said about a release, and its named snapshots."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releasedesk.model import Figure, Release, asset_from_bytes
from releasedesk.review.merge_records import merge_reviews, merge_snapshots
from releasedesk.review.records import Review
from releasedesk.review.snapshots import pictures_of, release_of, take_snapshot
from tests.releases import release_with, small_release
from tests.strategies import identifiers, lines, releases

NOON = dt.datetime(2026, 11, 25, 12, 0, tzinfo=dt.UTC)


def comments(*each: dict) -> Review:
    return Review(comments=each)


def test_comments_of_both_sides_are_united() -> None:
    base = comments({"id": "a", "text": "Old"})
    ours = comments({"id": "a", "text": "Old"}, {"id": "b", "text": "Ours"})
    theirs = comments(
        {"id": "a", "text": "Old", "replies": [{"id": "r", "text": "Reply"}]}, {"id": "c", "text": "Theirs"}
    )
    merged = merge_reviews(base, ours, theirs)
    assert {each["id"] for each in merged.comments} == {"a", "b", "c"}
    assert merged.comments[0]["replies"] == [{"id": "r", "text": "Reply"}]


def test_replies_of_both_sides_to_one_comment_are_united() -> None:
    base, ours, theirs = (
        comments({"id": "a", "replies": replies})
        for replies in ([], [{"id": "r1", "text": "Yes"}], [{"id": "r2", "text": "No"}])
    )
    (comment,) = merge_reviews(base, ours, theirs).comments
    assert [each["text"] for each in comment["replies"]] == ["Yes", "No"]


def test_a_comment_that_was_removed_unchanged_stays_removed() -> None:
    base = comments({"id": "a", "text": "Old"})
    assert merge_reviews(base, comments(), base) == comments()


def test_a_comment_that_both_sides_rewrote_is_there_twice() -> None:
    base, ours, theirs = (comments({"id": "a", "text": text}) for text in ("Old", "Ours", "Theirs"))
    merged = merge_reviews(base, ours, theirs)
    assert [each["text"] for each in merged.comments] == ["Ours", "Theirs"]
    assert len({each["id"] for each in merged.comments}) == 2


def test_records_of_kinds_that_only_a_newer_version_knows_are_united() -> None:
    ours = Review.model_validate({"votes": [{"id": "a", "vote": "yes"}], "mood": "calm"})
    theirs = Review.model_validate({"votes": [{"id": "b", "vote": "no"}], "mood": "calm"})
    merged = merge_reviews(Review.model_validate({"mood": "calm"}), ours, theirs)
    assert merged.__pydantic_extra__ == {
        "votes": [{"id": "a", "vote": "yes"}, {"id": "b", "vote": "no"}],
        "mood": "calm",
    }


def test_a_comment_without_words_gives_way_to_its_copy_with_words() -> None:
    empty, words = comments({"id": "a", "text": ""}), comments({"id": "a", "text": "Is this so?"})
    assert merge_reviews(comments(), empty, words) == merge_reviews(comments(), words, empty) == words


records = st.lists(
    st.fixed_dictionaries({"id": identifiers(), "text": lines()}),
    max_size=3,
    unique_by=lambda each: each["id"],
)


@given(records, records, records)
@settings(max_examples=50)
def test_no_comment_is_lost_and_the_order_of_sides_makes_no_difference(
    base: list, ours: list, theirs: list
) -> None:
    sides = [comments(*each) for each in (base, ours, theirs)]
    merged = merge_reviews(*sides)
    said = [each["text"] for each in merged.comments]
    for side in (ours, theirs):
        assert all(each["text"] in said for each in side if each["text"] and each not in base)
    assert merged == merge_reviews(sides[0], sides[2], sides[1])


@given(releases())
@settings(max_examples=30)
def test_a_snapshot_gives_back_the_release(release: Release) -> None:
    assert release_of(take_snapshot(release, "sent to Legal", NOON), release.assets) == release


def test_the_pictures_of_a_snapshot_are_kept_once() -> None:
    picture, other = (asset_from_bytes(data, "image/png", 4, 3) for data in (b"a picture", b"another"))
    release = release_with(Figure(id="f1", asset=picture.id)).replace(assets=(picture, other))
    snapshot = take_snapshot(release, "sent to Legal", NOON)
    assert "data" not in snapshot.content["assets"][0]
    assert pictures_of([snapshot], (*release.assets, picture)) == tuple(
        sorted((picture, other), key=lambda each: each.id)
    )
    assert release_of(snapshot, (picture, other)) == release


def test_a_snapshot_without_its_pictures_or_damaged_says_so() -> None:
    picture = asset_from_bytes(b"a picture", "image/png", 4, 3)
    snapshot = take_snapshot(small_release().replace(assets=(picture,)), "sent to Legal", NOON)
    with pytest.raises(ValueError, match=r"“sent to Legal” lacks a picture"):
        release_of(snapshot, ())
    with pytest.raises(ValueError, match="is damaged"):
        release_of(snapshot.replace(content={"id": "x"}), ())


def test_snapshots_of_both_sides_are_united() -> None:
    one, other = (take_snapshot(small_release(), name, NOON) for name in ("to Legal", "to the chair"))
    assert {each.name for each in merge_snapshots((), (one,), (other,))} == {"to Legal", "to the chair"}
    assert merge_snapshots((one,), (), (one,)) == ()
