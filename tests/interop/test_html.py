"""Chromium shows the web page as its readers see it: on a phone, on a desk, in the dark and on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from releasedesk.model import Paragraph, Release, Table
from releasedesk.rendering.view import printed_release
from tests.interop.readers import Chromium, Poppler, without_hyphens
from tests.interop.releases import LEFT_TO_RIGHT, RELEASES, exported, pages_release
from tests.pdf_reading import text_boxes
from tests.printed_words import texts_below, top_texts, words_of
from tests.releases import EMBARGO, full_release, odd_release, release_with, small_release

DESK, PHONE, SMALLEST_PHONE = 1280, 390, 320
# In points: the paper that Chromium prints on, and what is left blank beside the text.
LETTER_WIDTH, MARGIN = 612, 45


@pytest.mark.parametrize("make", [*RELEASES, odd_release])
def test_every_word_is_read_once_and_in_order(
    chromium: Chromium, tmp_path: Path, make: Callable[[], Release]
):
    release = make()
    view = printed_release(release, release.original)

    read = chromium.text(exported(release, "html", tmp_path), DESK).split()

    top = words_of(top_texts(view))
    assert sorted(read[: len(top)]) == sorted(top)
    assert read[len(top) :] == words_of(texts_below(view))


@pytest.mark.parametrize("make", LEFT_TO_RIGHT)
def test_every_word_is_on_paper(
    chromium: Chromium, poppler: Poppler, tmp_path: Path, make: Callable[[], Release]
):
    release = make()
    view = printed_release(release, release.original)

    pdf = chromium.pdf(exported(release, "html", tmp_path), tmp_path / "printed.pdf")

    on_paper = "".join(without_hyphens(poppler.text(pdf)).split())
    for word in words_of((*top_texts(view), *texts_below(view))):
        assert without_hyphens(word) in on_paper


def test_an_embargo_is_on_every_sheet_of_paper(chromium: Chromium, poppler: Poppler, tmp_path: Path):
    release = pages_release()
    release = release.replace(editions=(release.original.replace(release_line=EMBARGO),))

    pdf = chromium.pdf(exported(release, "html", tmp_path), tmp_path / "printed.pdf")

    pages = poppler.text(pdf).rstrip("\f").split("\f")
    line = "Embargoed until 00:01 London time (GMT), Tuesday 2 March 2027"
    assert len(pages) > 2
    assert [" ".join(page.split()).count(line) for page in pages] == [1] * len(pages)


def test_no_column_of_a_wide_table_is_lost_on_paper(chromium: Chromium, poppler: Poppler, tmp_path: Path):
    """On the screen such a table is moved sideways; paper showed as much as there was room for."""
    rows = tuple(tuple(f"{word}{at}" for at in range(14)) for word in ("Harbourmasters", "Volunteers"))

    page = exported(release_with(Table(id="t", rows=rows)), "html", tmp_path)
    boxes = list(text_boxes(chromium.pdf(page, tmp_path / "printed.pdf").read_bytes()))

    assert "Volunteers13" in "".join(sign for _, sign, _ in boxes)
    assert max(right for _, _, (_, _, right, _) in boxes) < LETTER_WIDTH - MARGIN


def test_columns_of_arabic_begin_where_its_text_does(chromium: Chromium, tmp_path: Path):
    """The room between columns stood before the first one, on the right."""
    table = Table(id="t", rows=(("الرصيف", "2026"), ("الغربي", "3,400")))
    page = exported(release_with(table, language="ar"), "html", tmp_path)
    cell = "getComputedStyle(document.querySelector('tbody th'))"

    assert chromium.evaluate(page, f"[{cell}.paddingRight, parseFloat({cell}.paddingLeft) > 0]") == [
        "0px",
        True,
    ]


@pytest.mark.parametrize("width", [SMALLEST_PHONE, PHONE, 768, DESK])
def test_nothing_is_wider_than_the_screen(chromium: Chromium, tmp_path: Path, width: int):
    address = "https://data.harbourtrust.example/" + "tides-and-berths-" * 8
    release = full_release()
    section = release.original.sections[0]
    long = section.replace(blocks=(*section.blocks, Paragraph(id="long", text=address)))
    edition = release.original.replace(
        reference="HT/2027/COMMUNICATIONS/EXTERNAL/000042/REV-B",
        sections=(long, *release.original.sections[1:]),
    )
    page = exported(release.replace(editions=(edition,)), "html", tmp_path)

    assert chromium.overflow(page, width) == 0


def test_text_is_large_enough_on_a_phone_and_lines_are_not_too_long_on_a_desk(
    chromium: Chromium, tmp_path: Path
):
    page = exported(full_release(), "html", tmp_path)
    frame = "document.querySelector('iframe').contentWindow"
    size = f"parseFloat({frame}.getComputedStyle({frame}.document.querySelector('section p')).fontSize)"
    characters_in_a_line = "document.querySelector('section p').clientWidth / 8.2"

    assert chromium.evaluate(chromium.framed(page, PHONE), size) >= 16
    assert 45 <= chromium.evaluate(page, characters_in_a_line, DESK) <= 80


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_stands_out_from_what_is_behind_it(chromium: Chromium, tmp_path: Path, dark: bool):
    page = exported(full_release(), "html", tmp_path)

    weakest = chromium.evaluate(page, _WEAKEST_CONTRAST, dark=dark)

    # Success criterion 1.4.3 of WCAG 2.2.
    assert weakest["ratio"] >= 4.5, weakest["text"]


def test_the_page_is_dark_for_those_who_want_it_dark(chromium: Chromium, tmp_path: Path):
    page = exported(small_release(), "html", tmp_path)
    background = "getComputedStyle(document.body).backgroundColor"

    assert chromium.evaluate(page, background) == "rgb(255, 255, 255)"
    assert chromium.evaluate(page, background, dark=True) == "rgb(22, 24, 28)"


def test_dark_lines_of_a_picture_are_seen_in_the_dark(chromium: Chromium, tmp_path: Path):
    """Where its ground is transparent, black lines stood on a page that is nearly black."""
    page = exported(full_release(), "html", tmp_path)
    background = "getComputedStyle(document.querySelector('figure img')).backgroundColor"

    assert chromium.evaluate(page, background, dark=True) == "rgb(255, 255, 255)"


def test_a_screen_reader_finds_landmarks_headings_and_names(chromium: Chromium, tmp_path: Path):
    page = exported(full_release(), "html", tmp_path)
    levels = "[...document.querySelectorAll('h1, h2, h3')].map(heading => heading.tagName)"
    nameless = "[...document.querySelectorAll('img')].filter(image => !image.alt).length"

    assert chromium.evaluate(page, levels) == ["H1", "H2", "H2", "H2", "H2"]
    assert chromium.evaluate(page, nameless) == 0
    assert chromium.evaluate(page, "document.title") == full_release().original.headline


def test_no_script_of_a_release_runs(chromium: Chromium, tmp_path: Path):
    text = "<img src=x onerror=\"document.title='broken'\"><script>document.title = 'broken'</script>"
    page = exported(release_with(Paragraph(id="p", text=text), headline="Quay"), "html", tmp_path)

    assert chromium.evaluate(page, "document.title") == "Quay"
    assert chromium.evaluate(page, "document.images.length") == 0


# The least contrast of all texts (relative luminance as WCAG 2.2 defines it), and the text that has it.
_WEAKEST_CONTRAST = """(() => {
  const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
  const channel = value => { const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; };
  const luminance = colour => { const [red, green, blue] = numbers(colour).map(channel);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue; };
  const behind = element => { for (let each = element; each; each = each.parentElement) {
    const colour = getComputedStyle(each).backgroundColor;
    if (numbers(colour)[3] !== 0) return colour; } return 'rgb(255, 255, 255)'; };
  const texts = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
  let weakest = {ratio: 21, text: ''};
  while (texts.nextNode()) {
    const text = texts.currentNode.textContent.trim();
    const element = texts.currentNode.parentElement;
    const pair = [getComputedStyle(element).color, behind(element)].map(luminance).sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (text && ratio < weakest.ratio) weakest = {ratio, text};
  }
  return weakest; })()"""
