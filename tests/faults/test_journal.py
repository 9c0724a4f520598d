"""Whatever fails below the journal, its newest whole state is the last one that was written."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from releasedesk.editing.writing import write
from releasedesk.project.document import Project
from releasedesk.project.journal import Journal, newest_state
from releasedesk.project.journal_state import JournalState, StateWriter
from releasedesk.session.new import new_release
from releasedesk.session.recording import Recorder
from releasedesk.session.recovery import recovered_work
from releasedesk.session.session import Session
from tests.faults.layer import run_with
from tests.releases import small_release


def test_every_single_call_may_fail_once_or_for_good_and_the_last_state_is_there(
    layer: Path, quick_disk: Path
) -> None:
    result = run_with(layer, "tests.faults.journal_under_faults", str(quick_disk))

    assert result["lost"] == []
    assert result["points"] > 100


def _fill(disk: Path) -> Path:
    """Leave no room on a disk; returns the file that takes it."""
    filler = disk / "filler"
    with open(filler, "wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(b"f" * 4096)
    return filler


def test_a_disk_that_fills_up_leaves_room_to_type_on(small_disk: Path) -> None:
    journal = Journal.created(small_disk / "recovery")
    for _ in range(2):
        journal.write(b"s" * 20_000)
    _fill(small_disk)

    for size in range(20_100, 60_000, 3000):
        journal.write(b"t" * size)
        assert newest_state(journal.folder) == b"t" * size
    with pytest.raises(OSError, match="No space"):
        journal.write(b"u" * 200_000)

    assert newest_state(journal.folder) == b"t" * size


@pytest.mark.logs("the journal cannot be written")
def test_a_full_disk_is_said_once_and_what_was_typed_is_kept_as_soon_as_there_is_room(
    small_disk: Path,
) -> None:
    filler = _fill(small_disk)
    session = Session.unsaved(new_release())
    told: list[str] = []
    recorder = Recorder(session, small_disk / "recovery", on_trouble=told.append, pause=0)
    session.apply(write(session.release, f"{session.edition_place}/headline", "Quay"))

    assert not recorder.flush()
    assert [sentence.split("(")[1] for sentence in told] == ["No space left on device). Save often."]
    filler.unlink()
    assert recorder.flush()
    assert told[1:] == [""]
    recorder.leave()

    found = recovered_work(small_disk / "recovery")
    assert [work.state.project.release.original.headline for work in found if work.state] == ["Quay"]


def test_a_clock_that_goes_back_does_not_make_an_older_state_the_newest(tmp_path: Path) -> None:
    journal = Journal.created(tmp_path)
    writer = StateWriter()
    for headline, written in (
        ("Quay", "2026-11-24T10:00:00+00:00"),
        ("Quay opens", "2020-01-01T00:00:00+00:00"),
    ):
        state = JournalState(Project(small_release(headline=headline)), None, None, True, written)
        journal.write(writer.bytes_of(state))
    journal.release()

    found = recovered_work(tmp_path)

    assert [work.state.project.release.original.headline for work in found if work.state] == ["Quay opens"]
