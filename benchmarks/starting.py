"""From process start to a window that takes input, and the memory that it then needs."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from benchmarks import child
from benchmarks.measure import Row
from benchmarks.releases import reference_release
from releasedesk.project.document import Project, to_bytes

_TIMES = 15
_START_BAR = 1.6
_MEMORY_BAR_MB = 160


def rows() -> Iterator[Row]:
    """Measure starting, the two programs in turn, and resident memory with all pages rendered."""
    name, release = reference_release()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "release.releasedesk"
        file.write_bytes(to_bytes(Project(release)))
        bare: list[float] = []
        ours: list[float] = []
        memory: list[float] = []
        for _ in range(_TIMES):
            bare.append(_start("bare_window")[0])
            milliseconds, megabytes = _start("open_window", str(file), settled=len(memory) < 3)
            ours.append(milliseconds)
            memory += [megabytes] if megabytes else []
    bare_row = Row("start: bare PySide6 window", bare)
    yield bare_row
    row = Row(f"start: window with the {name} open", ours)
    ratio = row.median / bare_row.median
    yield Row(row.name, ours, bar=f"<= {_START_BAR} x bare ({ratio:.2f} x)", passed=ratio <= _START_BAR)
    row = Row(f"memory: {name} open and rendered", memory, "MB")
    yield Row(row.name, memory, "MB", f"<= {_MEMORY_BAR_MB} MB", row.median <= _MEMORY_BAR_MB)


def _start(module: str, *arguments: str, settled: bool = False) -> tuple[float, float]:
    """Return milliseconds until a program is ready, and its memory in megabytes once it has settled, if asked for."""
    began = time.perf_counter()
    process = child.start(module, *arguments)
    assert process.stdout is not None
    assert process.stdin is not None
    _read_until(process.stdout.readline, "ready")
    milliseconds = (time.perf_counter() - began) * 1000
    megabytes = 0.0
    if settled:
        _read_until(process.stdout.readline, "settled")
        megabytes = psutil.Process(process.pid).memory_info().rss / 1e6
    process.kill()
    process.communicate()
    return milliseconds, megabytes


def _read_until(read_line: object, word: str) -> None:
    while line := read_line():  # type: ignore[operator]
        if line.strip() == word:
            return
    raise RuntimeError(f"the measured program ended before it said “{word}”")
