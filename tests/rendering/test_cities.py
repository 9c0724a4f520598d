"""Cities are found as one types, whatever accents and capitals, the largest first."""

from __future__ import annotations

import datetime as dt

import pytest

from releasedesk.model.release_line import time_zone
from releasedesk.rendering.cities import City, _index, city_named, find_cities
from releasedesk.rendering.datelines import dateline_style


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("sao paulo", "São Paulo, Brazil"),
        ("SÃO P", "São Paulo, Brazil"),
        ("münc", "München, Germany"),
        ("munich", "Munich, Germany"),
        ("ann ar", "Ann Arbor, MI, United States"),
        ("london", "London, ENG, United Kingdom"),
        ("bristo", "Bristol, ENG, United Kingdom"),
        ("pari", "Paris, France"),
        ("frankfurt", "Frankfurt, Germany"),
        ("st. louis", "St. Louis, MO, United States"),
        ("Ramallah", "Ramallah, West Bank, Palestinian Territories"),
        ("Luxemburg", "Luxemburg, Luxembourg"),
        ("nuku'alofa", "Nuku‘alofa, Tonga"),
        ("Reykjavik", "Reykjavík, Iceland"),
        ("Washington, D.C.", "Washington, DC, United States"),
        ("Washington,", "Washington, DC, United States"),
        ("London, on", "London, ON, Canada"),
        ("ann arbor, Mich.", "Ann Arbor, MI, United States"),
        ("Ann Arbor, Michigan", "Ann Arbor, MI, United States"),
        ("Frankfurt, Germ", "Frankfurt, Germany"),
    ],
)
def test_a_city_is_found_by_any_of_its_names(typed: str, first: str) -> None:
    assert find_cities(typed)[0].label == first


def test_too_little_and_nonsense_find_nothing() -> None:
    assert find_cities("l") == ()
    assert find_cities("xqzk") == ()
    assert find_cities("London, France") == ()


def test_namesakes_are_told_apart() -> None:
    assert {"London, ENG, United Kingdom", "London, ON, Canada"} <= {
        city.label for city in find_cities("london")
    }
    found = city_named("London", "CA")
    assert found is not None
    assert found.region == "ON"


def test_a_city_knows_which_day_it_is_there() -> None:
    moment = dt.datetime(2027, 2, 26, 20, 0, tzinfo=dt.UTC)

    assert City("Tokyo", "JP", "", "Asia/Tokyo").date(moment) == dt.date(2027, 2, 27)


def test_every_city_names_a_time_zone_that_there_is() -> None:
    lines, _, starts = _index()

    assert len(lines) == len(starts) > 8000
    for zone in {line.split("\t")[3] for line in lines}:
        time_zone(zone)


def test_all_cities_that_stand_alone_in_american_datelines_are_known() -> None:
    for each in dateline_style("ap").table["alone"]:
        assert city_named(each["city"], each["country"]), each["city"]
