"""PDF exports: their words and tags page by page, their findings, and what stops them."""

from __future__ import annotations

import re

import pytest

from releasedesk.errors import RenderError
from releasedesk.exporters.registry import export_release
from releasedesk.model import Figure, Paragraph, Release, Table
from releasedesk.rendering.view import printed_release
from tests.golden_files import Golden
from tests.many_languages import release_in
from tests.pdf_reading import metadata, page_texts, tags, words
from tests.releases import arabic_release, empty_release, full_release, picture, release_with


@pytest.mark.parametrize(
    ("name", "release"),
    [("full", full_release()), ("arabic", arabic_release()), ("empty", empty_release())],
)
def test_tags_are_as_known(golden: Golden, name: str, release: Release) -> None:
    (file,) = export_release(release, ["pdf"], name="quay").files
    golden.check(f"pdf/{name}.tags.txt", "\n".join(tags(file.data)) + "\n")


# PDFium guesses the order of Arabic letters from where they stand, so its reading of them is no golden one.
@pytest.mark.parametrize(("name", "release"), [("full", full_release()), ("empty", empty_release())])
def test_words_are_as_known(golden: Golden, name: str, release: Release) -> None:
    (file,) = export_release(release, ["pdf"], name="quay").files
    texts = (f"---- page {number}\n{text}\n" for number, text in enumerate(page_texts(file.data), 1))
    golden.check(f"pdf/{name}.txt", "".join(texts))


def test_every_edition_is_exported_in_its_language() -> None:
    (file,) = export_release(full_release(), ["pdf"], name="quay", language="en-US").files
    assert file.name == "quay.en-US.pdf"
    assert metadata(file.data)["Lang"] == "en-US"
    assert metadata(file.data)["Title"] == "Harbor Trust opens first public quay in 80 years"


def test_the_moment_of_making_can_be_prescribed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    (file,) = export_release(full_release(), ["pdf"], name="quay").files
    assert metadata(file.data)["CreationDate"] == "D:19700101000000Z"


def test_links_lead_to_telephone_mail_and_web_and_say_so() -> None:
    (file,) = export_release(full_release(), ["pdf"], name="quay").files
    for address in (
        b"/URI(https://data.harbourtrust.example/tides)",
        b"/URI(tel:+441314960142;ext=12)",
        b"/URI(mailto:press@harbourtrust.example)",
    ):
        assert address in file.data
    assert file.data.count(b"/Subtype/Link") == file.data.count(b"/Contents(")


def test_a_missing_picture_is_left_out_and_said() -> None:
    release = release_with(Figure(id="f1", asset="gone", alt="A crane", caption="The crane."))
    result = export_release(release, ["pdf"], name="quay")
    assert "The crane." in words(result.files[0].data)
    assert [finding.code for finding in result.findings] == ["picture-missing"]


def test_a_described_picture_raises_no_finding() -> None:
    release = release_with(Figure(id="f1", asset=picture().id, alt="A crane")).replace(assets=(picture(),))
    assert export_release(release, ["pdf"], name="quay").findings == ()


def test_a_character_without_font_stops_the_export() -> None:
    with pytest.raises(RenderError, match=r"No font of the house style has the character “ท”"):
        export_release(release_with(Paragraph(id="p1", text="ท")), ["pdf"], name="quay")


def test_the_caption_of_a_table_is_a_paragraph() -> None:
    """It was a stretch of text outside of any."""
    table = Table(id="t", caption="Visitors", rows=(("Quay", "2026"), ("West quay", "3,400")))
    (file,) = export_release(release_with(table), ["pdf"], name="quay").files

    directly_in_the_document = {line.strip() for line in tags(file.data) if re.match("    [A-Z]", line)}
    assert directly_in_the_document <= {"P", "H1", "H2", "Table", "Div", "L"}


@pytest.mark.parametrize("filling", ["", "wide", "wider", "widest of all"])
def test_hyphens_of_a_headline_are_copied(filling: str) -> None:
    release = release_with(
        Paragraph(id="p", text="It opens."), headline="Trust opens far-reaching quay " * 3 + filling
    )
    (file,) = export_release(release, ["pdf"], name="quay").files

    first, *_ = page_texts(file.data)
    assert first.count("far-reaching") == 3


@pytest.mark.parametrize("words", [20, 21, 22, 23, 24, 25])
def test_hyphens_are_copied(words: int) -> None:
    """At the end of a line they were dropped by those who read a PDF: “far-reaching” was copied as “farreaching”."""
    text = "far-reaching " * words + "x" * (words % 7)
    (file,) = export_release(release_with(Paragraph(id="p", text=text)), ["pdf"], name="quay").files

    assert " ".join(page_texts(file.data)).count("far-reaching") == words


@pytest.mark.parametrize("language", ["ja", "zh-Hans", "zh-Hant"])
def test_an_east_asian_embargo_is_found_as_it_is_written(language: str) -> None:
    """Gaps between ideographs and figures were read as spaces."""
    release = release_in(language)
    view = printed_release(release, release.original)
    (file,) = export_release(release, ["pdf"], name="quay").files

    first, *_ = page_texts(file.data)
    assert view.release_line.text in first.splitlines()
    assert "2027年4月1日" in first
