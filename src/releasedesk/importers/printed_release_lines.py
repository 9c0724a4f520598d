"""Release lines as ReleaseDesk prints them, read back: a moment is taken only where it would be printed so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from releasedesk.importers.printed_phrases import all_phrases, comparable, one_of, pattern_of
from releasedesk.importers.time_zones import ABBREVIATIONS
from releasedesk.model import ReleaseLine
from releasedesk.rendering.dates import release_line_in_words
from releasedesk.rendering.phrases import Phrases
from releasedesk.rendering.zones import zone_in_words

_TIMES = ("noon", "midnight", "full_hour", "usual")
_LONGEST = 600


@lru_cache(maxsize=64)
def printed_release_line(text: str) -> ReleaseLine | None:
    """Return what a release line says that was printed in any language; None for other words."""
    if len(text) > _LONGEST:
        return None
    line = comparable(text)
    return next(filter(None, (_line(line, phrases) for phrases in all_phrases())), None)


def languages_of_release_line(text: str) -> frozenset[str]:
    """Return the languages in which a release line is printed so."""
    line = comparable(text)
    if len(text) > _LONGEST:
        return frozenset()
    return frozenset(phrases.language for phrases in all_phrases() if _line(line, phrases) is not None)


def _line(text: str, phrases: Phrases) -> ReleaseLine | None:
    immediate, hold, embargo = _lines(phrases)
    if text == immediate:
        return ReleaseLine()
    if text == hold:
        return ReleaseLine(kind="hold")
    match = embargo.fullmatch(text)
    if match is None:
        return None
    found = (_embargo(main, others, phrases) for main, others in _moments(match["moment"], phrases))
    return next((line for line in found if line is not None and _prints(line, text, phrases)), None)


@lru_cache(maxsize=32)
def _lines(phrases: Phrases) -> tuple[str, str, re.Pattern[str]]:
    """Return the lines of a language that have no moment, and the expression for the one that has."""
    immediate, hold = (comparable(phrases.text("release_line", each)) for each in ("immediate", "hold"))
    moment = {"moment": "(?P<moment>.+)"}
    return immediate, hold, re.compile(pattern_of(phrases.text("release_line", "embargo"), moment))


def _prints(line: ReleaseLine, text: str, phrases: Phrases) -> bool:
    return comparable(release_line_in_words(line, phrases)) == text


def _moments(text: str, phrases: Phrases) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield how a moment may be cut into that of the main zone and those of further ones."""
    groups = {"main": "(?P<main>.+?)", "others": "(?P<others>.+)"}
    match = re.fullmatch(pattern_of(phrases.text("release_line", "further"), groups), text)
    if match is not None:
        between = comparable(phrases.text("release_line", "between"))
        parts = re.split(rf"\s*{re.escape(between)}\s*", match["others"])
        yield match["main"], tuple(parts)
    yield text, ()


def _embargo(main: str, others: tuple[str, ...], phrases: Phrases) -> ReleaseLine | None:
    until = next(_zoned(main, phrases), None)
    if until is None:
        return None
    moment, zone = until
    further = []
    for other in others:
        same = next((name for there, name in _zoned(other, phrases) if there == moment), None)
        if same is None:
            return None
        further.append(same)
    return ReleaseLine(
        kind="embargo",
        until=dt.datetime.fromisoformat(moment.isoformat()),
        time_zone=zone,
        further_zones=tuple(further),
    )


def _zoned(text: str, phrases: Phrases) -> Iterator[tuple[dt.datetime, str]]:
    """Yield the moments that a text names, each with a zone whose clocks are called so then."""
    for wall, words in _wall_times(text, phrases):
        for zone in _zones():
            for fold in (0, 1):
                there = wall.replace(tzinfo=ZoneInfo(zone), fold=fold)
                if comparable(zone_in_words(there, zone, phrases)) == words:
                    yield there, zone
                    break


def _wall_times(text: str, phrases: Phrases) -> Iterator[tuple[dt.datetime, str]]:
    for expression, kind in _expressions(phrases):
        match = expression.fullmatch(text)
        if match is None:
            continue
        months = [comparable(month) for month in phrases.texts("months")]
        day = int(match["day"]) if "day" in expression.groupindex else 1
        try:
            date = dt.date(int(match["year"]), months.index(match["month"]) + 1, day)
            yield dt.datetime.combine(date, _time(match, kind, phrases)), match["zone"]
        except ValueError:
            continue


def _time(match: re.Match[str], kind: str, phrases: Phrases) -> dt.time:
    given = match.groupdict()
    if kind in ("noon", "midnight"):
        return dt.time(12 if kind == "noon" else 0)
    minute = int(given.get("minute") or 0)
    if "hour" in given:
        return dt.time(int(given["hour"]), minute)
    afternoon = given["meridiem"] == comparable(phrases.texts("meridiem")[1])
    return dt.time(int(given["hour12"]) % 12 + 12 * afternoon, minute)


@lru_cache(maxsize=32)
def _expressions(phrases: Phrases) -> tuple[tuple[re.Pattern[str], str], ...]:
    number = r"\d{1,2}"
    dates = [
        pattern_of(
            phrases.text("date", form),
            {
                "day": f"(?P<day>{number})",
                "month": f"(?P<month>{one_of(phrases.texts('months'))})",
                "year": r"(?P<year>\d{4})",
            },
        )
        for form in ("first_of_month", "usual")
    ]
    found = []
    for kind in _TIMES:
        groups = {
            "hour": f"(?P<hour>{number})",
            "hour12": f"(?P<hour12>{number})",
            "minute": r"(?P<minute>\d\d)",
            "meridiem": f"(?P<meridiem>{one_of(phrases.texts('meridiem'))})",
        }
        time = pattern_of(phrases.text("time", kind), groups)
        for date in dates:
            parts = {
                "time": time,
                "date": date,
                "weekday": one_of(phrases.texts("weekdays")),
                "zone": "(?P<zone>.+)",
            }
            for moment in ("midnight", "usual"):
                found.append((re.compile(pattern_of(phrases.text("moment", moment), parts)), kind))
    return tuple(found)


@lru_cache(maxsize=1)
def _zones() -> tuple[str, ...]:
    """Return all zones, first those that a name such as “Eastern Standard Time” usually means."""
    usual = dict.fromkeys(
        zone for zones, _ in ABBREVIATIONS.values() for zone in zones if not zone.startswith("Etc/")
    )
    others = sorted(zone for zone in available_timezones() - usual.keys() if "/" in zone)
    return ("UTC", *usual, *others)
