"""The journal holds a whole state at every moment, whatever became of the other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings

from releasedesk.errors import ProjectFileError
from releasedesk.project import journal as journals
from releasedesk.project.document import Project
from releasedesk.project.journal import Journal, asset_data, entries, newest_state, was_begun
from releasedesk.project.journal_state import JournalState, StateWriter, read_state
from releasedesk.project.processes import this_process
from tests.network.guard import python_path
from tests.releases import full_release
from tests.strategies import releases


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal.created(tmp_path / "recovery")


def slots(journal: Journal) -> list[Path]:
    return sorted(journal.folder.glob("*.state"))


def test_the_newest_state_is_read_and_the_one_before_it_is_still_there(journal: Journal) -> None:
    for state in (b"one", b"two", b"three"):
        journal.write(state)
        assert newest_state(journal.folder) == state

    assert len(slots(journal)) == 2


@pytest.mark.parametrize("cut", [0, 1, 60, 121, 122, 130])
def test_a_torn_state_leaves_the_one_before_it(journal: Journal, cut: int) -> None:
    journal.write(b"first state")
    journal.write(b"second state")
    newer = journal.folder / "b.state"
    newer.write_bytes(newer.read_bytes()[:cut])

    assert newest_state(journal.folder) == b"first state"


def test_a_newer_header_above_an_older_state_is_no_state(journal: Journal) -> None:
    for state in (b"state 1", b"state 2", b"state 3"):
        journal.write(state)
    newest = journal.folder / "a.state"
    header = newest.read_bytes().partition(b"\n")[0]
    newest.write_bytes(header + b"\nstate 1")

    assert newest_state(journal.folder) == b"state 2"


def test_every_flipped_byte_is_noticed(journal: Journal) -> None:
    journal.write(b"whole")
    file = journal.folder / "a.state"
    content = file.read_bytes()
    for index in range(content.index(b"whole") + 5):
        file.write_bytes(content[:index] + bytes([content[index] ^ 1]) + content[index + 1 :])
        assert newest_state(journal.folder) is None, index


def test_a_shorter_state_is_not_mixed_with_the_longer_one_below_it(journal: Journal) -> None:
    for state in (b"x" * 1000, b"y", b"z"):
        journal.write(state)

    assert newest_state(journal.folder) == b"z"


def test_an_entry_belongs_to_one_process_until_that_lets_it_go(journal: Journal) -> None:
    journal.write(b"state")
    assert Journal.claimed(journal.folder) is None

    journal.release()
    again = Journal.claimed(journal.folder)

    assert again is not None
    again.write(b"newer")
    assert newest_state(again.folder) == b"newer"


def test_an_entry_of_a_killed_process_is_anybodys(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from releasedesk.project.journal import Journal\n"
        "journal = Journal.created(Path(sys.argv[1])); journal.write(b'typed')\n"
        "print(journal.folder, flush=True)\nsys.stdin.read()\n"
    )
    env = os.environ | {"PYTHONPATH": python_path(Path(journals.__file__).parents[2])}
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert other.stdout is not None
    folder = Path(other.stdout.readline().strip())
    assert Journal.claimed(folder) is None
    other.kill()
    other.communicate()

    assert Journal.claimed(folder) is not None
    assert newest_state(folder) == b"typed"


def test_where_a_disk_has_no_locks_the_mark_of_the_process_counts(journal: Journal, monkeypatch) -> None:
    def no_locks(descriptor: int) -> bool:
        raise OSError(95, "not supported")

    journal.release()
    monkeypatch.setattr(journals, "try_lock", no_locks)
    owner = journal.folder / "owner"
    mark = this_process()
    for content, expected in (
        (json.dumps([mark.machine, mark.pid, mark.began]), False),
        (json.dumps([mark.machine, mark.pid, mark.began + "1"]), True),
        (json.dumps(["elsewhere", 1, ""]), False),
        ("", True),
        ("{", True),
    ):
        owner.write_text(content, encoding="utf-8")
        claimed = Journal.claimed(journal.folder)
        assert (claimed is not None) is expected, content
        if claimed is not None:
            claimed.release()


def test_pictures_are_written_once_and_checked(journal: Journal) -> None:
    journal.keep_asset("abc", "picture")
    file = next((journal.folder / "assets").iterdir())
    before = file.stat().st_mtime_ns
    journal.keep_asset("abc", "picture")
    journal.release()
    again = Journal.claimed(journal.folder)
    assert again is not None
    again.keep_asset("abc", "picture")

    assert file.stat().st_mtime_ns == before
    assert asset_data(journal.folder, "abc") == b"picture"
    file.write_bytes(file.read_bytes()[:-1])
    assert asset_data(journal.folder, "abc") is None
    assert asset_data(journal.folder, "../../etc/passwd") is None


def test_an_entry_is_removed_with_everything_in_it(journal: Journal, tmp_path: Path) -> None:
    journal.write(b"one")
    journal.write(b"two")
    journal.keep_asset("abc", "picture")

    journal.remove()

    assert entries(tmp_path / "recovery") == []


def test_an_interrupted_removal_offers_nothing(journal: Journal, monkeypatch) -> None:
    journal.write(b"one")
    journal.write(b"two")
    monkeypatch.setattr(journals, "remove", lambda path: None)
    journal.remove()

    assert newest_state(journal.folder) == b""


def test_a_folder_without_a_journal_holds_no_entries(tmp_path: Path) -> None:
    assert entries(tmp_path / "missing") == []
    assert newest_state(tmp_path / "missing") is None
    assert not was_begun(tmp_path / "missing")


@settings(max_examples=20)
@given(releases())
def test_any_release_survives_the_journal(release) -> None:
    data = {asset.id: asset.data.encode() for asset in release.assets}
    state = JournalState(
        Project(release), Path("/tmp/quay.releasedesk"), "abc", True, "2026-11-24T10:00:00+00:00"
    )
    writer = StateWriter()
    writer.bytes_of(state)

    assert read_state(writer.bytes_of(state), data.get, Path("entry")) == state


def test_pictures_are_not_in_a_state_and_one_that_is_lost_keeps_its_place() -> None:
    release = full_release()
    assert release.assets
    content = StateWriter().bytes_of(JournalState(Project(release), None, None, True, ""))

    read = read_state(content, lambda name: None, Path("entry")).project.release

    assert release.assets[0].data.encode() not in content
    assert [asset.id for asset in read.assets] == [asset.id for asset in release.assets]
    assert read.editions == release.editions


def test_unknown_fields_of_a_newer_version_are_kept() -> None:
    release = full_release()
    tree = json.loads(StateWriter().bytes_of(JournalState(Project(release), None, None, True, "")))
    tree["project"]["weather"] = {"wind": 4}
    tree["project"]["editions"][0]["mood"] = "calm"
    once = read_state(json.dumps(tree).encode(), lambda name: b"", Path("entry"))

    again = json.loads(StateWriter().bytes_of(once))

    assert again["project"]["weather"] == {"wind": 4}
    assert again["project"]["editions"][0]["mood"] == "calm"


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b'{"about": 1, "project": 2}', b"\xff", b"[" * 100_000]
)
def test_what_is_no_state_is_said(content: bytes) -> None:
    with pytest.raises(ProjectFileError, match="recovery copy is damaged"):
        read_state(content, lambda name: b"", Path("entry"))


@pytest.mark.parametrize("removes", [False, True], ids=["taken", "removed"])
def test_an_entry_that_a_look_for_what_was_left_behind_takes_while_it_is_begun_is_begun_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, removes: bool
) -> None:
    taken: list[Journal] = []

    def look(root: Path) -> None:
        if taken:
            return
        for entry in entries(root):
            other = Journal.claimed(entry)
            assert other is not None
            taken.append(other)
            if removes:
                other.remove()

    monkeypatch.setattr(journals, "flush_folder", look)
    begun = Journal.created(tmp_path / "recovery")
    begun.write(b"a state")

    assert begun.folder != taken[0].folder
    assert newest_state(begun.folder) == b"a state"
    assert taken[0].folder.exists() is not removes
    begun.release()
    if not removes:
        taken[0].release()


def test_nothing_is_begun_for_ever_where_others_take_every_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Journal, "claimed", classmethod(lambda cls, folder: None))
    with pytest.raises(OSError, match="others take every entry"):
        Journal.created(tmp_path)
