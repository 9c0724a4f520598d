"""Setting single fields that are chosen rather than typed: the embargo, the dateline, the house style."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from releasedesk.editing.datelines import moved_with
from releasedesk.editing.edit import Edit, attempt, changed
from releasedesk.errors import InvalidEdit
from releasedesk.model import Edition, Release, ReleaseLine
from releasedesk.model.place import Place, edition_place, place, put, resolve
from releasedesk.model.release_line import time_zone


def set_field(release: Release, where: Place, value: object, label: str) -> Edit:
    """Set a field to a value that was chosen; each choice is a step of its own."""
    return changed(release, where, value, label)


def set_kind(release: Release, kind: str, names: Collection[str]) -> Edit:
    """Set what kind of release it is; a kicker that only names another kind (one of `names`) goes."""
    edit = changed(release, "kind", kind, "kind of release")
    updated = edit.release
    for edition in release.editions:
        if edition.kicker.strip().casefold() in {name.casefold() for name in names}:
            updated = put(updated, place(edition_place(edition), "kicker"), "")
    return edit if updated is edit.release else Edit(edit.label, updated, edit.places)


def release_at_once(release: Release, edition: Place, now: dt.datetime | None = None) -> Edit:
    """Make the release line “for immediate release”; a dateline of the day of an embargo gets that of `now`."""
    return _with_line(release, edition, _line(release, edition, "immediate"), "immediate release", now)


def hold(release: Release, edition: Place) -> Edit:
    """Make the release line “hold”: no time yet."""
    return changed(release, place(edition, "release_line"), _line(release, edition, "hold"), "hold")


def _line(release: Release, edition: Place, kind: str, **fields: object) -> ReleaseLine:
    """Return the release line with another kind; what a newer version wrote into it stays."""
    line: ReleaseLine = resolve(release, place(edition, "release_line"))
    return line.replace(**{"kind": kind, "until": None, "time_zone": "", **fields})


def _with_line(
    release: Release, edition: Place, line: ReleaseLine, label: str, now: dt.datetime | None
) -> Edit:
    current: Edition = resolve(release, edition)
    dateline = moved_with(current.dateline, current.release_line, line, now)
    updated = attempt(lambda: put(release, edition, current.replace(release_line=line, dateline=dateline)))
    return Edit(label, updated, (place(edition, "release_line"),))


def set_embargo(
    release: Release,
    edition: Place,
    wall_time: dt.datetime,
    zone: str,
    fold: int = 0,
    now: dt.datetime | None = None,
) -> Edit:
    """Embargo the release until the clocks of a time zone show a wall time.

    Where clocks go back and show the time twice, `fold` 0 means the first and 1 the second (PEP 495). A dateline that
    named the day of the embargo, or that of `now` where there was none, moves with it.

    Raises:
        InvalidEdit: The zone is unknown, or its clocks skip that time; the message names the nearest times.

    """
    try:
        there = time_zone(zone)
    except ValueError as error:
        raise InvalidEdit(f"{error}.") from error
    wall_time = wall_time.replace(tzinfo=None, second=0, microsecond=0)
    if not is_shown(wall_time, there):
        before, after = nearest_shown(wall_time, there)
        raise InvalidEdit(
            f"Clocks in {zone} go forward and never show {wall_time:%H:%M} on {wall_time:%Y-%m-%d}; "
            f"the nearest times are {before:%H:%M} and {after:%H:%M}."
        )
    until = wall_time.replace(tzinfo=there, fold=fold)
    moment = dt.datetime.fromisoformat(until.isoformat())
    line = _line(release, edition, "embargo", until=moment, time_zone=zone)
    return _with_line(release, edition, line, "embargo", now)


def set_further_zones(release: Release, edition: Place, zones: tuple[str, ...]) -> Edit:
    """Set the zones in which an embargo is printed besides its own, each once.

    Raises:
        InvalidEdit: One of them is no time zone.

    """
    where = place(edition, "release_line", "further_zones")
    for zone in zones:
        try:
            time_zone(zone)
        except ValueError as error:
            raise InvalidEdit(f"{error}.") from error
    return changed(release, where, tuple(dict.fromkeys(zones)), "further time zones")


def is_shown(wall_time: dt.datetime, zone: dt.tzinfo) -> bool:
    """Tell whether the clocks of a zone ever show a wall time, which they do not where they go forward over it."""
    shown = wall_time.replace(tzinfo=zone).astimezone(dt.UTC).astimezone(zone)
    return shown.replace(tzinfo=None) == wall_time.replace(fold=0)


def is_shown_twice(wall_time: dt.datetime, zone: dt.tzinfo) -> bool:
    """Tell whether the clocks of a zone show a wall time twice, as they do where they go back over it."""
    first, second = (wall_time.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return is_shown(wall_time, zone) and first != second


def nearest_shown(wall_time: dt.datetime, zone: dt.tzinfo) -> tuple[dt.datetime, dt.datetime]:
    """Return the last and the first minute that clocks show before and after a wall time that they skip."""
    minute = dt.timedelta(minutes=1)
    before = after = wall_time
    while not is_shown(before, zone):
        before -= minute
    while not is_shown(after, zone):
        after += minute
    return before, after


def set_dateline(release: Release, edition: Place, date: dt.date | None) -> Edit:
    """Set the day of the dateline."""
    return changed(release, place(edition, "dateline", "date"), date, "dateline date")
