"""What is typed is on disk a moment later, and what an earlier run left is found again."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from releasedesk.editing.pictures import without_unused_assets
from releasedesk.editing.writing import write
from releasedesk.errors import FileProblem
from releasedesk.model import Release
from releasedesk.project.document import Project
from releasedesk.project.journal import Journal, entries
from releasedesk.session import recording
from releasedesk.session.disk import look_at
from releasedesk.session.merging import OtherCopy, merged_with
from releasedesk.session.new import new_release
from releasedesk.session.recording import PAUSE, Recorder
from releasedesk.session.recovery import compare, headline_of, recovered_work, take_up, throw_away
from releasedesk.session.session import Session
from tests.releases import full_release, small_release


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "data" / "recovery"


@pytest.fixture
def session() -> Session:
    return Session(Project(new_release("en")))


@pytest.fixture
def recorder(session: Session, root: Path) -> Iterator[Recorder]:
    recording = Recorder(session, root, pause=0)
    yield recording
    recording.leave()


def headline(session: Session, text: str) -> None:
    session.apply(write(session.release, f"{session.edition_place}/headline", text))


def crash(recorder: Recorder) -> None:
    """End as a killed process does: nothing is tidied up, and the system gives the lock back."""
    assert recorder.flush()
    journal = recorder._stop()
    if journal is not None:
        journal.release()


def test_the_first_keystroke_of_a_new_release_is_kept(
    session: Session, recorder: Recorder, root: Path
) -> None:
    headline(session, "Q")
    crash(recorder)

    (work,) = recovered_work(root)

    assert work.state is not None
    assert work.state.project.release == session.release
    assert work.state.path is None
    assert compare(work).kind == "no file"
    assert headline_of(work.state.project.release) == "Q"


def test_nothing_is_written_while_nothing_is_unsaved(
    session: Session, recorder: Recorder, root: Path
) -> None:
    assert recorder.flush()
    assert entries(root) == []


def test_the_pause_is_short_enough_for_the_promise() -> None:
    assert PAUSE <= 0.5


def test_typing_is_kept_without_anybody_asking(session: Session, root: Path) -> None:
    recorder = Recorder(session, root)
    for length in range(1, 8):
        headline(session, "Quay open"[:length])
        time.sleep(0.03)
    time.sleep(2 * PAUSE)
    assert recorder._worker.wait_until_idle(5)
    assert recorder._newest is None
    recorder.leave()

    (work,) = recovered_work(root)
    assert work.state is not None
    assert headline_of(work.state.project.release) == "Quay op"


def test_an_imported_release_is_kept_before_anything_is_typed(root: Path) -> None:
    recorder = Recorder(Session.unsaved(full_release()), root, pause=0)
    crash(recorder)

    (work,) = recovered_work(root)

    assert work.state is not None
    assert work.state.project.release == full_release()


def test_saved_work_is_not_offered_whenever_the_program_was_killed(
    session: Session, recorder: Recorder, root: Path, tmp_path: Path
) -> None:
    headline(session, "Quay")
    assert recorder.flush()
    session.save_as(tmp_path / "quay.releasedesk")
    crash(recorder)

    assert recovered_work(root) == []
    assert entries(root) == []


def test_work_that_was_saved_while_the_journal_was_behind_is_not_offered(
    session: Session, root: Path, tmp_path: Path
) -> None:
    path = tmp_path / "quay.releasedesk"
    session.save_as(path)
    headline(session, "Quay")
    recorder = Recorder(session, root, pause=0)
    crash(recorder)
    session.save()

    assert recovered_work(root) == []


def test_undoing_everything_leaves_nothing_to_offer(session: Session, recorder: Recorder, root: Path) -> None:
    headline(session, "Quay")
    recorder.flush()
    session.undo()
    crash(recorder)

    assert recovered_work(root) == []


def test_closing_without_saving_on_purpose_removes_what_was_kept(session: Session, root: Path) -> None:
    recorder = Recorder(session, root, pause=0)
    headline(session, "Quay")
    recorder.flush()

    recorder.discard()

    assert entries(root) == []
    headline(session, "Nobody listens any more")
    assert entries(root) == []


def test_work_of_a_living_window_is_not_offered(session: Session, recorder: Recorder, root: Path) -> None:
    headline(session, "Quay")
    recorder.flush()

    assert recovered_work(root) == []
    assert len(entries(root)) == 1


def test_recovered_work_is_beside_its_file_with_what_differs(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "quay.releasedesk"
    Session.unsaved(small_release()).save_as(path)
    session = Session.opened(path)
    headline(session, "Quay opens to none")
    crash(Recorder(session, root, pause=0))

    (work,) = recovered_work(root)
    comparison = compare(work)

    assert work.state is not None
    assert work.state.path == path
    assert comparison.kind == "older"
    assert comparison.places == ("editions/en-GB/headline",)
    theirs = Session.opened(path)
    headline(theirs, "Theirs")
    theirs.save()
    assert compare(work).kind == "changed"
    path.unlink()
    assert compare(work).kind == "gone"


def test_recovered_work_is_taken_up_once_and_stays_kept(root: Path, tmp_path: Path) -> None:
    session = Session.unsaved(small_release())
    crash(Recorder(session, root, pause=0))
    (work,) = recovered_work(root)

    taken = take_up(work)

    assert taken is not None
    assert take_up(work) is None
    assert not throw_away(work)
    recovered, journal = taken
    assert recovered.is_modified
    recorder = Recorder(recovered, root, journal=journal, pause=0)
    headline(recovered, "And on")
    crash(recorder)
    (again,) = recovered_work(root)
    assert again.state is not None
    assert headline_of(again.state.project.release) == "And on"
    assert again.entry == work.entry


def test_throwing_away_is_for_good(root: Path) -> None:
    crash(Recorder(Session.unsaved(small_release()), root, pause=0))
    (work,) = recovered_work(root)

    assert throw_away(work)

    assert recovered_work(root) == []
    assert entries(root) == []


def test_several_crashes_are_all_offered_the_newest_first(root: Path) -> None:
    for number in range(3):
        session = Session.unsaved(small_release(headline=f"Quay {number}"))
        crash(Recorder(session, root, pause=0))

    found = [headline_of(work.state.project.release) for work in recovered_work(root) if work.state]

    assert sorted(found) == ["Quay 0", "Quay 1", "Quay 2"]


def test_a_damaged_entry_is_named_and_harms_no_other(root: Path) -> None:
    for text in ("Quay", "Lock"):
        session = Session.unsaved(small_release(headline=text))
        recorder = Recorder(session, root, pause=0)
        recorder.flush()
        headline(session, f"{text}!")
        crash(recorder)
    broken = entries(root)[0]
    for slot in broken.glob("*.state"):
        slot.write_bytes(b"\0" * 500)

    found = recovered_work(root)

    assert [work.state is None for work in found].count(True) == 1
    damaged = next(work for work in found if work.state is None)
    assert damaged.entry == broken
    assert "damaged" in damaged.problem
    assert take_up(damaged) is None
    assert throw_away(damaged)


def test_a_state_that_was_never_finished_is_nothing_to_talk_about(root: Path) -> None:
    crash(Recorder(Session.unsaved(small_release()), root, pause=0))
    (entry,) = entries(root)
    slot = entry / "a.state"
    slot.write_bytes(slot.read_bytes()[:200])

    assert recovered_work(root) == []
    assert entries(root) == []


def test_pictures_are_kept_once_beside_the_states_and_come_back(root: Path) -> None:
    release = full_release()
    session = Session.unsaved(release)
    recorder = Recorder(session, root, pause=0)
    recorder.flush()
    headline(session, "Quay")
    crash(recorder)
    (entry,) = entries(root)

    (work,) = recovered_work(root)

    assert work.state is not None
    assert work.state.project.release.assets == release.assets
    assert len(list((entry / "assets").iterdir())) == len({asset.id for asset in release.assets})


def test_pictures_that_nothing_shows_are_left_out_and_looked_for_in_the_thread(
    session: Session, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking: list[str] = []

    def looked(release: Release) -> Release:
        looking.append(threading.current_thread().name)
        return without_unused_assets(release)

    monkeypatch.setattr("releasedesk.session.recording.without_unused_assets", looked)
    picture = full_release().assets[0]
    recorder = Recorder(session, root, pause=0)
    edited = write(session.release, f"{session.edition_place}/headline", "Quay")
    session.apply(replace(edited, release=edited.release.replace(assets=(picture,))))
    crash(recorder)

    (work,) = recovered_work(root)

    assert work.state is not None
    assert session.release.assets == (picture,)
    assert work.state.project.release == session.project().release
    assert work.state.project.release.assets == ()
    assert looking
    assert threading.current_thread().name not in looking


def test_a_journal_that_somebody_tidied_away_is_begun_anew(
    session: Session, recorder: Recorder, root: Path
) -> None:
    headline(session, "Quay")
    recorder.flush()
    shutil.rmtree(root)
    headline(session, "Quay opens")
    crash(recorder)

    (work,) = recovered_work(root)
    assert work.state is not None
    assert headline_of(work.state.project.release) == "Quay opens"


def test_snapshots_are_kept_with_their_pictures(root: Path) -> None:
    project = Project(small_release(), snapshot_assets=full_release().assets)
    session = Session(project)
    recorder = Recorder(session, root, pause=0)
    session.apply(write(session.release, f"{session.edition_place}/headline", "Quay"))
    crash(recorder)

    (work,) = recovered_work(root)

    assert work.state is not None
    assert work.state.project == session.project()
    assert work.state.project.snapshot_assets == full_release().assets


@pytest.mark.parametrize("new_name", [False, True])
def test_a_state_from_before_the_last_saving_is_not_offered(
    root: Path, tmp_path: Path, new_name: bool
) -> None:
    """Killed right after saving, before the journal came to it: the file has more than the journal."""
    path = tmp_path / "quay.releasedesk"
    session = Session(Project(small_release()))
    if not new_name:
        session.save_as(path)
    headline(session, "Quay")
    recorder = Recorder(session, root, pause=0)
    assert recorder.flush()
    headline(session, "Quay opens")
    assert recorder.flush()
    # From here on the thread does not come to it any more.
    session.saved_state_changed.remove(recorder._on_changed)
    headline(session, "Quay opens to everybody")
    session.save_as(path)
    session.saved_state_changed.add(recorder._on_changed)
    crash(recorder)

    assert recovered_work(root) == []


def test_what_is_typed_after_saving_is_offered(
    session: Session, recorder: Recorder, root: Path, tmp_path: Path
) -> None:
    headline(session, "Quay")
    recorder.flush()
    session.save_as(tmp_path / "quay.releasedesk")
    headline(session, "Quay opens")
    crash(recorder)

    (work,) = recovered_work(root)
    assert work.state is not None
    assert headline_of(work.state.project.release) == "Quay opens"
    assert compare(work).kind == "older"


def test_a_saving_that_failed_hides_nothing(
    session: Session, recorder: Recorder, root: Path, tmp_path: Path
) -> None:
    headline(session, "Quay")
    recorder.flush()
    with pytest.raises(FileProblem):
        session.save_as(tmp_path / "missing" / "quay.releasedesk")
    crash(recorder)

    assert len(recovered_work(root)) == 1


def test_recovered_work_knows_what_it_began_with_only_where_the_file_still_holds_it(
    root: Path, tmp_path: Path
) -> None:
    """A merge that took the work itself for the base would find nothing new in it, and drop it."""
    path = tmp_path / "quay.releasedesk"
    Session.unsaved(small_release()).save_as(path)
    for theirs in ("", "Theirs"):
        session = Session.opened(path)
        headline(session, "Mine")
        crash(Recorder(session, root, pause=0))
        if theirs:
            other = Session.opened(path)
            headline(other, theirs)
            other.save()
        (work,) = recovered_work(root)
        taken = take_up(work)
        assert taken is not None
        recovered, journal = taken

        if theirs:
            assert recovered.base is None
        else:
            assert recovered.base is not None
            assert recovered.base.release == small_release()
        assert recovered.is_modified
        journal.remove()


def test_recovered_work_and_what_a_colleague_saved_are_both_in_their_merge(
    root: Path, tmp_path: Path
) -> None:
    path = tmp_path / "quay.releasedesk"
    Session.unsaved(small_release()).save_as(path)
    session = Session.opened(path)
    headline(session, "Mine alone")
    crash(Recorder(session, root, pause=0))
    other = Session.opened(path)
    headline(other, "Theirs alone")
    other.save()
    (work,) = recovered_work(root)
    taken = take_up(work)
    assert taken is not None
    state = look_at(path, taken[0].digest)
    assert state.project is not None

    merged = merged_with(taken[0], OtherCopy(state.project, taken[0].base, "the file"))

    kept = merged.project.release.model_dump_json() + merged.project.review.model_dump_json()
    assert "Mine alone" in kept
    assert "Theirs alone" in kept
    taken[1].remove()


class Silent:
    """A disk that does not answer until it is let."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked, self.answers = threading.Event(), threading.Event()
        write_state = Journal.write

        def waiting(journal: Journal, state: bytes) -> None:
            if state:
                self.asked.set()
                self.answers.wait(60)
            write_state(journal, state)

        monkeypatch.setattr(Journal, "write", waiting)
        monkeypatch.setattr(recording, "DISK_PATIENCE", 0.1)


def journal_thread() -> threading.Thread:
    return next(each for each in threading.enumerate() if each.name == "journal")


def test_a_disk_that_does_not_answer_holds_no_closing_and_is_tidied_up_when_it_does(
    session: Session, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Silent(monkeypatch)
    recorder = Recorder(session, root, pause=0)
    headline(session, "Quay opens")
    assert disk.asked.wait(20)
    thread = journal_thread()

    recorder.discard()

    assert not disk.answers.is_set()
    assert len(entries(root)) == 1
    disk.answers.set()
    thread.join(20)
    assert entries(root) == []


def test_what_a_slow_disk_takes_after_all_is_offered_at_the_next_start(
    session: Session, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Silent(monkeypatch)
    recorder = Recorder(session, root, pause=0)
    headline(session, "Quay opens")
    assert disk.asked.wait(20)
    thread = journal_thread()
    monkeypatch.setattr(recorder, "flush", lambda: False)

    recorder.leave()

    assert recovered_work(root) == []
    disk.answers.set()
    thread.join(20)
    (work,) = recovered_work(root)
    assert work.state is not None
    assert headline_of(work.state.project.release) == "Quay opens"
