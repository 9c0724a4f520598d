"""Datelines as ReleaseDesk prints them in any language, read back into place and date."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from releasedesk.importers.printed_phrases import all_phrases, comparable, one_of, pattern_of
from releasedesk.rendering.datelines import dateline_style
from releasedesk.rendering.phrases import Phrases

# What a place is made of; a sentence that has a date in it is none.
_PLACE = r"(?P<place>[^\d.,:;–—()（）【】「」“”\"«»、，]{2,40})"
_INVISIBLE = "\u200f"


@dataclass(frozen=True, slots=True)
class PrintedDateline:
    """The place and date that a paragraph begins with, and where its words start."""

    place: str
    date: dt.date
    stop: int


def printed_dateline(text: str) -> PrintedDateline | None:
    """Return the dateline with place and date that a paragraph begins with, or None where it begins otherwise."""
    shown = comparable(text)
    if len(shown) != len(text.rstrip()):
        return None
    for expression, months in _expressions():
        if match := expression.match(shown):
            try:
                date = dt.date(int(match["year"]), months[match["month"]], int(match["day"]))
            except ValueError:
                continue
            return PrintedDateline(match["place"].strip(" " + _INVISIBLE), date, match.end())
    return None


def languages_of_dateline(text: str) -> frozenset[str]:
    """Return the languages in which a paragraph that begins so has a dateline."""
    shown = comparable(text)
    return frozenset(
        phrases.language
        for phrases in all_phrases()
        if any(expression.match(shown) for expression, _ in _of(phrases))
    )


@lru_cache(maxsize=1)
def _expressions() -> tuple[tuple[re.Pattern[str], dict[str, int]], ...]:
    found = (each for phrases in all_phrases() for each in _of(phrases))
    # Languages share most of them.
    return tuple({(each[0].pattern, *each[1]): each for each in found}.values())


@lru_cache(maxsize=32)
def _of(phrases: Phrases) -> list[tuple[re.Pattern[str], dict[str, int]]]:
    style = dateline_style(phrases.text("dateline")).table
    months = style["months"] if style["date"] else phrases.texts("months")
    dates = (
        [style["date"]]
        if style["date"]
        else [phrases.text("date", form) for form in ("first_of_month", "usual")]
    )
    numbers = {comparable(month): number for number, month in enumerate(months, start=1)}
    # A template may write the first day out, as “1er”: the figure is then outside of the group.
    groups = {
        "day": r"(?P<day>\d{1,2})",
        "month": f"(?P<month>{one_of(numbers)})",
        "year": r"(?P<year>\d{4})",
    }
    dates = [date for date in dates if "{day}" in date]
    return [
        (
            re.compile(
                pattern_of(style["place_and_date"], {"place": _PLACE, "date": pattern_of(date, groups)})
                + r"\s*"
            ),
            numbers,
        )
        for date in dates
    ]
