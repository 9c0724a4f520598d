"""Whatever fails below a saving, the old file or the new one is whole, and the message tells the truth."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from releasedesk.editing.writing import write
from releasedesk.errors import FileProblem
from releasedesk.project.saving import write_atomically
from releasedesk.session.new import new_release
from releasedesk.session.session import Session
from tests.faults.conftest import IS_ROOT
from tests.faults.layer import ROOT, run_with
from tests.network.guard import python_path

NOBODY = 65534


def test_every_single_call_may_fail_once_or_for_good_and_nothing_is_lost(
    layer: Path, quick_disk: Path
) -> None:
    """EIO, a full disk and refused rights, with whole and with short writes, by replacing and in place."""
    result = run_with(layer, "tests.faults.saving_under_faults", str(quick_disk))

    assert result["lost"] == []
    assert result["points"] > 500


def test_a_full_disk_keeps_the_old_file_and_the_work(small_disk: Path) -> None:
    path = small_disk / "quay.releasedesk"
    session = Session.unsaved(new_release())
    session.save_as(path)
    old = path.read_bytes()
    session.apply(write(session.release, f"{session.edition_place}/headline", "Quay " * 60_000))

    with pytest.raises(
        FileProblem, match=r"the old file is unchanged; make room on the disk, or save it elsewhere"
    ):
        session.save()

    assert path.read_bytes() == old
    assert list(small_disk.iterdir()) == [path]
    assert session.is_modified
    session.undo()
    session.save()
    assert not session.is_modified


def test_a_disk_that_filled_up_under_a_file_with_two_names_keeps_the_old_one(small_disk: Path) -> None:
    path, other = small_disk / "quay", small_disk / "other"
    path.write_bytes(b"{old}")
    os.link(path, other)
    (small_disk / "filler").write_bytes(b"f" * 200_000)

    with pytest.raises(FileProblem, match="the old file is unchanged"):
        write_atomically(path, b"{" + b"n" * 100_000)

    assert path.read_bytes() == b"{old}"
    write_atomically(path, b"{new}")
    assert other.read_bytes() == b"{new}"


@pytest.mark.skipif(not IS_ROOT, reason="only root can become somebody else")
def test_a_folder_that_may_not_be_written_to_is_said_to_whoever_may_not(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    path = folder / "quay.releasedesk"
    path.write_bytes(b"old")
    _let_pass(folder)
    code = (
        "import os, sys; from pathlib import Path\n"
        "from releasedesk.errors import FileProblem\n"
        "from releasedesk.project.saving import write_atomically\n"
        f"os.setgid({NOBODY}); os.setuid({NOBODY})\n"
        "try: write_atomically(Path(sys.argv[1]), b'new')\n"
        "except FileProblem as problem: print(problem)\n"
    )
    env = os.environ | {"PYTHONPATH": python_path(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, env=env, check=False
    )

    assert "you may not write there; choose another place to save" in done.stdout, done.stderr
    assert path.read_bytes() == b"old"
    assert list(folder.iterdir()) == [path]


def _let_pass(folder: Path) -> None:
    """Let everybody reach a folder in pytest's own, which are for one person."""
    for each in (folder, *folder.parents):
        if "pytest" in str(each):
            each.chmod(0o755)


def test_a_folder_that_vanished_is_said_and_the_work_is_saved_when_it_is_back(tmp_path: Path) -> None:
    drive, away = tmp_path / "drive", tmp_path / "away"
    drive.mkdir()
    session = Session.unsaved(new_release())
    session.save_as(drive / "quay.releasedesk")
    session.apply(write(session.release, f"{session.edition_place}/headline", "Quay"))
    drive.rename(away)

    with pytest.raises(FileProblem, match="there is no folder"):
        session.save()
    assert session.is_modified

    away.rename(drive)
    session.save()
    assert Session.opened(drive / "quay.releasedesk").edition.headline == "Quay"


_SAVER = """
import sys, time
from pathlib import Path
from releasedesk.errors import FileChangedError
from releasedesk.editing.writing import write
from releasedesk.session.session import Session
path, name, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
saved = 0
while saved < times:
    session = Session.opened(path)
    place = session.edition_place + "/subheadlines"
    from releasedesk.editing.items import add_item
    session.apply(add_item(session.release, place, f"{name} {saved}", "add"))
    try:
        session.save()
    except FileChangedError:
        continue
    saved += 1
print(saved)
"""


def test_two_who_save_at_once_never_overwrite_each_other(tmp_path: Path) -> None:
    """Each adds a line and saves; one that was refused reads again. In the end every line must be there."""
    path = tmp_path / "quay.releasedesk"
    Session.unsaved(new_release()).save_as(path)
    env = os.environ | {"PYTHONPATH": python_path(ROOT / "src")}
    times = 25
    command = [sys.executable, "-c", _SAVER, str(path)]
    both = [
        subprocess.Popen([*command, name, str(times)], env=env, stdout=subprocess.PIPE, text=True)
        for name in ("Anna", "Bert")
    ]
    assert [each.communicate(timeout=120)[0] for each in both] == [f"{times}\n"] * 2

    lines = set(Session.opened(path).edition.subheadlines)
    assert lines == {f"{name} {number}" for name in ("Anna", "Bert") for number in range(times)}
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_clock_that_goes_back_changes_nothing_about_saving(tmp_path: Path) -> None:
    path = tmp_path / "quay.releasedesk"
    session = Session.unsaved(new_release())
    session.save_as(path)
    os.utime(path, (4_000_000_000, 4_000_000_000))
    session.apply(write(session.release, f"{session.edition_place}/headline", "Quay"))

    session.save()

    assert Session.opened(path).edition.headline == "Quay"
