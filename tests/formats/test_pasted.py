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
        ("table", "Berth\tFee\nA\t£12"),
    ]
    assert pasted.blocks[1].text == (
        "The quay opens ", strong("on Monday"), ", ", emphasis("at last"), ", for 12\u00a0km",
        Span(text="2", superscript=True), " of CO", Span(text="2", subscript=True), "-free water. See ", PLAN, ".",
    )  # fmt: skip
    bullets, numbers = pasted.blocks[3:5], pasted.blocks[5:7]
    assert {block.group for block in bullets} != {block.group for block in numbers}
    assert bullets[0].text == ("Eleven ", strong("moorings"))
    assert pasted.dropped == {
        "looks": 1, "deletions": 1, "comments": 1, "hidden": 1, "pictures": 1,
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


def test_a_whole_release_from_libreoffice():
    """Select all and copy in Writer, with a tracked deletion, hidden text, a comment, a footnote and a table."""
    pasted = read("libreoffice_release")
    assert outline(pasted)[:2] == [
        ("paragraph", "EMBARGOED UNTIL 00:01 GMT, TUESDAY 24 NOVEMBER 2026"),
        ("heading", "Harbour Trust opens the west quay to all"),
    ]
    assert outline(pasted)[4:11] == [
        ("heading", "What changes"),
        ("bullets", "Eleven moorings"),
        ("bullets", "for boats under nine metres"),
        ("bullets", "Two cranes"),
        ("numbers", "Pay at the lock"),
        ("numbers", "Moor"),
        ("table", "Berth\t2025\t2026\nSmall\t£12\t£14\nLarge\t£20\t£22"),
    ]
    words = "\n".join(text for _, text in outline(pasted))
    for unseen in ("Do not publish", "twelve", "Is this right"):
        assert unseen not in words
    assert [block.level for block in pasted.blocks if block.kind == "heading"] == [1, 2, 2]
    assert outline(pasted)[-1] == ("paragraph", "1 Before discounts.")
    assert pasted.dropped == {"looks": 1, "hidden": 1, "levels": 1, "struck": 1}


def test_a_whole_page_from_chromium():
    """Select all and copy in the browser; what the page hides by its style sheet is not on the clipboard."""
    pasted = read("chromium_page")
    table = next(block.table for block in pasted.blocks if block.table is not None)
    assert table.caption == "Fees"
    assert table.header
    assert table.rows == (("Berth", "2025", "2026"), ("Small", "£12", "£14"), ("Large", "£20", "£22"))
    assert [text for kind, text in outline(pasted) if kind == "quote"] == [
        "People paid for these walls for two centuries.",
        "That ends on the first of April.",
    ]
    assert ("paragraph", "The price was £12.\nIt is dear fair.") in outline(pasted)
    assert pasted.dropped == {"looks": 1, "trackers": 1, "levels": 1, "deletions": 1, "struck": 1}


@pytest.mark.parametrize(
    ("markup", "rows", "header"),
    [
        ("<tr><td>Berth<td>Fee<tr><td>A<td>12", (("Berth", "Fee"), ("A", "12")), True),
        ("<tr><td>A<td>12<tr><td>B<td>14", (("A", "12"), ("B", "14")), False),
        ("<tr><td><b>A</b><td><b>B</b><tr><td>C<td>D", (("A", "B"), ("C", "D")), True),
        ("<tr><td colspan=2>Fees<td>x<tr><td>A<td>B<td>C", (("Fees", "", "x"), ("A", "B", "C")), False),
        ("<tr><td rowspan=2>A<td>B<tr><td>C<tr><td>D<td>E", (("A", "B"), ("", "C"), ("D", "E")), False),
        ("<tr><td>A<td><td>B<tr><td><td><td><tr><td>C<td><td>D", (("A", "B"), ("C", "D")), False),
        ("<tr><td><p>A<p>b<td>c<tr><td><s>x</s><td><del>y</del>z", (("A b", "c"), ("x", "z")), False),
        ("<tr><td colspan=99999999 rowspan=-1>A<td>B<tr><td>C<td>D", (("A", "B"), ("C", "D")), False),
    ],
)
def test_cells_stand_in_their_columns(markup, rows, header):
    (block,) = read_pasted_html(f"<table>{markup}</table>").blocks
    assert block.table is not None
    assert block.table.rows == rows
    assert block.table.header == header


def test_a_table_that_only_places_text_is_paragraphs():
    assert outline(read_pasted_html("<table><tr><td>One<td>Two</table>")) == [
        ("paragraph", "One"),
        ("paragraph", "Two"),
    ]


def test_quoted_words_get_the_marks_that_a_browser_shows():
    assert outline(read_pasted_html("<p>She said <q>it is ours</q>.</p>")) == [
        ("paragraph", "She said “it is ours”.")
    ]


def test_signs_that_nobody_sees_are_left_out():
    assert outline(read_pasted_html("<p>ha\u00adbour \u202etsurt\ufeff</p>")) == [
        ("paragraph", "habour tsurt")
    ]


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


@pytest.mark.parametrize("tag", ["cite", "footer", "figcaption"])
def test_whose_words_a_quotation_is_are_none_of_its_words(tag: str):
    """The name stood among the words that were said."""
    html = f"<p>Before.</p><blockquote><p>We are glad.</p><{tag}>Ann Lee, mayor</{tag}></blockquote><p>After.</p>"
    blocks = read_pasted_html(html).blocks
    assert [(block.kind, plain_text(block.text)) for block in blocks] == [
        ("paragraph", "Before."),
        ("quote", "We are glad."),
        ("paragraph", "Ann Lee, mayor"),
        ("paragraph", "After."),
    ]


def test_a_title_within_a_quotation_stays_in_it():
    html = "<blockquote><p>I read <cite>The Quay</cite> daily.</p></blockquote>"
    (block,) = read_pasted_html(html).blocks
    assert (block.kind, plain_text(block.text)) == ("quote", "I read The Quay daily.")
