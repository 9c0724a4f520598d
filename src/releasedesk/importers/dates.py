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
    "monday mon montag lundi lunes lunedì segunda-feira maandag",
    "tuesday tue tues dienstag mardi martes martedì terça-feira dinsdag",
    "wednesday wed mittwoch mercredi miércoles mercoledì quarta-feira woensdag",
    "thursday thu thur thurs donnerstag jeudi jueves giovedì quinta-feira donderdag",
    "friday fri freitag vendredi viernes venerdì sexta-feira vrijdag",
    "saturday sat samstag sonnabend samedi sábado sabato zaterdag",
    "sunday sun sonntag dimanche domingo domenica zondag",
)
_WEEKDAY_NUMBER = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
# In brackets behind a date: Japanese, Korean, Chinese.
_WEEKDAY_SIGNS = ("月火水木金土日", "월화수목금토일", "一二三四五六日")
_MONTH = "(?P<month>" + "|".join(sorted(map(re.escape, _MONTH_NUMBER), key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?"
_YEAR = r"(?P<year>(?:1[89]|20|21)\d{2})"
_WEEKDAY = (
    r"(?:\b(?P<weekday>"
    + "|".join(sorted(_WEEKDAY_NUMBER, key=len, reverse=True))
    + r")\b\.?,?\s{1,3}(?:(?:le|den|the|el|dem)\s)?)?"
)
# Shorter ones are words as well, such as “sun”.
_WHOLE_WEEKDAY = r"\b(?P<name>" + "|".join(name for name in _WEEKDAY_NUMBER if len(name) > 5) + r")\b"
_WEEKDAY_BEHIND = re.compile(
    r"\s?,?\s?[(（]?"
    + _WHOLE_WEEKDAY
    + r"|\s?[(（](?:星期|周|週)?(?P<sign>["
    + "".join(_WEEKDAY_SIGNS)
    + r"])(?:曜日?|요일)?[)）]",
    re.IGNORECASE,
)
_NAMED_WEEKDAY = re.compile(_WHOLE_WEEKDAY, re.IGNORECASE)
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
    """A day, and which characters of the text name it (a weekday before it included).

    `weekday` is the one that is written beside it, from 0 for Monday; None where none is.
    """

    day: dt.date
    start: int
    stop: int
    weekday: int | None = None

    @property
    def contradicts_itself(self) -> bool:
        """Whether the day is another weekday than the one that is written beside it."""
        return self.weekday is not None and self.weekday != self.day.weekday()


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


def weekdays_in(text: str) -> set[int]:
    """Return the weekdays that a text names in whole words, from 0 for Monday."""
    return {_WEEKDAY_NUMBER[match["name"].lower()] for match in _NAMED_WEEKDAY.finditer(text[:_REACH])}


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
        day = dt.date(number, month, int(match["day"]))
    except ValueError:
        return None
    return FoundDate(day, match.start(), match.end(), _weekday_beside(match))


def _weekday_beside(match: re.Match[str]) -> int | None:
    before = match.groupdict().get("weekday")
    if before:
        return _WEEKDAY_NUMBER[before.lower()]
    behind = _WEEKDAY_BEHIND.match(match.string, match.end())
    if behind is None:
        return None
    if behind["name"]:
        return _WEEKDAY_NUMBER[behind["name"].lower()]
    return next(signs.index(behind["sign"]) for signs in _WEEKDAY_SIGNS if behind["sign"] in signs)


def _time(match: re.Match[str]) -> dt.time | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "")[:1].lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    # 24:00 ends a day and begins another: which one is meant is not certain.
    return dt.time(hour, minute) if hour < 24 else None
