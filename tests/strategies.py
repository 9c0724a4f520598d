"""Hypothesis strategies for releases and their parts, shared by all tests."""

from __future__ import annotations

import datetime as dt
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


def lines() -> st.SearchStrategy[str]:
    """Plain strings on one line, as the model keeps them."""
    return _TEXT.map(clean_line)


def plain_texts() -> st.SearchStrategy[str]:
    """Plain strings that may hold line breaks, as the model keeps them."""
    return _TEXT.map(clean_text)


def formats() -> st.SearchStrategy[Format]:
    """Any combination of formats."""
    link = st.sampled_from(["", "https://harbourtrust.example/a?b=c&d", "mailto:press@harbourtrust.example"])
    return st.builds(Format, st.booleans(), st.booleans(), st.booleans(), st.booleans(), link, st.just(""))


def rich_texts() -> st.SearchStrategy[RichText]:
    """Rich texts in their normal form."""
    formatted = st.lists(st.builds(Run, plain_texts(), formats()), max_size=4).map(rich_text)
    return st.one_of(plain_texts(), formatted)


def identifiers() -> st.SearchStrategy[str]:
    """Identifiers as the program makes them."""
    return st.text("bcdfghjkmnpqrstvwxz23456789", min_size=4, max_size=4)


@st.composite
def quotes(draw: st.DrawFn, speakers: tuple[str, ...] = ("",)) -> Quote:
    """Quotes of one to three paragraphs with any attribution."""
    paragraphs = draw(st.lists(rich_texts(), min_size=1, max_size=3))
    placement = draw(st.sampled_from(get_args(Placement)))
    split_at = draw(st.integers(0, 12)) if placement == "interrupting" else 0
    return Quote(
        id=draw(identifiers()),
        speaker=draw(st.sampled_from(speakers)),
        paragraphs=tuple(paragraphs),
        attribution=Attribution(verb=draw(lines()), placement=placement, split_at=split_at),
    )


def tables() -> st.SearchStrategy[Table]:
    """Tables of words and figures, some of whose cells are blank."""
    cells = st.one_of(lines(), st.sampled_from(["", "1,234.5", "−12 %", "€3.2m", "(4)"]))

    def of_columns(count: int) -> st.SearchStrategy[Table]:
        rows = st.lists(st.tuples(*[cells] * count), min_size=1, max_size=4).map(tuple)
        return st.builds(Table, id=identifiers(), caption=lines(), header=st.booleans(), rows=rows)

    return st.integers(1, 3).flatmap(of_columns)


def blocks(speakers: tuple[str, ...] = ("",)) -> st.SearchStrategy[Block]:
    """Blocks of every kind."""
    items = st.lists(rich_texts(), min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Paragraph, id=identifiers(), text=rich_texts()),
        quotes(speakers),
        st.builds(ListBlock, id=identifiers(), ordered=st.booleans(), items=items),
        st.builds(
            Figure, id=identifiers(), asset=st.just(""), alt=lines(), caption=rich_texts(), credit=lines()
        ),
        tables(),
    )


@st.composite
def release_lines(draw: st.DrawFn) -> ReleaseLine:
    """Release lines of every kind; embargoes at moments that exist."""
    if not draw(st.booleans()):
        return draw(st.sampled_from([ReleaseLine(), ReleaseLine(kind="hold")]))
    zone = draw(st.sampled_from(ZONES))
    moment = draw(st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2060, 1, 1)))
    until = moment.replace(microsecond=0, tzinfo=dt.UTC).astimezone(time_zone(zone))
    further = tuple(draw(st.lists(st.sampled_from(ZONES), max_size=2)))
    until = dt.datetime.fromisoformat(until.isoformat())
    return ReleaseLine(kind="embargo", until=until, time_zone=zone, further_zones=further)


def contacts() -> st.SearchStrategy[Contact]:
    """Contacts with several phones and addresses."""
    phones = st.lists(st.builds(Phone, kind=lines(), number=lines(), extension=lines()), max_size=2).map(
        tuple
    )
    return st.builds(
        Contact,
        id=identifiers(),
        name=lines(),
        role=lines(),
        organisation=lines(),
        phones=phones,
        emails=st.lists(lines(), max_size=2).map(tuple),
    )


def _each_once(parts: list[Any]) -> tuple[Any, ...]:
    return tuple({part.id: part for part in parts}.values())


@st.composite
def editions(draw: st.DrawFn, language: str = "en", speakers: tuple[str, ...] = ("",)) -> Edition:
    """Editions with anything in any field."""
    all_blocks = list(_each_once(draw(st.lists(blocks(speakers), max_size=8))))
    sections = []
    for section_id in draw(st.lists(identifiers(), unique=True, max_size=3)):
        count = draw(st.integers(0, len(all_blocks)))
        own, all_blocks = all_blocks[:count], all_blocks[count:]
        sections.append(Section(id=section_id, heading=draw(lines()), blocks=tuple(own)))
    paragraphs = st.lists(rich_texts(), max_size=2).map(tuple)
    boilerplates = st.builds(Boilerplate, id=identifiers(), heading=lines(), paragraphs=paragraphs)
    return Edition(
        language=language,
        release_line=draw(release_lines()),
        reference=draw(lines()),
        kicker=draw(lines()),
        headline=draw(lines()),
        subheadlines=tuple(draw(st.lists(lines(), max_size=3))),
        dateline=Dateline(place=draw(lines()), date=draw(st.none() | st.dates()), override=draw(lines())),
        sections=tuple(sections),
        end_mark=draw(st.none() | lines()),
        notes=tuple(all_blocks),
        boilerplates=_each_once(draw(st.lists(boilerplates, max_size=2))),
        contacts_intro=draw(rich_texts()),
        contacts=_each_once(draw(st.lists(contacts(), max_size=2))),
        event=draw(
            st.builds(Event, who=plain_texts(), what=plain_texts(), when=plain_texts(), where=plain_texts())
        ),
        legal=tuple(draw(st.lists(rich_texts(), max_size=1))),
        metadata=Metadata(
            keywords=tuple(draw(st.lists(lines(), max_size=2))),
            description=draw(lines()),
            canonical_url=draw(st.sampled_from(["", "https://harbourtrust.example/news"])),
        ),
    )


@st.composite
def releases(draw: st.DrawFn) -> Release:
    """Whole releases, with one or two editions that share their people."""
    person = st.builds(
        Person,
        id=identifiers(),
        name=lines(),
        title=lines(),
        organisation=lines(),
        family_name=lines(),
        honorific=lines(),
        later_mention=st.sampled_from(get_args(LaterMention)),
        later_name=lines(),
    )
    people = _each_once(draw(st.lists(person, max_size=3)))
    speakers = ("", *(each.id for each in people))
    languages = draw(
        st.sampled_from([("en",), ("en-GB", "ar"), ("en-US", "fr"), ("de-CH", "es"), ("pt-PT", "nl")])
    )
    return Release(
        id=draw(identifiers()),
        kind=draw(st.sampled_from(get_args(Kind))),
        refers_to=EarlierRelease(
            reference=draw(lines()),
            headline=draw(lines()),
            date=draw(st.none() | st.dates()),
            reason=draw(lines()),
        ),
        variables=draw(st.sampled_from([(), (Variable(name="visitors", value="1,200"),)])),
        house_style=HouseStyleChoice(paper=draw(st.sampled_from(["", "a4", "letter"]))),
        organisation=Organisation(name=draw(lines()), website=draw(lines())),
        people=people,
        editions=tuple(draw(editions(language, speakers)) for language in languages),
    )
