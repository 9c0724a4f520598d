"""A day or a moment as somebody writes it in a field; what is left out is taken from what stands there."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from releasedesk.rendering.dates import date_in_words
from releasedesk.rendering.phrases import phrases_for

_NEAR_WORDS = {"yesterday": -1, "today": 0, "tomorrow": 1}
# The window's own, whatever language the system has: Python's names follow it (`calendar`, `strftime`).
_WEEKDAYS = tuple(name.lower() for name in phrases_for("en").texts("weekdays"))
_LEAP_YEAR = 2000
"""That of days that are written without a year, until the right one is known."""
_HALF_A_YEAR = dt.timedelta(days=183)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>[0-5]\d))?\s?(?:(?P<half>[ap])\.?\s?m\.?|(?P<unit>h|hrs|hours))?",
    re.IGNORECASE,
)
_FOUR_DIGITS = re.compile(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?:h|hrs|hours)?", re.IGNORECASE)
_COMPLETE = re.compile(r"\b\d{4}\b.*\b\d{2}[:.][0-5]\d$")
_LINKS = re.compile(r"^[\s,]*(?:(?:at|on)\s)?[\s,]*|[\s,]*(?:\s(?:at|on))?[\s,]*$", re.IGNORECASE)


class _Found(NamedTuple):
    """A day, what there is besides, and the weekday that is written beside it, from 0 for Monday."""

    day: dt.date
    rest: str
    weekday: int | None = None


def day_of(text: str, today: dt.date, *, ahead: bool = False) -> dt.date | None:
    """Return the day that a text names, and nothing else; None where it names none for certain.

    Without a year it is the nearest such day, with `ahead` the next one.
    """
    found = _found_day(text.strip(), today, ahead=ahead)
    if found is None or found.rest or _is_other_weekday(found, None):
        return None
    return found.day


def moment_of(
    text: str, before: dt.datetime, today: dt.date, *, shown_weekday: int | None = None
) -> dt.datetime | None:
    """Return the moment that a text names; a day or a time that it leaves out is that of `before`.

    None where it names none for certain: also where a day has another weekday than is written with it, unless that is
    the one that the field had shown before the day was changed.
    """
    text = text.strip()
    found = _found_day(text, today, ahead=True)
    if found is not None and (_is_other_weekday(found, shown_weekday) or _may_be_time(found, text, today)):
        return None
    day, rest = (found.day, found.rest) if found is not None else (before.date(), text)
    rest = _LINKS.sub("", rest)
    if not rest:
        return dt.datetime.combine(day, before.time()) if found is not None else None
    time = _time_of(rest)
    return dt.datetime.combine(day, time) if time is not None else None


def doubt_about(text: str, today: dt.date, *, with_time: bool = False) -> str:
    """Return why a text names no day, or moment, for certain, as a clause; empty where it names none at all."""
    found = _found_day(text.strip(), today, ahead=with_time)
    if found is None:
        return ""
    day = date_in_words(found.day, phrases_for("en"))
    if found.weekday is not None and _is_other_weekday(found, None):
        names = phrases_for("en").texts("weekdays")
        return f"{day} is a {names[found.day.weekday()]}, not a {names[found.weekday]}"
    if with_time and _may_be_time(found, text.strip(), today):
        year = found.day.year
        return f"“{year}” may be the year or {year // 100}:{year % 100:02}; write a time behind the year"
    return ""


def _is_other_weekday(found: _Found, shown: int | None) -> bool:
    return found.weekday not in (None, shown, found.day.weekday())


def _may_be_time(found: _Found, text: str, today: dt.date) -> bool:
    """Tell whether the last four digits of “2 Dec 2030” may be meant for a time of day."""
    year = found.day.year
    is_time = year > today.year + 1 and year // 100 < 24 and year % 100 < 60
    return is_time and not found.rest and text.endswith(f" {year}")


def is_complete(text: str) -> bool:
    """Tell whether a moment is written with its year and its minutes, so that nothing is to be expected after it."""
    return bool(_COMPLETE.search(text.strip()))


def _found_day(text: str, today: dt.date, *, ahead: bool) -> _Found | None:
    from releasedesk.importers.dates import find_date

    found = find_date(text)
    day = found.day if found is not None else None
    if found is None and (found := find_date(text, _LEAP_YEAR)) is not None:
        day = _nearest(found.day, today, ahead=ahead)
    if found is not None:
        rest = text[: found.start] + text[found.stop :]
        return _Found(day, rest, found.weekday) if day is not None else None
    first, _, rest = text.partition(" ")
    word = first.rstrip(",").lower()
    if word in _NEAR_WORDS:
        return _Found(today + dt.timedelta(days=_NEAR_WORDS[word]), rest)
    weekday = next((at for at, name in enumerate(_WEEKDAYS) if len(word) > 2 and name.startswith(word)), None)
    if weekday is None:
        return None
    return _Found(today + dt.timedelta(days=(weekday - today.weekday()) % 7), rest)


def _nearest(day: dt.date, today: dt.date, *, ahead: bool) -> dt.date | None:
    least = today if ahead else today - _HALF_A_YEAR
    for year in range(today.year - 1, today.year + 9):
        try:
            moved = day.replace(year=year)
        except ValueError:
            continue
        if moved >= least:
            return moved
    return None


def _time_of(text: str) -> dt.time | None:
    if text.lower() in ("noon", "midday"):
        return dt.time(12)
    match = _FOUR_DIGITS.fullmatch(text) or _CLOCK.fullmatch(text)
    if match is None:
        return None
    known = match.groupdict()
    hour, half = int(known["hour"]), (known.get("half") or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    elif known["minute"] is None and not known.get("unit"):
        return None
    # 24:00 ends a day and begins another: which one is meant is not certain.
    return dt.time(hour, int(known["minute"] or 0)) if hour < 24 else None
