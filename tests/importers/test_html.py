"""Web pages: the words of the article with their structure, and nothing that runs, loads or leads astray."""

from __future__ import annotations

from pathlib import Path

import pytest

from releasedesk.errors import SourceError
from releasedesk.importers.html import read_html
from releasedesk.importers.result import ImportResult
from releasedesk.model import ListBlock, Span

PATH = Path("quay.html")
OPENING = (
    "<p>The harbour opens its west quay to the public on Monday, for the first time in eighty years.</p>"
)


def imported(page: str, encoding: str = "utf-8") -> ImportResult:
    return read_html(page.encode(encoding), PATH)


def everything(result: ImportResult) -> str:
    return result.release.model_dump_json()


def test_a_page_keeps_its_structure() -> None:
    page = (
        "<!doctype html><html><head><title>Site | Quay</title></head><body><h1>Harbour Trust opens the quay</h1>"
        + OPENING
        + "<h2>What changes</h2><p>Much of it changes in the spring, when the ladders are mended and the lamps lit.</p>"
        "<ul><li>640 metres of wall<li>Eleven <b>free</b> moorings</ul>"
        "<ol><li>Open at six</li><li>Close at eleven</li></ol>"
        "</body></html>"
    )

    edition = imported(page).release.original

    assert edition.headline == "Harbour Trust opens the quay"
    assert [section.heading for section in edition.sections] == ["", "What changes"]
    assert [(block.ordered, block.items) for block in edition.blocks() if isinstance(block, ListBlock)] == [
        (False, ("640 metres of wall", ("Eleven ", Span(text="free", strong=True), " moorings"))),
        (True, ("Open at six", "Close at eleven")),
    ]


def test_what_runs_or_loads_is_dropped_with_what_is_in_it() -> None:
    hostile = (
        "<script>alert('dropped')</script><style>p{background:url(https://evil.example/dropped)}</style>"
        "<iframe src=file:///etc/passwd>dropped</iframe><object data=x>dropped</object><template>dropped</template>"
        "<svg><text>dropped</text></svg><noscript>dropped</noscript>"
        "<img src=https://evil.example/dropped.png onerror=dropped>"
        "<!-- dropped --><?php dropped ?>"
    )

    result = imported(
        f"<h1>Quay opens</h1>{OPENING}{hostile}<p onclick=dropped>It stays open until the evening.</p>"
    )

    assert "dropped" not in everything(result)
    assert "It stays open until the evening." in everything(result)
    assert "pictures-left-out" in {finding.code for finding in result.findings}


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "java&#10;script:x", "data:text/html,x", "file:///x", "//x.example"]
)
def test_links_that_nobody_may_follow_are_words(address: str) -> None:
    result = imported(
        f"<h1>Quay opens</h1>{OPENING}<p>It stays open, <a href='{address}'>as they say</a>, all year.</p>"
    )

    assert "It stays open, as they say, all year." in everything(result)


def test_menus_around_an_article_are_left_out_and_told() -> None:
    page = f"<nav>Home</nav><article><h1>Quay opens</h1>{OPENING}</article><aside>Other news</aside>"

    result = imported(page)

    assert "Home" not in everything(result)
    told = next(finding for finding in result.findings if finding.code == "page-furniture-left-out")
    assert "3 words" in told.message


def test_line_breaks_columns_and_white_space_part_words() -> None:
    page = (
        f"<h1>Quay\n   opens</h1>{OPENING}<p>Morven<br>Achterberg</p>"
        "<table><tr><td>one<td>two</table><pre>three\nfour</pre>"
    )

    found = everything(imported(page))

    assert '"headline":"Quay opens"' in found
    for word in ("Morven", "Achterberg", "one", "two", "three", "four"):
        assert word in found
    assert "MorvenAchterberg" not in found
    assert "onetwo" not in found


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "iso-8859-15", "koi8-r", "shift_jis"])
def test_the_encoding_that_a_page_names_is_used(encoding: str) -> None:
    letters = {"koi8-r": "Причал", "shift_jis": "港の公開"}.get(encoding, "Über den Kai")
    page = f"<meta charset={encoding}><h1>{letters}</h1>{OPENING}"

    assert imported(page, encoding).release.original.headline == letters


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (b"", "the file is empty"),
        (b"<html></html>", "no words in it"),
        (b"<script>alert(1)</script>", "no words in it"),
        (b"%PDF-1.7", "the file is a PDF"),
        (b"<div>" * 5000 + b"x", "nested too deeply"),
        (b"<p>" + b"x" * 3_000_001, "its markup is larger than 3 MB"),
        (b"<p>" + b"word " * 60_000, "longer than 200,000 characters"),
        (b"<p>x" * 9000, "more than 3,000 paragraphs"),
    ],
    ids=lambda value: value if isinstance(value, str) else "content",
)
def test_what_cannot_be_read_is_refused_in_one_sentence(page: bytes, told: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_html(page, PATH)

    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
