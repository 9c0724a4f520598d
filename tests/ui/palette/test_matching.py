"""What was typed finds the nearest name first, whatever its case and accents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasedesk.ui.palette.matching import best, rank

NAMES = ("Save", "Save as", "Import", "Insert: Section", "Insert: Quote", "Turn into: Quote", "Zoom in")


def found(query: str) -> list[str]:
    return best(query, ((name, name, "") for name in NAMES))


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("save", "Save"),
        ("SAVE A", "Save as"),
        ("quote", "Insert: Quote"),
        ("turn quote", "Turn into: Quote"),
        ("sa", "Save"),
        ("zi", "Zoom in"),
        ("impt", "Import"),
        ("sect", "Insert: Section"),
    ],
)
def test_the_nearest_name_comes_first(query: str, first: str) -> None:
    assert found(query)[0] == first


def test_with_nothing_typed_all_stand_in_their_order() -> None:
    assert found("  ") == list(NAMES)


@pytest.mark.parametrize("query", ["xyz", "save xyz", "tropmi"])
def test_what_fits_nothing_finds_nothing(query: str) -> None:
    assert found(query) == []


def test_accents_and_case_do_not_matter() -> None:
    assert rank("tomas oyelaran", "Tomás Oyelaran") == rank("TOMÁS OYELARAN", "Tomás Oyelaran") is not None


def test_a_group_finds_its_entries_after_those_of_that_name() -> None:
    items = (("a", "Print", "File"), ("b", "File a note", ""), ("c", "Bold", "Format"))
    assert best("file", items) == ["b", "a"]


@given(st.text(max_size=20), st.text(max_size=40))
def test_any_text_is_either_near_or_not(query: str, name: str) -> None:
    distance = rank(query, name)
    assert distance is None or distance >= 0


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12))
def test_a_name_finds_itself(name: str) -> None:
    assert rank(name, name) is not None
