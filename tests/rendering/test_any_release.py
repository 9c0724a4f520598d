"""Any release in any house style and language is set as pages with every word of it exactly once."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releasedesk import resources
from releasedesk.model import (
    Attribution,
    Boilerplate,
    Contact,
    Dateline,
    EarlierRelease,
    Edition,
    Event,
    HouseStyleChoice,
    Kind,
    ListBlock,
    Paragraph,
    Person,
    Placement,
    Quote,
    Release,
    Section,
    Table,
)
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.house_style import house_style_for, house_style_names
from releasedesk.rendering.typst import PageSetter
from releasedesk.rendering.view import printed_release
from tests.pdf_reading import page_texts

LANGUAGES = sorted(path.stem for path in resources.path("phrases").glob("*.json"))
STYLES = house_style_names()


@pytest.fixture(scope="module")
def setter() -> Iterator[PageSetter]:
    made = PageSetter()
    yield made
    made.close()


@st.composite
def releases_of_numbered_words(draw: st.DrawFn) -> Release:
    """Releases in which every word is another one, so that each can be counted on the pages."""
    numbers = itertools.count(1)

    def words(most: int = 6) -> str:
        return " ".join(f"word{next(numbers)}x" for _ in range(draw(st.integers(1, most))))

    def sentence() -> str:
        return words() + draw(st.sampled_from([".", "?", "!", "…", ""]))

    def texts(most: int = 3) -> tuple[str, ...]:
        return tuple(sentence() for _ in range(draw(st.integers(1, most))))

    def block(index: int) -> object:
        match draw(st.sampled_from(["paragraph", "quote", "list", "table"])):
            case "paragraph":
                return Paragraph(id=f"b{index}", text=sentence())
            case "quote":
                placement = draw(st.sampled_from(get_args(Placement)))
                paragraphs = texts()
                spaces = [0, *(at for at, character in enumerate(paragraphs[0]) if character == " ")]
                split_at = draw(st.sampled_from(spaces)) if placement == "interrupting" else 0
                attribution = Attribution(placement=placement, split_at=split_at)
                speaker = draw(st.sampled_from(["", "a", "b"]))
                return Quote(id=f"b{index}", speaker=speaker, paragraphs=paragraphs, attribution=attribution)
            case "list":
                return ListBlock(id=f"b{index}", ordered=draw(st.booleans()), items=texts())
            case _:
                columns = draw(st.integers(1, 3))
                rows = tuple(tuple(words(1) for _ in range(columns)) for _ in range(draw(st.integers(1, 3))))
                return Table(id=f"b{index}", caption=words(), header=draw(st.booleans()), rows=rows)

    kind = draw(st.sampled_from(get_args(Kind)))
    blocks = [block(index) for index in range(draw(st.integers(0, 7)))]
    cut = draw(st.integers(0, len(blocks)))
    edition = Edition.model_validate(
        {
            "language": draw(st.sampled_from(LANGUAGES)),
            "reference": words(1),
            "kicker": words(2),
            "headline": words(4),
            "subheadlines": texts(2),
            "dateline": Dateline(place=words(1), date=draw(st.none() | st.dates())),
            "sections": (
                {"id": "s1", "blocks": blocks[:cut]},
                {"id": "s2", "heading": words(), "blocks": blocks[cut:]},
            ),
            "notes": (ListBlock(id="n", items=texts()),),
            "boilerplates": (Boilerplate(id="p", heading=words(2), paragraphs=texts()),),
            "legal": texts(1),
            "event": Event(what=words(), when=words()) if kind == "media_advisory" else Event(),
            "contacts": (Contact(id="c", name=words(2), role=words(2), emails=(f"{words(1)}@example.org",)),),
        }
    )
    refers = EarlierRelease(reference=words(1), headline=words(3), reason=sentence())
    return Release(
        id="r",
        kind=kind,
        refers_to=refers if kind in ("correction", "withdrawal") else EarlierRelease(),
        house_style=HouseStyleChoice(name=draw(st.sampled_from(STYLES))),
        people=(Person(id="a", name="Ada Quay", title="chair"), Person(id="b", name="Bo Quay")),
        editions=(edition,),
    )


@settings(max_examples=40)
@given(releases_of_numbered_words())
def test_every_word_is_on_the_pages_exactly_once(setter: PageSetter, release: Release) -> None:
    edition = release.original
    style = house_style_for(release.house_style)

    pdf = setter.preview(printed_release(release, edition), style, Environment.for_release(release))

    first, *others = page_texts(pdf)
    counted = Counter(numbers_of("\n".join((first, *others)).casefold()))
    # The headline stands above every page after the first again.
    in_headers = set(numbers_of(edition.headline)) if others else set()
    written = set(numbers_of(release.model_dump_json()))
    assert {word: counted[word] for word in written if counted[word] != 1 and word not in in_headers} == {}
    assert all(counted[word] for word in in_headers)


def numbers_of(text: str) -> list[str]:
    """The numbers of all words; PDFium reads Latin words on pages from the right in pieces, last first."""
    return [word[0] or word[1] for word in re.findall(r"word(\d+)x|x(\d+)word", text)]


def test_sections_are_never_mistaken_for_blocks() -> None:
    # The strategy above builds sections from plain data; a kind of block that it does not know would be kept unseen.
    section = Section.model_validate({"id": "s", "blocks": [{"id": "b", "kind": "table", "rows": [["a"]]}]})

    assert isinstance(section.blocks[0], Table)
