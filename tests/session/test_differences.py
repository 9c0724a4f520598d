"""Two states of a release differ in the places that a person changed, and in no other."""

from __future__ import annotations

from hypothesis import given, settings

from releasedesk.editing.writing import write
from releasedesk.model import Paragraph, Section
from releasedesk.session.differences import differing_places
from tests.releases import AILSA, TOMAS, small_release
from tests.strategies import releases


def test_a_field_and_a_block_are_named_by_their_address() -> None:
    before = small_release()
    after = write(before, "editions/en-GB/headline", "Quay").release
    after = write(after, "editions/en-GB/sections/s1/blocks/p1/text", "It opened.").release

    assert differing_places(before, after) == (
        "editions/en-GB/headline",
        "editions/en-GB/sections/s1/blocks/p1",
    )


def test_what_was_added_and_what_was_removed_is_named() -> None:
    before = small_release()
    blocks = (Paragraph(id="p2", text="New."),)
    after = small_release(sections=(Section(id="s1", blocks=blocks),))

    assert differing_places(before, after) == (
        "editions/en-GB/sections/s1/blocks/p2",
        "editions/en-GB/sections/s1/blocks/p1",
    )


def test_another_order_is_a_difference_of_the_whole() -> None:
    before = small_release()
    after = before.replace(people=(TOMAS, AILSA))

    assert differing_places(before, after) == ("people",)


def test_another_language_is_another_edition() -> None:
    before = small_release()
    after = before.replace(editions=(before.original.replace(language="fr"),))

    assert differing_places(before, after) == ("editions/fr", "editions/en-GB")


@settings(max_examples=20)
@given(releases(), releases())
def test_there_is_a_place_exactly_where_there_is_a_difference(before, after) -> None:
    assert differing_places(before, before) == ()
    assert bool(differing_places(before, after)) == (before != after)
