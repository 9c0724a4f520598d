"""Time zones by the names that people look for: city and country (zone.tab and iso3166.tab of the IANA database)."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import available_timezones

from releasedesk.importers.time_zones import ABBREVIATIONS
from releasedesk.model.release_line import names_a_city, time_zone

_SHORTEST_BEGINNING = 4
"""Letters: what is shorter and no whole name is to be chosen from the list."""


@cache
def zone_labels() -> dict[str, str]:
    """Return all zones by identifier with their labels, such as “Nairobi, Kenya”, in the order of the labels."""
    folder = _tables()
    labels = _from_tables(folder) if folder is not None else {}
    if not labels:
        labels = {
            zone: city_of(zone)
            for zone in available_timezones()
            if "/" in zone and not _is_administrative(zone)
        }
    return dict(sorted((labels | {"UTC": "UTC, no city"}).items(), key=lambda entry: entry[1].casefold()))


def city_of(zone: str) -> str:
    """Return the city that a zone is named after."""
    return zone.rpartition("/")[2].replace("_", " ")


def zone_at(zone: str, moment: dt.datetime) -> str:
    """Return the short form of a zone with what its clocks are called at a moment: “London (GMT)”.

    A moment without an offset is one on the clocks of the zone itself.

    Raises:
        ValueError: There is no such zone.
    """
    there = time_zone(zone)
    moment = moment.astimezone(there) if moment.tzinfo else moment.replace(tzinfo=there)
    if not names_a_city(zone):
        return offset_name(moment) if moment.utcoffset() else "UTC"
    return f"{city_of(zone)} ({clock_name(moment)})"


def clock_name(moment: dt.datetime) -> str:
    """Return what clocks are called at a moment: “BST”, or “UTC+3” where they have no name of their own."""
    name = moment.tzname() or "UTC"
    return name if name.isalpha() else offset_name(moment)


def offset_name(moment: dt.datetime) -> str:
    """Return the distance of clocks from UTC at a moment: “UTC+3”, “UTC-3:30”."""
    minutes = int((moment.utcoffset() or dt.timedelta()).total_seconds()) // 60
    hours, minutes_left = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{minutes_left:02}" if minutes_left else "")


def find_zone(text: str) -> str | None:
    """Return the zone that a text names, by identifier, label or city, or by how one of its words begins.

    None where there is none, or more than one. What clocks are called (“EST”, “IST”) names none for certain: several
    zones use it, and other words begin so (Estonia, Istanbul).
    """
    wanted = text.strip().casefold()
    if not wanted:
        return None
    labels = zone_labels()
    exact = [zone for zone, label in labels.items() if wanted in (zone.casefold(), label.casefold())]
    if exact:
        return exact[0]
    named = [zone for zone in labels if city_of(zone).casefold() == wanted]
    if not named and len(wanted) >= _SHORTEST_BEGINNING and wanted.upper() not in ABBREVIATIONS:
        named = offered_zones(wanted)
    return named[0] if len(named) == 1 else None


def offered_zones(text: str) -> list[str]:
    """Return the zones that may be meant by what was typed, best first.

    Those whose clocks are called so go first, then labels that begin so, then those in which a later word does.
    """
    wanted = text.strip().casefold()
    if not wanted:
        return []
    labels = zone_labels()
    usual, _ = ABBREVIATIONS.get(wanted.upper(), ((), None))
    begun = re.compile(rf"(?<!\w){re.escape(wanted)}")
    first = [zone for zone, label in labels.items() if label.casefold().startswith(wanted)]
    later = [zone for zone, label in labels.items() if begun.search(label.casefold())]
    return list(dict.fromkeys((*(zone for zone in usual if zone in labels), *first, *later)))


def _tables() -> Path | None:
    spec = find_spec("tzdata")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(next(iter(spec.submodule_search_locations))) / "zoneinfo"
    return folder if (folder / "zone.tab").is_file() and (folder / "iso3166.tab").is_file() else None


def _from_tables(folder: Path) -> dict[str, str]:
    countries = {row[0]: row[1] for row in _rows(folder / "iso3166.tab")}
    labels = {}
    for row in _rows(folder / "zone.tab"):
        country = countries.get(row[0], "")
        labels[row[2]] = f"{city_of(row[2])}, {country}" if country else city_of(row[2])
    return labels


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _is_administrative(zone: str) -> bool:
    return zone.startswith(("Etc/", "SystemV/", "US/", "posix/", "right/"))
