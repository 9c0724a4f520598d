"""When a release may be used, and where and when it is issued."""

from __future__ import annotations

import datetime as dt
from datetime import UTC, datetime
from functools import lru_cache
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, PlainSerializer, model_validator

from releasedesk import limits
from releasedesk.model.base import Line, Value, is_empty


@lru_cache(maxsize=64)
def time_zone(name: str) -> ZoneInfo:
    """Return the IANA time zone of that name.

    Raises:
        ValueError: There is no such zone; the message says so.

    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"“{name}” is not a time zone; write one such as “Europe/London”") from error


def names_a_city(zone: str) -> bool:
    """Tell whether a zone is named after a place; the signs of others, such as “Etc/GMT+5”, are easily misread."""
    return "/" in zone and not zone.startswith("Etc/")


def _with_offset(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("the time has no offset from UTC; write it as 2026-11-24T00:01:00+00:00")
    if not limits.FIRST_YEAR <= moment.year <= limits.LAST_YEAR:
        raise ValueError(f"the year {moment.year} is none in which a release can be embargoed")
    return moment.replace(microsecond=0)


Instant = Annotated[
    datetime,
    AfterValidator(_with_offset),
    PlainSerializer(lambda moment: moment.isoformat(), return_type=str, when_used="json"),
]
"""A moment as wall time with its offset from UTC (ISO 8601), whole seconds."""


class ReleaseLine(Value):
    """When a release may be used: at once, after a moment, or not before someone says so.

    `until` is the wall time at which an embargo lifts, with the offset that the clocks of `time_zone` show then; the
    offset also tells which of two it is where clocks show a time twice. `further_zones` are those in which the moment
    is printed besides.
    """

    kind: Literal["immediate", "embargo", "hold"] = "immediate"
    until: Instant | None = None
    time_zone: Line = ""
    further_zones: tuple[Line, ...] = Field(default=(), exclude_if=is_empty)

    @model_validator(mode="after")
    def _an_embargo_names_its_moment(self) -> Self:
        if self.kind != "embargo":
            if self.until is not None:
                raise ValueError(
                    f"a release line of kind “{self.kind}” has no “until”; take it out or write “embargo”"
                )
            return self
        if self.until is None:
            raise ValueError("an embargo needs “until”, the date and time at which it lifts")
        if not self.time_zone:
            raise ValueError("an embargo needs “time_zone”, such as “Europe/London”")
        for zone in self.further_zones:
            time_zone(zone)
        there = self.until.astimezone(time_zone(self.time_zone))
        if there.replace(tzinfo=None) != self.until.replace(tzinfo=None):
            raise ValueError(
                f"when it is {self.until.isoformat()}, clocks in {self.time_zone} show {there.isoformat()};"
                " correct the time or the offset"
            )
        return self

    @property
    def instant(self) -> datetime | None:
        """The moment at which the embargo lifts, in UTC, or None where there is no embargo."""
        return self.until.astimezone(UTC) if self.until is not None else None

    @property
    def fold(self) -> int:
        """Which of two equal wall times is meant where clocks go back (PEP 495); 0 where there is one only."""
        if self.until is None:
            return 0
        first = self.until.replace(tzinfo=time_zone(self.time_zone), fold=0)
        return int(first.utcoffset() != self.until.utcoffset())

    @property
    def is_shown_twice(self) -> bool:
        """Whether clocks go back over the time of the embargo, so that only its offset tells which is meant."""
        if self.until is None:
            return False
        there = self.until.replace(tzinfo=time_zone(self.time_zone))
        return there.replace(fold=0).utcoffset() != there.replace(fold=1).utcoffset()

    @property
    def local_time(self) -> datetime | None:
        """The same moment on the clocks of `time_zone`, or None where there is no embargo."""
        return self.until.astimezone(time_zone(self.time_zone)) if self.until is not None else None


class Dateline(Value):
    """Where and on which day the release is issued.

    `country` (ISO 3166-1 alpha-2), `region` (its code, such as “MI”) and `time_zone` are those of the place, where they
    are known: some styles print them, and the date is that of the place. `override` is the dateline in the officer's
    own words; when it is empty, the dateline is made from place and date.
    """

    place: Line = ""
    country: Line = Field(default="", exclude_if=is_empty)
    region: Line = Field(default="", exclude_if=is_empty)
    time_zone: Line = Field(default="", exclude_if=is_empty)
    date: dt.date | None = None
    override: Line = ""
