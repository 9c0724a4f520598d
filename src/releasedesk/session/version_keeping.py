"""Keeps a version of each save in the background; a store that fails never fails a save."""

from __future__ import annotations

import datetime as dt
import queue
import threading
from collections.abc import Callable
from pathlib import Path

from releasedesk.errors import FileProblem
from releasedesk.project.document import Project
from releasedesk.project.versions import VersionStore
from releasedesk.session.folders import data_folder
from releasedesk.session.jobs import run_at_the_edge

_PRUNE_EVERY = 40
"""Versions after which the store is looked through for what is too old or too much."""


def version_store() -> VersionStore:
    """The store of this user."""
    return VersionStore(data_folder() / "versions")


class VersionKeeper:
    """Writes versions in a thread of its own, one after the other; none is dropped.

    `on_trouble` is called in that thread with a sentence where a version could not be kept.
    """

    def __init__(
        self,
        store: VersionStore,
        *,
        person: str = "",
        on_trouble: Callable[[str], None] = lambda sentence: None,
        clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    ) -> None:
        self._store = store
        self._person = person
        self._on_trouble = on_trouble
        self._clock = clock
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._written = 0

    @property
    def store(self) -> VersionStore:
        """Where the versions are."""
        return self._store

    def keep(self, project: Project, path: Path | None, cause: str = "saved") -> None:
        """Keep a state of a project; returns at once. What was opened is as old as its file, anything else is new."""
        now = self._clock()
        self._do(lambda: self._record(project, path, cause, now))

    def wait_until_idle(self, timeout: float = 10.0) -> bool:
        """Wait until everything is written; False where that took longer than so many seconds."""
        if self._thread is None:
            return True
        done = threading.Event()
        self._jobs.put(done.set)
        return done.wait(timeout)

    def close(self, timeout: float = 10.0) -> None:
        """Write what waits, and stop."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._jobs.put(None)
            thread.join(timeout)

    def _do(self, job: Callable[[], None]) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="versions", daemon=True)
            self._thread.start()
        self._jobs.put(job)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            run_at_the_edge(job)

    def _record(self, project: Project, path: Path | None, cause: str, now: dt.datetime) -> None:
        from releasedesk.session.word_count import printed_words

        saved = _time_of(path, now) if cause == "opened" and path is not None else now
        person = "" if cause == "opened" else self._person
        file = path.name if path is not None else ""
        try:
            words = printed_words(project.release)
            self._store.record(project, saved=saved, person=person, file=file, words=words, cause=cause)
        except FileProblem as error:
            self._on_trouble(
                f"Saved, but this version could not be added to the earlier ones: {error.problem}."
            )
        if self._written % _PRUNE_EVERY == 0:
            self._store.prune(now)
        self._written += 1


def _time_of(path: Path, now: dt.datetime) -> dt.datetime:
    try:
        return min(dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC), now)
    except OSError:
        return now
