"""The few steps that everything kept on disk is written with: whole, flushed, and read back before it is trusted."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
from pathlib import Path

BINARY: int = getattr(os, "O_BINARY", 0)
"""Windows would turn line feeds into two characters without it."""

BROKEN_SEAL = b"\0"
"""The first byte of a file that is being written in place (`project.in_place`)."""

_CANNOT_FLUSH = {getattr(errno, name, errno.EINVAL) for name in ("EINVAL", "ENOSYS", "ENOTSUP", "EOPNOTSUPP")}
"""What file systems answer that know no flushing (fsync(2)); it says nothing about what was written."""

_LONGEST_NAME = 200
"""Bytes of a file's name that leave room for what is put around it (NAME_MAX is 255 nearly everywhere)."""


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a whole file, in hexadecimal: what tells one state of it from another."""
    return hashlib.sha256(content).hexdigest()


def beside(target: Path, kind: str) -> Path:
    """Return the hidden file of some kind that belongs to a file and lies in the same folder."""
    name = target.name
    if len(os.fsencode(name)) > _LONGEST_NAME:
        name = hashlib.sha256(os.fsencode(name)).hexdigest()[:32]
    return target.with_name(f".{name}.{kind}")


def write_all(descriptor: int, content: bytes) -> None:
    """Write all bytes, however few the system takes at a time.

    Raises:
        OSError: They cannot be written.

    """
    rest = memoryview(content)
    while rest:
        written = os.write(descriptor, rest)
        if written == 0:
            raise OSError(errno.EIO, "nothing more is written")
        rest = rest[written:]


def read_all(path: Path) -> bytes:
    """Return a file's bytes, read from the disk itself where the system can be asked for that.

    Raises:
        OSError: It cannot be read.

    """
    descriptor = os.open(path, os.O_RDONLY | BINARY)
    try:
        if hasattr(os, "posix_fadvise"):
            with contextlib.suppress(OSError):
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        parts = []
        while part := os.read(descriptor, 1 << 20):
            parts.append(part)
        return b"".join(parts)
    finally:
        os.close(descriptor)


def check_written(path: Path, content: bytes) -> None:
    """Read a file back.

    Raises:
        OSError: It does not hold what was written, or cannot be read.

    """
    if read_all(path) != content:
        raise OSError(errno.EIO, "what was written reads back differently")


def flush(descriptor: int) -> None:
    """Bring what was written to the disk, where the file system knows how to.

    Raises:
        OSError: The disk does not take it.

    """
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_FLUSH:
            raise


def flush_folder(folder: Path) -> None:
    """Make renaming in a folder durable, where the system can flush a folder (not on Windows)."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def remove(path: Path) -> None:
    """Remove a file, if it is there and may be removed."""
    with contextlib.suppress(OSError):
        path.unlink()
