"""Poppler reads PDFs as viewers and screen readers do: their tags in order, their words on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from releasedesk.model import Release
from releasedesk.rendering.printed import PrintedRelease
from releasedesk.rendering.view import printed_release
from tests.interop.readers import Poppler, without_hyphens
from tests.interop.releases import LEFT_TO_RIGHT, exported, pages_release, reference_release
from tests.printed_words import texts_below, top_texts, words_of
from tests.releases import full_release

_SIGN = re.compile(r"[–•]|\d+\.")


# WORKAROUND: poppler 22.12 reads no more of a tag after a no-break space in it, of which the reference release is full.
@pytest.mark.parametrize("make", [make for make in LEFT_TO_RIGHT if make is not reference_release])
def test_a_screen_reader_reads_everything_once_and_in_order(
    poppler: Poppler, tmp_path: Path, make: Callable[[], Release]
):
    release = make()
    view = printed_release(release, release.original)

    read = _characters(_tagged_texts(poppler.structure(exported(release, "pdf", tmp_path))))

    assert read == _characters((*top_texts(view), *texts_below(view)))


@pytest.mark.parametrize("make", LEFT_TO_RIGHT)
def test_a_reader_copies_every_word_once(poppler: Poppler, tmp_path: Path, make: Callable[[], Release]):
    release = make()
    view = printed_release(release, release.original)
    pdf = exported(release, "pdf", tmp_path)
    pages = int(poppler.info(pdf)["Pages"])

    read = Counter(without_hyphens(poppler.text(pdf)).split())

    printed = Counter(without_hyphens(" ".join((*top_texts(view), *texts_below(view)))).split())
    assert printed - read == Counter()
    left = read - printed - Counter(words_of(_margins(view, pages)))
    assert [word for word in left if not _SIGN.fullmatch(word)] == []


def test_every_page_but_the_first_has_the_short_title_and_every_one_its_number(
    poppler: Poppler, tmp_path: Path
):
    pdf = exported(pages_release(), "pdf", tmp_path)
    first, *others = poppler.text(pdf).rstrip("\f").split("\f")
    count = len(others) + 1

    assert count > 2
    assert first.count("A long report") == 1
    for number, page in enumerate((first, *others), start=1):
        assert f"Page {number} of {count}" in page
        assert page.count("A long report") == 1


def test_the_file_says_what_it_is(poppler: Poppler, tmp_path: Path):
    info = poppler.info(exported(full_release(), "pdf", tmp_path))

    assert info["Title"] == "Harbour Trust opens the first public quay in eighty years"
    assert info["Author"] == "Harbour Trust"
    assert info["Tagged"] == "yes"
    assert info["JavaScript"] == "no"
    assert info["Page size"].endswith("(A4)")


def test_no_font_is_left_to_the_reader_s_machine(poppler: Poppler, tmp_path: Path):
    fonts = poppler.fonts(exported(full_release(), "pdf", tmp_path))

    assert fonts
    # The columns after name, type and encoding: embedded, subset, with a map to Unicode.
    assert [line for line in fonts if not re.search(r"\byes yes yes\b", line)] == []


def _margins(view: PrintedRelease, pages: int) -> Iterator[str]:
    """What stands in the margins of so many pages."""
    for number in range(1, pages + 1):
        yield view.page_label.format(page=number, pages=pages)
        yield from (view.slug, view.release_line.text)


def _tagged_texts(structure: str) -> Iterator[str]:
    """The texts of a tag tree without the labels of lists, which are no words of the release."""
    label = -1
    for line in structure.splitlines():
        text = line.lstrip()
        depth = len(line) - len(text)
        if label >= 0 and depth > label:
            continue
        label = depth if text.startswith("Lbl") else -1
        if text.startswith('"'):
            yield text[1:-1]


def _characters(texts: Iterable[str]) -> str:
    return "".join("".join(texts).split())
