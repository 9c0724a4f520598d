"""Places in the words of the form."""

from __future__ import annotations

import pytest

from releasedesk.model import Paragraph, Quote, Section
from releasedesk.model.place_names import place_in_words
from tests.releases import small_release

E = "editions/en-GB"
RELEASE = small_release(
    sections=(
        Section(id="s1", blocks=(Paragraph(id="p1"), Paragraph(id="p2"), Quote(id="q1"))),
        Section(id="s2", heading="Who pays", blocks=(Paragraph(id="p3"),)),
    ),
    notes=(Paragraph(id="n1"), Paragraph(id="n2")),
)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("", ""),
        (f"{E}/headline", "Headline"),
        (f"{E}/subheadlines/0", "Subheadlines"),
        (f"{E}/sections/s1/heading", "Opening"),
        (f"{E}/sections/s1/blocks/p2/text", "Opening, paragraph 2"),
        (f"{E}/sections/s1/blocks/q1/paragraphs/0", "Opening, quote 1"),
        (f"{E}/sections/s2/blocks/p3", "Who pays, paragraph 1"),
        (f"{E}/sections/gone/blocks/p3", "Body"),
        (f"{E}/notes/n2/text", "Note 2"),
        (f"{E}/contacts/c1/phones/0", "Morven Achterberg"),
        (f"{E}/contacts/gone", "Contact"),
        ("people/ailsa/title", "Ailsa Rennie"),
        ("house_style/name", "House style"),
        ("editions/fr/headline", ""),
    ],
)
def test_a_place_is_named_as_a_person_would(place: str, words: str):
    assert place_in_words(RELEASE, place) == words
