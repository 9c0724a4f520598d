"""The marks of Markdown, read as formats and as what stands where."""

from __future__ import annotations

import pytest

from releasedesk.importers.markdown import markdown_passages
from releasedesk.importers.markdown_words import rich_words
from releasedesk.importers.result import Report
from releasedesk.model import RichText, Span


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**the *whole* quay**", (Span(text="the ", strong=True), Span(text="whole", strong=True, emphasis=True),
                                  Span(text=" quay", strong=True))),
        ("***all***", (Span(text="all", strong=True, emphasis=True),)),
        ("a [**map**](<https://harbourtrust.example/a_(b)>)", (
            "a ", Span(text="map", strong=True, link="https://harbourtrust.example/a_(b)"))),
        (r"[a](https://harbourtrust.example/a\_b) and 2\*3", (
            Span(text="a", link="https://harbourtrust.example/a_b"), " and 2*3")),
        ("120 km<sup>2</sup>, CO<sub>2</sub>", (
            "120 km", Span(text="2", superscript=True), ", CO", Span(text="2", subscript=True))),
        ("it <strong>is</strong>n’t", ("it ", Span(text="is", strong=True), "n’t")),
        ("Rennie &amp; Wren&nbsp;Ltd, &copy 2027", "Rennie & Wren\u00a0Ltd, &copy 2027"),
        (r"\&amp; \<b\> 5 \> 4", "&amp; <b> 5 > 4"),
        ("2 * 3 * 4 and a_b_c", "2 * 3 * 4 and a_b_c"),
    ],
)  # fmt: skip
def test_inline_marks(written: str, read: RichText) -> None:
    """Formats within formats, tags and entities stayed in the text, and a sign after a link was lost."""
    assert rich_words(written) == read


def test_a_quotation_is_read_without_its_marks() -> None:
    passages = markdown_passages("> “One.\n>\n> “Two,” said Ailsa Rennie.\n\n> More\n> of it.\n", Report())

    assert [passage.plain for passage in passages] == ["“One.", "“Two,” said Ailsa Rennie.", "More of it."]


def test_hard_breaks_end_a_line() -> None:
    """A backslash was left at the end of every line of a contact."""
    passages = markdown_passages("**Idris Hollin**\\\nHarbour Trust  \nof Leith and\nthe Forth\n", Report())

    assert [passage.plain for passage in passages] == [
        "Idris Hollin",
        "Harbour Trust",
        "of Leith and the Forth",
    ]
    assert [passage.apart for passage in passages] == [False, False, False]


def test_headings_are_known_by_number_signs_and_by_rules() -> None:
    passages = markdown_passages("# C\\# and more\n\nOn the quay\n-----------\n\nText.\n", Report())

    assert [(passage.plain, passage.level) for passage in passages] == [
        ("C# and more", 1),
        ("On the quay", 2),
        ("Text.", 0),
    ]
