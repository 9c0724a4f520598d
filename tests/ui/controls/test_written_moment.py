"""Days and moments as they are written in a field."""

from __future__ import annotations

import datetime as dt

import pytest

from releasedesk.ui.controls.written_moment import day_of, doubt_about, is_complete, moment_of

FRIDAY = dt.date(2026, 11, 27)
BEFORE = dt.datetime(2026, 12, 24, 0, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", FRIDAY),
        ("Tomorrow", dt.date(2026, 11, 28)),
        ("yesterday", dt.date(2026, 11, 26)),
        ("Wed", dt.date(2026, 12, 2)),
        ("friday", FRIDAY),
        ("2 Dec", dt.date(2026, 12, 2)),
        ("January 4", dt.date(2027, 1, 4)),
        ("20 November", dt.date(2026, 11, 20)),
        ("29 Feb", dt.date(2028, 2, 29)),
        ("24 November 2026", dt.date(2026, 11, 24)),
        ("2 Dec or so", None),
        ("Wed 2 Dec", dt.date(2026, 12, 2)),
        ("Fri 2 Dec", None),
        ("2 December 2026, Friday", None),
        ("03/04/2026", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_day_is_the_nearest_that_is_called_so(text: str, day: dt.date | None):
    assert day_of(text, FRIDAY) == day


def test_a_day_to_come_lies_ahead():
    assert day_of("20 November", FRIDAY, ahead=True) == dt.date(2027, 11, 20)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("tomorrow 9 am", dt.datetime(2026, 11, 28, 9)),
        ("tomorrow, 09:30", dt.datetime(2026, 11, 28, 9, 30)),
        ("Wed at 6pm", dt.datetime(2026, 12, 2, 18)),
        ("2 Dec 6.15 p.m.", dt.datetime(2026, 12, 2, 18, 15)),
        ("20 November, 12 am", dt.datetime(2027, 11, 20, 0)),
        ("14h30", dt.datetime(2026, 12, 24, 14, 30)),
        ("0600 hrs", dt.datetime(2026, 12, 24, 6)),
        ("noon", dt.datetime(2026, 12, 24, 12)),
        ("2 Dec", dt.datetime(2026, 12, 2, 0, 1)),
        ("2 Dec 2026, 24:00", None),
        ("7", None),
        ("2 Dec 7", None),
        ("Wednesday 2 Dec 9am", dt.datetime(2026, 12, 2, 9)),
        ("Friday 2 Dec 9am", None),
        ("2 Dec 2027", dt.datetime(2027, 12, 2, 0, 1)),
        ("2 Dec 2030", None),
        ("2 Dec 2030, 09:00", dt.datetime(2030, 12, 2, 9)),
        ("2 Dec 2098", dt.datetime(2098, 12, 2, 0, 1)),
        ("", None),
        ("at", None),
    ],
)
def test_what_a_moment_leaves_out_is_as_it_was(text: str, moment: dt.datetime | None):
    assert moment_of(text, BEFORE, FRIDAY) == moment


def test_a_weekday_that_was_shown_before_the_day_was_changed_says_nothing():
    written = "Fri 2 Dec 2026, 09:00"
    assert moment_of(written, BEFORE, FRIDAY, shown_weekday=4) == dt.datetime(2026, 12, 2, 9)
    assert moment_of(written, BEFORE, FRIDAY, shown_weekday=3) is None


@pytest.mark.parametrize(
    ("text", "with_time", "doubt"),
    [
        ("Fri 2 Dec", False, "2 December 2026 is a Wednesday, not a Friday"),
        ("Fri 2 Dec 9am", True, "2 December 2026 is a Wednesday, not a Friday"),
        ("2 Dec 2030", True, "“2030” may be the year or 20:30; write a time behind the year"),
        ("2 Dec 2005", True, ""),
        ("2 Dec 2030", False, ""),
        ("Wed 2 Dec, 25:00", True, ""),
        ("soon", True, ""),
    ],
)
def test_why_a_day_or_a_moment_is_not_certain_is_told(text: str, with_time: bool, doubt: str):
    assert doubt_about(text, FRIDAY, with_time=with_time) == doubt


@pytest.mark.parametrize(
    ("text", "complete"),
    [("2 Dec 2026, 06:00", True), ("2 Dec 2026, 6:00", False), ("2 Dec 2026", False), ("06:00", False)],
)
def test_only_a_whole_moment_is_taken_while_it_is_written(text: str, complete: bool):
    assert is_complete(text) is complete
