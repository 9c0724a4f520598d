"""Texts word by word: taking apart, putting together, and saying what became of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from releasedesk.model import RichText, Span, plain_text
from releasedesk.review.sequences import hunks
from releasedesk.review.tokens import is_blank, text_of, tokens
from releasedesk.review.words import Piece, one_side, pieces
from tests.strategies import rich_texts


@given(rich_texts())
def test_a_text_that_is_taken_apart_is_put_together_again(text: RichText) -> None:
    assert text_of(tokens(text)) == text


def test_what_a_newer_version_wrote_into_a_span_is_kept() -> None:
    text = ("See ", Span.model_validate({"text": "the report", "newer": {"a": [1, "b"]}}))
    assert text_of(tokens(text)) == text


def test_an_inserted_field_stays_one_thing() -> None:
    text = (Span.model_validate({"text": "Harbour Trust", "field": "organisation.name"}), " opens")
    assert [token.text for token in tokens(text)] == ["Harbour Trust", " ", "opens"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("don’t stop", ["don’t", "stop"]),
        ("l’homme (3.5 %)", ["l’homme", "3.5"]),
        ("港口信託", ["港", "口", "信", "託"]),
        ("قال: «نعم»", ["قال", "نعم"]),
        ("बंदरगाह खुला", ["बंदरगाह", "खुला"]),
        ("e\u0301te\u0301", ["e\u0301te\u0301"]),
    ],
)
def test_words_are_what_readers_of_the_language_take_for_words(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens(text) if token.is_word] == words


@given(rich_texts(), rich_texts())
@settings(max_examples=40)
def test_the_pieces_of_either_side_are_its_text(old: RichText, new: RichText) -> None:
    found = pieces(old, new)
    assert "".join(piece.text for piece in one_side(found, "old")) == plain_text(old)
    assert "".join(piece.text for piece in one_side(found, "new")) == plain_text(new)
    assert not any(piece.kind != "same" for piece in pieces(old, old))


def test_neighbouring_changes_read_as_one() -> None:
    assert pieces("The old stone quay", "The new brick quay") == (
        Piece("same", "The "),
        Piece("removed", "old stone"),
        Piece("added", "new brick"),
        Piece("same", " quay"),
    )


def test_formatting_alone_is_told_from_words() -> None:
    assert pieces("The quay opens", ("The ", Span(text="quay", strong=True), " opens")) == (
        Piece("same", "The "),
        Piece("reset", "quay"),
        Piece("same", " opens"),
    )


def test_a_text_of_common_words_is_compared_finely() -> None:
    """The “autojunk” of difflib finds nothing in texts of over 200 words in which most occur often."""
    old = "the quay and the lock " * 100
    new = old.replace("lock", "LOCK", 1)
    assert [(hunk.stop - hunk.start) for hunk in hunks(tokens(old), tokens(new))] == [1]


@pytest.mark.parametrize(
    ("old", "new", "replaced"),
    [
        # Blanks alone hold nothing together: half of any two texts is the same then, and comparing takes seconds.
        ("one two three four", "five six seven eight", [(0, 7, 0, 7)]),
        ("the old quay opens", "the new quay is open", [(2, 3, 2, 3), (6, 7, 6, 9)]),
        ("a  b c", "a b c", [(1, 2, 1, 2)]),
        ("a b c", "a b  c d", [(3, 4, 3, 4), (5, 5, 5, 7)]),
        ("  a", " b", [(0, 2, 0, 2)]),
    ],
)
def test_blanks_are_the_same_only_beside_words_that_are(
    old: str, new: str, replaced: list[tuple[int, ...]]
) -> None:
    assert [tuple(hunk) for hunk in hunks(tokens(old), tokens(new), is_blank)] == replaced


def test_texts_that_share_nothing_are_told_apart_in_bounded_time() -> None:
    old, new = tokens("a b " * 20_000), tokens("c d " * 20_000)
    assert len(hunks(old, new)) >= 1


def test_long_texts_are_parted_at_words_that_occur_once() -> None:
    old = [f"w{number}" for number in range(3000)]
    new = [*old[:1000], "new", *old[1000:2000], *old[2100:]]
    assert [tuple(hunk) for hunk in hunks(old, new)] == [(1000, 1000, 1000, 1001), (2000, 2100, 2001, 2001)]
