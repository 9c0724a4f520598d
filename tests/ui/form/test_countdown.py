from __future__ import annotations

import datetime as dt

import pytest

from releasedesk.model.release_line import time_zone
from releasedesk.ui.form.countdown import duration_in_words, lifts_in_words

UNTIL = dt.datetime(2027, 3, 30, 0, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (dt.timedelta(days=3, hours=4), "3 days 4 h"),
        (dt.timedelta(days=1), "1 day"),
        (dt.timedelta(days=40, hours=7), "40 days"),
        (dt.timedelta(hours=4, minutes=12), "4 h 12 min"),
        (dt.timedelta(hours=2), "2 h"),
        (dt.timedelta(seconds=1), "1 min"),
    ],
)
def test_durations(left: dt.timedelta, words: str):
    assert duration_in_words(left) == words


def test_the_readers_own_clock_is_named_with_the_offset_of_that_day():
    now = dt.datetime(2027, 3, 26, 20, 1, tzinfo=dt.UTC)
    assert lifts_in_words(UNTIL, now, time_zone("Europe/London")) == "lifts in 3 days 4 h, Tue 01:01 here"


def test_a_far_day_is_named_by_its_date():
    now = dt.datetime(2027, 3, 1, tzinfo=dt.UTC)
    assert lifts_in_words(UNTIL, now, dt.UTC) == "lifts in 29 days, Tue 30 Mar 2027 00:01 here"


def test_what_has_lifted():
    assert lifts_in_words(UNTIL, UNTIL, dt.UTC) == "lifted Tue 30 Mar 2027 00:01 here"
