"""A house style changes phrases and fields; what it cannot mean is said with its place."""

from __future__ import annotations

from typing import Any

import pytest

from releasedesk.errors import HouseStyleError
from releasedesk.rendering.house_phrases import phrases_of
from releasedesk.rendering.phrase_tables import house_phrases
from releasedesk.rendering.phrases import phrases_for
from tests.releases import small_release


def test_equal_tables_are_one_value() -> None:
    tables = {"en": {"end_mark": "-ends-"}}

    assert house_phrases(tables, "own") is house_phrases({"en": {"end_mark": "-ends-"}}, "own")
    assert phrases_for("en-GB", house_phrases(tables, "own")).text("end_mark") == "-ends-"


def test_a_release_takes_the_phrases_of_its_house_style() -> None:
    release = small_release()

    assert phrases_of(release, release.original).text("end_mark") == "ENDS"


def test_a_missing_house_style_leaves_the_language_as_it_is() -> None:
    release = small_release()
    release = release.replace(house_style=release.house_style.replace(name="nowhere"))

    assert phrases_of(release, release.original).text("end_mark") == "ENDS"


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({"endmark": "x"}, "“endmark” is no phrase"),
        ({"mention": {"later": 7}}, "“mention, later” must be of the kind"),
        ({"mention": "full"}, "“mention” must be an object"),
        ({"page": "Page {nubmer}"}, "“page” has a gap that nothing fills; it may have page, pages"),
        ({"page": "Page {"}, "“page” has a gap that nothing fills"),
    ],
)
def test_what_no_phrase_can_be_is_refused(table: dict[str, Any], problem: str) -> None:
    with pytest.raises(HouseStyleError, match=problem):
        house_phrases({"en": table}, "own")


def test_open_tables_take_new_words() -> None:
    phrases = phrases_for("en", house_phrases({"*": {"phone_kinds": {"studio": "Studio line"}}}, "own"))

    assert phrases.word("phone_kinds", "studio") == "Studio line"
