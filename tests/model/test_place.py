"""Places are found by identifier, and a value can be put at any of them."""

from __future__ import annotations

import pytest

from releasedesk.model import Contact, Edition, Paragraph, Phone, Quote, Release, Section
from releasedesk.model.ids import derived_ids, derived_release_id, random_id, random_release_id
from releasedesk.model.place import is_within, place, put, resolve

RELEASE = Release(
    id="r",
    editions=(
        Edition(
            language="en-GB",
            headline="Quay opens",
            subheadlines=("One", "Two"),
            sections=(
                Section(id="s1", blocks=(Paragraph(id="p1", text="First"),)),
                Section(id="s2", blocks=(Quote(id="q1", paragraphs=("A", "B")),)),
            ),
            contacts=(Contact(id="c1", phones=(Phone(number="1"), Phone(number="2"))),),
        ),
    ),
)


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("", RELEASE),
        ("editions/en-GB/headline", "Quay opens"),
        ("editions/en-GB/subheadlines/1", "Two"),
        ("editions/en-GB/sections/s1/blocks/p1/text", "First"),
        ("editions/en-GB/sections/s2/blocks/q1/paragraphs/1", "B"),
        ("editions/en-GB/contacts/c1/phones/1/number", "2"),
    ],
)
def test_what_stands_at_an_address_is_found_and_replaced(address: str, value: object) -> None:
    assert resolve(RELEASE, address) == value
    if isinstance(value, str):
        assert resolve(put(RELEASE, address, "changed"), address) == "changed"


def test_everything_beside_the_place_stays_the_same_object() -> None:
    changed = put(RELEASE, "editions/en-GB/sections/s2/heading", "Who pays")

    assert changed.original.sections[0] is RELEASE.original.sections[0]
    assert changed.original.sections[1].blocks[0] is RELEASE.original.sections[1].blocks[0]


@pytest.mark.parametrize(
    "address",
    [
        "editions/fr/headline",
        "editions/en-GB/sections/s9",
        "editions/en-GB/sections/0",
        "editions/en-GB/subheadlines/2",
        "editions/en-GB/replace",
        "nowhere",
    ],
)
def test_a_place_that_does_not_exist_is_an_error(address: str) -> None:
    with pytest.raises(LookupError):
        resolve(RELEASE, address)
    with pytest.raises(LookupError):
        put(RELEASE, address, "x")


def test_places_know_what_lies_within_them() -> None:
    assert is_within("editions/en-GB/headline", "")
    assert is_within("a/b", "a")
    assert is_within("a", "a")
    assert not is_within("ab", "a")
    assert place("a", "", 3) == "a/3"


def test_random_identifiers_differ_and_derived_ones_repeat() -> None:
    assert random_id() != random_id()
    assert random_release_id() != random_release_id()
    first, second = derived_ids(b"x"), derived_ids(b"x")
    assert [first() for _ in range(3)] == [second() for _ in range(3)]
    assert first() != first()
    assert derived_release_id(b"x") == derived_release_id(b"x") != derived_release_id(b"y")
