"""The house styles: from a keystroke to the page in each, switching between them, and a long release with pictures."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

from benchmarks.keystrokes import typed
from benchmarks.measure import Row
from benchmarks.pictures import illustrated_release
from benchmarks.releases import japanese_release, reference_release
from releasedesk.editing.writing import write
from releasedesk.model import HouseStyleChoice, Paragraph, Release, plain_text
from releasedesk.rendering.house_style import house_style_names
from releasedesk.session.preview import Preview, PreviewPages, PreviewRequest

_PAGE_BAR_MS = 30
_SWITCH_BAR_MS = 150
_LONG_BAR_MS = 250
_RARE = "ÞĦŁŊŦŽƷȜÆØĐŒẞ"


def rows() -> Iterator[Row]:
    """Measure every style that ships with the reference release, and one with 50 pages and 20 pictures."""
    name, release = reference_release()
    for style in house_style_names():
        set_in = release.replace(house_style=HouseStyleChoice(name=style))
        yield _row(
            f"keystroke to page: {name}, {style}",
            typed(set_in, keys=40, wait_for_pages=True)["pages"],
            _PAGE_BAR_MS,
        )
    for style in house_style_names():
        name = f"key in a long Japanese headline, first page drawn: {style}"
        yield _row(name, _in_headline(style), _PAGE_BAR_MS)
    yield _row("switching the house style", _switched(release), _SWITCH_BAR_MS)
    illustrated = illustrated_release()
    first, last, pages = _edited(illustrated, _typed)
    name = f"{pages} pages with 20 pictures"
    yield _row(f"edit: {name}, first page shown", first, _LONG_BAR_MS)
    yield _row(f"edit: {name}, all pages up to date", last, _LONG_BAR_MS)
    # Fonts are cut down to the characters of the text: a new one changes what every page is drawn with.
    _, last, _ = _edited(illustrated, lambda text, number: _RARE[number] + text)
    yield Row("  the same for a character that is new, every page drawn", last)


def _row(name: str, samples: list[float], bar: float) -> Row:
    row = Row(name, samples)
    return Row(name, samples, bar=f"<= {bar:g} ms", passed=row.median <= bar)


class _Desk:
    """A preview whose answers to each request are waited for."""

    def __init__(self) -> None:
        self._first, self._all = threading.Event(), threading.Event()
        self._revision = 0
        self.page_count = 0
        self.preview = Preview(self._on_pages)

    def milliseconds(self, release: Release, pages: int = 2) -> tuple[float, float]:
        """Return how long it took until the first of so many pages was there, and until all were."""
        self._revision += 1
        self._first.clear()
        self._all.clear()
        start = time.perf_counter()
        language = release.original.language
        self.preview.request(PreviewRequest(release, language, self._revision, 0, pages - 1, edited_page=0))
        assert self._first.wait(60)
        first = time.perf_counter() - start
        assert self._all.wait(60)
        last = time.perf_counter() - start
        self.preview.wait_until_idle(60)
        return first * 1000, last * 1000

    def _on_pages(self, pages: PreviewPages) -> None:
        self.page_count = len(pages.sizes)
        # The page that is written on comes alone, the others together with what is wrong.
        (self._all if self._first.is_set() else self._first).set()


def _in_headline(style: str) -> list[float]:
    """Return the times until the first page shows a key at the end of a headline of 70 to 90 signs."""
    desk = _Desk()
    choice = HouseStyleChoice(name=style)
    releases = [japanese_release(signs).replace(house_style=choice) for signs in range(70, 91)]
    samples = [desk.milliseconds(each)[0] for each in releases]
    desk.preview.close()
    return samples[5:]


def _switched(release: Release) -> list[float]:
    desk = _Desk()
    styles = [release.replace(house_style=HouseStyleChoice(name=name)) for name in house_style_names()]
    desk.milliseconds(styles[-1])
    # Three rounds: the first switch to each style reads its files.
    samples = [desk.milliseconds(each)[0] for _ in range(3) for each in styles]
    desk.preview.close()
    return samples


def _edited(release: Release, edit: Callable[[str, int], str]) -> tuple[list[float], list[float], int]:
    """Return the times until the page of an edit and until all pages show it, and how many pages there are."""
    desk = _Desk()
    desk.milliseconds(release)
    pages = desk.page_count
    # All pages have been drawn once before the first edit.
    desk.milliseconds(release, pages)
    edition = release.original
    first = edition.sections[0].blocks[0]
    assert isinstance(first, Paragraph)
    where = f"editions/{edition.language}/sections/{edition.sections[0].id}/blocks/{first.id}/text"
    text, samples = plain_text(first.text), []
    for number in range(12):
        text = edit(text, number)
        release = write(release, where, text).release
        samples.append(desk.milliseconds(release, pages))
    desk.preview.close()
    return [first for first, _ in samples[2:]], [last for _, last in samples[2:]], pages


def _typed(text: str, number: int) -> str:
    """Return the text with one more character at its end, as typing makes it."""
    return text + " quaywall"[number % 9]
