"""Opening and saving a release of 1,000 paragraphs."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Row, milliseconds
from benchmarks.releases import long_release
from releasedesk.project.document import Project, to_bytes
from releasedesk.project.reading import read_project
from releasedesk.project.saving import write_atomically

_BAR_MS = 50


def rows() -> Iterator[Row]:
    """Measure opening and saving, reading and flushing to disk included."""
    project = Project(long_release(1000))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.releasedesk"
        save = milliseconds(lambda: write_atomically(path, to_bytes(project)), times=20)
        open_ = milliseconds(lambda: read_project(path), times=20)
    for name, samples in (("open", open_), ("save", save)):
        row = Row(f"{name} 1,000 paragraphs", samples, bar=f"<= {_BAR_MS} ms")
        yield Row(row.name, samples, bar=row.bar, passed=row.median <= _BAR_MS)
