"""Dates, times and time zones in words, from the phrases of a language alone: the machine's locale plays no part."""

from __future__ import annotations

import datetime as dt

from releasedesk.model import Dateline, ReleaseLine
from releasedesk.rendering.phrases import Phrases


def date_in_words(date: dt.date, phrases: Phrases) -> str:
    """Return a date as it is printed, such as “24 November 2026”."""
    return phrases.text("date").format(
        day=date.day, month=phrases.texts("months")[date.month - 1], year=date.year
    )


def time_in_words(time: dt.datetime, phrases: Phrases) -> str:
    """Return a time of day as it is printed, such as “00:01” or “12:01 a.m.”."""
    return phrases.text("time").format(
        hour=time.hour,
        hour12=(time.hour - 1) % 12 + 1,
        minute=time.minute,
        meridiem=phrases.texts("meridiem")[time.hour >= 12],
    )


def zone_in_words(time: dt.datetime, zone: str, phrases: Phrases) -> str:
    """Return the time zone of a moment as it is printed, such as “GMT (London)”; UTC stands alone."""
    abbreviation = time.tzname() or ""
    if not abbreviation.isalpha():
        offset = time.utcoffset() or dt.timedelta()
        hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
        sign = "-" if offset < dt.timedelta() else "+"
        abbreviation = f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")
    if "/" not in zone or zone.startswith("Etc/"):
        return abbreviation
    return phrases.text("zone").format(
        abbreviation=abbreviation, city=zone.rpartition("/")[2].replace("_", " ")
    )


def release_line_in_words(line: ReleaseLine, phrases: Phrases) -> str:
    """Return the release line as it is printed."""
    pattern = phrases.text("release_line", line.kind)
    until = line.local_time
    if until is None:
        return pattern
    return pattern.format(
        time=time_in_words(until, phrases),
        zone=zone_in_words(until, line.time_zone, phrases),
        weekday=phrases.texts("weekdays")[until.weekday()],
        date=date_in_words(until.date(), phrases),
    )


def dateline_in_words(dateline: Dateline, phrases: Phrases) -> str:
    """Return the dateline as it is printed, with its dash; empty where there is nothing to say."""
    override, place = dateline.override.strip(), dateline.place.strip()
    date = date_in_words(dateline.date, phrases) if dateline.date else ""
    if override or not (place or date):
        return override
    pattern = "place_and_date" if place and date else "place" if place else "date"
    return phrases.text("dateline", pattern).format(place=place, place_capitals=place.upper(), date=date)
