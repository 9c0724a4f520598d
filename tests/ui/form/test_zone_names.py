from __future__ import annotations

import datetime as dt

import pytest

from releasedesk.model.release_line import time_zone
from releasedesk.ui.form import zone_names
from releasedesk.ui.form.zone_names import clock_name, find_zone, offered_zones, zone_at, zone_labels


def test_zones_are_labelled_by_city_and_country():
    labels = zone_labels()
    assert len(labels) > 400
    assert labels["Africa/Nairobi"] == "Nairobi, Kenya"
    assert labels["America/Argentina/Buenos_Aires"] == "Buenos Aires, Argentina"
    assert list(labels.values()) == sorted(labels.values(), key=str.casefold)
    for zone in labels:
        time_zone(zone)


def test_zones_are_there_without_the_tables(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(zone_names, "_tables", lambda: None)
    labels = zone_labels.__wrapped__()
    assert labels["Europe/London"] == "London"
    assert "Etc/GMT+1" not in labels


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("London", "Europe/London"),
        ("europe/london", "Europe/London"),
        ("Nairobi, Kenya", "Africa/Nairobi"),
        ("kenya", "Africa/Nairobi"),
        ("utc", "UTC"),
        ("australia", None),
        ("york", "America/New_York"),
        ("eek", None),
        ("new y", "America/New_York"),
        ("est", None),
        ("IST", None),
        ("west", None),
        ("uk", None),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_zones_are_found(text: str, zone: str | None):
    assert find_zone(text) == zone


def test_clocks_are_called_what_they_are_on_that_day():
    assert zone_at("Europe/London", dt.datetime(2027, 3, 2)) == "London (GMT)"
    assert zone_at("Europe/London", dt.datetime(2027, 7, 2)) == "London (BST)"
    assert zone_at("Etc/GMT+5", dt.datetime(2027, 3, 2)) == "UTC-5"
    assert zone_at("Etc/GMT", dt.datetime(2027, 3, 2)) == "UTC"
    assert zone_at("UTC", dt.datetime(2027, 3, 2)) == "UTC"
    assert zone_at("Asia/Kathmandu", dt.datetime(2027, 7, 2)) == "Kathmandu (UTC+5:45)"
    assert clock_name(dt.datetime(2027, 1, 1, tzinfo=time_zone("America/Sao_Paulo"))) == "UTC-3"


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("lon", ["Europe/London", "Arctic/Longyearbyen"]),
        ("york", ["America/New_York"]),
        ("EST", ["America/New_York", "Europe/Tallinn"]),
        ("nowhere", []),
        ("", []),
    ],
)
def test_zones_are_offered_by_how_words_begin(text: str, zones: list[str]):
    assert offered_zones(text) == zones
