"""Markdown reads back as the words that were written, whatever signs stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from releasedesk.model import Contact, Format, ListBlock, Paragraph, Phone, Release, RichText, Span, runs
from releasedesk.model.text import plain_text
from releasedesk.rendering.markdown import escaped, markdown_of
from releasedesk.rendering.view import printed_release
from tests.golden_files import Golden
from tests.printed_words import texts_below, top_texts, words_of
from tests.releases import full_release, release_with, small_release
from tests.strategies import plain_texts, releases, rich_texts

READER = MarkdownIt("commonmark").enable("table")
TAGS = {"em": "emphasis", "strong": "strong", "sup": "superscript", "sub": "subscript"}


class _Characters(HTMLParser):
    """Reads the characters of a page, each with its formats."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, Format]] = []
        self._format = Format()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in TAGS:
            self._set(TAGS[tag], True)
        elif tag == "a":
            self._set("link", dict(attrs)["href"])

    def handle_endtag(self, tag: str) -> None:
        if tag in TAGS:
            self._set(TAGS[tag], False)
        elif tag == "a":
            self._set("link", "")

    def handle_data(self, data: str) -> None:
        self.found += [(character, self._format) for character in data if not character.isspace()]

    def _set(self, name: str, value: object) -> None:
        self._format = Format(**(self._format._asdict() | {name: value}))


def characters_read(markdown: str) -> list[tuple[str, Format]]:
    reader = _Characters()
    reader.feed(READER.render(markdown))
    return reader.found


def characters_of(text: RichText) -> Iterator[tuple[str, Format]]:
    for run in runs(text):
        yield from ((character, run.format) for character in run.text if not character.isspace())


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


def test_an_embargo_is_the_first_line() -> None:
    first, *_ = markdown(full_release()).splitlines()

    assert first == "**Embargoed until 00:01 London time (GMT), Tuesday 2 March 2027**"


@given(plain_texts())
def test_escaped_text_reads_as_itself(text: str) -> None:
    text = text.strip()

    assert words_read(escaped(text)) == text.split()


@given(rich_texts())
def test_a_paragraph_reads_as_its_words(text: RichText) -> None:
    release = release_with(Paragraph(id="p", text=text), headline="", contacts=(), end_mark="")

    assert words_read(markdown(release)) == ["For", "immediate", "release", *plain_text(text).split()]


@given(rich_texts())
def test_every_character_reads_with_its_formats(text: RichText) -> None:
    release = release_with(Paragraph(id="p", text=text), headline="", contacts=(), end_mark="")

    read = characters_read(markdown(release))

    assert read[len("Forimmediaterelease") :] == list(characters_of(text))


@given(releases())
@settings(max_examples=40)
def test_a_release_reads_as_its_words(release: Release) -> None:
    view = printed_release(release, release.original)

    read = words_read(markdown_of(view))

    organisation, release_line, *others = top_texts(view)
    top = (release_line, organisation, *others)
    expected = "".join(words_of((*top, *texts_below(view, pictures=False))))
    # The label of a telephone number gets a colon.
    assert "".join(read).replace(":", "") == expected.replace(":", "")


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
    bullets = [ListBlock(id=f"b{number}", items=("a", "b")) for number in range(3)]
    numbers = [ListBlock(id=f"n{number}", ordered=True, items=("c",)) for number in range(2)]

    html = READER.render(markdown(release_with(*bullets, *numbers)))

    assert html.count("<ul>") == 3
    assert html.count("<ol>") == 2


def test_an_exclamation_mark_before_a_link_makes_no_picture() -> None:
    text = ("Look!", Span(text="here", link="https://harbourtrust.example"))

    html = READER.render(markdown(release_with(Paragraph(id="p", text=text))))

    assert '<p>Look!<a href="https://harbourtrust.example">here</a></p>' in html


def test_neighbours_under_one_link_are_one_link() -> None:
    link = "https://harbourtrust.example/a?b=c&copy;d"
    text = (Span(text="tide ", link=link), Span(text="tables ", link=link, strong=True), "here")

    html = READER.render(markdown(release_with(Paragraph(id="p", text=text))))

    address = "https://harbourtrust.example/a?b=c&amp;copy;d"
    assert f'<p><a href="{address}">tide <strong>tables</strong></a> here</p>' in html


@pytest.mark.parametrize("headline", ["Quay ##", "#", "## Quay #", "C#", "Quay \\#", "1. Quay", "- Quay"])
def test_a_headline_keeps_its_signs(headline: str) -> None:
    assert f"<h1>{headline}</h1>" in READER.render(markdown(small_release(headline=headline)))


def test_a_contact_line_without_a_label_has_no_colon() -> None:
    contact = Contact(id="c", name="Morven", phones=(Phone(kind="", number="+44 131 496 0142"),))

    assert "**Morven**\\\n[+44 131 496 0142](<tel:+441314960142>)\n" in markdown(
        small_release(contacts=(contact,))
    )


def test_a_label_is_marked_with_asterisks_where_they_count() -> None:
    label = Span(text="Who:", strong=True)
    release = release_with(ListBlock(id="l", items=((label, " Ailsa Rennie"), ("x", label, "y"))))

    markdown = markdown_of(printed_release(release, release.original))

    assert "- **Who:** Ailsa Rennie" in markdown
    assert "- x<strong>Who:</strong>y" in markdown
