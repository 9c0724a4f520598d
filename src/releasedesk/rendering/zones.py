"""What clocks are called, in words that name one offset only: “London time (GMT)”, “Eastern Standard Time”.

Cities and full names come from Unicode CLDR by way of resources/zones; which languages print a name in full and which
abbreviations they take for granted is in resources/phrases. An abbreviation never stands without its city, and where
clocks show another offset than the data knows, the offset from UTC is printed: a name that has become wrong is worse
than a number.
"""

from __future__ import annotations

import datetime as dt
import json
from functools import lru_cache
from typing import Any

from releasedesk import resources
from releasedesk.errors import ResourceMissing
from releasedesk.model.release_line import names_a_city
from releasedesk.rendering.phrases import Phrases


def zone_in_words(moment: dt.datetime, zone: str, phrases: Phrases) -> str:
    """Return what the clocks of a zone are called at a moment, which carries its offset."""
    if not names_a_city(zone):
        return _offset_in_words(moment, phrases) if _minutes(moment) else phrases.text("zone", "utc")
    named = _clock(moment, zone, phrases, _full_names(phrases))
    if named:
        return named
    words = phrases.text("zone", "city").format(
        city=city_in_words(zone, phrases.asked_for), clock=clock_in_words(moment, zone, phrases)
    )
    return phrases.contracted(words, "zone", "contractions")


def clock_in_words(moment: dt.datetime, zone: str, phrases: Phrases) -> str:
    """Return the abbreviation that a language takes for granted, such as “GMT”, or the offset from UTC."""
    clocks: dict[str, list[str]] = phrases.table["zone"]["clocks"]
    return _clock(moment, zone, phrases, clocks) or _offset_in_words(moment, phrases)


def city_in_words(zone: str, language: str) -> str:
    """Return what a language calls the city that a zone is named after."""
    for table in reversed(_tables(language)):
        if zone in table["cities"]:
            return str(table["cities"][zone])
    return zone.rpartition("/")[2].replace("_", " ")


def _clock(moment: dt.datetime, zone: str, phrases: Phrases, names: dict[str, list[str]]) -> str:
    """Return the name of a clock in winter or summer, where the language has one and it means this offset."""
    if zone not in _clocks():
        return ""
    metazone, winter, summer = _clocks()[zone]
    found = names.get(zone) or names.get(metazone)
    offset = _minutes(moment)
    if not found or offset not in (winter, summer):
        return ""
    is_summer = offset == summer != winter
    return found[int(is_summer)]


def _full_names(phrases: Phrases) -> dict[str, list[str]]:
    tables = _tables(phrases.asked_for)
    names: dict[str, list[str]] = tables[-1]["clocks"] if tables else {}
    return {name: names[name] for name in phrases.texts("zone", "by_name") if name in names}


def _offset_in_words(moment: dt.datetime, phrases: Phrases) -> str:
    minutes = _minutes(moment)
    hours, minutes_left = divmod(abs(minutes), 60)
    # A minus sign (U+2212) reads as one; a hyphen may be lost at the end of a line.
    sign = "\N{MINUS SIGN}" if minutes < 0 else "+"
    offset = f"{sign}{hours}" + (f":{minutes_left:02}" if minutes_left else "")
    return phrases.text("zone", "offset").format(offset=offset)


def _minutes(moment: dt.datetime) -> int:
    return int((moment.utcoffset() or dt.timedelta()).total_seconds()) // 60


@lru_cache(maxsize=1)
def _clocks() -> dict[str, tuple[str, int, int]]:
    found: dict[str, tuple[str, int, int]] = json.loads(resources.text("zones", "clocks.json"))
    return found


@lru_cache(maxsize=16)
def _tables(language: str) -> tuple[dict[str, Any], ...]:
    """Return the tables of a language and its regions, the most special one last."""
    subtags = language.split("-")
    tables = []
    for length in range(1, len(subtags) + 1):
        try:
            tables.append(json.loads(resources.text("zones", f"{'-'.join(subtags[:length])}.json")))
        except ResourceMissing:
            continue
    return tuple(tables)
