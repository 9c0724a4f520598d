"""A web page that is imported and the same page that is pasted mean the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from releasedesk.editing.body import block_texts
from releasedesk.formats.html_reading import parse_html
from releasedesk.formats.pasted_html import read_pasted_html
from releasedesk.importers.html import read_html
from releasedesk.importers.html_blocks import page_text
from releasedesk.importers.registry import import_pasted
from releasedesk.model import Paragraph, RichText, Table, plain_text
from releasedesk.model.text import runs

CLIPBOARD = Path(__file__).parents[1] / "formats" / "clipboard"
SAMPLES = sorted(path.stem for path in CLIPBOARD.glob("*.html"))


@pytest.mark.parametrize("name", SAMPLES)
def test_words_links_and_weight_are_the_same(name: str) -> None:
    html = (CLIPBOARD / f"{name}.html").read_text(encoding="utf-8")
    pasted = read_pasted_html(html)
    page = page_text(parse_html(html))

    def kept(texts: list[RichText]) -> list[tuple[str, str, bool]]:
        return [
            (word, run.format.link, run.format.strong and bool(run.format.link))
            for text in texts
            for run in runs(text)
            for word in run.text.split()
        ]

    from_paste = [block.text for block in pasted.blocks if block.table is None and not block.source]
    in_tables = {word for block in pasted.blocks if block.table for word in block.table.words.split()}
    from_page = [passage.text for passage in page.passages if passage.table is None]
    assert [each for each in kept(from_page) if each[0] not in in_tables] == [
        each for each in kept(from_paste) if each[0] not in in_tables
    ]
    assert {kind: times for kind, times in page.dropped.items() if kind != "looks"} == {
        kind: times for kind, times in pasted.dropped.items() if kind != "looks"
    }


def test_what_nobody_sees_of_a_page_is_not_imported_and_told() -> None:
    page = (
        "<h1>Quay opens</h1><p>The west quay opens on Monday, <del>for a fee</del> for nothing, until the evening.</p>"
        "<p style='display:none'>Do not publish the price yet.</p><p hidden>Nor this.</p>"
    )

    result = read_html(page.encode(), Path("quay.html"))

    words = result.release.model_dump_json()
    assert "Do not publish" not in words
    assert "Nor this" not in words
    assert "for a fee" not in words
    told = {finding.code: finding.message for finding in result.findings}
    assert "(2 times)" in told["hidden-text-left-out"]
    assert "(once)" in told["deletions-left-out"]


def test_a_pasted_release_is_sorted_with_its_formats_and_without_what_is_hidden() -> None:
    html = (CLIPBOARD / "libreoffice_release.html").read_text(encoding="utf-8")

    edition = import_pasted("words beside it", html).release.original

    assert edition.headline == "Harbour Trust opens the west quay to all"
    assert edition.release_line.kind != "immediate"
    assert edition.dateline.place == "LEITH"
    assert [contact.name for contact in edition.contacts] == ["Morven Achterberg"]
    links = [
        run.format.link for block in edition.blocks() for text in block_texts(block) for run in runs(text)
    ]
    assert "https://www.harbourtrust.example/quay" in links
    assert "Do not publish" not in edition.model_dump_json()
    (table,) = (block for block in edition.blocks() if isinstance(block, Table))
    assert table.rows == (("Berth", "2025", "2026"), ("Small", "£12", "£14"), ("Large", "£20", "£22"))
    assert [plain_text(block.text) for block in edition.notes if isinstance(block, Paragraph)] == [
        "1 Before discounts"
    ]


def test_contacts_in_a_table_are_contacts() -> None:
    page = (
        "<h1>Quay opens</h1><p>The west quay opens on Monday, and stays open until the evening.</p>"
        "<h2>Media contacts</h2><table><tr><td>Morven Achterberg<td>+44 131 496 0142"
        "<tr><td>Ailsa Rennie<td>+44 131 496 0143</table>"
    )

    edition = read_html(page.encode(), Path("quay.html")).release.original

    assert [contact.name for contact in edition.contacts] == ["Morven Achterberg", "Ailsa Rennie"]
    assert [contact.phones[0].number for contact in edition.contacts] == [
        "+44 131 496 0142",
        "+44 131 496 0143",
    ]
