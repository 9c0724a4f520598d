"""The words of a release as they are printed."""

from __future__ import annotations

from releasedesk.model import ListBlock, Paragraph, Quote
from releasedesk.session.word_count import printed_words
from tests.releases import empty_release, release_with


def test_headline_and_body_are_counted():
    release = release_with(
        Paragraph(id="p", text="The quay opens – at last."),
        headline="Quay opens",
        subheadlines=("Free to walk",),
    )
    assert printed_words(release) == 2 + 3 + 5


def test_words_that_the_form_does_not_hold_are_counted_as_they_are_printed():
    quote = Quote(id="q", speaker="ailsa", paragraphs=("It is ours.",))
    # “It is ours,” said Ailsa Rennie, chair of the Harbour Trust.
    assert printed_words(release_with(quote, headline="")) == 3 + 8


def test_items_of_lists_are_counted():
    assert printed_words(release_with(ListBlock(id="l", items=("one two", "three")), headline="")) == 3


def test_an_empty_release_has_no_words():
    assert printed_words(empty_release()) == 0
