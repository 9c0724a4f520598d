"""Saving replaces a file in one piece or leaves it as it was."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from releasedesk.errors import FileChangedError, FileProblem
from releasedesk.project import in_place
from releasedesk.project.disk import beside, digest_of
from releasedesk.project.saving import write_atomically
from releasedesk.project.turn import turn
from releasedesk.session.session import Session
from tests.releases import small_release


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "quay.releasedesk"

    write_atomically(path, b"one")
    write_atomically(path, b"two")

    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_permissions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "quay.releasedesk"
    path.write_bytes(b"one")
    path.chmod(0o640)

    write_atomically(path, b"two")

    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"one")
    link.symlink_to(target)

    write_atomically(link, b"two")

    assert link.is_symlink()
    assert target.read_bytes() == b"two"


@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_after_a_failure_the_old_file_is_whole_and_nothing_lies_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "quay.releasedesk"
    path.write_bytes(b"old")

    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"releasedesk.project.saving.os.{step}", fail)
    with pytest.raises(FileProblem, match=r"No space left on device.*the old file is unchanged"):
        write_atomically(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    # Where there was none, none is said to be unchanged.
    with pytest.raises(FileProblem, match=r"No space left on device\); make room on the disk, or"):
        write_atomically(tmp_path / "new.releasedesk", b"new")


def test_who_interrupts_a_saving_finds_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "quay.releasedesk"
    path.write_bytes(b"old")

    def interrupt(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("releasedesk.project.saving.flush", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="there is no folder"):
        write_atomically(tmp_path / "missing" / "quay.releasedesk", b"x")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_what_is_no_file_stays_what_it_is(tmp_path: Path) -> None:
    # As with /dev/null: whoever may do everything there replaced it, and the system lost it.
    device = tmp_path / "device"
    os.mkfifo(device)
    with pytest.raises(FileProblem, match="this is a device and not a file"):
        write_atomically(device, b"x")
    assert device.is_fifo()
    with pytest.raises(FileProblem, match="this is a folder; choose the name of a file in it"):
        write_atomically(tmp_path, b"x")
    assert list(tmp_path.iterdir()) == [device]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts the whole path")
def test_a_name_that_is_too_long_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="choose a shorter one"):
        write_atomically(tmp_path / f"{'quay' * 70}.releasedesk", b"x")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(FileProblem, match="you may not write there"):
        write_atomically(tmp_path / "quay.releasedesk", b"x")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has one name for a file here")
def test_a_file_with_several_names_keeps_them(tmp_path: Path) -> None:
    path, other = tmp_path / "quay.releasedesk", tmp_path / "other"
    path.write_bytes(b"one, and longer")
    os.link(path, other)

    write_atomically(path, b"two")

    assert other.read_bytes() == b"two"
    assert os.path.samefile(path, other)
    assert {each.name for each in tmp_path.iterdir()} == {"quay.releasedesk", "other"}


@pytest.mark.skipif(sys.platform != "linux", reason="extended attributes as Linux has them")
def test_extended_attributes_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "quay.releasedesk"
    path.write_bytes(b"one")
    try:
        os.setxattr(path, "user.label", b"confidential")
    except OSError:
        pytest.skip("this disk has no extended attributes")

    write_atomically(path, b"two")

    assert os.getxattr(path, "user.label") == b"confidential"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_owner_and_group_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "quay.releasedesk"
    path.write_bytes(b"one")
    os.chown(path, 65534, 65534)

    write_atomically(path, b"two")

    assert (path.stat().st_uid, path.stat().st_gid) == (65534, 65534)


@pytest.mark.parametrize("code", [errno.EPERM, errno.EBUSY, errno.EXDEV])
def test_where_no_file_can_take_its_place_the_file_is_written_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """As some sync folders and network drives answer."""
    path = tmp_path / "quay.releasedesk"
    path.write_bytes(b"old, and longer")
    inode = path.stat().st_ino

    def refuse(*arguments: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("releasedesk.project.saving.os.replace", refuse)
    write_atomically(path, b"new")

    assert path.read_bytes() == b"new"
    assert path.stat().st_ino == inode
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupted_writing_in_place_opens_as_the_whole_copy(tmp_path: Path) -> None:
    path = tmp_path / "quay.releasedesk"
    session = Session.unsaved(small_release())
    session.save_as(path)
    whole = path.read_bytes()
    in_place._write_copy(beside(path, "whole"), whole, 0o600)
    path.write_bytes(b"\0" + whole[1 : len(whole) // 2])

    opened = Session.opened(path)

    assert opened.release == session.release
    assert opened.is_modified
    opened.save()
    assert path.read_bytes() == whole


def test_a_torn_copy_is_not_taken_for_whole(tmp_path: Path) -> None:
    path = tmp_path / "quay.releasedesk"
    in_place._write_copy(beside(path, "whole"), b"{whole}", 0o600)
    copy = beside(path, "whole")
    copy.write_bytes(copy.read_bytes()[:-2])

    assert in_place.whole_copy_of(path, b"\0broken") is None
    assert in_place.whole_copy_of(path, b"{fine}") is None


def test_what_is_expected_and_not_there_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "quay.releasedesk"
    path.write_bytes(b"theirs")

    with pytest.raises(FileChangedError):
        write_atomically(path, b"mine", expected=digest_of(b"read"))
    assert path.read_bytes() == b"theirs"

    write_atomically(path, b"mine", expected=digest_of(b"theirs"))
    assert path.read_bytes() == b"mine"


def test_whoever_is_saving_is_waited_for_and_not_for_ever(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "quay.releasedesk"
    with turn(path), pytest.raises(FileProblem, match="another program is saving"), turn(path, patience=0.05):
        raise AssertionError("two at once")

    write_atomically(path, b"mine")
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_without_locks_is_saved_to_all_the_same(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "quay.releasedesk"
    beside(path, "saving").write_bytes(b"left behind")

    def no_locks(descriptor: int) -> bool:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr("releasedesk.project.turn.try_lock", no_locks)
    monkeypatch.setattr("releasedesk.project.saving._LEFT_BEHIND", 0.1)
    write_atomically(path, b"mine")

    assert path.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_reads_back_something_else_is_not_trusted(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "quay.releasedesk"
    path.write_bytes(b"old")
    monkeypatch.setattr("releasedesk.project.disk.read_all", lambda path: b"rot")

    with pytest.raises(FileProblem, match=r"reads back differently.*the old file is unchanged"):
        write_atomically(path, b"new")

    assert path.read_bytes() == b"old"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_where_permissions_cannot_be_set_the_file_keeps_its_own(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "quay.releasedesk"
    path.write_bytes(b"one")
    path.chmod(0o640)
    inode = path.stat().st_ino

    def refuse(self: Path, mode: int) -> None:
        raise PermissionError(errno.EPERM, "not permitted")

    monkeypatch.setattr(Path, "chmod", refuse)
    write_atomically(path, b"two")

    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640
    assert path.stat().st_ino == inode


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS])
def test_a_disk_that_knows_no_flushing_is_saved_to(tmp_path: Path, monkeypatch, code: int) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(code, "no flushing")

    monkeypatch.setattr("releasedesk.project.disk.os.fsync", refuse)
    write_atomically(tmp_path / "quay.releasedesk", b"new")

    assert (tmp_path / "quay.releasedesk").read_bytes() == b"new"
