"""What belongs to a file besides its bytes, and moves along when another file takes its place."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from pathlib import Path


def keep_attributes(old: os.stat_result, source: Path, target: Path) -> bool:
    """Give a new file the permissions, group, extended attributes and time of creation of the one it replaces.

    Returns False where other people could reach the new file than could reach the old one; whatever else a system does
    not let a program set is left out.
    """
    same_group = _keep_owner(old, target)
    mode = stat.S_IMODE(old.st_mode)
    # Some network drives and memory sticks refuse to be told permissions; what counts is what they are.
    with contextlib.suppress(OSError):
        target.chmod(mode)
    if stat.S_IMODE(target.stat().st_mode) != mode:
        return False
    _keep_extended(source, target)
    _keep_time_of_creation(old, target)
    return same_group or not old.st_mode & (stat.S_IRGRP | stat.S_IWGRP)


def _keep_owner(old: os.stat_result, target: Path) -> bool:
    if not hasattr(os, "chown"):
        return True
    new = target.stat()
    if (new.st_uid, new.st_gid) == (old.st_uid, old.st_gid):
        return True
    with contextlib.suppress(OSError):
        os.chown(target, old.st_uid, old.st_gid)
        return True
    with contextlib.suppress(OSError):
        os.chown(target, -1, old.st_gid)
    return target.stat().st_gid == old.st_gid


def _keep_extended(source: Path, target: Path) -> None:
    """Copy extended attributes; access control lists are among them (acl(5))."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError):
        for name in os.listxattr(source):
            with contextlib.suppress(OSError):
                os.setxattr(target, name, os.getxattr(source, name))


def _keep_time_of_creation(old: os.stat_result, target: Path) -> None:
    """Set when the file was made, on systems where that can be set: macOS and Windows."""
    if sys.platform == "darwin":
        with contextlib.suppress(OSError):
            now = target.stat()
            # HFS+ and APFS move the time of creation back to an earlier time of change, and leave it there.
            os.utime(target, (now.st_atime, old.st_birthtime))
            os.utime(target, (now.st_atime, now.st_mtime))
    elif sys.platform == "win32":
        _set_time_of_creation(target, old.st_ctime_ns)


if sys.platform == "win32":
    import ctypes

    _WRITE_ATTRIBUTES, _OPEN_EXISTING, _SHARE_ALL = 0x100, 3, 7
    _EPOCH = 116_444_736_000_000_000
    """1970 in the hundreds of nanoseconds since 1601 that Windows counts in (FILETIME)."""

    def _set_time_of_creation(target: Path, nanoseconds: int) -> None:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateFileW.restype = ctypes.c_void_p
        file = ctypes.c_void_p(
            kernel.CreateFileW(str(target), _WRITE_ATTRIBUTES, _SHARE_ALL, None, _OPEN_EXISTING, 0, None)
        )
        if file.value in (None, ctypes.c_void_p(-1).value):
            return
        created = ctypes.c_ulonglong(nanoseconds // 100 + _EPOCH)
        kernel.SetFileTime(file, ctypes.byref(created), None, None)
        kernel.CloseHandle(file)

else:

    def _set_time_of_creation(target: Path, nanoseconds: int) -> None:
        pass
