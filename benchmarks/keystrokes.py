"""From a keystroke to the finished page, beside WeasyPrint; and how long a key holds the window."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import child
from benchmarks.measure import Row, milliseconds
from benchmarks.releases import long_release, reference_release
from releasedesk.model import Release
from releasedesk.project.document import Project, to_bytes

_PAGE_BAR_MS = 30
_TIMES_FASTER = 8
_HELD_BAR_MS = 8


def rows() -> Iterator[Row]:
    """Measure the reference release in the window, its layout by WeasyPrint, and typing in a release of 50 pages."""
    name, release = reference_release()
    to_page = typed(release, keys=100, wait_for_pages=True)["pages"]
    row = Row(f"keystroke to page: {name}", to_page)
    yield Row(row.name, to_page, bar=f"<= {_PAGE_BAR_MS} ms", passed=row.median <= _PAGE_BAR_MS)
    if laid_out := _weasyprint(release):
        peer = Row(f"WeasyPrint lays out: {name}", laid_out)
        faster = peer.median / row.median
        bar = f">= {_TIMES_FASTER} x the above ({faster:.1f} x)"
        yield Row(peer.name, peer.samples, bar=bar, passed=faster >= _TIMES_FASTER)
    held = typed(long_release(400), keys=200, wait_for_pages=False)["held"]
    row = Row("window held by a key: 50 pages", held)
    worst = row.percentile(99)
    bar = f"p99 <= {_HELD_BAR_MS} ms ({worst:.1f})"
    yield Row(row.name, held, bar=bar, passed=worst <= _HELD_BAR_MS)
    to_page = typed(long_release(400), keys=15, wait_for_pages=True)["pages"]
    yield Row("keystroke to page: 50 pages", to_page)


def typed(release: Release, *, keys: int, wait_for_pages: bool) -> dict[str, list[float]]:
    """Return milliseconds by what was measured (“pages”, “held”) of typing into the window with a release open."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "release.releasedesk"
        file.write_bytes(to_bytes(Project(release)))
        wanted = "yes" if wait_for_pages else "no"
        result: dict[str, list[float]] = child.result_of("typing_in_window", str(file), str(keys), wanted)
        return result


def _weasyprint(release: Release) -> list[float]:
    """Lay out the exported web page, the same words, as a preview would have to; nothing where it is not installed."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError):
        # OSError: the package is there, the libraries of the system that it needs are not.
        return []
    from releasedesk.exporters.registry import export_release

    page = export_release(release, ["html"], name="peer").files[0].data.decode()
    return milliseconds(lambda: HTML(string=page).render(), times=7, warm_up=1)
