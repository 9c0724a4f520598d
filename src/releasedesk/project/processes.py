"""Tells whether the process that left something behind is still running, without mistaking another for it."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ProcessMark:
    """A process, named so that no later process can be taken for it.

    Attributes:
        machine: Where it runs; tells one machine from another, and nothing about it.
        pid: Its number there.
        began: When it started, as its system counts, with the system's own start; empty where that is not known.

    """

    machine: str
    pid: int
    began: str = ""


@functools.cache
def machine_mark() -> str:
    """Return what stands for this machine: a digest, for a machine's identifier is nobody else's business.

    Systemd asks for exactly that (machine-id(5)): the identifier itself must not be passed on.
    """
    identifier = ""
    for file in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        with contextlib.suppress(OSError):
            identifier = identifier or Path(file).read_text(encoding="ascii", errors="replace").strip()
    known = f"releasedesk {machine_name()} {identifier} {_process_space()}"
    return hashlib.sha256(known.encode()).hexdigest()[:16]


def machine_name() -> str:
    """Return the name of this machine, as people know it."""
    if hasattr(os, "uname"):
        return os.uname().nodename
    return os.environ.get("COMPUTERNAME", "")


def person_name() -> str:
    """Return the name of whoever uses this machine, in full where the system knows it."""
    name = os.environ.get("USER") or os.environ.get("USERNAME") or ""
    if sys.platform != "win32":
        import pwd

        with contextlib.suppress(KeyError, OSError):
            entry = pwd.getpwuid(os.getuid())
            full = entry.pw_gecos.partition(",")[0].strip()
            name = full or name or entry.pw_name
    return name


def this_process() -> ProcessMark:
    """Return the mark of this process."""
    return ProcessMark(machine_mark(), os.getpid(), _began(os.getpid()))


def is_running(mark: ProcessMark) -> bool | None:
    """Tell whether a process runs; None where it ran on another machine, of which nothing is known here."""
    if mark.machine != machine_mark():
        return None
    if mark.pid <= 0 or not _exists(mark.pid):
        return False
    began = _began(mark.pid)
    return not began or not mark.began or began == mark.began


def _process_space() -> str:
    """Name the space in which process numbers count (pid_namespaces(7)): a sandbox has one of its own."""
    with contextlib.suppress(OSError):
        return os.readlink("/proc/self/ns/pid")
    return ""


def _began(pid: int) -> str:
    if sys.platform == "win32":
        return _began_on_windows(pid)
    with contextlib.suppress(OSError, IndexError):
        # Field 22 of proc_pid_stat(5); the second may hold blanks and brackets, so it counts from the last bracket.
        ticks = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2]
        system = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{system} {ticks.split()[19]}"
    return ""


def _exists(pid: int) -> bool:
    if sys.platform == "win32":
        return bool(_began_on_windows(pid))
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        # It is somebody else's, but it is there.
        return True
    return not _is_defunct(pid)


def _is_defunct(pid: int) -> bool:
    """Whether a process ended and only waits for its parent to take notice."""
    with contextlib.suppress(OSError, IndexError):
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2]
        return state.split()[0] in ("Z", "X")
    return False


if sys.platform == "win32":
    import ctypes

    _QUERY_LIMITED = 0x1000
    _STILL_ACTIVE = 259

    def _began_on_windows(pid: int) -> str:
        """Return when a running process was created (GetProcessTimes), or nothing where none runs."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = ctypes.c_void_p
        process = ctypes.c_void_p(kernel.OpenProcess(_QUERY_LIMITED, False, pid))
        if not process:
            return ""
        try:
            status = ctypes.c_ulong()
            times = (ctypes.c_ulonglong * 4)()
            at = ctypes.sizeof(ctypes.c_ulonglong)
            if not kernel.GetExitCodeProcess(process, ctypes.byref(status)) or status.value != _STILL_ACTIVE:
                return ""
            parts = [ctypes.byref(times, at * number) for number in range(4)]
            return str(times[0]) if kernel.GetProcessTimes(process, *parts) else ""
        finally:
            kernel.CloseHandle(process)

else:

    def _began_on_windows(pid: int) -> str:
        return ""
