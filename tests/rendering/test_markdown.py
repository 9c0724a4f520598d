"""Markdown reads back as the words that were written, whatever signs stand in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from releasedesk.model import Paragraph, Release, RichText, Span
from releasedesk.model.text import plain_text
from releasedesk.rendering.markdown import escaped, markdown_of
from releasedesk.rendering.view import printed_release
from tests.golden_files import Golden
from tests.releases import full_release, release_with
from tests.strategies import plain_texts, rich_texts

READER = MarkdownIt("commonmark")


def words_read(markdown: str) -> list[str]:
    def text(token: Token) -> str:
        if token.type in ("softbreak", "hardbreak"):
            return "\n"
        return token.content if token.type in ("text", "code_inline") else ""

    blocks = [token for token in READER.parse(markdown) if token.type in ("inline", "fence", "code_block")]
    return " ".join(
        "".join(map(text, block.children)) if block.children is not None else block.content
        for block in blocks
    ).split()


def markdown(release: Release) -> str:
    return markdown_of(printed_release(release, release.original))


def test_the_markdown_is_as_it_was(golden: Golden) -> None:
    golden.check("markdown/full.md", markdown(full_release()))


@given(plain_texts())
def test_escaped_text_reads_as_itself(text: str) -> None:
    text = text.strip()

    assert words_read(escaped(text)) == text.split()


@given(rich_texts())
def test_a_paragraph_reads_as_its_words(text: RichText) -> None:
    release = release_with(Paragraph(id="p", text=text), headline="", contacts=(), end_mark="")

    assert words_read(markdown(release)) == ["For", "immediate", "release", *plain_text(text).split()]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (("a ", Span(text="strong", strong=True), " b"), "<p>a <strong>strong</strong> b</p>"),
        (("a ", Span(text=" edges ", emphasis=True), "b"), "<p>a  <em>edges</em> b</p>"),
        (("H", Span(text="2", subscript=True), "O"), "<p>H<sub>2</sub>O</p>"),
        (
            (Span(text="tides", link="https://harbourtrust.example/a_(b)"),),
            '<p><a href="https://harbourtrust.example/a_(b)">tides</a></p>',
        ),
        ((Span(text="trap", link="javascript:alert(1)"),), "<p>trap</p>"),
        (("“", Span(text="Quay!”", strong=True)), "<p>“<strong>Quay!”</strong></p>"),
    ],
)
def test_formats_read_as_formats(text: RichText, html: str) -> None:
    assert html in READER.render(markdown(release_with(Paragraph(id="p", text=text))))


def test_lists_in_a_row_stay_apart() -> None:
    html = READER.render(markdown(full_release()))

    assert "</ul>\n<!-- -->\n<ol>" in html
