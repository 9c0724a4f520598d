"""Writing files so that the old one is whole until the new one is: beside it, read back, then in its place."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from pathlib import Path

from releasedesk.errors import FileChangedError, FileProblem
from releasedesk.project.attributes import keep_attributes
from releasedesk.project.disk import (
    BINARY,
    beside,
    check_written,
    digest_of,
    flush,
    flush_folder,
    read_all,
    remove,
    write_all,
)
from releasedesk.project.in_place import InterruptedInPlace, whole_copy_of, write_in_place
from releasedesk.project.turn import turn

_CANNOT_REPLACE = {
    getattr(errno, name, errno.EACCES)
    for name in ("EACCES", "EPERM", "EBUSY", "EXDEV", "ETXTBSY", "EEXIST", "ENOTSUP", "EOPNOTSUPP")
}
"""What file systems answer that do not let a file be replaced by another, though it may be written to."""

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}

_TRIES = 12 if sys.platform == "win32" else 1
_PAUSE = 0.05
"""Virus scanners and sync clients hold a file for some moments on Windows; seconds between tries to replace it."""

_LEFT_BEHIND = 5.0
"""Seconds in which nothing happens to a file beside the one to save, where no lock tells whether somebody is at it."""


def write_atomically(path: Path, content: bytes, *, expected: str | None = None) -> None:
    """Write a file in one piece: after any failure the old file is as it was.

    A link is followed, a file with several names keeps them, and permissions, group, extended attributes and, where
    the system lets it, the time of creation of the old file are kept. What was written is read back.

    Args:
        path: The file.
        content: What it shall hold.
        expected: The SHA-256 of what it must hold at this moment; anything there is replaced where none is given. A
            file that is gone is written again.

    Raises:
        FileChangedError: It holds something else than was expected.
        FileProblem: The file cannot be written; the message says why, and what to do.

    """
    target = Path(os.path.realpath(path))
    _refuse_what_is_no_file(path, target)
    try:
        with turn(target) as is_alone:
            _refuse_if_changed(path, target, content, expected)
            _write(target, content, is_alone=is_alone)
            _read_back(path, target, content)
    except InterruptedInPlace as error:
        raise FileProblem(
            path,
            f"nobody knows whether it was written to its end ({_words(error)}); a whole copy lies beside it and is "
            f"opened in its place where need be: make room on the disk or reach it again, then save",
        ) from error
    except OSError as error:
        raise FileProblem(path, _reason(error, target)) from error


def _refuse_what_is_no_file(path: Path, target: Path) -> None:
    """Refuse to take the place of a folder, a pipe or a device: a system without its /dev/null does not go on."""
    try:
        kind = target.stat().st_mode
    except OSError:
        return
    if stat.S_ISDIR(kind):
        raise FileProblem(path, "this is a folder; choose the name of a file in it")
    if not stat.S_ISREG(kind):
        raise FileProblem(path, "this is a device and not a file; choose the name of a file")


def _read_back(path: Path, target: Path, content: bytes) -> None:
    try:
        check_written(target, content)
    except OSError as error:
        raise FileProblem(
            path, f"it was written, but {_words(error)}; do not trust this disk, and save it elsewhere"
        ) from error


def _write(target: Path, content: bytes, *, is_alone: bool) -> None:
    try:
        old = target.stat()
    except FileNotFoundError:
        old = None
    if old is not None and old.st_nlink > 1:
        write_in_place(target, content)
        return
    new = beside(target, "saving")
    _make_way(new, is_alone=is_alone)
    try:
        may_replace = _write_beside(new, content, target, old)
        if may_replace and _replaced(new, target, exists=old is not None):
            flush_folder(target.parent)
            return
    except BaseException:
        # Also where somebody interrupts the program: half a file beside the whole one is nobody's.
        remove(new)
        raise
    remove(new)
    write_in_place(target, content)


def _refuse_if_changed(path: Path, target: Path, content: bytes, expected: str | None) -> None:
    if expected is None:
        return
    try:
        found = read_all(target)
    except FileNotFoundError:
        return
    if digest_of(found) != expected and found != content and whole_copy_of(target, found) is None:
        raise FileChangedError(
            path, "the file was changed by somebody else since you opened it; save yours under another name"
        )


def _make_way(new: Path, *, is_alone: bool) -> None:
    """Remove what an interrupted saving left behind."""
    if not is_alone:
        deadline = time.monotonic() + _LEFT_BEHIND
        before = _state(new)
        while before is not None and time.monotonic() < deadline:
            time.sleep(0.05)
            if (now := _state(new)) != before:
                before, deadline = now, time.monotonic() + _LEFT_BEHIND
    remove(new)


def _state(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _write_beside(new: Path, content: bytes, target: Path, old: os.stat_result | None) -> bool:
    """Write the new file and flush it; False where it would not be reached by those who reach the old one."""
    mode = 0o666 if old is None else 0o600
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, mode)
    try:
        write_all(descriptor, content)
        may_replace = True if old is None else keep_attributes(old, target, new)
        flush(descriptor)
    finally:
        os.close(descriptor)
    check_written(new, content)
    return may_replace


def _replaced(new: Path, target: Path, *, exists: bool) -> bool:
    """Put the new file in the place of the old one; False where this disk does not let a file be replaced."""
    for attempt in range(_TRIES):
        if attempt:
            time.sleep(_PAUSE)
        try:
            os.replace(new, target)
        except OSError as error:
            if error.errno not in _CANNOT_REPLACE or not exists:
                raise
        else:
            return True
    return False


def _reason(error: OSError, target: Path) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"there is no folder {target.parent}; choose another place to save"
    if error.errno == errno.ENAMETOOLONG:
        return "the system takes no name of that length; choose a shorter one"
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return "you may not write there; choose another place to save"
    is_full, is_there = error.errno in _FULL, os.path.exists(target)
    way_out = "make room on the disk, or save it elsewhere" if is_full else "save it elsewhere"
    old = ("the old file is unchanged; " if is_full else "the old file is unchanged, so ") if is_there else ""
    return f"it cannot be saved ({_words(error)}); {old}{way_out}"


def _words(error: OSError) -> str:
    return error.strerror or "unknown reason"
