"""Pages of the same look have the same pixels; of a file that is built otherwise, nothing is promised."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from releasedesk.editing.writing import write
from releasedesk.model import Asset, Figure, HouseStyleChoice, Release, asset_from_bytes
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.house_style import house_style_for, house_style_names
from releasedesk.rendering.page_looks import PageLooks
from releasedesk.rendering.pages import PageImages
from releasedesk.rendering.typst import PageSetter
from releasedesk.rendering.view import printed_release
from tests.releases import long_release, picture
from tests.strategies import plain_texts

PdfOf = Callable[[Release], bytes]


@pytest.fixture(scope="module")
def pdf_of() -> Iterator[PdfOf]:
    setter = PageSetter()

    def make(release: Release) -> bytes:
        view = printed_release(release, release.original)
        return setter.preview(view, house_style_for(release.house_style), Environment.for_release(release))

    yield make
    setter.close()


def looks(pdf: bytes) -> list[bytes | None]:
    found = PageLooks(pdf)
    pages = PageImages(pdf)
    count = pages.page_count
    pages.close()
    return [found.of(number) for number in range(count)]


def edited(release: Release, paragraph: int, text: str) -> Release:
    section = paragraph // 10 * 10
    return write(release, f"editions/en-GB/sections/s{section}/blocks/p{paragraph}/text", text).release


def illustrated(asset: Asset) -> Release:
    """A release of some pages, with a picture at the end of the last of them."""
    release = long_release(30)
    edition = release.original
    figure = Figure(id="f1", asset=asset.id, alt="The lock", caption="The lock")
    last = edition.sections[-1].replace(blocks=(*edition.sections[-1].blocks, figure))
    return release.replace(
        editions=(edition.replace(sections=(*edition.sections[:-1], last)),), assets=(asset,)
    )


def test_a_page_on_which_nothing_changed_looks_as_it_did(pdf_of: PdfOf) -> None:
    release = edited(long_release(30), 1, "Nobody has measured the tide.")

    before, after = (
        looks(pdf_of(release)),
        looks(pdf_of(edited(release, 1, "Nobody has measured the gauge."))),
    )

    assert len(before) == len(after) > 2
    assert None not in before
    assert len(set(before)) == len(before)
    assert before[0] != after[0]
    assert before[1:] == after[1:]


def test_a_page_looks_different_with_another_picture(pdf_of: PdfOf) -> None:
    before = looks(pdf_of(illustrated(picture())))
    again = looks(pdf_of(illustrated(picture())))
    other = looks(pdf_of(illustrated(_red_picture())))

    assert before == again
    assert before[:-1] == other[:-1]
    assert before[-1] != other[-1]


def _red_picture() -> Asset:
    stream = io.BytesIO()
    Image.new("RGB", (4, 3), "red").save(stream, "PNG")
    return asset_from_bytes(stream.getvalue(), "image/png", 4, 3)


@settings(max_examples=12)
@given(
    style=st.sampled_from(house_style_names()),
    places=st.lists(st.integers(0, 24), min_size=2, max_size=2),
    texts=st.lists(plain_texts(), min_size=2, max_size=2),
)
def test_the_same_look_is_the_same_picture(
    pdf_of: PdfOf, style: str, places: list[int], texts: list[str]
) -> None:
    release = long_release(25).replace(house_style=HouseStyleChoice(name=style))
    pdfs = [pdf_of(edited(release, *change)) for change in zip(places, texts, strict=True)]
    first, second = (PageImages(pdf) for pdf in pdfs)
    try:
        for number, (one, other) in enumerate(zip(*map(looks, pdfs), strict=False)):
            assert one is not None
            if one == other:
                assert first.render(number, 0.7) == second.render(number, 0.7)
    finally:
        first.close()
        second.close()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda pdf: b"",
        lambda pdf: b"no pages",
        lambda pdf: pdf[: len(pdf) // 2],
        lambda pdf: pdf.replace(b"startxref", b"startxxxx"),
        lambda pdf: pdf.replace(b"\nxref", b"\nxxxx"),
        lambda pdf: pdf.replace(b"/Root ", b"/Roof "),
        lambda pdf: pdf.replace(b"/Pages ", b"/Paces "),
        lambda pdf: pdf.replace(b"%PDF-1.7", b"%PDF-1.7, longer than the table knows"),
    ],
)
def test_of_a_file_that_is_built_otherwise_nothing_is_known(
    pdf_of: PdfOf, spoil: Callable[[bytes], bytes]
) -> None:
    assert PageLooks(spoil(pdf_of(long_release(3)))).of(0) is None


def test_objects_that_go_round_in_circles_end(pdf_of: PdfOf) -> None:
    pdf = pdf_of(long_release(3))
    page = PageLooks(pdf)._pages[0]
    resources = re.search(rb"/Resources \d+ 0 R", pdf)
    assert resources is not None
    own = b"/Resources %d 0 R" % page
    assert len(own) == len(resources[0]), "the table of objects would not fit"
    circular = pdf.replace(resources[0], own, 1)

    assert PageLooks(circular).of(0) is None
    assert PageLooks(pdf).of(0) is not None
    assert PageLooks(pdf).of(99) is None
