"""Characters that no font has are named before they print as an empty box."""

from __future__ import annotations

import pytest

from releasedesk import resources
from releasedesk.findings import Severity
from releasedesk.model import HouseStyleChoice, ListBlock, Organisation, Paragraph, Quote, Release
from releasedesk.rendering.fonts import covers, missing_characters, printed_texts
from releasedesk.rendering.house_style import house_style_for
from releasedesk.rendering.view import printed_release
from tests.releases import arabic_release, full_release, release_with

STYLE = house_style_for(HouseStyleChoice())


def _missing(release: Release) -> list[tuple[object, str]]:
    view = printed_release(release, release.original)
    return [(finding.data["character"], finding.place) for finding in missing_characters(view, STYLE)]


@pytest.mark.parametrize("release", [full_release(), arabic_release()])
def test_ordinary_releases_miss_nothing(release: Release) -> None:
    assert _missing(release) == []


def test_a_missing_character_is_named_once_with_its_first_place() -> None:
    release = release_with(
        Paragraph(id="p1", text="Fine."),
        Paragraph(id="p2", text="The ท of Leith, ท again"),
        ListBlock(id="l1", items=("ท", "☃ and ท")),
    )
    view = printed_release(release, release.original)
    harbour, snowman = missing_characters(view, STYLE)
    assert harbour.code == snowman.code == "missing-glyph"
    assert harbour.severity is Severity.ERROR
    assert harbour.place == "editions/en-GB/sections/s1/blocks/p2/text"
    assert "“ท” (Thai character tho thahan, U+0E17)" in harbour.message
    assert snowman.place == "editions/en-GB/sections/s1/blocks/l1/items/1"
    assert snowman.data["code"] == "U+2603"


def test_every_printed_part_is_looked_at() -> None:
    release = full_release()
    view = printed_release(release, release.original)
    printed = "\n".join(text for _, text in printed_texts(view))
    for words in (
        "Embargoed until", "HT 27/04", "Press release", "eighty years", "Berth fees pay", "LEITH", "Quay Watch",
        "said Ailsa Rennie", "What changes", "moorings", "third crane", "Picture: Harbour Trust", "ENDS",
        "About the Harbour Trust", "3,100 members", "Built from 1800", "Notes to editors", "Media contacts",
        "call before noon", "Head of communications", "extension 12", "Email", "morven@", "Page {page}",
    ):  # fmt: skip
        assert words in printed, words


def test_characters_that_print_nothing_are_not_missed() -> None:
    text = "soft\u00adhyphen, zero\u200bwidth, join\u200der, mark\u200e, isolate\u2067\u2069, variation\ufe0f, \ufeff"
    assert _missing(release_with(Paragraph(id="p1", text=text))) == []


def test_a_letter_and_its_mark_are_one_character() -> None:
    assert _missing(release_with(Paragraph(id="p1", text="e\u0301 and A\u030a"))) == []


def test_the_organisation_and_speakers_are_looked_at() -> None:
    release = release_with(Quote(id="q1", speaker="ailsa", paragraphs=("Yes.",)))
    people = (release.people[0].replace(name="Ailsa ช"),)
    release = release.replace(organisation=Organisation(name="ท"), people=people)
    assert _missing(release) == [
        ("ท", "organisation/name"),
        ("ช", "editions/en-GB/sections/s1/blocks/q1/paragraphs/0"),
    ]


def test_coverage_follows_the_families_of_the_style() -> None:
    assert covers(frozenset({"Noto Naskh Arabic"}), "م")
    assert not covers(frozenset({"Inter"}), "م")
    assert not covers(frozenset(), "a")


def test_each_family_of_the_style_ships_with_the_program() -> None:
    import json

    assert set(json.loads(resources.text("fonts", "coverage.json"))) >= STYLE.families
