"""Writing in a release of 50 pages: keystrokes, opening, memory, beside a plain QTextEdit that holds the same text."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import child
from benchmarks.measure import Row
from benchmarks.releases import long_release, with_long_paragraph
from releasedesk.model import Release
from releasedesk.project.document import Project, to_bytes

_KEYS = 150
_MEDIAN_BAR_MS, _P99_BAR_MS = 4, 8
_OPEN_BAR_MS = 400
_OPENINGS = 5
_BLOCK_BAR_KB = 40
_FEW, _MANY = 400, 1600
_MEMORIES = (("memory", "ours"), ("memory", "plain"), ("memory with pages", "ours"))


def rows() -> Iterator[Row]:
    """Measure typing in the longest paragraph, Enter in a long section, opening, and memory by the block."""
    long = with_long_paragraph(long_release(400))
    yield from _keys("keystroke in the longest paragraph", _measured(long, "keys", _KEYS))
    yield from _keys("Enter in a section of 1,000 blocks", _measured(long_release(1000, 1000), "enter", 60))
    yield _opening(long)
    yield from _memory()


def _keys(name: str, measured: dict[str, Any]) -> Iterator[Row]:
    row = Row(name, measured["ours"])
    worst = row.percentile(99)
    passed = row.median <= _MEDIAN_BAR_MS and worst <= _P99_BAR_MS
    bar = f"<= {_MEDIAN_BAR_MS} ms, p99 <= {_P99_BAR_MS} ms ({worst:.1f})"
    yield Row(row.name, row.samples, bar=bar, passed=passed)
    yield Row("  the same in a QTextEdit", measured["plain"])


def _opening(release: Release) -> Row:
    """Open a release in a window that is there, each time in a new process."""
    samples = [_measured(release, "open", 1, ("ours",))["ours"][0] for _ in range(_OPENINGS)]
    row = Row("open 50 pages until the form is seen", samples, bar=f"<= {_OPEN_BAR_MS} ms")
    return Row(row.name, samples, bar=row.bar, passed=row.median <= _OPEN_BAR_MS)


def _memory() -> Iterator[Row]:
    """Look through a release and through one that is longer: what each further block takes, all of it seen.

    A QTextEdit has no pages, so the form is measured with its pages hidden first; what they take is told beside it.
    """
    ours, plain, with_pages = (_by_block(what, side) for what, side in _MEMORIES)
    bar = f"< {_BLOCK_BAR_KB} KB"
    yield Row("memory of a block in the form, all seen", [ours], "KB", bar, ours < _BLOCK_BAR_KB)
    yield Row("  of a block in a QTextEdit", [plain], "KB")
    yield Row("  of a block in the form and on its pages", [with_pages], "KB")


def _by_block(what: str, side: str) -> float:
    few, many = (_measured(long_release(count), what, 1, (side,))[side][0] for count in (_FEW, _MANY))
    return (many - few) / (_MANY - _FEW)


def _measured(
    release: Release, what: str, times: int, sides: tuple[str, ...] = ("ours", "plain")
) -> dict[str, list[float]]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "release.releasedesk"
        file.write_bytes(to_bytes(Project(release)))
        measured: dict[str, list[float]] = {}
        for side in sides:
            module = "writing_in_window" if side == "ours" else "writing_in_text_edit"
            measured[side] = child.result_of(module, str(file), what, str(times))
        return measured
