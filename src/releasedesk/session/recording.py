"""Keeps what is typed on disk, at most a second behind, in a thread of its own."""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from releasedesk.editing.pictures import without_unused_assets
from releasedesk.project.disk import digest_of
from releasedesk.project.document import Project
from releasedesk.project.journal import Journal
from releasedesk.project.journal_state import JournalState, StateWriter
from releasedesk.session.changes import Saving
from releasedesk.session.jobs import DISK_PATIENCE, NewestOnly
from releasedesk.session.session import Session

log = logging.getLogger("releasedesk.journal")

PAUSE = 0.25
"""Seconds from the first change that is not on disk to writing it; what is typed meanwhile goes along."""

_AGAIN = 3.0
"""Seconds after which a state that could not be written is tried again."""


@dataclass(frozen=True, slots=True)
class _Snapshot:
    project: Project
    path: Path | None
    digest: str | None
    is_modified: bool


class Recorder:
    """Records the unsaved state of a session in a journal.

    Nothing is written before something is unsaved. `on_trouble` is called in the thread that writes, with a sentence
    when the state cannot be kept and with an empty text when it can be again.
    """

    def __init__(
        self,
        session: Session,
        root: Path,
        *,
        journal: Journal | None = None,
        on_trouble: Callable[[str], None] = lambda sentence: None,
        pause: float = PAUSE,
    ) -> None:
        self._session = session
        self._root = root
        self._journal = journal
        self._on_trouble = on_trouble
        self._pause = pause
        self._writer = StateWriter()
        self._worker = NewestOnly("journal")
        self._lock = threading.Lock()
        self._hurry = threading.Event()
        self._newest: _Snapshot | None = None
        self._is_planned = False
        self._is_closed = False
        self._is_writing = False
        self._last: Callable[[Journal], None] | None = None
        self._saving: tuple[Path, str] | None = None
        self._trouble = ""
        self._tries = 0
        session.saved_state_changed.add(self._on_changed)
        session.saving.add(self._on_saving)
        if session.is_modified or journal is not None:
            self._on_changed(None)

    @property
    def trouble(self) -> str:
        """Why the state cannot be kept, in a sentence; empty while it can."""
        return self._trouble

    def flush(self, timeout: float = 5.0) -> bool:
        """Write what is not on disk yet, now; False where that failed, or took longer than that many seconds."""
        tries, deadline = self._tries, time.monotonic() + timeout
        self._hurry.set()
        while self._newest is not None or not self._worker.wait_until_idle(0.01):
            if time.monotonic() > deadline or (self._trouble and self._tries > tries):
                return False
        return not self._trouble

    def discard(self) -> None:
        """Stop, and remove what was kept: the work was saved, or somebody decided to lose it."""
        self._end(Journal.remove)

    def leave(self) -> None:
        """Stop, and leave what was kept for the next start."""
        self.flush()
        self._end(Journal.release)

    def _end(self, last: Callable[[Journal], None]) -> None:
        """Stop, and do the last thing with the journal: the thread does it where its disk does not answer in time."""
        with self._lock:
            self._last = last
        journal = self._stop()
        if journal is not None:
            last(journal)

    def _stop(self) -> Journal | None:
        """Stop, and return the journal, which nobody writes to any more; None where there is none, or somebody does."""
        if not self._is_closed:
            self._session.saved_state_changed.remove(self._on_changed)
            self._session.saving.remove(self._on_saving)
        self._is_closed = True
        self._hurry.set()
        self._worker.close(DISK_PATIENCE)
        return self._journal_to_end()

    def _journal_to_end(self) -> Journal | None:
        """Hand the journal out, once: to the thread that writes while it does, and to who stops it otherwise."""
        with self._lock:
            if self._is_writing:
                return None
            journal, self._journal = self._journal, None
            return journal

    def _on_saving(self, saving: Saving) -> None:
        """Note what is saved, before it is: an earlier state that the thread still writes is then known to be one."""
        self._saving = saving.path, digest_of(saving.content)
        if self._journal is not None:
            self._mark_saving(self._journal)

    def _mark_saving(self, journal: Journal) -> None:
        if self._saving is not None:
            with contextlib.suppress(OSError):
                journal.mark_saving(*self._saving)

    def _on_changed(self, _: None) -> None:
        session = self._session
        is_modified = session.is_modified
        if not is_modified and self._journal is None and self._newest is None:
            return
        # Which pictures are used is found in the thread: in a long release that takes longer than all else of a key.
        snapshot = _Snapshot(session.project(unused=True), session.path, session.digest, is_modified)
        with self._lock:
            self._newest = snapshot
            is_planned, self._is_planned = self._is_planned, True
        if not is_planned:
            self._worker.submit(self._write_soon)

    def _write_soon(self) -> None:
        """Write the newest state; where everything was to end meanwhile, end it."""
        with self._lock:
            self._is_writing = True
        try:
            self._write_newest()
        finally:
            with self._lock:
                self._is_writing = False
                last = self._last if self._is_closed else None
            journal = self._journal_to_end() if last is not None else None
            if last is not None and journal is not None:
                last(journal)

    def _write_newest(self) -> None:
        """Write the newest state, and go on trying where that fails."""
        wait = self._pause
        while not self._is_closed:
            self._hurry.wait(wait)
            with self._lock:
                snapshot, self._newest = self._newest, None
                self._is_planned = False
            if snapshot is None:
                break
            problem = self._written(snapshot)
            self._tell(problem)
            self._tries += 1
            if not problem:
                break
            with self._lock:
                self._is_planned = True
                if self._newest is None:
                    self._newest = snapshot
            self._hurry.clear()
            wait = _AGAIN
        self._hurry.clear()

    def _written(self, snapshot: _Snapshot) -> str:
        """Write a state; returns why that failed, or nothing."""
        written = dt.datetime.now().astimezone().isoformat(timespec="seconds")
        project = replace(snapshot.project, release=without_unused_assets(snapshot.project.release))
        state = JournalState(project, snapshot.path, snapshot.digest, snapshot.is_modified, written)
        try:
            try:
                self._write(state)
            except FileNotFoundError:
                # Somebody tidied up the folder: begin anew.
                self._journal = None
                self._write(state)
        except OSError as error:
            return f"What you type cannot be kept for a crash ({error.strerror or 'unknown reason'}). Save often."
        return ""

    def _write(self, state: JournalState) -> None:
        if self._journal is None:
            self._journal = Journal.created(self._root)
            self._mark_saving(self._journal)
        for asset in (*state.project.release.assets, *state.project.snapshot_assets):
            self._journal.keep_asset(asset.id, asset.data)
        self._journal.write(self._writer.bytes_of(state))

    def _tell(self, problem: str) -> None:
        if problem != self._trouble:
            self._trouble = problem
            if problem:
                log.warning("the journal cannot be written")
            self._on_trouble(problem)
