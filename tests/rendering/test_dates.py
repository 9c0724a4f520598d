"""Embargo and dateline in words: weekday, zone and order of the language, whatever the machine is set to."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys

import pytest

from releasedesk.model import Dateline, ReleaseLine
from releasedesk.rendering.dates import dateline_in_words, release_line_in_words
from releasedesk.rendering.phrases import phrases_for

GB, US = phrases_for("en-GB"), phrases_for("en-US")


def embargo(until: str, zone: str) -> ReleaseLine:
    return ReleaseLine(kind="embargo", until=dt.datetime.fromisoformat(until), time_zone=zone)


@pytest.mark.parametrize(
    ("until", "zone", "british", "american"),
    [
        (
            "2026-11-24T00:01:00+00:00", "Europe/London",
            "Embargoed until 00:01 GMT (London), Tuesday 24 November 2026",
            "Embargoed until 12:01 a.m. GMT (London), Tuesday, November 24, 2026",
        ),
        (
            "2027-06-01T14:30:00+01:00", "Europe/London",
            "Embargoed until 14:30 BST (London), Tuesday 1 June 2027",
            "Embargoed until 2:30 p.m. BST (London), Tuesday, June 1, 2027",
        ),
        (
            "2026-11-01T01:30:00-05:00", "America/New_York",
            "Embargoed until 01:30 EST (New York), Sunday 1 November 2026",
            "Embargoed until 1:30 a.m. EST (New York), Sunday, November 1, 2026",
        ),
        (
            "2027-01-05T12:00:00+05:45", "Asia/Kathmandu",
            "Embargoed until 12:00 UTC+5:45 (Kathmandu), Tuesday 5 January 2027",
            "Embargoed until 12:00 p.m. UTC+5:45 (Kathmandu), Tuesday, January 5, 2027",
        ),
        (
            "2027-01-05T12:00:00+00:00", "UTC",
            "Embargoed until 12:00 UTC, Tuesday 5 January 2027",
            "Embargoed until 12:00 p.m. UTC, Tuesday, January 5, 2027",
        ),
    ],
)  # fmt: skip
def test_an_embargo_names_time_zone_weekday_and_date(
    until: str, zone: str, british: str, american: str
) -> None:
    line = embargo(until, zone)

    assert release_line_in_words(line, GB) == british
    assert release_line_in_words(line, US) == american


def test_other_release_lines() -> None:
    assert release_line_in_words(ReleaseLine(), GB) == "For immediate release"
    assert release_line_in_words(ReleaseLine(kind="hold"), GB).startswith("Hold for release")


@pytest.mark.parametrize(
    ("dateline", "words"),
    [
        (Dateline(), ""),
        (Dateline(place=" ", override=" "), ""),
        (Dateline(place="Leith"), "LEITH –"),
        (Dateline(date=dt.date(2027, 3, 2)), "2 March 2027 –"),
        (Dateline(place="Leith", date=dt.date(2027, 3, 2)), "LEITH, 2 March 2027 –"),
        (Dateline(place="Leith", override="From the quay:"), "From the quay:"),
    ],
)
def test_a_dateline_says_what_is_known(dateline: Dateline, words: str) -> None:
    assert dateline_in_words(dateline, GB) == words


def test_american_dates_have_the_month_first() -> None:
    assert (
        dateline_in_words(Dateline(place="Leith", date=dt.date(2027, 3, 2)), US) == "LEITH, March 2, 2027 –"
    )


def test_the_zone_and_language_of_the_machine_change_no_word() -> None:
    code = (
        "import datetime as dt\n"
        "from releasedesk.model import ReleaseLine\n"
        "from releasedesk.rendering.dates import release_line_in_words\n"
        "from releasedesk.rendering.phrases import phrases_for\n"
        "until = dt.datetime.fromisoformat('2026-11-24T00:01:00+00:00')\n"
        "line = ReleaseLine(kind='embargo', until=until, time_zone='Europe/London')\n"
        "print(release_line_in_words(line, phrases_for('en-GB')))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-X", "utf8", "-c", code],
            capture_output=True, text=True, check=True, encoding="utf-8",
            env=os.environ | {"TZ": zone, "LC_ALL": locale},
        ).stdout
        for zone, locale in (("Pacific/Auckland", "C"), ("America/Los_Angeles", "de_DE.UTF-8"))
    }  # fmt: skip

    assert printed == {"Embargoed until 00:01 GMT (London), Tuesday 24 November 2026\n"}
