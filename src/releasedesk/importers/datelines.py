"""Datelines: the place and date with which the first paragraph begins (“LEITH, 12 May 2026 – …”)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from releasedesk.importers.dates import find_date
from releasedesk.importers.passages import Passage
from releasedesk.importers.printed_datelines import printed_dateline
from releasedesk.model import runs
from releasedesk.rendering.cities import city_named

_REACH = 170
_SEPARATOR = re.compile(r"\s*(?:-{2,3}|[–—―]|(?<=\s)-(?=\s)|(?<=[\])]):|:\s?[–—-])\s*")
_BESIDE = re.compile(r"(?=,)")
_BREAK = re.compile(r"\s*:\s+")
_WIRE = re.compile(r"\((?=[^)]*[A-Za-z]{2})[A-Za-z][\w .&/]{1,40}\)")
_BRACKETS = re.compile(r"^[(\[](?P<place>[^()\[\]]{2,60})[)\]]\s*[:,]?\s*(?=[–—-]|\S)")
_CHINESE = re.compile(
    r"^(?P<date>\d{4}\s{0,4}年\s{0,4}\d{1,2}\s{0,4}月\s{0,4}\d{1,2}\s{0,4}日)\s{0,3}(?P<place>[\u4e00-\u9fff]{2,4})[\s,，]+"
)
_PLACE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'-]*|de|la|le|am|an|der|upon|on|of|&|/|sur|St\.?|D\.C\.)"
    r"(?:[\s,/]{1,2}(?:[A-ZÀ-Þ][\w.’'-]*|de|la|le|am|an|der|upon|on|of|&|/|sur|the)){0,6}"
)


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline taken off a paragraph; `written` is empty where place and date say all of its words."""

    place: str
    date: dt.date | None
    written: str
    rest: Passage | None


def split_dateline(passage: Passage) -> FoundDateline | None:
    """Return the dateline with which a paragraph begins, or None where it begins otherwise."""
    text = passage.plain
    if printed := printed_dateline(text[:_REACH]):
        rest = passage.part(printed.stop)
        return FoundDateline(printed.place, printed.date, "", rest if rest.plain else None)
    if match := _CHINESE.match(text):
        date = find_date(match["date"])
        return FoundDateline(match["place"], date.day if date else None, "", passage.part(match.end()))
    return _bracketed(passage) or _separated(passage) or _emphasised(passage)


def _bracketed(passage: Passage) -> FoundDateline | None:
    match = _BRACKETS.match(passage.plain)
    if match is None or not _is_place(match["place"]):
        return None
    rest = passage.plain[match.end() :]
    dash = re.match(r"[–—-]{1,3}\s*", rest)
    if dash is None and not match[0].rstrip().endswith((":", ",")):
        return None
    start = match.end() + (dash.end() if dash else 0)
    return _found(passage, start, match["place"].strip(), None, "")


def in_usual_letters(place: str) -> str:
    """Return a place whose city stood in capitals with the letters of its name, where it is one that datelines know."""
    city, *beside = _BESIDE.split(place, maxsplit=1)
    known = city_named(city) if city.isupper() else None
    return known.name + "".join(beside) if known and known.name.upper() == city else place


def _separated(passage: Passage) -> FoundDateline | None:
    """Read segments between dashes for as long as each is a place, a date or the name of a wire."""
    head = passage.plain[:_REACH]
    places: list[str] = []
    date: dt.date | None = None
    wired, start, separators = False, 0, 0
    while start < len(head):
        match = _SEPARATOR.search(head, start)
        if match is None and not separators and (broken := _BREAK.search(head)):
            match = broken if find_date(head[: broken.start()]) else None
        whole_line = match is None and len(passage.plain) == len(head)
        segment = head[start : match.start()] if match else head[start:] if whole_line else ""
        element = _element(segment) if segment or match else None
        if element is None or (whole_line and not element[2] and not element[1]):
            break
        place, day, wire = element
        places += [place] if place else []
        date, wired = date or day, wired or wire
        start = match.end() if match else len(head)
        separators += 1
    if not separators or not (places or date):
        return None
    written = passage.plain[:start].strip() if wired else ""
    return _found(passage, start, " — ".join(places), date, written)


def _element(segment: str) -> tuple[str, dt.date | None, bool] | None:
    """Return place, date and whether a wire is named, for a segment that holds nothing else."""
    segment = segment.strip()
    wire = _WIRE.search(segment)
    if wire and wire.start() and not _is_wire(wire[0]):
        wire = None
    rest = segment.replace(wire[0], " ") if wire else segment
    found = find_date(rest)
    if found is not None:
        rest = rest[: found.start] + " " + rest[found.stop :]
    place = rest.strip(" ,.:;\u00a0")
    written = rest.strip(" ,:;\u00a0")
    if written.endswith(".") and re.search(r"\b[A-Z][a-z]{0,4}\.$|\.[A-Z]\.$", written):
        place = written
    if place and not _is_place(place):
        return None
    if not (place or found or wire):
        return None
    return place, found.day if found else None, wire is not None


def _is_wire(text: str) -> bool:
    words = text.strip("()").split()
    return text.isupper() or text.islower() or any("wire" in word.casefold() for word in words)


def _is_place(text: str) -> bool:
    return len(text) <= 60 and bool(_PLACE.fullmatch(text)) and not text.islower()


def _emphasised(passage: Passage) -> FoundDateline | None:
    """Return a dateline that is set off by bold or italic type alone, or followed by a full stop after such type."""
    first = next(runs(passage.text), None)
    if first is None or not (first.format.strong or first.format.emphasis):
        return None
    element = _element(first.text)
    rest = passage.plain[len(first.text) :]
    if element is None or not element[0] or not re.match(r"[.,:]?\s+\S", rest):
        return None
    if "," not in first.text and not first.text.isupper():
        return None
    gap = re.match(r"[.,:]?\s+", rest)
    start = len(first.text) + (gap.end() if gap else 0)
    return _found(passage, start, element[0], element[1], "")


def _found(
    passage: Passage, start: int, place: str, date: dt.date | None, written: str
) -> FoundDateline | None:
    rest = passage.part(start)
    begins = rest.plain[:1]
    if begins and begins.islower() and not written and date is None:
        return None
    return FoundDateline(place, date, written, rest if rest.plain else None)
