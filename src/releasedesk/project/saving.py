"""Writing files so that the old one is whole until the new one is: beside it, flushed to disk, then in its place."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from releasedesk.errors import FileProblem


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file in one piece: after any failure the old file is as it was.

    A link is followed, and the permissions of the old file are kept.

    Raises:
        FileProblem: The file cannot be written; the message says why.

    """
    target = Path(os.path.realpath(path))
    try:
        beside = _write_beside(target, content)
    except OSError as error:
        raise FileProblem(path, _reason(error, target)) from error
    try:
        os.replace(beside, target)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise FileProblem(path, _reason(error, target)) from error
    _flush_folder(target.parent)


def _write_beside(target: Path, content: bytes) -> Path:
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".saving", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(_mode_for(target))
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    return beside


def _mode_for(target: Path) -> int:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _flush_folder(folder: Path) -> None:
    """Make the rename durable where the system can flush a folder (not on Windows)."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _reason(error: OSError, target: Path) -> str:
    reason = error.strerror or "unknown reason"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"there is no folder {target.parent}; choose another place to save"
    if isinstance(error, PermissionError):
        return "you may not write there; choose another place to save"
    return f"it cannot be saved ({reason}); the old file is unchanged, so save it elsewhere"
