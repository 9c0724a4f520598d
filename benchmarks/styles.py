"""The house styles: from a keystroke to the page in each, switching between them, and a long release with pictures."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

from benchmarks.keystrokes import typed
from benchmarks.measure import Row
from benchmarks.pictures import illustrated_release
from benchmarks.releases import reference_release
from releasedesk.editing.writing import write
from releasedesk.model import HouseStyleChoice, Release
from releasedesk.rendering.house_style import house_style_names
from releasedesk.session.preview import Preview, PreviewPages, PreviewRequest

_PAGE_BAR_MS = 30
_SWITCH_BAR_MS = 150
_LONG_BAR_MS = 250


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
    yield _row("switching the house style", _switched(release), _SWITCH_BAR_MS)
    long = illustrated_release()
    first, pages = _edited(long)
    yield _row(f"edit: {pages} pages with 20 pictures, first page shown", first, _LONG_BAR_MS)


def _row(name: str, samples: list[float], bar: float) -> Row:
    row = Row(name, samples)
    return Row(name, samples, bar=f"<= {bar:g} ms", passed=row.median <= bar)


class _Desk:
    """A preview whose first answer to each request is waited for."""

    def __init__(self) -> None:
        self._shown = threading.Event()
        self._sizes = 0
        self._revision = 0
        self.preview = Preview(self._on_pages)

    def milliseconds(self, release: Release) -> float:
        """Return how long it took until the first page of a release was there, and let the worker come to rest."""
        self._revision += 1
        self._shown.clear()
        start = time.perf_counter()
        self.preview.request(PreviewRequest(release, release.original.language, self._revision, 0, 1))
        assert self._shown.wait(60)
        taken = (time.perf_counter() - start) * 1000
        self.preview.wait_until_idle(60)
        return taken

    @property
    def page_count(self) -> int:
        return self._sizes

    def _on_pages(self, pages: PreviewPages) -> None:
        self._sizes = len(pages.sizes)
        self._shown.set()


def _switched(release: Release) -> list[float]:
    desk = _Desk()
    styles = [release.replace(house_style=HouseStyleChoice(name=name)) for name in house_style_names()]
    desk.milliseconds(styles[-1])
    # Three rounds: the first switch to each style reads its files.
    samples = [desk.milliseconds(each) for _ in range(3) for each in styles]
    desk.preview.close()
    return samples


def _edited(release: Release) -> tuple[list[float], int]:
    desk = _Desk()
    desk.milliseconds(release)
    edition = release.original
    first = edition.sections[0].blocks[0]
    where = f"editions/{edition.language}/sections/{edition.sections[0].id}/blocks/{first.id}/text"
    samples = []
    for number in range(12):
        release = write(release, where, f"{number} times something else was written here.").release
        samples.append(desk.milliseconds(release))
    pages = desk.page_count
    desk.preview.close()
    return samples[2:], pages
