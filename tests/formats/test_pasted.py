"""What is pasted from other programs: the meaning stays, the looks and what nobody should see do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasedesk import limits
from releasedesk.formats.pasted import Pasted
from releasedesk.formats.pasted_html import read_pasted_html
from releasedesk.formats.pasted_styles import address_of
from releasedesk.formats.pasted_words import read_pasted_words
from releasedesk.model import Span, plain_text

CLIPBOARD = Path(__file__).parent / "clipboard"


def read(name: str) -> Pasted:
    return read_pasted_html((CLIPBOARD / f"{name}.html").read_text(encoding="utf-8"))


def outline(pasted: Pasted) -> list[tuple[str, str]]:
    return [(block.kind, plain_text(block.text)) for block in pasted.blocks]


def strong(text: str) -> Span:
    return Span(text=text, strong=True)


def emphasis(text: str) -> Span:
    return Span(text=text, emphasis=True)


PLAN = Span(text="the plan", link="https://www.harbourtrust.example/quay")


def test_word():
    pasted = read("word")
    assert outline(pasted) == [
        ("heading", "Harbour wall to open"),
        ("paragraph", "The quay opens on Monday, at last, for 12\u00a0km2 of CO2-free water. See the plan."),
        ("paragraph", "Boats pay once."),
        ("bullets", "Eleven moorings"),
        ("bullets", "Two cranes"),
        ("numbers", "Pay"),
        ("numbers", "Moor"),
        ("paragraph", "Berth\tFee"),
        ("paragraph", "A\t£12"),
    ]
    assert pasted.blocks[1].text == (
        "The quay opens ", strong("on Monday"), ", ", emphasis("at last"), ", for 12\u00a0km",
        Span(text="2", superscript=True), " of CO", Span(text="2", subscript=True), "-free water. See ", PLAN, ".",
    )  # fmt: skip
    bullets, numbers = pasted.blocks[3:5], pasted.blocks[5:7]
    assert {block.group for block in bullets} != {block.group for block in numbers}
    assert bullets[0].text == ("Eleven ", strong("moorings"))
    assert pasted.dropped == {
        "looks": 1, "deletions": 1, "comments": 1, "hidden": 1, "pictures": 1, "tables": 1,
    }  # fmt: skip


def test_google_docs():
    pasted = read("google_docs")
    assert outline(pasted) == [
        ("heading", "Harbour wall to open"),
        ("paragraph", "The quay opens on Monday, at last, for 12 km2. See the plan"),
        ("bullets", "Eleven moorings"),
        ("bullets", "for small boats"),
        ("bullets", "Two cranes"),
        ("numbers", "Pay"),
        ("paragraph", "Free"),
    ]
    assert pasted.blocks[1].text == (
        "The quay opens ", strong("on Monday"), ", ", emphasis("at last"), ", for 12 km",
        Span(text="2", superscript=True), ". See ", PLAN.replace(link=PLAN.link + "?a=1"),
    )  # fmt: skip
    assert pasted.dropped == {"looks": 1, "levels": 1, "struck": 1}


def test_outlook():
    pasted = read("outlook")
    assert outline(pasted) == [
        ("paragraph", "Dear all,"),
        ("paragraph", "The quay opens on Monday."),
        ("paragraph", "Write to the press office."),
        ("bullets", "Eleven moorings"),
        ("bullets", "Two cranes"),
        ("paragraph", "Older mail"),
    ]
    assert pasted.blocks[2].text[1] == Span(text="the press office", link="mailto:press@harbourtrust.example")
    assert pasted.dropped == {"looks": 1, "trackers": 1, "pictures": 1}


def test_a_web_page():
    pasted = read("web_page")
    assert outline(pasted) == [
        ("heading", "Harbour wall to open"),
        ("paragraph", "The quay opens on Monday, at last.\nNobody pays."),
        ("quote", "We are giving it back."),
        ("quote", "It was always yours."),
        ("numbers", "Pay"),
        ("numbers", "Moor\nfor a night"),
        ("paragraph", "Click or go or read"),
        ("picture", "The quay"),
        ("paragraph", "First"),
        ("paragraph", "Second"),
    ]
    assert pasted.blocks[6].text == ("Click or go or ", Span(text="read", link="https://a.example/?utm=1"))
    assert pasted.blocks[7].source.startswith("data:image/png;base64,")
    assert pasted.dropped == {"looks": 1, "hidden": 1}


@pytest.mark.parametrize("source", ["libreoffice", "chromium"])
def test_what_these_programs_really_put_on_the_clipboard(source):
    pasted = read(source)
    assert outline(pasted) == [
        ("heading", "Harbour wall to open"),
        ("paragraph", "The quay opens on Monday, at last, for 12 km2 of CO2-free water. See the plan."),
        ("bullets", "Eleven moorings"),
        ("bullets", "Two cranes"),
        ("numbers", "Pay"),
        ("numbers", "Moor"),
    ]
    assert pasted.blocks[1].text == (
        "The quay opens ", strong("on Monday"), ", ", emphasis("at last"), ", for 12 km",
        Span(text="2", superscript=True), " of CO", Span(text="2", subscript=True), "-free water. See ", PLAN, ".",
    )  # fmt: skip


def test_part_of_a_line_keeps_the_spaces_at_its_ends():
    pasted = read_pasted_html("<meta charset='utf-8'><span style='color: red'> a <b>word</b>&nbsp;</span>")
    assert pasted.is_inline
    assert plain_text(pasted.blocks[0].text) == " a word "


def test_what_is_no_text_at_all():
    for html in (
        "",
        "   ",
        "<img src='https://t.example/x' width=1>",
        "<script>x()</script>",
        "x" * (limits.HTML_CHARACTERS + 1),
    ):
        assert read_pasted_html(html).blocks == ()


@given(st.text(alphabet="<>/=\"' abpliuth1!-[]&;:", max_size=120))
def test_no_html_breaks_the_reader(html):
    read_pasted_html(html)


def test_deep_nesting_is_read_like_any_other():
    deep = "<div>" * 5000 + "deep" + "</div>" * 5000
    assert outline(read_pasted_html(deep)) in ([("paragraph", "deep")], [])


@given(st.lists(st.text(alphabet="abc d", max_size=8), max_size=6))
def test_every_word_of_plain_paragraphs_is_kept(paragraphs):
    html = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    pasted = read_pasted_html(html)
    assert [plain_text(block.text).split() for block in pasted.blocks] == [
        paragraph.split() for paragraph in paragraphs if paragraph.strip()
    ]


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("#top", ""),
        ("https://www.google.com/url?q=https://a.example/%3Fb&sa=D", "https://a.example/?b"),
        (
            "https://www.google.com/search?q=https://a.example/",
            "https://www.google.com/search?q=https://a.example/",
        ),
        (
            "https://nam02.safelinks.protection.outlook.com/?url=mailto%3Aa%40b.example&data=1",
            "mailto:a@b.example",
        ),
        ("http://user@a.example/", ""),
    ],
)
def test_links_lead_where_they_say(href, address):
    assert address_of(href) == address


PDF = """The quay opens on Monday after eleven months of work on the
harbour wall, which had not been touched since it was com-
pleted in 1911. Boats under nine metres may stay for a well-
known fee.
Fees do not rise.

• Eleven moorings for boats that are shorter than nine metres
and one for the pilot
• Two cranes
"""


def test_lines_of_a_pdf_become_paragraphs_again():
    pasted = read_pasted_words(PDF)
    assert outline(pasted) == [
        (
            "paragraph",
            "The quay opens on Monday after eleven months of work on the harbour wall, which had not been touched "
            "since it was completed in 1911. Boats under nine metres may stay for a wellknown fee.",
        ),
        ("paragraph", "Fees do not rise."),
        ("bullets", "Eleven moorings for boats that are shorter than nine metres and one for the pilot"),
        ("bullets", "Two cranes"),
    ]
    known = read_pasted_words(PDF.replace("Fees do", "A well-known fee does"))
    assert "a well-known fee" in plain_text(known.blocks[0].text)


def test_short_lines_stay_lines():
    assert outline(read_pasted_words("Ailsa Rennie\nchair\n\n1. Pay\n2. Moor\n")) == [
        ("paragraph", "Ailsa Rennie"),
        ("paragraph", "chair"),
        ("numbers", "Pay"),
        ("numbers", "Moor"),
    ]
    assert outline(read_pasted_words("- not a list\n")) == [("paragraph", "- not a list")]


@given(st.lists(st.text(alphabet="ab .,", min_size=1), max_size=12))
def test_every_word_of_plain_text_is_kept(lines):
    pasted = read_pasted_words("\n".join(lines))
    words = [word for block in pasted.blocks for word in plain_text(block.text).split()]
    assert words == [word for line in lines for word in line.split()]
