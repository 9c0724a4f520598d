"""Phrases are data: complete in every language, with the same gaps to fill, and completed by region."""

from __future__ import annotations

import json
import runpy
from string import Formatter
from typing import Any

import pytest

from releasedesk import resources
from releasedesk.rendering.datelines import dateline_style_names
from releasedesk.rendering.phrases import FALLBACK, HousePhrases, phrases_for
from tests.conftest import ROOT

LANGUAGES = sorted(path.stem for path in resources.path("phrases").glob("*.json"))


def table_of(language: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads(resources.text("phrases", f"{language}.json"))
    return table


def leaves(table: dict[str, Any], path: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    found: dict[tuple[str, ...], Any] = {}
    for key, value in table.items():
        if (*path, key) == ("zone", "clocks"):
            # Which abbreviations a language takes for granted is its own affair.
            continue
        found |= leaves(value, (*path, key)) if isinstance(value, dict) else {(*path, key): value}
    return found


def gaps(pattern: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(pattern) if name}


@pytest.mark.parametrize("language", [language for language in LANGUAGES if "-" not in language])
def test_a_language_has_every_phrase(language: str) -> None:
    assert leaves(table_of(language)).keys() == leaves(table_of(FALLBACK)).keys()


@pytest.mark.parametrize("language", [language for language in LANGUAGES if "-" in language])
def test_a_region_changes_phrases_that_its_language_has(language: str) -> None:
    assert leaves(table_of(language)).keys() <= leaves(table_of(language.split("-")[0])).keys()


# Times may say the hour in one of two ways, mentions the organisation with its preposition or without.
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_has_a_gap_that_nothing_fills(language: str) -> None:
    time = {"hour", "hour12", "minute", "meridiem"}
    mention = {"name", "title", "organisation", "of_organisation"}
    filled: dict[tuple[str, ...], set[str]] = {
        ("time", "usual"): time,
        ("time", "full_hour"): time,
        ("mention", "organisation"): mention,
        ("mention", "title_and_organisation"): mention,
    }
    known = leaves(table_of(FALLBACK))
    for path, phrase in leaves(table_of(language)).items():
        if isinstance(phrase, str):
            assert gaps(phrase) <= filled.get(path, gaps(known[path])), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_year_has_twelve_months_and_the_week_seven_days(language: str) -> None:
    phrases = phrases_for(language)

    assert len(set(phrases.texts("months"))) == 12
    assert len(set(phrases.texts("weekdays"))) == 7
    assert len(phrases.texts("meridiem")) == 2


@pytest.mark.parametrize(
    ("language", "from_table"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("en-US", "en-US"),
        ("en-US-posix", "en-US"),
        ("en-ZA", "en"),
        ("tlh", "en"),
        ("EN-us", "en-US"),
        ("pt-br", "pt"),
    ],
)
def test_a_language_without_phrases_takes_the_nearest(language: str, from_table: str) -> None:
    assert phrases_for(language).language == from_table


def test_a_region_keeps_what_it_does_not_change() -> None:
    british, american = phrases_for("en-GB"), phrases_for("en-US")

    assert american.text("moment", "usual") != british.text("moment", "usual")
    assert american.text("release_line", "immediate") == british.text("release_line", "immediate")


def test_a_word_that_is_not_in_a_table_stands_for_itself() -> None:
    phrases = phrases_for("en")

    assert phrases.word("phone_kinds", "mobile") == "Mobile"
    assert phrases.word("phone_kinds", "Studio") == "Studio"


def test_a_house_changes_phrases_of_one_language_or_of_all() -> None:
    house = HousePhrases(
        {
            "*": {"attribution": {"tense": "present"}},
            "en": {"end_mark": "ENDS HERE"},
            "en-US": {"end_mark": "-30-"},
        }
    )

    assert phrases_for("en-GB", house).text("end_mark") == "ENDS HERE"
    assert phrases_for("en-US", house).text("end_mark") == "-30-"
    assert phrases_for("fr", house).text("end_mark") == ""
    assert phrases_for("en-GB", house).verbs[0] == "says"
    assert phrases_for("de", house).verbs[0] == "sagt"
    assert phrases_for("de").verbs[0] == "sagte"


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_stand_where_the_data_says_inside_or_outside(language: str) -> None:
    quotation = phrases_for(language).table["quotation"]

    for place in ("comma_goes", "fragment_comma_goes", "inner_comma_goes", "full_stop_goes"):
        assert quotation[place] in ("inside", "outside", "nowhere")
    assert quotation["open"] != quotation["inner_open"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_names_a_dateline_style_that_there_is(language: str) -> None:
    assert phrases_for(language).text("dateline") in dateline_style_names()


def test_names_of_zones_are_those_that_the_script_makes() -> None:
    folder = resources.path("zones")
    script = runpy.run_path(str(ROOT / "packaging" / "zone_names.py"))

    assert sorted(path.stem for path in folder.glob("*.json")) == sorted([*LANGUAGES, "clocks"])
    assert json.loads((folder / "clocks.json").read_text("utf-8")).keys() <= script["clocks"]().keys()
