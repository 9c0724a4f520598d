"""Writing into a file where none can take its place, so that an interruption is noticed and nothing is lost by it.

Some network drives and sync folders do not let a file be replaced, and a file with several names (hard links) would
lose them. Then a whole, verified copy of the new content is put beside it first. The file's first byte is the seal:
it is made zero before anything else is written and gets its value last, so that an interrupted file can never be
taken for a finished one, and the copy beside it is opened instead.
"""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from releasedesk.project.disk import (
    BINARY,
    BROKEN_SEAL,
    beside,
    check_written,
    flush,
    flush_folder,
    read_all,
    remove,
    write_all,
)


class InterruptedInPlace(OSError):
    """Neither the new nor the old content could be written to its end; the copy beside the file is whole."""

    def __init__(self, cause: OSError, copy: Path) -> None:
        super().__init__(cause.errno, cause.strerror)
        self.copy = copy


def write_in_place(target: Path, content: bytes) -> None:
    """Write a file's new content into it; after a failure it holds what it held before.

    Raises:
        InterruptedInPlace: Not even the old content could be written again; the copy beside the file is kept.
        OSError: It cannot be written; the file is as it was.

    """
    copy = beside(target, "whole")
    _write_copy(copy, content, stat.S_IMODE(target.stat().st_mode))
    try:
        old = read_all(target)
        descriptor = os.open(target, os.O_RDWR | BINARY)
    except OSError:
        remove(copy)
        raise
    try:
        _fill(descriptor, content)
        check_written(target, content)
    except OSError as error:
        try:
            _fill(descriptor, old)
        except OSError:
            raise InterruptedInPlace(error, copy) from error
        remove(copy)
        raise
    finally:
        with contextlib.suppress(OSError):
            os.close(descriptor)
    remove(copy)


def whole_copy_of(path: Path, content: bytes) -> bytes | None:
    """Return what an interrupted writing should have written, where a file's content shows that it was interrupted."""
    if content[:1] != BROKEN_SEAL:
        return None
    with contextlib.suppress(OSError):
        copy = read_all(beside(Path(os.path.realpath(path)), "whole"))
        # The copy ends in its length, so that a torn one is not taken for whole.
        body, _, length = copy.rpartition(b"\0")
        if length.isdigit() and int(length) == len(body):
            return body
    return None


def _write_copy(copy: Path, content: bytes, mode: int) -> None:
    remove(copy)
    try:
        descriptor = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600)
        try:
            sealed = content + BROKEN_SEAL + str(len(content)).encode()
            write_all(descriptor, sealed)
            flush(descriptor)
        finally:
            os.close(descriptor)
        # Whoever may read the file may need its copy.
        with contextlib.suppress(OSError):
            copy.chmod(mode)
        check_written(copy, sealed)
    except OSError:
        remove(copy)
        raise
    flush_folder(copy.parent)


def _fill(descriptor: int, content: bytes) -> None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    write_all(descriptor, BROKEN_SEAL)
    flush(descriptor)
    write_all(descriptor, content[1:])
    os.ftruncate(descriptor, len(content))
    flush(descriptor)
    os.lseek(descriptor, 0, os.SEEK_SET)
    write_all(descriptor, content[:1])
    flush(descriptor)
