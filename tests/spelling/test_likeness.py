"""What slips weigh, and that the weights make a distance one can trust."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasedesk.spelling.likeness import cost

words = st.text(alphabet="abdeéilmst", max_size=9)


@pytest.mark.parametrize(
    ("written", "likelier", "than"),
    [
        ("vergaderring", "vergadering", "vergaderkring"),
        ("kadde", "kade", "kodde"),
        ("comerçio", "comércio", "comício"),
        ("necesary", "necessary", "necropsy"),
        ("wich", "which", "rich"),
        ("ocasion", "occasion", "invasion"),
    ],
)
def test_what_people_do_often_weighs_less(written: str, likelier: str, than: str):
    assert cost(likelier, written) < cost(than, written)


@given(words, words)
def test_only_the_same_word_costs_nothing(one: str, two: str):
    assert (cost(one, two) == 0) == (one == two)


@given(words, st.data())
def test_one_slip_never_costs_more_than_one_and_a_bit(word: str, data: st.DataObject):
    at = data.draw(st.integers(0, len(word)))
    letter = data.draw(st.sampled_from("abdeéilmst"))
    for written in (
        word[:at] + letter + word[at:],
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at + 1 :],
    ):
        assert cost(word, written) <= 1.3
