"""Locks that the system itself gives back when a process ends, however it ends."""

from __future__ import annotations

import errno
import sys

_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
"""What says that somebody else has a lock; anything else says that there are no locks here."""


def try_lock(descriptor: int) -> bool:
    """Lock an open file for this process as long as the descriptor is open; False where another one has it.

    Raises:
        OSError: The file system knows no locks.

    """
    try:
        _lock(descriptor)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise
    return True


if sys.platform == "win32":
    import msvcrt
    import os

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
