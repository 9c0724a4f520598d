"""Finding: in any case, as whole words, whatever accents and marks, and never half a letter."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasedesk.editing.finding import Found, Query, compiled, find
from releasedesk.errors import InvalidEdit
from tests.strategies import plain_texts


def found(text: str, words: str, **options: bool) -> list[str]:
    return [text[each.start : each.stop] for each in find(Query(words, **options), text)]


@pytest.mark.parametrize(
    ("text", "words", "options", "expected"),
    [
        ("The quay, the Quay", "quay", {}, ["quay", "Quay"]),
        ("The quay, the Quay", "quay", {"match_case": True}, ["quay"]),
        ("quays and quay", "quay", {"whole_words": True}, ["quay"]),
        ("l’eau, eaux", "eau", {"whole_words": True}, ["eau"]),
        ("Tomás and Tomas", "tomas", {}, ["Tomas"]),
        ("Tomás and Tomas", "tomas", {"ignore_accents": True}, ["Tomás", "Tomas"]),
        ("Tomás and Tomas", "tomás", {"ignore_accents": True}, ["Tomás", "Tomas"]),
        ("Toma\u0301s", "tomás", {}, ["Toma\u0301s"]),
        ("Toma\u0301s", "toma", {}, []),
        ("Toma\u0301", "toma", {"ignore_accents": True}, ["Toma\u0301"]),
        ("It’s “new”", "it's", {}, ["It’s"]),
        ("It’s “new”", '"new"', {}, ["“new”"]),
        ("It's and it’s", "it’s", {}, ["it’s"]),
        ("נשיא ארה״ב בצ׳כיה", 'ארה"ב', {"whole_words": True}, ["ארה״ב"]),
        ("נשיא ארה״ב בצ׳כיה", "צ'כ", {}, ["צ׳כ"]),
        ("20\u00a0km", "20 km", {}, ["20\u00a0km"]),
        ("Straße, STRASSE", "strasse", {}, ["Straße", "STRASSE"]),
        ("Straße", "s", {}, ["S"]),
        ("港口信託港口", "港口", {"whole_words": True}, ["港口", "港口"]),
        ("مُحَمَّد", "محمد", {"ignore_accents": True}, ["مُحَمَّد"]),
        ("aaaa", "aa", {}, ["aa", "aa"]),
        ("a.c abc", "a.c", {}, ["a.c"]),
        ("anything", "", {}, []),
    ],
)
def test_words_are_found(text: str, words: str, options: dict[str, bool], expected: list[str]):
    assert found(text, words, **options) == expected


@given(plain_texts(), plain_texts(), st.booleans(), st.booleans(), st.booleans())
def test_what_is_found_is_apart_in_order_and_reads_as_what_is_looked_for(
    text: str, words: str, match_case: bool, whole: bool, ignore: bool
):
    last = 0
    for each in find(Query(words, match_case, whole, ignore), text):
        assert last <= each.start < each.stop <= len(text)
        last = each.stop
        stretch = text[each.start : each.stop]
        assert list(find(Query(words, match_case, False, ignore), stretch)) == [Found(0, len(stretch))]
        if each.stop < len(text) and not ignore:
            assert not unicodedata.combining(text[each.stop])


@given(plain_texts(), st.data())
def test_every_stretch_of_whole_letters_is_found_by_itself(text: str, data: st.DataObject):
    whole = [
        index
        for index in range(len(text) + 1)
        if index == len(text) or not unicodedata.combining(text[index])
    ]
    if len(whole) < 2:
        return
    start, stop = sorted(data.draw(st.lists(st.sampled_from(whole), min_size=2, max_size=2, unique=True)))
    needle = text[start:stop]
    if unicodedata.combining(needle[0]):
        return
    assert list(find(Query(needle, match_case=True), text))


def test_a_pattern_that_is_none_is_refused_with_its_place():
    with pytest.raises(
        InvalidEdit, match="not complete: missing \\), unterminated subpattern at character 6"
    ):
        compiled(Query("quay (", is_pattern=True))


def test_whole_words_hold_for_every_alternative_of_a_pattern():
    pattern = compiled(Query("quay|wall", whole_words=True, is_pattern=True))
    assert [match.group() for match in pattern.finditer("quays quay walls wall")] == ["quay", "wall"]
