"""Drawing only the strip that a key changes gives the pixels of the whole page; of odd pages, no strip is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releasedesk.editing.texts import texts_of
from releasedesk.editing.writing import write
from releasedesk.model import HouseStyleChoice, Paragraph, Release, plain_text
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.house_style import house_style_for, house_style_names
from releasedesk.rendering.page_strips import PageContent, Strip, changed_strip, items_of
from releasedesk.rendering.pages import PageImages, PixelImage
from releasedesk.rendering.typst import PageSetter
from releasedesk.rendering.view import printed_release
from tests.releases import arabic_release, full_release, long_release
from tests.strategies import plain_texts

PagesOf = Callable[[Release], PageImages]
LINE = b"1 0 0 -1 93.5 700 cm/c0 cs 0 0.1 0 scn\nBT 0 Tr/f0 8 Tf 1 0 0 -1 0 0 Tm[(\\000q cm)39(a)]TJ\nET"
RULE = b"1 0 0 -1 93.5 500 cm/c0 cs 0 0.1 0 scn 0 1.5 m 0 -1.5 l 400 -1.5 l 400 1.5 l\nh\nf"
UNDERLINE = b"1 0 0 -1 93.5 500 cm/c0 CS 0 0.1 0 SCN 6 w 4 M 0 2 m 40 2 l\nS"


@pytest.fixture(scope="module")
def pages_of() -> Iterator[PagesOf]:
    setter = PageSetter()
    opened: list[PageImages] = []

    def make(release: Release) -> PageImages:
        view = printed_release(release, release.original)
        style = house_style_for(release.house_style)
        pages = PageImages(setter.preview(view, style, Environment.for_release(release)))
        opened.append(pages)
        return pages

    yield make
    for pages in opened:
        pages.close()
    setter.close()


def strips(before: PageImages, after: PageImages) -> list[Strip | None]:
    found = []
    for number in range(min(before.page_count, after.page_count)):
        was, now = before.content(number), after.content(number)
        assert was is not None
        assert now is not None
        found.append(changed_strip(was, now))
    return found


def put_over(page: PixelImage, strip: PixelImage) -> None:
    first = strip.top * page.stride
    page.data[first : first + len(strip.data)] = strip.data


@settings(max_examples=40)
@given(data=st.data(), style=st.sampled_from(house_style_names()), scale=st.sampled_from((0.7, 4 / 3, 2.11)))
@pytest.mark.parametrize("release", [full_release(), arabic_release(), long_release(8)])
def test_a_page_of_which_a_strip_is_drawn_is_as_if_it_were_drawn_whole(
    pages_of: PagesOf, release: Release, data: st.DataObject, style: str, scale: float
) -> None:
    release = release.replace(house_style=HouseStyleChoice(name=style))
    language = release.original.language
    written = [each for each in texts_of(release, language) if isinstance(each.text, str) and each.text]
    place, text = data.draw(st.sampled_from(written))
    assert isinstance(text, str)
    at = data.draw(st.integers(0, len(text)))
    typed = data.draw(st.one_of(st.sampled_from((" ", text[:1], text[-3:], text, "")), plain_texts()))
    removed = data.draw(st.integers(0, 3))
    edited = write(release, place, text[:at] + typed + text[at + removed :]).release

    before, after = pages_of(release), pages_of(edited)
    for number, strip in enumerate(strips(before, after)):
        whole = after.render(number, scale)
        if strip is not None:
            drawn = before.render(number, scale)
            put_over(drawn, after.render_strip(number, scale, strip))
            assert drawn == whole


@pytest.mark.parametrize("style", house_style_names())
def test_a_strip_has_the_edges_of_letters_that_hardly_reach_into_it(pages_of: PagesOf, style: str) -> None:
    """Its first or last row lacked them: the line beside was left out."""
    pages = pages_of(full_release().replace(house_style=HouseStyleChoice(name=style)))
    for scale in (1.0, 2.11):
        whole = pages.render(0, scale)
        for bottom in range(20, 800, 3):
            strip = pages.render_strip(0, scale, Strip(bottom, bottom + 12))
            assert whole.data[strip.top * whole.stride :].startswith(strip.data), bottom


@pytest.mark.parametrize("style", house_style_names())
@pytest.mark.parametrize("release", [full_release(), arabic_release(), long_release(8)])
def test_a_sign_in_a_paragraph_changes_a_narrow_strip(
    pages_of: PagesOf, release: Release, style: str
) -> None:
    release = release.replace(house_style=HouseStyleChoice(name=style))
    section = release.original.sections[0]
    paragraph = next(block for block in section.blocks if isinstance(block, Paragraph))
    where = f"editions/{release.original.language}/sections/{section.id}/blocks/{paragraph.id}/text"
    # Twice, so that the sign at the end is not the first of its kind: then its font would be another one.
    words = " ".join([plain_text(paragraph.text)] * 2)

    before = pages_of(write(release, where, words).release)
    after = pages_of(write(release, where, words.removesuffix(".")).release)

    strip = strips(before, after)[0]
    assert strip is not None
    assert 0 < strip.top - strip.bottom < before.sizes[0][1] / 5
    boxes = [box for box in after.fields(0) if box.place.startswith(where)]
    height = before.sizes[0][1]
    assert (
        height - strip.top
        < max(box.y0 for box in boxes)
        < max(box.y1 for box in boxes)
        < height - strip.bottom
    )


def test_nothing_is_drawn_where_nothing_changed(pages_of: PagesOf) -> None:
    before, after = pages_of(full_release()), pages_of(full_release())

    strip = strips(before, after)[0]

    assert strip is not None
    assert strip.is_empty


def content(*items: bytes, frame: bytes = b"fonts") -> PageContent:
    return PageContent(frame, items)


@pytest.mark.parametrize(
    ("before", "after", "strip"),
    [
        # Twice the size above and below the line, and two points.
        (content(RULE), content(RULE, LINE), Strip(700 - 18, 700 + 18)),
        (content(RULE, LINE), content(RULE), Strip(700 - 18, 700 + 18)),
        (content(LINE), content(LINE.replace(b"0 0 Tm", b"0 30 Tm")), Strip(670 - 18, 700 + 18)),
        (content(LINE), content(LINE.replace(b"Tm[(\\000q cm)39(a)]TJ", b"Tm(\\000)Tj")), Strip(682, 718)),
        (content(LINE), content(LINE.replace(b" 8 Tf", b" 20 Tf")), Strip(700 - 42, 700 + 42)),
        (content(), content(RULE), Strip(500 - 3.5, 500 + 3.5)),
        (content(), content(UNDERLINE), Strip(498 - 8, 498 + 8)),
        (content(LINE, RULE), content(UNDERLINE, RULE), Strip(490, 718)),
        (content(LINE, LINE, RULE), content(LINE, RULE), Strip(682, 718)),
        (content(LINE, RULE), content(RULE, LINE), Strip(496.5, 718)),
    ],
)
def test_a_strip_holds_all_that_came_and_went(before: PageContent, after: PageContent, strip: Strip) -> None:
    assert changed_strip(before, after) == strip


@pytest.mark.parametrize(
    "item",
    [
        b"0.5 0 0 0.5 93.5 700 cm/x0 Do",
        b"1 0 0 -1 93.5 700 cm/x0 Do",
        b"1 0 0 -1 93.5 700 cm/g0 gs 0 1.5 m 0 -1.5 l\nf",
        b"1 0 0 -1 93.5 700 cm 0 1.5 m 0 -1.5 9 9 9 9 c\nf",
        b"1 0 0 -1 93.5 700 cm 0 0 40 900 re\nf",
        b"1 0 0 -1 93.5 700 cm 2 0 0 2 0 0 cm 0 1.5 m 0 -1.5 l\nf",
        b"1 0 0 -1 93.5 700 cm 0 1.5 m 0 -1.5 l\nW\nn",
        LINE.replace(b"1 0 0 -1 0 0 Tm", b"1 0 0.2 -1 0 0 Tm"),
        LINE.replace(b"1 0 0 -1 0 0 Tm", b"-1 0 0 -1 0 0 Tm"),
        LINE.replace(b"Tm[", b"Tm 0 900 Td["),
        LINE.replace(b" 0 Tr", b" 90 Ts 0 Tr"),
        b"1 0 0 -1 93.5 700 cm",
    ],
)
def test_of_anything_but_text_and_straight_lines_no_strip_is_known(item: bytes) -> None:
    assert changed_strip(content(LINE), content(LINE, item)) is None
    assert changed_strip(content(LINE, item), content(LINE)) is None
    assert changed_strip(content(LINE, item), content(item)) == Strip(682, 718)


def test_of_pages_with_other_fonts_no_strip_is_known() -> None:
    assert changed_strip(content(LINE), content(LINE, frame=b"other fonts")) is None


@pytest.mark.parametrize(
    ("stream", "items"),
    [
        (b"q " + LINE + b"\nQ", (LINE,)),
        (b"q " + LINE + b"\nQ\nq " + RULE + b"\nQ", (LINE, RULE)),
        (b"", None),
        (b"q " + LINE, None),
        (b"0 Tr\nq " + LINE + b"\nQ", None),
        (b"q 2 0 0 2 0 0 cm\nq " + LINE + b"\nQ\nQ", None),
        (b"q 2 0 0 2 0 0 cm\nq " + LINE + b"\nQ\nq " + RULE + b"\nQ\nQ", None),
        (b"q 2 0 0 2 0 0 cm\nq " + LINE + b"\nQ\n0 0 9 9 re\nf\nQ", None),
        (b"q " + LINE + b"\nQ\n0 0 9 9 re\nf\nq " + RULE + b"\nQ", None),
    ],
)
def test_items_stand_beside_each_other(stream: bytes, items: tuple[bytes, ...] | None) -> None:
    assert items_of(stream) == items
