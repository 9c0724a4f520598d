"""From the words of a release line to what the release promises: at once, after a moment, or not yet.

An embargo is only set where day, time and zone are certain. Otherwise the release is held and the words stay as
written: a moment that nobody wrote must never be printed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from releasedesk.importers.dates import find_date, find_time, weekdays_in
from releasedesk.importers.line_kinds import is_embargo
from releasedesk.importers.passages import Passage
from releasedesk.importers.printed_release_lines import printed_release_line
from releasedesk.importers.result import Report, excerpt
from releasedesk.importers.time_zones import fold_named_in, names_a_zone, zone_named_in, zone_of_city
from releasedesk.model import ReleaseLine


@dataclass(frozen=True, slots=True)
class FoundReleaseLine:
    """A release line, and the words as written where it could not say them all."""

    line: ReleaseLine
    kept: str = ""


def release_line(
    passages: Sequence[Passage], place: str, issued: dt.date | None, report: Report, address: str
) -> FoundReleaseLine:
    """Return what the release lines of a source say.

    Args:
        passages: The lines as written.
        place: The place of the dateline; a city that names a time zone tells whose clock an embargo means.
        issued: The day of the dateline, whose year an embargo without one takes.
        report: Where to note what was not certain.
        address: The address of the release line, for findings.
    """
    if not passages:
        report.note(
            "release-line-missing",
            "The text has no release line; it was taken to be for immediate release.",
            place=address,
        )
        return FoundReleaseLine(ReleaseLine())
    embargo = next((passage for passage in passages if is_embargo(passage.plain)), None)
    if embargo is None:
        return FoundReleaseLine(ReleaseLine())
    return _embargo(embargo, place, issued, report, address)


def _embargo(
    passage: Passage, place: str, issued: dt.date | None, report: Report, address: str
) -> FoundReleaseLine:
    text = passage.plain
    if (printed := printed_release_line(text)) is not None:
        return FoundReleaseLine(printed)
    moment = _moment(text, issued)
    if moment is None:
        missing = "has no time of day" if find_time(text) is None else "has no date"
        return _held(passage, f"The embargo “{excerpt(text)}” {missing} that is certain", report, address)
    if not _fits_weekday(text, moment):
        problem = f"The weekday of the embargo “{excerpt(text)}” is not that of its date"
        return _held(passage, problem, report, address)
    zone = zone_named_in(text, moment)
    if zone is None and names_a_zone(text):
        problem = f"The time zone of the embargo “{excerpt(text)}” does not fit its date"
        return _held(passage, problem, report, address)
    if zone is None and (zone := zone_of_city(place)) is not None:
        report.warn(
            "embargo-zone-assumed",
            f"The embargo “{excerpt(text)}” names no time zone; the clock of {zone} was taken from the dateline.",
            passage.line,
            address,
            {"time_zone": zone},
        )
    if zone is None:
        return _held(passage, f"The embargo “{excerpt(text)}” names no time zone", report, address)
    until = _until(text, moment, zone)
    if until is None:
        problem = (
            f"The clocks change at the time of the embargo “{excerpt(text)}”, so its moment is not certain"
        )
        return _held(passage, problem, report, address)
    if find_date(text) is None:
        report.warn(
            "embargo-date-completed",
            f"The embargo “{excerpt(text)}” does not give the whole date; it was completed to {moment:%Y-%m-%d}.",
            passage.line,
            address,
        )
    return FoundReleaseLine(ReleaseLine(kind="embargo", until=until, time_zone=zone))


def _moment(text: str, issued: dt.date | None) -> dt.datetime | None:
    """Return the wall time of an embargo; a missing date or year is that of the release."""
    time = find_time(text)
    if time is None:
        return None
    found = find_date(text, issued.year if issued else None)
    if found is not None:
        return dt.datetime.combine(found.day, time)
    return dt.datetime.combine(issued, time) if issued else None


def _fits_weekday(text: str, moment: dt.datetime) -> bool:
    """Tell whether the weekday that an embargo names, if it names one, is that of its date."""
    written, weekdays = find_date(text, moment.year), weekdays_in(text)
    return not (written and written.contradicts_itself) and (not weekdays or moment.weekday() in weekdays)


def _until(text: str, moment: dt.datetime, zone: str) -> dt.datetime | None:
    """Tell when the clocks of a zone show a wall time; None where they skip it, or show it twice and nothing tells."""
    until = moment.replace(tzinfo=ZoneInfo(zone))
    fold: int | None = 0
    if not _exists_once(until):
        fold = None if _is_skipped(until) else fold_named_in(text, moment, zone)
    return None if fold is None else dt.datetime.fromisoformat(until.replace(fold=fold).isoformat())


def _exists_once(moment: dt.datetime) -> bool:
    """Tell whether the clocks of a zone show a wall time exactly once (not when they are put forward or back)."""
    return moment.utcoffset() == moment.replace(fold=1).utcoffset()


def _is_skipped(moment: dt.datetime) -> bool:
    """Tell whether the clocks of a zone go forward over a wall time and never show it."""
    there = moment.astimezone(dt.UTC).astimezone(moment.tzinfo)
    return there.replace(tzinfo=None) != moment.replace(tzinfo=None)


def _held(passage: Passage, problem: str, report: Report, address: str) -> FoundReleaseLine:
    report.warn(
        "embargo-uncertain",
        f"{problem}; the release is on hold and the line stays above the headline as written until you set it.",
        passage.line,
        address,
        {"written": passage.plain},
    )
    return FoundReleaseLine(ReleaseLine(kind="hold"), passage.plain)
