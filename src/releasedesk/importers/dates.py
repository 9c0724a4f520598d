"""Dates and times of day as people write them, found in text."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_MONTHS = (
    "january jan januar janvier janv enero gennaio janeiro januari",
    "february feb februar février févr febrero febbraio fevereiro februari",
    "march mar märz mars marzo março maart",
    "april apr avril abril aprile",
    "may mai mayo maggio maio mei",
    "june jun juni juin junio giugno junho",
    "july jul juli juillet juil julio luglio julho",
    "august aug août agosto augustus",
    "september sep sept septembre septiembre settembre setembro",
    "october oct oktober octobre octubre ottobre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember décembre déc diciembre dicembre dezembro",
)
_MONTH_NUMBER = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica segunda-feira terça-feira quarta-feira "
    "quinta-feira sexta-feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
).split()
_MONTH = "(?P<month>" + "|".join(sorted(map(re.escape, _MONTH_NUMBER), key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?"
_YEAR = r"(?P<year>(?:1[89]|20|21)\d{2})"
_WEEKDAY = (
    r"(?:\b(?:"
    + "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
    + r")\b\.?,?\s{1,3}(?:(?:le|den|the|el|dem)\s)?)?"
)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_WEEKDAY}\b{_DAY}\s{{0,3}}(?:of\s|de\s|d[’'])?\s?{_MONTH}\s{{0,3}},?\s{{0,3}}(?:de\s|del\s)?{_YEAR}\b",
        rf"{_WEEKDAY}\b{_MONTH}\s{{0,3}}{_DAY}\s{{0,2}},?\s{{0,3}}{_YEAR}\b",
        r"\b(?P<year>(?:19|20|21)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})\b",
        r"(?P<year>(?:19|20)\d{2})\s{0,4}[年]\s{0,4}(?P<month>\d{1,2})\s{0,4}[月]\s{0,4}(?P<day>\d{1,2})\s{0,4}[日]",
        r"\b(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>(?:19|20|21)\d{2}|\d{2})\b\.?",
        r"\b(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{1,2})/(?P<year>(?:19|20|21)\d{2})\b",
        r"\b(?P<month>\d{1,2})/(?P<day>1[3-9]|2\d|3[01])/(?P<year>(?:19|20|21)\d{2})\b",
    )
)
_WITHOUT_YEAR = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (rf"{_WEEKDAY}\b{_DAY}\s{{1,3}}{_MONTH}", rf"{_WEEKDAY}\b{_MONTH}\s{{1,3}}{_DAY}\b")
)
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-4])(?:(?P<mark>[:.h]|\s?h\s)(?P<minute>[0-5]\d)(?::[0-5]\d)?)?"
    r"\s?(?P<half>a\.?\s?m\b\.?|p\.?\s?m\b\.?)?(?P<unit>\s?(?:Uhr|hrs|hours|heures|h)\b)?",
    re.IGNORECASE,
)
_BARE_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s?(?:hrs|hours|h\b|GMT|UTC|BST|CET|CEST|[ECMP][SD]?T\b))"
)
_NOON = re.compile(r"\b(?:(?P<noon>noon|midday)|(?P<midnight>midnight))\b", re.IGNORECASE)
_PIVOT = 70
# Dates are looked for at the beginning of a text alone: a release line or a dateline is short.
_REACH = 400


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day, and which characters of the text name it (its weekday included)."""

    day: dt.date
    start: int
    stop: int


def find_date(text: str, year: int | None = None) -> FoundDate | None:
    """Return the first date of a text; with `year`, one that is written without a year counts as well.

    A date of digits alone counts only where its order is certain: 03/04/2026 is left alone.
    """
    text = text[:_REACH]
    found = [date for form in _FORMS for match in form.finditer(text) if (date := _date(match, None))]
    if not found and year is not None:
        found = [
            date for form in _WITHOUT_YEAR for match in form.finditer(text) if (date := _date(match, year))
        ]
    return min(found, key=lambda date: date.start) if found else None


def find_time(text: str) -> dt.time | None:
    """Return the first time of day in a text that is certainly one (“3 PM”, “00.01 hrs”, “10:45”, “noon”)."""
    text = text[:_REACH]
    if match := _NOON.search(text):
        return dt.time(12) if match["noon"] else None
    if match := _BARE_CLOCK.search(text):
        return dt.time(int(match["hour"]), int(match["minute"]))
    for match in _CLOCK.finditer(text):
        if match["half"] or match["unit"] or match["minute"]:
            return _time(match)
    return None


def without_dates(text: str) -> str:
    """Return a text without its first date."""
    found = find_date(text)
    return text if found is None else text[: found.start] + " " + text[found.stop :]


def _date(match: re.Match[str], year: int | None) -> FoundDate | None:
    month = _MONTH_NUMBER.get(match["month"].lower()) or (
        int(match["month"]) if match["month"].isdecimal() else 0
    )
    number = int(match["year"]) if year is None else year
    if number < 100:
        number += 1900 if number >= _PIVOT else 2000
    try:
        return FoundDate(dt.date(number, month, int(match["day"])), match.start(), match.end())
    except ValueError:
        return None


def _time(match: re.Match[str]) -> dt.time | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "")[:1].lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    # 24:00 ends a day and begins another: which one is meant is not certain.
    return dt.time(hour, minute) if hour < 24 else None
