"""Why somebody is named as they are, for each rule of later mentions."""

from __future__ import annotations

import pytest

from releasedesk.model import Person
from releasedesk.rendering.mentions import Speakers
from releasedesk.rendering.phrases import phrases_for

AILSA = Person(id="a", name="Ailsa Rennie", title="chair")


def reasons(person: Person, *others: Person) -> tuple[str, str]:
    """Why a person is named so at the first mention and at the second."""
    speakers = Speakers((person, *others), phrases_for("en-GB"))
    first = speakers.reason(person.id)
    speakers.mention(person.id)
    return first, speakers.reason(person.id)


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (AILSA, ("with_title", "full")),
        (AILSA.replace(title="", organisation="the Trust"), ("with_organisation", "full")),
        (AILSA.replace(title=""), ("without_title", "full")),
        (AILSA.replace(name=" "), ("unnamed", "unnamed")),
        (AILSA.replace(later_mention="family"), ("with_title", "family")),
        (AILSA.replace(later_mention="honorific", honorific="Ms"), ("with_title", "honorific")),
        (AILSA.replace(later_mention="honorific"), ("with_title", "family")),
        (AILSA.replace(later_mention="name", later_name="Dame Ailsa"), ("with_title", "own_words")),
        (AILSA.replace(name="习近平", later_mention="family"), ("with_title", "surname_unknown")),
    ],
)
def test_every_mention_has_its_reason(person: Person, expected: tuple[str, str]):
    assert reasons(person) == expected


def test_two_people_of_one_surname_keep_their_full_names():
    other = Person(id="b", name="Fergus Rennie")
    assert reasons(AILSA.replace(later_mention="family"), other)[1] == "same_surname"


def test_nobody_has_no_reason():
    assert Speakers((), phrases_for("en-GB")).reason("x") == "unnamed"
