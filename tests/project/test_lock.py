"""The notice beside a file names who works on it, and never stands in anybody's way by mistake."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from releasedesk.project import lock as locks
from releasedesk.project import processes
from releasedesk.project.lock import STALE, FileLock, notice_for, who_holds
from releasedesk.project.processes import ProcessMark, is_running, this_process
from tests.network.guard import python_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "quay.releasedesk"
    file.write_bytes(b"{}")
    return file


def notice(path: Path, **changes: object) -> Path:
    """Put up the notice of somebody on another machine, a moment ago."""
    mark = {"machine": "elsewhere", "pid": 7, "began": "x"}
    stored = {
        "person": "Anna Berg",
        "machine": "DESK-14",
        "since": "2026-11-24T08:00:00+00:00",
        "process": mark,
        "token": "abc",
    }
    file = notice_for(path)
    file.write_text(json.dumps(stored | changes), encoding="utf-8")
    return file


def test_who_holds_a_file_is_named_until_it_is_let_go(path: Path) -> None:
    first, second = FileLock(path), FileLock(path)

    assert first.acquire() is None
    holder = second.acquire()

    assert holder is not None
    assert holder.is_this_process
    assert holder.person == processes.person_name()
    assert holder.machine == processes.machine_name()
    assert not second.is_held
    first.release()
    assert second.acquire() is None
    second.release()
    assert who_holds(path) is None
    assert list(path.parent.iterdir()) == [path]


def test_a_colleague_on_another_machine_is_named(path: Path) -> None:
    notice(path)

    holder = FileLock(path).acquire()

    assert holder is not None
    assert (holder.person, holder.machine) == ("Anna Berg", "DESK-14")
    assert not holder.is_this_process


def test_a_colleague_without_a_heartbeat_is_gone(path: Path) -> None:
    file = notice(path)
    long_ago = time.time() - STALE - 5
    os.utime(file, (long_ago, long_ago))

    assert who_holds(path) is None
    assert FileLock(path).acquire() is None
    assert "elsewhere" not in file.read_text(encoding="utf-8")


def test_a_clock_that_went_back_does_not_make_a_colleague_disappear(path: Path) -> None:
    file = notice(path)
    os.utime(file, (time.time() + 90_000, time.time() + 90_000))

    assert who_holds(path) is not None


def test_a_program_that_was_killed_holds_nothing(path: Path) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from releasedesk.project.lock import FileLock\n"
        "assert FileLock(Path(sys.argv[1])).acquire() is None\n"
        "print('held', flush=True)\nsys.stdin.read()\n"
    )
    env = os.environ | {"PYTHONPATH": python_path(Path(processes.__file__).parents[2])}
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout is not None
    assert other.stdout.readline() == b"held\n"
    holder = who_holds(path)
    assert holder is not None
    assert holder.process.pid == other.pid
    other.kill()
    # Not waited for yet: a process that ended and was not collected is not running.
    other.stdout.read()
    deadline = time.monotonic() + 5
    while who_holds(path) is not None and time.monotonic() < deadline:
        time.sleep(0.01)

    assert who_holds(path) is None
    other.communicate()
    assert FileLock(path).acquire() is None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux and Windows tell when a process began")
def test_another_process_with_the_same_number_is_not_taken_for_the_holder(path: Path) -> None:
    mark = this_process()

    assert is_running(mark) is True
    assert is_running(ProcessMark(mark.machine, mark.pid, mark.began + "1")) is False
    assert is_running(ProcessMark("elsewhere", mark.pid, mark.began)) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"person": "Anna"}', b"\xff\xfe", b"[" * 9000])
def test_a_damaged_notice_stops_nobody(path: Path, content: bytes) -> None:
    notice_for(path).write_bytes(content)

    lock = FileLock(path)

    assert lock.acquire() is None
    assert lock.is_held
    lock.release()
    assert not notice_for(path).exists()


def test_a_folder_that_takes_no_notice_stops_nobody(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "missing" / "quay.releasedesk")

    assert lock.acquire() is None
    assert lock.beat()
    lock.release()


def test_a_notice_that_vanished_is_put_up_again(path: Path) -> None:
    lock = FileLock(path)
    lock.acquire()
    notice_for(path).unlink()

    assert lock.beat()
    assert who_holds(path) is not None


def test_whoever_was_taken_over_learns_it_and_leaves_the_notice_of_the_other(path: Path) -> None:
    first, second = FileLock(path), FileLock(path)
    first.acquire()

    second.take_over()

    assert second.is_held
    assert first.beat() is False
    assert not first.is_held
    first.release()
    assert who_holds(path) is not None


def test_a_heartbeat_is_seen(path: Path) -> None:
    lock = FileLock(path)
    lock.acquire()
    file = notice_for(path)
    os.utime(file, (1, 1))

    assert lock.beat()

    assert locks._age(file) < 60


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_to_a_file_is_the_file(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.releasedesk"
    link.symlink_to(path)
    FileLock(path).acquire()

    assert who_holds(link) is not None


def test_a_very_long_name_is_locked_and_saved_too(tmp_path: Path) -> None:
    from releasedesk.project.saving import write_atomically

    path = tmp_path / ("q" * 240 + ".releasedesk"[:10])
    write_atomically(path, b"one")

    assert FileLock(path).acquire() is None
    assert FileLock(path).acquire() is not None
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
