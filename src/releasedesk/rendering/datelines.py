"""The dateline by style: how a city is written, what must stand beside it, and how the date is.

The styles are data (resources/datelines/styles.json), each with its source. A phrase table or a house style names one.
Keys of a style: `place_and_date`, `place` and `date_only` are patterns; `capitals` sets the city in capitals; `months`
and `date` replace those of the language; cities in `alone` need nothing beside them; `qualified_by` tells by country
whether others take their region (from `regions`, by its code, by none for a region that is not known) or their country.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from releasedesk import resources
from releasedesk.model import Dateline
from releasedesk.rendering.dates import date_in_words
from releasedesk.rendering.direction import direction_of
from releasedesk.rendering.phrases import Phrases

_ANY_COUNTRY = "*"
APOSTROPHES = str.maketrans("‘’ʻ", "'''")
"""How the marks of St. John’s and Nuku‘alofa are looked for."""
_BESIDE = re.compile(r"(?=[,(])")


@dataclass(frozen=True)
class DatelineStyle:
    """One way to write datelines; `table` is its data."""

    name: str
    table: dict[str, Any]

    def place(self, dateline: Dateline) -> str:
        """Return the place as it is printed: “ANN ARBOR, Mich.”."""
        city = dateline.place.strip()
        shown = in_capitals(city) if self.table["capitals"] else city
        qualifier = self.qualifier(dateline)
        return f"{shown}, {qualifier}" if qualifier else shown

    def qualifier(self, dateline: Dateline) -> str:
        """Return what stands beside the city, such as its state; empty for one that stands alone or is not known."""
        if not dateline.country or self._stands_alone(dateline):
            return ""
        beside = self._beside(dateline)
        # Guatemala, Panama and Québec are called as what they are the capitals of.
        return "" if bare(beside) == bare(dateline.place) else beside

    def _beside(self, dateline: Dateline) -> str:
        ways: dict[str, str] = self.table["qualified_by"]
        way = ways.get(dateline.country, ways.get(_ANY_COUNTRY, ""))
        if way == "region":
            regions: dict[str, str] = self.table["regions"].get(dateline.country, {})
            return regions.get(dateline.region, dateline.region)
        return country_in_words(dateline.country) if way == "country" else ""

    def _stands_alone(self, dateline: Dateline) -> bool:
        """Tell whether a city needs nothing beside it, by whichever of its names it is called (“Peking”)."""
        city = bare(dateline.place)
        alone = tuple(
            each["city"]
            for each in self.table["alone"]
            if each["country"] == dateline.country
            and each.get("region", dateline.region) in (dateline.region, "")
        )
        return city in map(bare, alone) or city in _other_names(alone, dateline.country)

    def date(self, date: dt.date, phrases: Phrases) -> str:
        """Return the date as it is printed; some styles abbreviate months."""
        if not self.table["date"]:
            return date_in_words(date, phrases)
        month = self.table["months"][date.month - 1]
        return str(self.table["date"].format(day=date.day, month=month, year=date.year))


def dateline_in_words(dateline: Dateline, phrases: Phrases) -> str:
    """Return the dateline as it is printed, with its dash; empty where there is nothing to say."""
    return dateline.override.strip() or generated_dateline(dateline, phrases)


def generated_dateline(dateline: Dateline, phrases: Phrases) -> str:
    """Return the dateline that place and date make, whatever it is overridden by."""
    style = dateline_style(phrases.text("dateline"))
    place = _apart(style.place(dateline), phrases) if dateline.place.strip() else ""
    date = style.date(dateline.date, phrases) if dateline.date else ""
    if not (place or date):
        return ""
    pattern = "place_and_date" if place and date else "place" if place else "date_only"
    return str(style.table[pattern].format(place=place, date=date))


def _apart(place: str, phrases: Phrases) -> str:
    """Return a place so that the number behind it stays apart from it in a line that is read from the right.

    Digits behind Latin letters are read along with them (Unicode Standard Annex 9, rule W7); a mark of direction, which
    prints nothing, parts them.
    """
    if direction_of(phrases.asked_for) == "ltr":
        return place
    ends = next(
        (kind for kind in map(unicodedata.bidirectional, reversed(place)) if kind in ("L", "R", "AL")), ""
    )
    return f"{place}\N{RIGHT-TO-LEFT MARK}" if ends == "L" else place


def dateline_style(name: str) -> DatelineStyle:
    """Return the style of that name, or that for house styles where there is none."""
    styles = _styles()
    found = name if name in styles else "house"
    return DatelineStyle(found, styles[found])


def dateline_style_names() -> tuple[str, ...]:
    """Return the names of all styles."""
    return tuple(_styles())


def country_in_words(code: str) -> str:
    """Return the English name of a country (ISO 3166-1 alpha-2), or the code where there is none."""
    return _countries().get(code, code)


def regions_of(country: str) -> dict[str, str]:
    """Return what the regions of a country are called in English datelines, by their codes."""
    regions: dict[str, str] = _styles()["ap"]["regions"].get(country, {})
    return regions


def in_capitals(place: str) -> str:
    """Return a place with its city in capitals; what somebody wrote beside it stays: “ANN ARBOR, Mich.”."""
    city, *beside = _BESIDE.split(place, maxsplit=1)
    return city.upper() + "".join(beside)


@lru_cache(maxsize=64)
def _other_names(cities: tuple[str, ...], country: str) -> frozenset[str]:
    """Return by which other names people look for some cities of a country, each the largest of its name."""
    if not cities:
        return frozenset()
    everything = resources.text("datelines", "cities.tsv")
    found: set[str] = set()
    for city in cities:
        start = everything.find(f"\n{city}\t{country}\t") + 1
        if start:
            others = everything[start : everything.find("\n", start)].rpartition("\t")[2]
            found.update(map(bare, filter(None, others.split("|"))))
    return frozenset(found)


@lru_cache(maxsize=256)
def bare(name: str) -> str:
    """Return a name without accents and capitals, as people look for it."""
    parts = unicodedata.normalize("NFKD", name.strip()).casefold().translate(APOSTROPHES)
    return "".join(character for character in parts if not unicodedata.combining(character))


@lru_cache(maxsize=1)
def _styles() -> dict[str, dict[str, Any]]:
    styles: dict[str, dict[str, Any]] = json.loads(resources.text("datelines", "styles.json"))
    return styles


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    names: dict[str, str] = json.loads(resources.text("datelines", "countries.json"))
    return names
