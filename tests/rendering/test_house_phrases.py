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
        ({"attribution": {"tense": "future"}}, "“attribution, tense” must be one of past, present"),
        ({"attribution": {"past": ["said", ""]}}, "“attribution, past” must not be empty"),
        ({"attribution": {"after": "{verb} somebody"}}, "“attribution, after” leaves out {speaker}"),
        ({"dateline": "klingon"}, "“dateline” must be one of ap, british"),
        ({"mention": {"later": "nickname"}}, "“mention, later” must be one of full, family, honorific"),
        ({"mention": {"title": "{title}"}}, "“mention, title” leaves out {name}"),
        ({"mention": {"contractions": ["de le"]}}, "“mention, contractions” must be a list of pairs"),
        ({"zone": {"contractions": [["de le "]]}}, "“zone, contractions” must be a list of pairs"),
        ({"zone": {"clocks": {"GMT": "GMT"}}}, "“zone, clocks, GMT” must be a list of two abbreviations"),
        ({"months": ["January"]}, "“months” must be a list of 12"),
        ({"weekdays": ["Monday"] * 6 + [" "]}, "“weekdays” must not be empty"),
        ({"meridiem": ["am"]}, "“meridiem” must be a list of 2"),
        ({"digits": "0123"}, "“digits” must be the ten digits"),
        ({"digits": "0123456788"}, "“digits” must be the ten digits"),
        ({"quotation": {"comma_goes": "above"}}, "“quotation, comma_goes” must be one of inside"),
        ({"quotation": {"close": ""}}, "“quotation, close” must not be empty"),
        ({"release_line": {"embargo": ""}}, "“release_line, embargo” must not be empty"),
        ({"release_line": {"embargo": "Embargoed"}}, "“release_line, embargo” leaves out {moment}"),
        ({"release_line": {"further": "{main}"}}, "“release_line, further” leaves out {others}"),
        ({"subject": "{title}"}, "“subject” leaves out {release_line}"),
        ({"moment": {"usual": "{time}, {date}"}}, "“moment, usual” leaves out {weekday}, {zone}"),
        ({"date": {"usual": "{day} {month}"}}, "“date, usual” leaves out {year}"),
        ({"time": {"usual": "{hour12}:{minute:02}"}}, "“time, usual” must have {hour}, or {hour12} and"),
        ({"time": {"usual": "{hour} o’clock"}}, "“time, usual” leaves out {minute:02}"),
        ({"time": {"usual": "{hour}:{minute}"}}, "“time, usual” has a gap that nothing fills"),
        ({"figure_credit": "Picture"}, "“figure_credit” leaves out {credit}"),
    ],
)
def test_what_no_phrase_can_be_is_refused(table: dict[str, Any], problem: str) -> None:
    with pytest.raises(HouseStyleError, match=problem):
        house_phrases({"en": table}, "own")


def test_open_tables_take_new_words() -> None:
    phrases = phrases_for("en", house_phrases({"*": {"phone_kinds": {"studio": "Studio line"}}}, "own"))

    assert phrases.word("phone_kinds", "studio") == "Studio line"


@pytest.mark.parametrize(
    "table",
    [
        {"time": {"usual": "{hour12}.{minute:02} {meridiem}", "full_hour": "{hour:02}:{minute:02}"}},
        {"attribution": {"tense": "present", "after": "– {speaker}"}},
        {"mention": {"title": "{name}", "contractions": [["of The ", "of the "]]}},
        {"slug": "{reference}", "page": "{page}", "end_mark": "", "continued": ""},
        {"zone": {"clocks": {"Europe/London": ["UK winter", "UK summer"]}}},
    ],
)
def test_what_a_house_may_decide_is_taken(table: dict[str, Any]) -> None:
    assert house_phrases({"en": table}, "own") is not None
