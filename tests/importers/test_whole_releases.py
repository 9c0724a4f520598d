"""A whole release comes back from every format with every part as it was, and prints the same again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from releasedesk.exporters.registry import export_release
from releasedesk.importers.registry import import_file
from releasedesk.model import (
    Block,
    ListBlock,
    Paragraph,
    Quote,
    Release,
    RichText,
    Table,
    plain_text,
)
from releasedesk.rendering.mentions import first_mention
from releasedesk.rendering.phrases import phrases_for
from tests.whole_releases import LANGUAGES, further_releases, whole_release

FORMATS = ("text", "markdown", "html", "docx")
# Contacts stand above the text in one style and below it in the others.
STYLES = ("classic", "campaign")
_Words = Callable[[RichText], Any]


def _parts(release: Release, words: _Words) -> Iterator[tuple[str, Any]]:
    """Yield every part of a release with its place, as far as it shows on paper."""
    edition = release.original
    yield "language", edition.language
    yield "release line", edition.release_line
    yield "organisation", release.organisation.name
    yield "lines above", (edition.reference, edition.kicker)
    yield "headline", edition.headline
    yield "subheadlines", edition.subheadlines
    # Some datelines have the city in capitals.
    yield "dateline", (edition.dateline.place.casefold(), edition.dateline.date)
    for at, section in enumerate(edition.sections):
        yield f"section {at}", section.heading
        yield from _blocks(f"section {at}", section.blocks, release, words)
    yield from _blocks("notes", edition.notes, release, words)
    for at, each in enumerate(edition.boilerplates):
        yield f"boilerplate {at}", (each.heading, [words(text) for text in each.paragraphs])
    yield "contacts", (words(edition.contacts_intro), [each.replace(id="") for each in edition.contacts])


def _blocks(
    where: str, blocks: tuple[Block, ...], release: Release, words: _Words
) -> Iterator[tuple[str, Any]]:
    phrases = phrases_for(release.original.language)
    people = {person.id: person for person in release.people}
    for at, block in enumerate(blocks):
        match block:
            case Paragraph():
                content: Any = words(block.text)
            case ListBlock():
                content = (block.ordered, [words(item) for item in block.items])
            case Table():
                content = block.replace(id="")
            case Quote():
                speaker = people[block.speaker]
                shown = (speaker.name, first_mention(speaker, phrases))
                placed = (block.attribution.placement, block.attribution.split_at)
                content = (shown, placed, [words(text) for text in block.paragraphs])
            case _:
                raise AssertionError(f"{where}: a block of kind “{block.kind}”")
        yield f"{where}, block {at}", content


def _exported(release: Release, form: str) -> bytes:
    (file,) = export_release(release, [form], name="quay").files
    return file.data


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_release_comes_back(language: str, form: str, style: str, tmp_path: Path) -> None:
    """Tables, contacts, many speakers and the region of the language were lost on the way."""
    _comes_back(whole_release(language, style), form, tmp_path)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", list(further_releases()))
def test_what_else_a_release_may_hold_comes_back(name: str, form: str, tmp_path: Path) -> None:
    _comes_back(further_releases()[name], form, tmp_path)


@pytest.mark.parametrize("form", ["markdown", "html", "docx"])
def test_a_kicker_below_the_name_of_the_house_comes_back(form: str, tmp_path: Path) -> None:
    """Plain text does not say which of several lines is the headline; elsewhere both went to the notes."""
    release = whole_release("en-GB")
    edition = release.original.replace(kicker="Opening of the quay")

    _comes_back(release.replace(editions=(edition,)), form, tmp_path)


def _comes_back(release: Release, form: str, tmp_path: Path) -> None:
    (file,) = export_release(release, [form], name="quay").files
    path = tmp_path / file.name
    path.write_bytes(file.data)

    result = import_file(path)

    again = result.release.replace(house_style=release.house_style)
    words: _Words = plain_text if form == "text" else tuple
    assert dict(_parts(again, words)) == dict(_parts(release, words))
    codes = {finding.code for finding in result.findings} - {"contact-without-name"}
    assert codes == {"language-guessed"}
    assert _exported(again, form) == file.data
