"""Operations on the dateline: its city and what is known of it, and its day, which is that of the city."""

from __future__ import annotations

import datetime as dt

from releasedesk.editing.edit import Edit, attempt
from releasedesk.editing.writing import write
from releasedesk.model import Dateline, Edition, Release, ReleaseLine
from releasedesk.model.place import Place, place, put, resolve
from releasedesk.model.release_line import time_zone


def set_city(
    release: Release,
    edition: Place,
    *,
    name: str,
    country: str,
    region: str,
    zone: str,
    now: dt.datetime,
    zone_before: str = "",
) -> Edit:
    """Set the city of the dateline; a date that is not there yet becomes that of the release in the city.

    That is the day on which an embargo lifts there, or else the day that it is there `now`. `zone_before` is that of
    the city whose day the date is, where typing another name has made it unknown.
    """
    current: Edition = resolve(release, edition)
    before = current.dateline
    dateline = before.replace(place=name, country=country, region=region, time_zone=zone)
    day = day_there(current.release_line.until or now, zone)
    zone_before = before.time_zone or zone_before or current.release_line.time_zone
    if before.date is None or (
        zone_before and before.date == day_there(current.release_line.until or now, zone_before)
    ):
        dateline = dateline.replace(date=day)
    updated = attempt(lambda: put(release, edition, current.replace(dateline=dateline)))
    return Edit("dateline", updated, (place(edition, "dateline", "place"),))


def write_place(release: Release, where: Place, text: str) -> Edit:
    """Type the place of a dateline; what was known of another city is forgotten with its name."""
    dateline_place = where.rpartition("/")[0]
    dateline: Dateline = resolve(release, dateline_place)
    edit = write(release, where, text)
    if not (dateline.country or dateline.region or dateline.time_zone):
        return edit
    bare = resolve(edit.release, dateline_place).replace(country="", region="", time_zone="")
    updated = attempt(lambda: put(edit.release, dateline_place, bare))
    return Edit(edit.label, updated, edit.places, edit.merge_key, edit.starts_word)


def moved_with(
    dateline: Dateline, before: ReleaseLine, after: ReleaseLine, now: dt.datetime | None = None
) -> Dateline:
    """Return a dateline whose day follows the release line: it named the day of it, and names that of the new one.

    The day of an embargo is that on which it lifts; any other is that of `now`, where that is given. A day that names
    another stays as it is, and so does any where the release is held, for then there is none.
    """
    was, becomes = before.until or now, after.until or now
    if dateline.date is None or was is None or becomes is None or after.kind == "hold":
        return dateline
    zone_before = dateline.time_zone or before.time_zone or after.time_zone
    if dateline.date != day_there(was, zone_before):
        return dateline
    return dateline.replace(
        date=day_there(becomes, dateline.time_zone or after.time_zone or before.time_zone)
    )


def day_there(moment: dt.datetime, zone: str) -> dt.date:
    """Return which day it is in a time zone at a moment; where the zone is not known, the day that the moment names."""
    try:
        return moment.astimezone(time_zone(zone)).date()
    except ValueError:
        return moment.date()
