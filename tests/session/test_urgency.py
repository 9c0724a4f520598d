"""What the system is asked for on behalf of the window's thread."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
import threading

import pytest

from releasedesk.session.urgency import SHORT_TURN, SchedAttr, be_heard_at_once

_SCHED_GETATTR = {"x86_64": 315, "aarch64": 275}


def turns() -> list[int]:
    """Return the policy, the nice value, and the nanoseconds of a turn of the thread that this is called in."""
    found = SchedAttr()
    number = _SCHED_GETATTR[os.uname().machine]
    ctypes.CDLL(None).syscall(number, 0, ctypes.byref(found), ctypes.sizeof(found), 0)
    return [found.policy, found.nice, found.runtime]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives threads turns of their own")
def test_the_window_has_short_turns_and_the_threads_that_it_starts_usual_ones() -> None:
    # In a process of its own: a thread that has short turns keeps them.
    program = "from tests.session.test_urgency import tell_turns; tell_turns()"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert done.stderr == ""
    before, heard, started = map(json.loads, done.stdout.splitlines())
    assert heard[:2] == before[:2]
    assert started == before
    if before[2]:
        assert heard[2] == SHORT_TURN


def tell_turns() -> None:
    """Print the turns of this thread before and after it asked, and those of one that it starts then."""
    print(turns())
    be_heard_at_once()
    print(turns())
    thread = threading.Thread(target=lambda: print(turns()))
    thread.start()
    thread.join()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives threads turns of their own")
@pytest.mark.parametrize(("machine", "asked"), [("riscv64", []), ("x86_64", [314]), ("aarch64", [274])])
def test_a_system_that_cannot_or_will_not_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, machine: str, asked: list[int]
) -> None:
    numbers = []

    class Forbidding:
        def syscall(self, number: int, *arguments: object) -> int:
            numbers.append(number)
            return -1

    monkeypatch.setattr(ctypes, "CDLL", lambda name: Forbidding())
    monkeypatch.setattr(os, "uname", lambda: type("System", (), {"machine": machine}))

    be_heard_at_once()

    assert numbers == asked
