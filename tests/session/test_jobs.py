"""In the background only the newest job matters."""

from __future__ import annotations

import os
import sys
import threading

import pytest

from releasedesk.session.jobs import NewestOnly


def test_a_waiting_job_gives_way_to_a_newer_one() -> None:
    worker, started, go_on = NewestOnly("test"), threading.Event(), threading.Event()
    done: list[str] = []

    def first() -> None:
        started.set()
        go_on.wait(10)
        done.append("first")

    worker.submit(first)
    assert started.wait(10)
    assert not worker.is_outdated
    worker.submit(lambda: done.append("second"))
    assert worker.is_outdated
    worker.submit(lambda: done.append("third"))
    go_on.set()

    assert worker.wait_until_idle(10)
    assert done == ["first", "third"]
    worker.close()


def test_a_job_that_waits_is_woken_by_a_newer_one() -> None:
    worker, quiet = NewestOnly("test"), list[bool]()
    started = threading.Event()

    def patient() -> None:
        started.set()
        quiet.append(worker.stays_quiet(30))

    worker.submit(patient)
    assert started.wait(10)
    worker.submit(lambda: quiet.append(worker.stays_quiet(0)))

    assert worker.wait_until_idle(10)
    assert quiet == [False, True]
    worker.close()


def test_after_closing_nothing_runs() -> None:
    worker = NewestOnly("test")
    done: list[str] = []
    worker.submit(lambda: done.append("ran"))
    assert worker.wait_until_idle(10)

    worker.close()
    worker.submit(lambda: done.append("late"))

    assert worker.wait_until_idle(10)
    assert done == ["ran"]


def test_a_worker_that_never_ran_can_be_closed() -> None:
    NewestOnly("test").close()


def test_a_job_that_fails_unexpectedly_is_reported_and_the_next_one_runs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reported: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda hook: reported.append(hook.exc_type))
    worker, done = NewestOnly("test"), threading.Event()

    worker.submit(lambda: os.environ.__delitem__("RELEASEDESK_NO_SUCH_NAME"))
    assert worker.wait_until_idle(10)
    worker.submit(done.set)

    assert done.wait(10)
    assert reported == [KeyError]
    worker.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives threads an urgency of their own")
def test_the_window_goes_before_the_work_in_the_background() -> None:
    worker, urgency = NewestOnly("test"), list[int]()

    def look() -> None:
        urgency.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    own = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    worker.submit(look)
    assert worker.wait_until_idle(10)
    worker.close()

    assert urgency == [min(own + 5, 19)]
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == own
