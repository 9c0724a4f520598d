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


def further_releases(style: str = "classic") -> dict[str, Release]:
    """Return what the story leaves out, in British English, by name."""
    release = whole_release("en-GB", style)
    changes: dict[str, dict[str, object]] = {
        "tables": {"sections": (_tables(),)},
        "quotes": {"sections": (_quotes(),)},
        "contacts": {
            "contacts_intro": "For interviews, please call between nine and five.",
            "contacts": _offices(),
        },
        "a heading first": {
            "sections": tuple(
                each.replace(heading=each.heading or "Why it opens") for each in release.original.sections
            )
        },
        "little": {
            "release_line": ReleaseLine(),
            "reference": "",
            "subheadlines": (),
            "notes": (),
            "boilerplates": (),
        },
    }
    return {
        name: release.replace(editions=(release.original.replace(**each),)) for name, each in changes.items()
    }


def _tables() -> Section:
    programme = (
        ("Time", "Speaker", "Place"),
        ("10:00", "Ailsa Rennie", "West quay"),
        ("11:30", "Tomasz Wren", "East quay"),
    )
    wide = (
        ("Name of the quay", "Visitors of the year before the last", "Visitors of last year", "Remarks"),
        ("West quay", "1,200", "3,400", "open"),
        ("East quay", "800", "", "closed"),
    )
    return Section(
        id="s1",
        blocks=(
            Paragraph(id="p1", text="The quay opens to everybody in spring, as the Trust said on Monday."),
            Table(id="t1", caption="Programme", rows=programme),
            Paragraph(id="p2", text="Then there is lunch for everybody who came to see the new quay today."),
            Table(id="t2", header=False, rows=(("West quay", "1,200", "3,400"), ("East quay", "800", "950"))),
            Paragraph(id="p3", text="And at last there is a table that is wider than any line of mail."),
            Table(id="t3", rows=wide),
        ),
    )


def _quotes() -> Section:
    opening: tuple[Block, ...] = (
        Paragraph(id="p1", text="The quay opens to everybody in spring, as the Trust said on Monday."),
        _quote("q1", "ailsa", ["We open. It is late, but we open!"], "after_last"),
        Quote(
            id="q2",
            speaker="tomasz",
            paragraphs=("Why did it take so long? Nobody knows why.",),
            attribution=Attribution(verb="added", placement="interrupting", split_at=24),
        ),
        _quote("q3", "ailsa", ["the best walls in the whole of the country"], "before"),
        _quote("q4", "ailsa", ["It is ours — all of it…"], "after_last"),
        _quote(
            "q5",
            "tomasz",
            ["One paragraph of his own words.", "Two paragraphs of his own words."],
            "before",
        ),
    )
    return Section(id="s1", blocks=opening)


def _offices() -> tuple[Contact, ...]:
    def phone(kind: str, last: int) -> Phone:
        return Phone(kind=kind, number=f"+44 131 496 {last:04}")

    return (
        Contact(id="c1", name="Anna van den Berg", role="Director", phones=(phone("office", 142),)),
        Contact(
            id="c2",
            name="Press office",
            organisation="Harbour Trust",
            emails=("press@harbourtrust.example", "news@harbourtrust.example"),
        ),
        Contact(
            id="c3",
            organisation="Harbour Trust",
            phones=(
                phone("switchboard", 100),
                phone("out_of_hours", 101),
                phone("fax", 102),
                phone("phone", 103),
            ),
        ),
    )


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
