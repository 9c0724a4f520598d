"""The wall time of an embargo: what is proposed, and which of two it is where clocks show it twice."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QTimeZone

from releasedesk.editing.fields import is_shown, is_shown_twice, nearest_shown
from releasedesk.model import ReleaseLine
from releasedesk.model.release_line import time_zone
from releasedesk.ui.form.zone_names import clock_name, offset_name

_LONGEST_REPEATED = dt.timedelta(hours=3)
"""No clock of the IANA database goes back further, but for days that are lived twice at the date line."""


@dataclass(frozen=True, slots=True)
class Embargo:
    """The time that the clocks of a zone show when the embargo lifts; `fold` 1 means the second of two (PEP 495)."""

    wall_time: dt.datetime
    zone: str
    fold: int = 0

    @property
    def moment(self) -> dt.datetime:
        """The moment at which it lifts, on the clocks of its zone."""
        return self.wall_time.replace(tzinfo=time_zone(self.zone), fold=self.fold)


def embargo_of(line: ReleaseLine) -> Embargo | None:
    """Return the embargo of a release line; None where there is none."""
    until = line.until
    if until is None:
        return None
    return Embargo(until.replace(tzinfo=None), line.time_zone, line.fold)


def next_midnight(now: dt.datetime, zone: str) -> Embargo:
    """Return 00:01 of the next day on the clocks of a zone, or the first later hour that they show exactly once."""
    there = now.astimezone(time_zone(zone))
    proposal = dt.datetime.combine(there.date() + dt.timedelta(days=1), dt.time(0, 1))
    while not is_shown(proposal, time_zone(zone)) or is_shown_twice(proposal, time_zone(zone)):
        proposal += dt.timedelta(hours=1)
    return Embargo(proposal, zone)


def repeated_clocks(embargo: Embargo) -> tuple[str, ...]:
    """Return what clocks are called at the first and the second of two equal times, such as “BST, UTC+1”.

    Nothing where the time is shown once.
    """
    zone = time_zone(embargo.zone)
    if not is_shown_twice(embargo.wall_time, zone):
        return ()
    both = (embargo.wall_time.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    return tuple(", ".join(dict.fromkeys((clock_name(each), offset_name(each)))) for each in both)


def known_fold(wall_time: dt.datetime, zone: str, before: Embargo | None) -> int | None:
    """Return which of two equal times a written one is; None where nobody has said so yet.

    What was said of another time in the same hours, on the same clocks, holds on: minutes are written digit by digit.
    """
    clocks = repeated_clocks(Embargo(wall_time, zone))
    if not clocks:
        return 0
    if before is None or before.zone != zone or abs(before.wall_time - wall_time) > _LONGEST_REPEATED:
        return None
    return before.fold if repeated_clocks(before) == clocks else None


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
