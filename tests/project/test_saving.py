"""Saving replaces a file in one piece or leaves it as it was."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from releasedesk.errors import FileProblem
from releasedesk.project.saving import write_atomically


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


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="there is no folder"):
        write_atomically(tmp_path / "missing" / "quay.releasedesk", b"x")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(FileProblem, match="you may not write there"):
        write_atomically(tmp_path / "quay.releasedesk", b"x")
