"""The dateline's city, what is known of it, and its day, which is that of the city and follows the embargo."""

from __future__ import annotations

import datetime as dt

import pytest

from releasedesk.editing.datelines import set_city, write_place
from releasedesk.editing.fields import hold, release_at_once, set_embargo, set_further_zones
from releasedesk.errors import InvalidEdit
from releasedesk.model import Dateline, Release
from tests.releases import EMBARGO, small_release

EDITION = "editions/en-GB"
# In Tokyo it is the next day already.
NOW = dt.datetime(2027, 2, 26, 20, 0, tzinfo=dt.UTC)


def with_city(release: Release, name: str, zone: str, country: str = "") -> Dateline:
    edit = set_city(release, EDITION, name=name, country=country, region="", zone=zone, now=NOW)
    return edit.release.original.dateline


def test_the_day_of_a_new_dateline_is_that_of_its_city() -> None:
    assert with_city(small_release(), "Tokyo", "Asia/Tokyo").date == dt.date(2027, 2, 27)
    assert with_city(small_release(), "Leith", "Europe/London").date == dt.date(2027, 2, 26)


def test_under_embargo_it_is_the_day_on_which_it_lifts_there() -> None:
    release = small_release(release_line=EMBARGO)

    assert with_city(release, "New York", "America/New_York").date == dt.date(2027, 3, 1)
    assert with_city(release, "Leith", "Europe/London").date == dt.date(2027, 3, 2)


def test_a_day_that_was_chosen_stays() -> None:
    release = small_release(dateline=Dateline(place="Leith", date=dt.date(2027, 6, 1)))

    assert with_city(release, "Tokyo", "Asia/Tokyo").date == dt.date(2027, 6, 1)


def test_a_day_that_followed_one_city_follows_the_next() -> None:
    first = set_city(
        small_release(), EDITION, name="Leith", country="GB", region="SCT", zone="Europe/London", now=NOW
    )

    assert with_city(first.release, "Tokyo", "Asia/Tokyo").date == dt.date(2027, 2, 27)


def test_what_is_known_of_a_city_goes_with_its_name() -> None:
    known = Dateline(place="Leith", country="GB", region="SCT", time_zone="Europe/London")
    release = small_release(dateline=known)

    written = write_place(release, f"{EDITION}/dateline/place", "Leit")

    assert written.release.original.dateline == Dateline(place="Leit")
    assert written.merge_key, "typing is one step of the history"


def test_a_dateline_of_the_day_of_an_embargo_moves_with_it() -> None:
    release = small_release(release_line=EMBARGO, dateline=Dateline(place="Leith", date=dt.date(2027, 3, 2)))

    moved = set_embargo(release, EDITION, dt.datetime(2027, 3, 9, 0, 1), "Europe/London").release
    other = set_embargo(
        release.replace(editions=(release.original.replace(dateline=Dateline(date=dt.date(2027, 1, 1))),)),
        EDITION, dt.datetime(2027, 3, 9, 0, 1), "Europe/London",
    ).release  # fmt: skip

    assert moved.original.dateline.date == dt.date(2027, 3, 9)
    assert other.original.dateline.date == dt.date(2027, 1, 1)


# In Tokyo `NOW` is 27 February; what the day of the dateline becomes when the release line is set.
@pytest.mark.parametrize(
    ("zone", "date", "embargo", "then_at_once"),
    [
        pytest.param("Asia/Tokyo", "2027-02-27", "2027-03-02", "2027-02-27", id="today there"),
        pytest.param("", "2027-02-26", "2027-03-02", "2027-02-26", id="today on the clocks of the embargo"),
        pytest.param(
            "America/New_York", "2027-02-26", "2027-03-01", "2027-02-26", id="lifts a day earlier there"
        ),
        pytest.param("Asia/Tokyo", "2027-02-26", "2027-02-26", "2027-02-26", id="a day that was chosen"),
        pytest.param("Asia/Tokyo", None, None, None, id="none"),
    ],
)
def test_a_dateline_of_today_becomes_that_of_the_embargo_and_back(
    zone: str, date: str | None, embargo: str | None, then_at_once: str | None
) -> None:
    day = dt.date.fromisoformat(date) if date else None
    release = small_release(dateline=Dateline(place="Leith", date=day, time_zone=zone))

    lifts = set_embargo(release, EDITION, dt.datetime(2027, 3, 2, 0, 1), "Europe/London", now=NOW).release
    at_once = release_at_once(lifts, EDITION, NOW).release
    held = hold(lifts, EDITION).release

    found = [each.original.dateline.date for each in (lifts, at_once, held)]
    assert [each and each.isoformat() for each in found] == [embargo, then_at_once, embargo]


def test_the_day_of_an_embargo_follows_from_a_place_that_is_not_known_to_a_city() -> None:
    release = small_release(release_line=EMBARGO, dateline=Dateline(place="Leith", date=dt.date(2027, 3, 2)))

    assert with_city(release, "New York", "America/New_York").date == dt.date(2027, 3, 1)


def test_further_zones_stay_when_the_embargo_is_changed() -> None:
    release = set_further_zones(
        small_release(release_line=EMBARGO), EDITION, ("Asia/Tokyo", "Asia/Tokyo", "America/New_York")
    ).release

    changed = set_embargo(release, EDITION, dt.datetime(2027, 3, 9, 0, 1), "Europe/London").release

    assert changed.original.release_line.further_zones == ("Asia/Tokyo", "America/New_York")
    with pytest.raises(InvalidEdit, match="Atlantis"):
        set_further_zones(release, EDITION, ("Atlantis/Capital",))


@pytest.mark.parametrize(
    ("zone", "skipped", "before", "after"),
    [
        ("Europe/London", dt.datetime(2026, 3, 29, 1, 30), "00:59", "02:00"),
        ("America/New_York", dt.datetime(2026, 3, 8, 2, 30), "01:59", "03:00"),
        # Clocks of Lord Howe Island move by half an hour.
        ("Australia/Lord_Howe", dt.datetime(2026, 10, 4, 2, 15), "01:59", "02:30"),
    ],
)
def test_a_time_that_clocks_skip_is_refused_with_the_two_nearest(
    zone: str, skipped: dt.datetime, before: str, after: str
) -> None:
    with pytest.raises(InvalidEdit, match=f"the nearest times are {before} and {after}"):
        set_embargo(small_release(), EDITION, skipped, zone)


@pytest.mark.parametrize(
    ("zone", "repeated", "offsets"),
    [
        ("Europe/London", dt.datetime(2026, 10, 25, 1, 30), (60, 0)),
        ("America/New_York", dt.datetime(2026, 11, 1, 1, 30), (-240, -300)),
        ("Australia/Lord_Howe", dt.datetime(2026, 4, 5, 1, 45), (660, 630)),
    ],
)
def test_a_time_that_clocks_show_twice_keeps_which_is_meant(
    zone: str, repeated: dt.datetime, offsets: tuple[int, int]
) -> None:
    lines = [
        set_embargo(small_release(), EDITION, repeated, zone, fold).release.original.release_line
        for fold in (0, 1)
    ]

    assert [line.fold for line in lines] == [0, 1]
    assert lines[0].instant != lines[1].instant
    found = [line.until.utcoffset() for line in lines if line.until]
    assert found == [dt.timedelta(minutes=minutes) for minutes in offsets]
