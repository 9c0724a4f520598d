"""Who saves a file waits for its turn, so that two who save at once do so one after the other."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path

from releasedesk.errors import FileProblem
from releasedesk.project.disk import BINARY, beside, remove
from releasedesk.project.os_lock import try_lock

PATIENCE = 5.0
"""Seconds to wait for another program that is saving the file."""


@contextlib.contextmanager
def turn(target: Path, patience: float = PATIENCE) -> Iterator[bool]:
    """Have the file to oneself among all programs that save it this way; False where the disk has no locks.

    The mark beside the file is locked by the system, which gives the lock back when a process dies: a mark that was
    left behind stops nobody.

    Raises:
        FileProblem: Another program is saving the file and does not come to an end.
        OSError: Nothing can be put beside the file.

    """
    mark = beside(target, "turn")
    descriptor = _locked(mark, target, time.monotonic() + patience)
    try:
        yield descriptor is not None
    finally:
        if descriptor is not None:
            # Removed while it is still locked, or the next one could lock a file that is about to go.
            remove(mark)
            os.close(descriptor)
            if os.name == "nt":
                remove(mark)


def _locked(mark: Path, target: Path, deadline: float) -> int | None:
    while True:
        descriptor = os.open(mark, os.O_RDWR | os.O_CREAT | BINARY, 0o666)
        try:
            got_it = try_lock(descriptor)
        except OSError:
            os.close(descriptor)
            remove(mark)
            return None
        if got_it and _is_still(mark, descriptor):
            return descriptor
        os.close(descriptor)
        if not got_it:
            if time.monotonic() >= deadline:
                raise FileProblem(
                    target, "another program is saving this file at this moment; try again in a few seconds"
                )
            time.sleep(0.01)


def _is_still(mark: Path, descriptor: int) -> bool:
    """Whether the file that was locked is the one that the others see."""
    try:
        return os.path.samestat(os.stat(mark), os.fstat(descriptor))
    except OSError as error:
        if error.errno == errno.ENOENT:
            return False
        raise
