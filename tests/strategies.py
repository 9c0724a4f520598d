"""Hypothesis strategies for releases and their parts, shared by all tests.

Each is made once: making one takes Hypothesis longer than drawing from it, and a release has hundreds of parts.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any, get_args

from hypothesis import strategies as st

from releasedesk.model import (
    Attribution,
    Block,
    Boilerplate,
    Contact,
    Dateline,
    EarlierRelease,
    Edition,
    Event,
    Figure,
    Format,
    HouseStyleChoice,
    Kind,
    ListBlock,
    Metadata,
    Organisation,
    Paragraph,
    Person,
    Phone,
    Placement,
    Quote,
    Release,
    ReleaseLine,
    RichText,
    Run,
    Section,
    Table,
    Variable,
    rich_text,
)
from releasedesk.model.base import clean_line, clean_text
from releasedesk.model.people import LaterMention
from releasedesk.model.release_line import time_zone

ZONES = ("Europe/London", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "UTC")

# Ordinary words with what trips software up: quotation marks, markup of several kinds, other scripts, wide characters.
_TEXT = st.text(
    st.one_of(
        st.sampled_from("abc xyz .,!?“”‘’\"'«»#*_[]<>&\\$`|~-–—…\u00a0é ü م ש 字 ﷺ 👩 \u200d \u0301\n\t"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=12,
)


@cache
def lines() -> st.SearchStrategy[str]:
    """Plain strings on one line, as the model keeps them."""
    return _TEXT.map(clean_line)


@cache
def plain_texts() -> st.SearchStrategy[str]:
    """Plain strings that may hold line breaks, as the model keeps them."""
    return _TEXT.map(clean_text)


@cache
def formats() -> st.SearchStrategy[Format]:
    """Any combination of formats."""
    link = st.sampled_from(["", "https://harbourtrust.example/a?b=c&d", "mailto:press@harbourtrust.example"])
    return st.builds(Format, st.booleans(), st.booleans(), st.booleans(), st.booleans(), link, st.just(""))


@cache
def rich_texts() -> st.SearchStrategy[RichText]:
    """Rich texts in their normal form."""
    formatted = st.lists(st.builds(Run, plain_texts(), formats()), max_size=4).map(rich_text)
    return st.one_of(plain_texts(), formatted)


@cache
def identifiers() -> st.SearchStrategy[str]:
    """Identifiers as the program makes them."""
    return st.text("bcdfghjkmnpqrstvwxz23456789", min_size=4, max_size=4)


def _tuples(parts: st.SearchStrategy[Any], most: int, least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(parts, min_size=least, max_size=most).map(tuple)


def _each_once(parts: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple({part.id: part for part in parts}.values())


_ANY_OR_NO_DATE = st.none() | st.dates()


def _attributions() -> st.SearchStrategy[Attribution]:
    def at(placement: Placement) -> st.SearchStrategy[Attribution]:
        split_at = st.integers(0, 12) if placement == "interrupting" else st.just(0)
        return st.builds(Attribution, verb=lines(), placement=st.just(placement), split_at=split_at)

    return st.one_of(*map(at, get_args(Placement)))


@cache
def tables() -> st.SearchStrategy[Table]:
    """Tables of words and figures, some of whose cells are blank."""
    cells = st.one_of(lines(), st.sampled_from(["", "1,234.5", "−12 %", "€3.2m", "(4)"]))

    def of_columns(count: int) -> st.SearchStrategy[Table]:
        rows = _tuples(st.tuples(*[cells] * count), 4, 1)
        return st.builds(Table, id=identifiers(), caption=lines(), header=st.booleans(), rows=rows)

    return st.one_of(*map(of_columns, range(1, 4)))


# One to three paragraphs with any attribution, which nobody has said yet.
_QUOTES = st.builds(
    Quote, id=identifiers(), paragraphs=_tuples(rich_texts(), 3, 1), attribution=_attributions()
)
_BLOCKS = st.one_of(
    st.builds(Paragraph, id=identifiers(), text=rich_texts()),
    _QUOTES,
    st.builds(ListBlock, id=identifiers(), ordered=st.booleans(), items=_tuples(rich_texts(), 3, 1)),
    st.builds(Figure, id=identifiers(), asset=st.just(""), alt=lines(), caption=rich_texts(), credit=lines()),
    tables(),
)


@st.composite
def blocks(draw: st.DrawFn, speakers: tuple[str, ...] = ("",)) -> Block:
    """Blocks of every kind."""
    block = draw(_BLOCKS)
    if isinstance(block, Quote):
        return block.replace(speaker=draw(st.sampled_from(speakers)))
    return block


_NO_EMBARGO_OR_ONE = st.sampled_from([ReleaseLine(), ReleaseLine(kind="hold"), None, None])
_ZONES = st.sampled_from(ZONES)
_MOMENTS = st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2060, 1, 1))
_FURTHER_ZONES = _tuples(_ZONES, 2)


@st.composite
def release_lines(draw: st.DrawFn) -> ReleaseLine:
    """Release lines of every kind; embargoes at moments that exist."""
    if (line := draw(_NO_EMBARGO_OR_ONE)) is not None:
        return line
    zone = draw(_ZONES)
    until = draw(_MOMENTS).replace(microsecond=0, tzinfo=dt.UTC).astimezone(time_zone(zone))
    further = draw(_FURTHER_ZONES)
    until = dt.datetime.fromisoformat(until.isoformat())
    return ReleaseLine(kind="embargo", until=until, time_zone=zone, further_zones=further)


@cache
def contacts() -> st.SearchStrategy[Contact]:
    """Contacts with several phones and addresses."""
    phones = st.builds(Phone, kind=lines(), number=lines(), extension=lines())
    return st.builds(
        Contact,
        id=identifiers(),
        name=lines(),
        role=lines(),
        organisation=lines(),
        phones=_tuples(phones, 2),
        emails=_tuples(lines(), 2),
    )


# What an edition holds besides its body, whose blocks are shared out to sections and notes.
_OUTSIDE_THE_BODY: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "release_line": release_lines(),
        "reference": lines(),
        "kicker": lines(),
        "headline": lines(),
        "subheadlines": _tuples(lines(), 3),
        "dateline": st.builds(Dateline, place=lines(), date=_ANY_OR_NO_DATE, override=lines()),
        "end_mark": st.none() | lines(),
        "boilerplates": _tuples(
            st.builds(Boilerplate, id=identifiers(), heading=lines(), paragraphs=_tuples(rich_texts(), 2)), 2
        ).map(_each_once),
        "contacts_intro": rich_texts(),
        "contacts": _tuples(contacts(), 2).map(_each_once),
        "event": st.builds(
            Event, who=plain_texts(), what=plain_texts(), when=plain_texts(), where=plain_texts()
        ),
        "legal": _tuples(rich_texts(), 1),
        "metadata": st.builds(
            Metadata,
            keywords=_tuples(lines(), 2),
            description=lines(),
            canonical_url=st.sampled_from(["", "https://harbourtrust.example/news"]),
        ),
    }
)
_SECTION_IDENTIFIERS = st.lists(identifiers(), unique=True, max_size=3)


@st.composite
def editions(draw: st.DrawFn, language: str = "en", speakers: tuple[str, ...] = ("",)) -> Edition:
    """Editions with anything in any field."""
    all_blocks = _each_once(draw(_tuples(blocks(speakers), 8)))
    sections = []
    for section_id in draw(_SECTION_IDENTIFIERS):
        count = draw(st.integers(0, len(all_blocks)))
        own, all_blocks = all_blocks[:count], all_blocks[count:]
        sections.append(Section(id=section_id, heading=draw(lines()), blocks=own))
    return Edition(language=language, sections=tuple(sections), notes=all_blocks, **draw(_OUTSIDE_THE_BODY))


_PEOPLE = _tuples(
    st.builds(
        Person,
        id=identifiers(),
        name=lines(),
        title=lines(),
        organisation=lines(),
        family_name=lines(),
        honorific=lines(),
        later_mention=st.sampled_from(get_args(LaterMention)),
        later_name=lines(),
    ),
    3,
).map(_each_once)
_LANGUAGES = st.sampled_from([("en",), ("en-GB", "ar"), ("en-US", "fr"), ("de-CH", "es"), ("pt-PT", "nl")])
_OUTSIDE_THE_EDITIONS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "id": identifiers(),
        "kind": st.sampled_from(get_args(Kind)),
        "refers_to": st.builds(
            EarlierRelease, reference=lines(), headline=lines(), date=_ANY_OR_NO_DATE, reason=lines()
        ),
        "variables": st.sampled_from([(), (Variable(name="visitors", value="1,200"),)]),
        "house_style": st.builds(HouseStyleChoice, paper=st.sampled_from(["", "a4", "letter"])),
        "organisation": st.builds(Organisation, name=lines(), website=lines()),
    }
)


@st.composite
def releases(draw: st.DrawFn) -> Release:
    """Whole releases, with one or two editions that share their people."""
    people = draw(_PEOPLE)
    speakers = ("", *(each.id for each in people))
    written = tuple(draw(editions(language, speakers)) for language in draw(_LANGUAGES))
    return Release(people=people, editions=written, **draw(_OUTSIDE_THE_EDITIONS))
