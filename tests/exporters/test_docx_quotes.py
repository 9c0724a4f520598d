"""In Word documents each quote has a bar of its own, and its paragraphs share it."""

from __future__ import annotations

import itertools

import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from releasedesk.model import HouseStyleChoice, Quote, Section
from releasedesk.model import Paragraph as TextBlock
from releasedesk.rendering.house_style import house_style_names
from tests.exporters.docx_reading import document_of
from tests.releases import small_release


def bar_of(paragraph: Paragraph) -> list[dict[str, str]]:
    """What Word compares to know whether a bar goes on from the paragraph above."""
    own = paragraph.paragraph_format.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    assert paragraph.style is not None
    bars = own if own is not None else paragraph.style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    assert bars is not None
    return [{"side": bar.tag, **bar.attrib} for bar in bars]


def colours_of(paragraph: Paragraph) -> list[int]:
    return [int(bar[qn("w:color")], 16) for bar in bar_of(paragraph)]


@pytest.mark.parametrize("style", house_style_names())
@pytest.mark.parametrize("language", ["en-GB", "ar"])
def test_a_bar_ends_with_its_quote(style: str, language: str) -> None:
    sections = (
        Section(
            id="s1",
            blocks=(
                Quote(id="q1", speaker="ailsa", paragraphs=("We opened it.", "It stays open.")),
                Quote(id="q2", speaker="tomas", paragraphs=("The walls hold.",)),
            ),
        ),
        Section(
            id="s2",
            blocks=(
                Quote(id="q3", speaker="tomas", paragraphs=("So do the lamps.", "Both are new.")),
                TextBlock(id="p1", text="Others agreed."),
                Quote(id="q4", speaker="ailsa", paragraphs=("Come and see.",)),
            ),
        ),
    )
    release = small_release(sections=sections, language=language)

    document = document_of(release.replace(house_style=HouseStyleChoice(name=style)))

    quotes = [each for each in document.paragraphs if each.style is not None and each.style.name == "Quote"]
    joined = [bar_of(above) == bar_of(below) for above, below in itertools.pairwise(quotes)]
    assert joined == [True, False, False, True, True]
    assert all(
        abs(one - other) <= 1
        for quote in quotes
        for one, other in zip(colours_of(quote), colours_of(quotes[0]), strict=True)
    )
