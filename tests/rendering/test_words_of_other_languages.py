"""Words in another language than the edition's say so on pages and in web pages, and stay in their own direction."""

from __future__ import annotations

import re

import pytest

from releasedesk.model import Paragraph, Run, Span
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.house_style import house_style_for, house_style_names
from releasedesk.rendering.html import web_page
from releasedesk.rendering.printed import PrintedRelease
from releasedesk.rendering.typst import PageSetter
from releasedesk.rendering.view import printed_release
from releasedesk.rendering.walking import with_words
from tests.pdf_reading import languages, text_boxes, words
from tests.releases import release_with

_EMBEDDING = re.compile(r"[\u202a-\u202e]")
RELEASE = release_with(Paragraph(id="p", text="The quay opens."), language="ar")


def view_with(language: str) -> PrintedRelease:
    """A release whose running words all say that they are in a language."""
    view = printed_release(RELEASE, RELEASE.original)
    return with_words(view, lambda _, parts: tuple(Run(run.text, run.format, language) for run in parts))


@pytest.mark.parametrize("name", house_style_names())
def test_pages_say_in_which_language_words_are(name: str) -> None:
    style = house_style_for(RELEASE.house_style.replace(name=name))
    setter = PageSetter()
    try:
        marked = setter.final(view_with("en-GB"), style, Environment())
        plain = setter.final(view_with(""), style, Environment())
    finally:
        setter.close()
    assert "en-GB" in languages(marked)
    assert not any(language.startswith("en") for language in languages(plain))
    # What embeds a direction in another (UAX #9) is copied with the words and seen by nobody.
    assert sorted(_EMBEDDING.sub("", words(marked))) == sorted(words(plain))


def test_a_sentence_in_another_direction_ends_where_its_language_ends_it() -> None:
    setter = PageSetter()
    try:
        style = house_style_for(RELEASE.house_style)
        pdf = setter.preview(view_with("en-GB"), style, Environment())
    finally:
        setter.close()
    boxes = list(text_boxes(pdf))
    first = next(box for _, character, box in boxes if character == "T")
    (full_stop,) = (box for _, character, box in boxes if character == "." and abs(box[1] - first[1]) < 2)
    assert full_stop[0] > first[2]


def test_scripts_without_italics_are_not_slanted_in_web_pages() -> None:
    text = (Span(text="quay", emphasis=True), " ", Span(text="رصيف", emphasis=True))
    release = release_with(Paragraph(id="p", text=text))
    edition = release.original
    style = house_style_for(release.house_style)
    page = web_page(printed_release(release, edition), style, Environment(), edition.release_line)
    assert "<em>quay</em>" in page
    assert '<em style="font-style:normal;font-weight:bold">رصيف</em>' in page
