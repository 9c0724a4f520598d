"""Phrases are data: complete in every language, with the same gaps to fill, and completed by region."""

from __future__ import annotations

import json
from string import Formatter
from typing import Any

import pytest

from releasedesk import resources
from releasedesk.rendering.phrases import FALLBACK, phrases_for

LANGUAGES = sorted(path.stem for path in resources.path("phrases").glob("*.json"))


def table_of(language: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads(resources.text("phrases", f"{language}.json"))
    return table


def leaves(table: dict[str, Any], path: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    found: dict[tuple[str, ...], Any] = {}
    for key, value in table.items():
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


# Times may say the hour in one of two ways, datelines the place in one of two.
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_has_a_gap_that_nothing_fills(language: str) -> None:
    filled = {
        ("time",): {"hour", "hour12", "minute", "meridiem"},
        ("dateline", "place_and_date"): {"place", "place_capitals", "date"},
        ("dateline", "place"): {"place", "place_capitals"},
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
    ],
)
def test_a_language_without_phrases_takes_the_nearest(language: str, from_table: str) -> None:
    assert phrases_for(language).language == from_table


def test_a_region_keeps_what_it_does_not_change() -> None:
    british, american = phrases_for("en-GB"), phrases_for("en-US")

    assert american.text("release_line", "embargo") != british.text("release_line", "embargo")
    assert american.text("release_line", "immediate") == british.text("release_line", "immediate")


def test_a_word_that_is_not_in_a_table_stands_for_itself() -> None:
    phrases = phrases_for("en")

    assert phrases.word("phone_kinds", "mobile") == "Mobile"
    assert phrases.word("phone_kinds", "Studio") == "Studio"
