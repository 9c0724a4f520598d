"""The whole releases of `cases/whole_releases.toml`: every part that a release can have, in every language."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from releasedesk.model import (
    Attribution,
    Block,
    Boilerplate,
    Contact,
    Dateline,
    Edition,
    HouseStyleChoice,
    ListBlock,
    Organisation,
    Paragraph,
    Person,
    Phone,
    Quote,
    Release,
    ReleaseLine,
    RichText,
    Run,
    Section,
    Table,
    rich_text,
)
from releasedesk.model.text import Format

_STORIES: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "whole_releases.toml").read_text("utf-8")
)
LANGUAGES = (
    "ar", "de", "de-AT", "de-CH", "en-CA", "en-GB", "en-US", "es", "es-419", "fa", "fr", "fr-CA", "fr-CH", "he", "it",
    "ja", "ko", "nl", "pt", "pt-PT", "ur", "zh-Hans", "zh-Hant",
)  # fmt: skip
"""Every language whose phrases are its own; Mexico prints what Latin America does, Britain what plain English is."""


def whole_release(language: str, style: str = "classic") -> Release:
    """Return the story as a release of one edition."""
    story = _STORIES.get(language) or _STORIES[language.partition("-")[0]]
    until = dt.datetime(2027, 3, 2, 6, 30, tzinfo=ZoneInfo("Europe/London"))
    return Release(
        id=f"whole-{language.lower()}",
        house_style=HouseStyleChoice(name=style),
        organisation=Organisation(name=story["contact_organisation"]),
        people=(
            Person(
                id="ailsa", name=story["speaker"], title=story["title"], organisation=story["organisation"]
            ),
            Person(id="tomasz", name=story["second_speaker"], title=story["second_title"]),
        ),
        editions=(
            Edition(
                language=language,
                release_line=ReleaseLine(
                    kind="embargo",
                    until=dt.datetime.fromisoformat(until.isoformat()),
                    time_zone="Europe/London",
                    further_zones=("America/New_York",),
                ),
                reference="HT 27/04",
                headline=story["headline"],
                subheadlines=(story["deck"],),
                dateline=Dateline(place=story["place"], date=dt.date(2027, 3, 2)),
                sections=_sections(story),
                notes=_notes(story),
                boilerplates=(
                    Boilerplate(id="b1", heading=story["about"], paragraphs=tuple(story["boilerplate"])),
                ),
                contacts=_contacts(story),
            ),
        ),
    )


def _sections(story: dict[str, Any]) -> tuple[Section, ...]:
    before, after = story["interrupted"]
    # Both halves are kept as one text; the first ends where the attribution stands.
    whole = f"{before}. {after}" if before[-1] < "\u3000" or before[-1] > "\ua000" else f"{before}。{after}"
    stop = len(before) + 1
    if story["lead"].endswith("۔"):
        whole = f"{before}۔ {after}"
    opening: tuple[Block, ...] = (
        Paragraph(id="p1", text=_rich(story["lead"])),
        _quote("q1", "ailsa", story["quote"], "after_first"),
        Quote(
            id="q2",
            speaker="tomasz",
            paragraphs=(whole,),
            attribution=Attribution(placement="interrupting", split_at=stop),
        ),
    )
    changes: tuple[Block, ...] = (
        Paragraph(id="p2", text=story["follows"]),
        ListBlock(id="l1", items=tuple(map(_rich, story["items"]))),
        _quote("q3", "tomasz", [story["introduced"]], "before"),
        Table(id="t1", caption=story["caption"], rows=tuple(map(tuple, story["table"]))),
        _quote("q4", "ailsa", [story["later"]], "after_last"),
        _quote("q5", "ailsa", story["long"], "after_last"),
        Paragraph(id="p3", text=story["boilerplate"][1]),
        _quote("q6", "tomasz", [story["introduced"], *story["quote"]], "after_first"),
    )
    return (
        Section(id="s1", blocks=opening),
        Section(id="s2", heading=story["heading"], blocks=changes),
    )


def _quote(identifier: str, speaker: str, paragraphs: list[str], placement: str) -> Quote:
    attribution = Attribution.model_validate({"placement": placement})
    return Quote(id=identifier, speaker=speaker, paragraphs=tuple(paragraphs), attribution=attribution)


def _notes(story: dict[str, Any]) -> tuple[Block, ...]:
    return (
        Paragraph(id="n1", text=story["note"]),
        ListBlock(id="n2", ordered=True, items=tuple(story["notes"])),
    )


def _contacts(story: dict[str, Any]) -> tuple[Contact, ...]:
    return (
        Contact(
            id="c1",
            name=story["contact"],
            role=story["role"],
            organisation=story["contact_organisation"],
            phones=(
                Phone(kind="office", number="+44 131 496 0142", extension="12"),
                Phone(kind="mobile", number="+44 7700 900142"),
            ),
            emails=("press@harbourtrust.example",),
        ),
        Contact(
            id="c2",
            name=story["second_contact"],
            organisation=story["contact_organisation"],
            phones=(Phone(kind="mobile", number="+44 7700 900177"),),
            emails=("idris@harbourtrust.example",),
        ),
    )


def _rich(text: str) -> RichText:
    parts = re.split(r"\*\*", text)
    return rich_text(Run(part, Format(strong=bool(at % 2))) for at, part in enumerate(parts))
