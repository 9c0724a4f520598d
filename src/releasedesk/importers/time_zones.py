"""Time zones as release lines name them (“GMT”, “BST”, “Eastern Time”, “London time”)."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

# Abbreviation: zones whose clocks may be meant, and the offset in hours that it promises (None: what they show).
ABBREVIATIONS: dict[str, tuple[tuple[str, ...], float | None]] = {
    "UTC": (("Etc/UTC",), 0),
    "GMT": (("Europe/London", "Etc/GMT"), 0),
    "BST": (("Europe/London",), 1),
    "IST": (("Europe/Dublin",), 1),
    "WET": (("Europe/Lisbon",), 0),
    "WEST": (("Europe/Lisbon",), 1),
    "CET": (("Europe/Paris",), 1),
    "CEST": (("Europe/Paris",), 2),
    "MEZ": (("Europe/Berlin",), 1),
    "MESZ": (("Europe/Berlin",), 2),
    "EET": (("Europe/Athens",), 2),
    "EEST": (("Europe/Athens",), 3),
    "ET": (("America/New_York",), None),
    "EST": (("America/New_York",), -5),
    "EDT": (("America/New_York",), -4),
    "CT": (("America/Chicago",), None),
    "CST": (("America/Chicago",), -6),
    "CDT": (("America/Chicago",), -5),
    "MT": (("America/Denver",), None),
    "MST": (("America/Denver", "America/Phoenix"), -7),
    "MDT": (("America/Denver",), -6),
    "PT": (("America/Los_Angeles",), None),
    "PST": (("America/Los_Angeles",), -8),
    "PDT": (("America/Los_Angeles",), -7),
    "HKT": (("Asia/Hong_Kong",), 8),
    "SGT": (("Asia/Singapore",), 8),
    "JST": (("Asia/Tokyo",), 9),
    "AEST": (("Australia/Sydney", "Australia/Brisbane"), 10),
    "AEDT": (("Australia/Sydney",), 11),
    "NZST": (("Pacific/Auckland",), 12),
    "NZDT": (("Pacific/Auckland",), 13),
}
_NAMES = {
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
    "uk": "Europe/London",
    "british": "Europe/London",
}
_ABBREVIATION = re.compile(r"\b(" + "|".join(sorted(ABBREVIATIONS, key=len, reverse=True)) + r")\b")
_PLACE_TIME = re.compile(r"\b(\w+(?:[ _]\w+)?)(?:\s(?:standard|daylight|summer))?\stime\b", re.IGNORECASE)
_SEASON = re.compile(r"\b(?:standard|daylight|summer)\b(?=\stime\b)", re.IGNORECASE)
_IANA = re.compile(r"\b[A-Z]\w+/[A-Z][\w/]+")


def zone_named_in(text: str, moment: dt.datetime) -> str | None:
    """Return the IANA zone that a release line names for a wall time, or None where it names none that fits."""
    if (match := _IANA.search(text)) and match[0] in available_timezones():
        return match[0]
    if match := _PLACE_TIME.search(text):
        named = _zone_by_name(match[1])
        if named is not None:
            return named
    if match := _ABBREVIATION.search(text):
        return _zone_by_abbreviation(match[1], moment)
    return None


def fold_named_in(text: str, moment: dt.datetime, zone: str) -> int | None:
    """Return which of two equal times a release line means by what it calls the clocks; None where it does not say.

    “Daylight” and “summer” time are what clocks go back from, “standard” time is what they go back to.
    """
    if match := _ABBREVIATION.search(text):
        promised = ABBREVIATIONS[match[1]][1]
        folds = [fold for fold in (0, 1) if _offset(moment, zone, fold) == promised]
        return folds[0] if len(folds) == 1 else None
    if found := _SEASON.search(text):
        return int(found[0].lower() == "standard")
    return None


def names_a_zone(text: str) -> bool:
    """Tell whether a release line names a time zone at all."""
    return any(pattern.search(text) for pattern in (_IANA, _PLACE_TIME, _ABBREVIATION))


def zone_of_city(place: str) -> str | None:
    """Return the IANA zone that carries the name of a city, such as “Europe/London” for “LONDON”."""
    return _zones_by_city().get(place.split(",")[0].strip().casefold())


def _zone_by_name(name: str) -> str | None:
    words = name.casefold().replace("_", " ").split()
    last = words[-1]
    return zone_of_city(" ".join(words)) or zone_of_city(last) or _NAMES.get(words[0]) or _NAMES.get(last)


def _zone_by_abbreviation(abbreviation: str, moment: dt.datetime) -> str | None:
    zones, promised = ABBREVIATIONS[abbreviation]
    for zone in zones:
        if promised is None or promised in (_offset(moment, zone, 0), _offset(moment, zone, 1)):
            return zone
    return None


def _offset(moment: dt.datetime, zone: str, fold: int) -> float:
    """Return how many hours clocks are ahead of UTC at a wall time, at the first or second of two that are equal."""
    there = moment.replace(tzinfo=ZoneInfo(zone), fold=fold)
    return (there.utcoffset() or dt.timedelta()) / dt.timedelta(hours=1)


@lru_cache(maxsize=1)
def _zones_by_city() -> dict[str, str]:
    cities: dict[str, list[str]] = {}
    for zone in sorted(available_timezones()):
        area, _, city = zone.partition("/")
        if city and area in {
            "Africa",
            "America",
            "Asia",
            "Australia",
            "Europe",
            "Pacific",
            "Atlantic",
            "Indian",
        }:
            cities.setdefault(city.rpartition("/")[2].replace("_", " ").casefold(), []).append(zone)
    return {city: zones[0] for city, zones in cities.items() if len(zones) == 1}
