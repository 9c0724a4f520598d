"""Background work of which only the newest matters: one thread, one waiting job, a later one takes its place."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

from releasedesk.session.urgency import be_less_urgent

DISK_PATIENCE = 2.0
"""Seconds for which closing a window waits for a job that reads from a disk: a drive that is gone never answers."""


class NewestOnly:
    """Runs jobs in one worker thread; a job that waits is dropped when a newer one is submitted.

    The thread starts with the first job. An error that a job does not handle goes to `threading.excepthook`, and the
    worker lives on.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._condition = threading.Condition()
        self._waiting: Callable[[], None] | None = None
        self._busy = False
        self._closed = False
        self._thread: threading.Thread | None = None

    def submit(self, job: Callable[[], None]) -> None:
        """Run a job as soon as the one under way is done, unless a newer one comes first."""
        with self._condition:
            if self._closed:
                return
            self._waiting = job
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
                self._thread.start()
            self._condition.notify_all()

    @property
    def is_outdated(self) -> bool:
        """Whether a newer job waits or the worker is closing: the present one may stop early."""
        return self._waiting is not None or self._closed

    def stays_quiet(self, seconds: float) -> bool:
        """Wait within a job; False as soon as a newer one comes or the worker is closing."""
        with self._condition:
            return not self._condition.wait_for(lambda: self.is_outdated, seconds)

    def wait_until_idle(self, timeout: float | None = None) -> bool:
        """Wait until nothing runs or waits; False when the time, in seconds, ran out first."""
        with self._condition:
            return self._condition.wait_for(lambda: not self._busy and self._waiting is None, timeout)

    def close(self, timeout: float | None = None) -> None:
        """Drop what waits, let the job under way end, and stop the thread.

        A job that reads from a disk may never end: it is waited for no longer than `timeout` seconds, where that is
        given, and then comes to its end by itself, or with the program.
        """
        with self._condition:
            self._closed = True
            self._waiting = None
            self._condition.notify_all()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(timeout)

    def _work(self) -> None:
        be_less_urgent()
        while True:
            with self._condition:
                self._busy = False
                self._condition.notify_all()
                self._condition.wait_for(lambda: self._waiting is not None or self._closed)
                if self._closed:
                    return
                job, self._waiting = self._waiting, None
                self._busy = True
            if job is not None:
                run_at_the_edge(job)


def run_at_the_edge(job: Callable[[], None]) -> None:
    """Run a job; an unexpected error is reported as that of a thread, and the worker goes on with the next."""
    try:
        job()
    except Exception:  # noqa: BLE001  the outer edge of the worker thread
        kind, value, traceback = sys.exc_info()
        assert kind is not None
        threading.excepthook(threading.ExceptHookArgs((kind, value, traceback, threading.current_thread())))
