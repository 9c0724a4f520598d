"""Dates and times of day."""

from __future__ import annotations

import datetime as dt

import pytest

from releasedesk.importers.dates import find_date, find_time


def day(text, year=None):
    found = find_date(text, year)
    return found and found.day


@pytest.mark.parametrize(
    "text",
    [
        "12 May 2026",
        "Tuesday, 12 May 2026",
        "May 12, 2026",
        "12th of May 2026",
        "12. Mai 2026",
        "le 12 mai 2026",
        "12 de mayo de 2026",
        "2026-05-12",
        "12.05.2026",
        "12.5.26",
        "2026年5月12日",
        "2026  年 5 月  12  日",
        "12 May,2026",
    ],
)
def test_a_date_is_found_in_its_form(text):
    assert day(f"Issued: {text}, Leith") == dt.date(2026, 5, 12)


@pytest.mark.parametrize("text", ["03/04/2026", "31 June 2026", "May 2026", "12 May", "1234 5678", "no date"])
def test_what_is_not_certainly_a_date_is_left_alone(text):
    assert find_date(text) is None


def test_digits_with_slashes_are_a_date_where_only_one_order_is_possible():
    assert day("23/04/2026") == day("04/23/2026") == dt.date(2026, 4, 23)


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("Tuesday, 12 May 2026", 1),
        ("Wed 12 May 2026", 2),
        ("Mittwoch, den 12. Mai 2026", 2),
        ("12 May 2026 (Wednesday)", 2),
        ("12 May 2026, Wednesday", 2),
        ("2026年5月12日（火）", 1),
        ("2026年5月12日(水曜日)", 2),
        ("2026年5月12日（星期三）", 2),
        ("2026年5月12日(수)", 2),
        ("12 May 2026", None),
        ("12 May 2026. Sun Life said", None),
        ("12 May 2026 (Wed)", None),
    ],
)
def test_the_weekday_beside_a_date_is_known(text, weekday):
    found = find_date(text)
    assert found is not None
    assert found.day == dt.date(2026, 5, 12)
    assert found.weekday == weekday
    assert found.contradicts_itself == (weekday == 2)


def test_a_missing_year_can_be_given():
    assert day("Friday 4 February", 2028) == dt.date(2028, 2, 4)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("3 PM", dt.time(15)),
        ("12 am", dt.time(0)),
        ("10.45 a.m.", dt.time(10, 45)),
        ("00:01", dt.time(0, 1)),
        ("0001 hrs", dt.time(0, 1)),
        ("10 Uhr", dt.time(10)),
        ("noon", dt.time(12)),
        ("4PM SUNDAY 16 NOVEMBER 1980", dt.time(16)),
    ],
)
def test_a_time_is_found_in_its_form(text, time):
    assert find_time(text) == time


@pytest.mark.parametrize("text", ["midnight", "24:00", "15 pm", "16 November 1980", "at once"])
def test_a_time_that_is_not_certain_is_none(text):
    assert find_time(text) is None
