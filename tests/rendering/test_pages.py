"""Pages as pixels: the size asked for, bytes a screen takes as they are, and boxes where the words are."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from itertools import pairwise

import pytest
import typst

from releasedesk.errors import RenderError
from releasedesk.model import HouseStyleChoice, Paragraph, Release
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.house_style import house_style_for
from releasedesk.rendering.pages import PageImages, PixelImage
from releasedesk.rendering.typst import PageSetter
from releasedesk.rendering.view import printed_release
from tests.releases import full_release, long_release, release_with, small_release


@pytest.fixture(scope="module")
def setter() -> Iterator[PageSetter]:
    setter = PageSetter()
    yield setter
    setter.close()


@pytest.fixture
def pages_of(setter: PageSetter) -> Iterator[object]:
    opened: list[PageImages] = []

    def make(release: Release) -> PageImages:
        view = printed_release(release, release.original)
        style = house_style_for(release.house_style)
        opened.append(PageImages(setter.preview(view, style, Environment.for_release(release))))
        return opened[-1]

    yield make
    for pages in opened:
        pages.close()


def _pixel(image: PixelImage, x: int, y: int) -> tuple[int, ...]:
    at = y * image.stride + 4 * x
    return tuple(image.data[at : at + 4])


def test_sizes_are_those_of_the_paper(pages_of) -> None:
    assert pages_of(small_release()).sizes == (pytest.approx((595.28, 841.89), abs=0.01),)
    letter = small_release().replace(house_style=HouseStyleChoice(paper="letter"))
    assert pages_of(letter).sizes == (pytest.approx((612, 792), abs=0.01),)


def test_an_image_is_white_paper_with_ink_in_the_format_of_the_screen(pages_of) -> None:
    image = pages_of(small_release()).render(0, 96 / 72)
    assert (image.width, image.height, image.stride) == (794, 1123, 4 * 794)
    assert len(image.data) == image.stride * image.height
    assert set(image.data[3::4]) == {255}
    assert _pixel(image, 0, 0) == (255, 255, 255, 255)
    assert min(image.data[0::4]) < 64


def test_the_embargo_is_red_where_blue_comes_first(pages_of) -> None:
    pages = pages_of(full_release())
    box = next(box for box in pages.fields(0) if box.place.endswith("release_line"))
    blue, green, red, _ = _pixel(pages.render(0, 2), round(box.x0 * 2) - 10, round(box.y0 * 2))
    assert red > 150
    assert blue < 60
    assert green < 60


def test_boxes_lie_on_the_ink_of_their_words(pages_of) -> None:
    pages = pages_of(small_release())
    image = pages.render(0, 1)
    boxes = {box.place.rpartition("/")[2]: box for box in pages.fields(0)}
    assert list(boxes) == ["release_line", "headline", "text", "end_mark", "c1", "0"]
    for box in boxes.values():
        rows = range(round(box.y0), round(box.y1))
        columns = range(round(box.x0), round(box.x1))
        assert any(_pixel(image, x, y)[0] < 160 for y in rows for x in columns), box


def test_a_paragraph_has_a_box_for_each_line(pages_of) -> None:
    boxes = [
        box
        for box in pages_of(release_with(Paragraph(id="p1", text="word " * 60))).fields(0)
        if box.place == "editions/en-GB/sections/s1/blocks/p1/text"
    ]
    assert len(boxes) > 2
    assert all(above.y1 <= below.y0 + 0.1 for above, below in pairwise(boxes))
    assert all(0 < box.x0 < box.x1 < 596 and 0 < box.y0 < box.y1 < 842 for box in boxes)


def test_places_with_letters_of_any_script_come_back(pages_of) -> None:
    place = "editions/en-GB/sections/s1/blocks/مرفأ é/text"
    pages = pages_of(release_with(Paragraph(id="مرفأ é", text="Quay.")))
    assert place in {box.place for box in pages.fields(0)}


def test_every_page_has_the_boxes_of_what_it_shows(pages_of) -> None:
    pages = pages_of(long_release(40))
    found = [box.place for page in range(pages.page_count) for box in pages.fields(page)]
    assert pages.page_count > 2
    for number in range(40):
        assert any(place.endswith(f"blocks/p{number}/text") for place in found)


def test_equal_pages_are_equal_images(pages_of) -> None:
    assert pages_of(small_release()).render(0, 1) == pages_of(small_release()).render(0, 1)
    assert pages_of(small_release()).render(0, 1) != pages_of(small_release(headline="Other")).render(0, 1)


def test_threads_may_draw_at_the_same_time(pages_of) -> None:
    pages = pages_of(small_release())
    images: list[PixelImage] = []
    threads = [threading.Thread(target=lambda: images.append(pages.render(0, 1))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(images) == 8
    assert all(image == images[0] for image in images)


@pytest.mark.parametrize("scale", [0, -1, 1000])
def test_a_size_that_no_screen_has_is_refused(pages_of, scale: float) -> None:
    with pytest.raises(RenderError, match="Page 1 cannot be drawn"):
        pages_of(small_release()).render(0, scale)


def test_a_page_smaller_than_a_point_is_refused() -> None:
    pdf = typst.Compiler(b"#set page(width: 23pt, height: 20pt, margin: 0pt)").compile(format="pdf")
    assert isinstance(pdf, bytes)
    pages = PageImages(pdf.replace(b"[0 0 23 20]", b"[0 0 .5 20]"))

    with pytest.raises(RenderError, match="Page 1 cannot be drawn"):
        pages.render(0, 4)
    pages.close()


def test_what_is_not_a_pdf_is_refused() -> None:
    with pytest.raises(RenderError, match="The pages cannot be shown"):
        PageImages(b"not a PDF")


def test_closing_twice_does_no_harm(pages_of) -> None:
    pages = pages_of(small_release())
    pages.close()
    pages.close()
