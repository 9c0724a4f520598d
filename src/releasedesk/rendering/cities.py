"""The cities that datelines know, found as one types; read when they are first looked for (resources/datelines)."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from releasedesk import resources
from releasedesk.model.release_line import time_zone
from releasedesk.rendering.datelines import APOSTROPHES, bare, country_in_words, regions_of

_SHORTEST = 2
_MOST_NAMESAKES = 400
_ACCENTS = re.compile("[\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class City:
    """A city by the name that was looked for, with ISO 3166-1 country, region (its code, or empty) and time zone."""

    name: str
    country: str
    region: str
    time_zone: str

    @property
    def label(self) -> str:
        """The city with what tells it from its namesakes: “London, ON, Canada”."""
        return ", ".join(filter(None, (self.name, self.region, country_in_words(self.country))))

    def date(self, moment: dt.datetime) -> dt.date:
        """Return which day it is in the city at a moment, which carries its offset."""
        return moment.astimezone(time_zone(self.time_zone)).date()


def read_cities() -> None:
    """Read the cities now, so that the first search need not wait for it."""
    _index()


def find_cities(typed: str, limit: int = 12) -> tuple[City, ...]:
    """Return the largest cities of which a name begins with what was typed, whatever its accents and capitals.

    Names that are all that was typed come first. A city that is found by another of its names is given by that one.
    What is typed after a comma, such as “D.C.”, “Mich” or “France”, tells where the city is.
    """
    name, _, beside = typed.partition(",")
    wanted, within = bare(name), _letters(beside)
    if len(wanted) < _SHORTEST:
        return ()
    letters = name.strip().casefold()
    found = list(_matches(letters, wanted, _MOST_NAMESAKES if within else limit * 4))
    if within:
        found = [city for city in found if _is_within(city, within)]
    found.sort(key=lambda city: (bare(city.name) != wanted, not city.name.casefold().startswith(letters)))
    return tuple(found[:limit])


def _is_within(city: City, typed: str) -> bool:
    """Tell whether a region or country begins with what is typed, or that with the abbreviation of the region."""
    names = (city.region, regions_of(city.country).get(city.region, ""), country_in_words(city.country))
    region = _letters(names[1])
    return any(_letters(name).startswith(typed) for name in names) or bool(
        region and typed.startswith(region)
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, bare(text)))


def city_named(name: str, country: str = "", region: str = "") -> City | None:
    """Return the largest city of that name, in a country and region where they are given; None where there is none."""
    for city in find_cities(name, 40):
        if bare(city.name) != bare(name):
            return None
        if (country in ("", city.country)) and (region in ("", city.region)):
            return city
    return None


def _matches(typed: str, wanted: str, limit: int) -> Iterator[City]:
    """Yield cities whose own name begins so, then those that are found by another of their names."""
    lines, folded, starts = _index()
    seen: set[int] = set()
    for edge in ("\n", "|"):
        position = folded.find(edge + wanted)
        while position >= 0 and len(seen) < limit:
            at = bisect_right(starts, position) - 1
            if at not in seen:
                seen.add(at)
                yield _city(lines[at], typed, wanted)
            position = folded.find(edge + wanted, position + 1)


def _city(line: str, typed: str, wanted: str) -> City:
    name, country, region, zone, others = line.split("\t")
    if bare(name).startswith(wanted) and bare(name)[len(wanted) : len(wanted) + 1].isalpha():
        # In the midst of its own name, a short foreign one (“Bristo”, “Parĩ”) is not what is being typed.
        return City(name, country, region, zone)
    names = [name, *others.split("|")[1:]]
    whole = (each for each in names if bare(each) == wanted)
    as_typed = (each for each in names if each.casefold().startswith(typed))
    by_letters = (each for each in names if bare(each).startswith(wanted))
    return City(next(whole, None) or next(as_typed, None) or next(by_letters, name), country, region, zone)


@lru_cache(maxsize=1)
def _index() -> tuple[list[str], str, list[int]]:
    """Return the lines, all of them as people look for them, and where in that text each line begins."""
    text = resources.text("datelines", "cities.tsv").rstrip("\n")
    folded = _ACCENTS.sub("", "\n" + unicodedata.normalize("NFKD", text).casefold().translate(APOSTROPHES))
    starts, position = [], folded.find("\n")
    while position >= 0:
        starts.append(position)
        position = folded.find("\n", position + 1)
    return text.split("\n"), folded, starts
