"""Blocks and rows are two views of one thing."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from releasedesk.model import Attribution, ListBlock, Paragraph, Quote
from releasedesk.ui.writing.rows import Row, blocks_of, rows_of, shifted, with_text
from tests import strategies


def bodies(max_size: int = 6):
    """Sequences of blocks, each with its own identifier."""
    return st.lists(strategies.blocks(), max_size=max_size, unique_by=lambda block: block.id).map(tuple)


def numbered():
    counter = itertools.count(1)
    return lambda: f"new{next(counter)}"


@given(bodies())
def test_any_blocks_come_back_as_the_same_objects(blocks):
    rows, again = blocks_of(rows_of(blocks), {block.id: block for block in blocks})
    assert rows == rows_of(blocks)
    assert again == blocks
    assert all(was is now for was, now in zip(blocks, again, strict=True))


def test_a_paragraph_that_was_split_keeps_its_name_in_the_first_half():
    rows, blocks = blocks_of([Row("paragraph", "a", "one"), Row("paragraph", "a", "two")], {}, numbered())
    assert blocks == (Paragraph(id="a", text="one"), Paragraph(id="new1", text="two"))
    assert [row.block for row in rows] == ["a", "new1"]


def test_a_quote_in_two_parts_is_said_by_the_same_person_in_both():
    quote = Quote(id="q", speaker="x", paragraphs=("one", "two", "three"))
    rows = [Row("quote", "q", "one"), Row("paragraph", "", "two"), Row("quote", "q", "three")]
    _, blocks = blocks_of(rows, {"q": quote}, numbered())
    assert blocks == (
        Quote(id="q", speaker="x", paragraphs=("one",)),
        Paragraph(id="new1", text="two"),
        Quote(id="new2", speaker="x", paragraphs=("three",)),
    )


def test_what_a_newer_version_wrote_into_a_block_stays_with_it():
    quote = Quote.model_validate({"id": "q", "kind": "quote", "paragraphs": ["one"], "sign_off": "board"})
    _, (changed,) = blocks_of([Row("quote", "q", "two")], {"q": quote})
    assert changed.model_dump()["sign_off"] == "board"


def test_lists_of_another_kind_are_other_lists():
    rows = [Row("bullets", "a", "x"), Row("numbers", "a", "y")]
    _, blocks = blocks_of(rows, {}, numbered())
    assert blocks == (
        ListBlock(id="a", items=("x",)),
        ListBlock(id="new1", ordered=True, items=("y",)),
    )


def test_an_attribution_within_a_quote_stays_between_its_words():
    quote = Quote(
        id="q",
        paragraphs=("It opens. It stays open.",),
        attribution=Attribution(placement="interrupting", split_at=10),
    )
    changed = with_text(quote, 0, "It reopens. It stays open.")
    assert isinstance(changed, Quote)
    assert changed.attribution.split_at == 12
    longer = with_text(quote, 0, "It opens. It stays open for you.")
    assert isinstance(longer, Quote)
    assert longer.attribution.split_at == 10


@given(st.text("ab", max_size=6), st.text("ab", max_size=6), st.integers(0, 6))
def test_a_shifted_place_lies_within_the_text(before, after, offset):
    assert 0 <= shifted(min(offset, len(before)), before, after) <= len(after)
