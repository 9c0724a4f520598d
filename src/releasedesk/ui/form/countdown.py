"""How long it is until an embargo lifts, and what the clock of this machine shows then, in a few words."""

from __future__ import annotations

import datetime as dt

from releasedesk.rendering.phrases import phrases_for


def lifts_in_words(until: dt.datetime, now: dt.datetime, here: dt.tzinfo | None = None) -> str:
    """Return words such as “lifts in 3 days 4 h, Tue 00:01 here”; both times carry their offset.

    `here` is the time zone of the reader; None for that of the machine.
    """
    left = until - now
    there = until.astimezone(here)
    if left <= dt.timedelta():
        return f"lifted {_day(there)} {there:%H:%M} here"
    day = _weekday(there) if left < dt.timedelta(days=6) else _day(there)
    return f"lifts in {duration_in_words(left)}, {day} {there:%H:%M} here"


def duration_in_words(left: dt.timedelta) -> str:
    """Return a stretch of time by its two largest units, begun minutes counted as whole ones: “3 days 4 h”."""
    minutes = -(-int(left.total_seconds()) // 60)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    if days:
        counted = "1 day" if days == 1 else f"{days} days"
        return f"{counted} {hours} h" if hours and days < 14 else counted
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{minutes} min"


def _weekday(moment: dt.datetime) -> str:
    return phrases_for("en").texts("weekdays")[moment.weekday()][:3]


def _day(moment: dt.datetime) -> str:
    month = phrases_for("en").texts("months")[moment.month - 1][:3]
    return f"{_weekday(moment)} {moment.day} {month} {moment.year}"
