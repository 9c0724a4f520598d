"""What the system is asked for, so that the window hears a key at once while work is done in the background."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import threading

_COURTESY = 5
"""By how much background work is less urgent than the window (nice values of POSIX)."""

SHORT_TURN = 100_000
"""The shortest turn on a processor that Linux gives, in nanoseconds (kernel/sched/syscalls.c)."""

_RESET_ON_FORK = 1
_SCHED_SETATTR = {"x86_64": 314, "aarch64": 274}
"""Numbers of the system call, which the C library has by name only since 2.41."""


class SchedAttr(ctypes.Structure):
    """`struct sched_attr` of sched_setattr(2), in its first version."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("policy", ctypes.c_uint32),
        ("flags", ctypes.c_uint64),
        ("nice", ctypes.c_int32),
        ("priority", ctypes.c_uint32),
        ("runtime", ctypes.c_uint64),
        ("deadline", ctypes.c_uint64),
        ("period", ctypes.c_uint64),
    )


def be_less_urgent() -> None:
    """Let the window go before this thread, and before those that it starts: Typst uses every processor there is.

    Linux alone gives each thread an urgency of its own, which its threads inherit (setpriority(2), sched(7)).
    """
    if sys.platform == "linux":
        # A sandbox may forbid it; the work is the same without.
        with contextlib.suppress(OSError):
            own = threading.get_native_id()
            os.setpriority(os.PRIO_PROCESS, own, os.getpriority(os.PRIO_PROCESS, own) + _COURTESY)


def be_heard_at_once() -> None:
    """Ask for short turns, each of them soon, for this thread; those that it starts have usual ones.

    Since Linux 6.12 a thread that wakes up takes the processor at once from one with longer turns, instead of waiting
    for the end of that one's turn (PREEMPT_SHORT in kernel/sched/features.h). Elsewhere, and where it is forbidden,
    nothing changes.
    """
    if sys.platform != "linux" or (number := _SCHED_SETATTR.get(os.uname().machine)) is None:
        return
    nice = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    wanted = SchedAttr(ctypes.sizeof(SchedAttr), 0, _RESET_ON_FORK, nice, 0, SHORT_TURN, 0, 0)
    ctypes.CDLL(None).syscall(number, 0, ctypes.byref(wanted), 0)
