"""What it costs that nothing typed is lost: the journal after a keystroke, and a saving that is read back."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Row, milliseconds
from benchmarks.releases import long_release, reference_release
from releasedesk.editing.edit import Edit
from releasedesk.editing.writing import write
from releasedesk.project.document import Project
from releasedesk.session.recording import Recorder
from releasedesk.session.session import Session

_WINDOW_BAR_MS = 1
_DISK_BAR_MS = 20
_SAVE_BAR_MS = 50
_KEYS = 100


def rows() -> Iterator[Row]:
    """Measure the journal in a release of 50 pages, and saving the reference release."""
    # As the window sets it (ui/app.py).
    sys.setswitchinterval(0.0005)
    with tempfile.TemporaryDirectory() as folder:
        told, held, written = _journal(Path(folder))
        yield _row("journal: telling it of a key, 50 pages", told, _WINDOW_BAR_MS)
        yield _row("journal: pause of the window while it writes", held, _WINDOW_BAR_MS)
        yield _row("journal: on disk and flushed, 50 pages", written, _DISK_BAR_MS)
        name, release = reference_release()
        session = Session.unsaved(release)
        session.save_as(Path(folder) / "reference.releasedesk")
        yield _row(f"save, flushed and read back: {name}", milliseconds(session.save, times=30), _SAVE_BAR_MS)


def _row(name: str, samples: list[float], bar: float) -> Row:
    row = Row(name, samples)
    # The 95th percentile, for one slow write in a hundred is felt by nobody and one in three is.
    return Row(name, samples, bar=f"p95 <= {bar} ms", passed=row.percentile(95) <= bar)


def _journal(folder: Path) -> tuple[list[float], list[float], list[float]]:
    """Type into a long release; return what each key cost the window, held it while writing, and took to the disk."""
    session = Session(Project(long_release(400)))
    recorder = Recorder(session, folder / "recovery", pause=0)
    section = session.edition.sections[0]
    place = f"{session.edition_place}/sections/{section.id}/blocks/{section.blocks[0].id}/text"
    words = str(section.blocks[0].text)  # type: ignore[union-attr]
    told, held, written = [], [], []
    session.saved_state_changed.remove(recorder._on_changed)
    for number in range(_KEYS):
        words += "quay wall "[number % 10]
        edit: Edit = write(session.release, place, words)
        session.apply(edit)
        began = time.perf_counter()
        recorder._on_changed(None)
        told.append((time.perf_counter() - began) * 1000)
        held.append(_longest_pause_until_written(recorder))
        written.append((time.perf_counter() - began) * 1000)
    session.saved_state_changed.add(recorder._on_changed)
    recorder.discard()
    return told[2:], held[2:], written[2:]


def _longest_pause_until_written(recorder: Recorder) -> float:
    """Do what the window does while nothing happens; return the longest time that it could not, in milliseconds."""
    longest, last = 0.0, time.perf_counter()
    while recorder._newest is not None or recorder._worker._busy:
        time.sleep(0.0001)
        now = time.perf_counter()
        longest, last = max(longest, now - last - 0.0001), now
    return longest * 1000
