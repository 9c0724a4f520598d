"""Dates, times and embargoes in words, from the phrases of a language alone: the machine's locale plays no part."""

from __future__ import annotations

import datetime as dt

from releasedesk.model import ReleaseLine
from releasedesk.model.release_line import time_zone
from releasedesk.rendering.phrases import Phrases
from releasedesk.rendering.zones import zone_in_words


def date_in_words(date: dt.date, phrases: Phrases) -> str:
    """Return a date as it is printed, such as “24 November 2026”."""
    pattern = "first_of_month" if date.day == 1 else "usual"
    return phrases.numerals(
        phrases.text("date", pattern).format(
            day=date.day, month=phrases.texts("months")[date.month - 1], year=date.year
        )
    )


def time_in_words(time: dt.time, phrases: Phrases) -> str:
    """Return a time of day as it is printed, such as “00:01”, “12:01 a.m.” or “noon”, never “24:00” or “midnight”.

    Midnight belongs to two days, and “12 p.m.” is read both ways (AP Stylebook, “midnight”, “noon”).
    """
    full_hours = {0: "midnight", 12: "noon"}
    pattern = "usual" if time.minute or time.second else full_hours.get(time.hour, "full_hour")
    return phrases.numerals(
        phrases.text("time", pattern).format(
            hour=time.hour,
            hour12=(time.hour - 1) % 12 + 1,
            minute=time.minute,
            meridiem=phrases.texts("meridiem")[time.hour >= 12],
        )
    )


def weekday_in_words(date: dt.date, phrases: Phrases) -> str:
    """Return the name of a date's weekday."""
    return phrases.texts("weekdays")[date.weekday()]


def moment_in_words(moment: dt.datetime, zone: str, phrases: Phrases) -> str:
    """Return a moment on the clocks of a zone with time, zone, weekday and date: nothing is left to be guessed."""
    there = moment.astimezone(time_zone(zone))
    is_midnight = (there.hour, there.minute, there.second) == (0, 0, 0)
    return phrases.text("moment", "midnight" if is_midnight else "usual").format(
        time=time_in_words(there.time(), phrases),
        zone=zone_in_words(there, zone, phrases),
        weekday=weekday_in_words(there.date(), phrases),
        date=date_in_words(there.date(), phrases),
    )


def release_line_in_words(line: ReleaseLine, phrases: Phrases) -> str:
    """Return the release line as it is printed: an embargo in its own zone and then in each further one."""
    pattern = phrases.text("release_line", line.kind)
    if line.until is None:
        return pattern
    moment = moment_in_words(line.until, line.time_zone, phrases)
    further = dict.fromkeys(zone for zone in line.further_zones if zone != line.time_zone)
    others = [moment_in_words(line.until, zone, phrases) for zone in further]
    if others:
        between = phrases.text("release_line", "between")
        moment = phrases.text("release_line", "further").format(main=moment, others=between.join(others))
    return pattern.format(moment=moment)


def subject_in_words(line: ReleaseLine, title: str, phrases: Phrases, *, notice: str = "") -> str:
    """Return the subject of a mail with the release: what must not be missed of the release line stands first.

    An embargo is one moment there, in its own zone: lists of mails show a line, which further zones would fill before
    the title; they open the mail. Behind it stands a `notice`, such as that this is a correction: the title may be that
    of the release it corrects.
    """
    moment = line.replace(further_zones=()) if line.further_zones else line
    lead = "" if line.kind == "immediate" else release_line_in_words(moment, phrases)
    return phrases.led_by(lead, phrases.led_by(notice, title))
