"""The wall time of an embargo: what is proposed, and which of two it is where clocks show it twice."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QTimeZone

from releasedesk.editing.fields import is_shown, is_shown_twice, nearest_shown
from releasedesk.model import ReleaseLine
from releasedesk.model.release_line import time_zone
from releasedesk.ui.form.zone_names import clock_name


@dataclass(frozen=True, slots=True)
class Embargo:
    """The time that the clocks of a zone show when the embargo lifts; `fold` 1 means the second of two (PEP 495)."""

    wall_time: dt.datetime
    zone: str
    fold: int = 0


def embargo_of(line: ReleaseLine) -> Embargo | None:
    """Return the embargo of a release line; None where there is none."""
    until = line.until
    if until is None:
        return None
    return Embargo(until.replace(tzinfo=None), line.time_zone, line.fold)


def next_midnight(now: dt.datetime, zone: str) -> Embargo:
    """Return 00:01 of the next day on the clocks of a zone, or the first later hour that they show."""
    there = now.astimezone(time_zone(zone))
    proposal = dt.datetime.combine(there.date() + dt.timedelta(days=1), dt.time(0, 1))
    while not is_shown(proposal, time_zone(zone)):
        proposal += dt.timedelta(hours=1)
    return Embargo(proposal, zone)


def repeated_clocks(embargo: Embargo) -> tuple[str, ...]:
    """Return what clocks are called at the first and the second of two equal times; nothing where there is one."""
    zone = time_zone(embargo.zone)
    if not is_shown_twice(embargo.wall_time, zone):
        return ()
    there = embargo.wall_time.replace(tzinfo=zone)
    return clock_name(there.replace(fold=0)), clock_name(there.replace(fold=1))


def nearest_embargoes(embargo: Embargo) -> tuple[Embargo, Embargo] | None:
    """Return the embargoes at the last and the first minute beside a time that clocks skip; None for one they show."""
    zone = time_zone(embargo.zone)
    if is_shown(embargo.wall_time, zone):
        return None
    before, after = nearest_shown(embargo.wall_time, zone)
    return Embargo(before, embargo.zone), Embargo(after, embargo.zone)


def machine_zone() -> str:
    """Return the time zone of this machine, UTC where it is not known."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    try:
        time_zone(name)
    except ValueError:
        return "UTC"
    return "UTC" if name in ("", "Etc/UTC", "Etc/UCT", "UCT", "Zulu") else name
