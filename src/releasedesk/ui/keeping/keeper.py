"""Keeps the open project of a window: its journal, its notice beside the file, and the watch on that file."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from releasedesk.session.jobs import DISK_PATIENCE, NewestOnly
from releasedesk.session.session import Session

if TYPE_CHECKING:
    from releasedesk.project.journal import Journal
    from releasedesk.project.lock import FileLock
    from releasedesk.session.disk import DiskState
    from releasedesk.session.recording import Recorder
    from releasedesk.ui.keeping.disk_watch import DiskWatch

_BREATH = 300
"""Milliseconds from opening a project to keeping it: the window comes first."""


class Keeper(QObject):
    """Begins to keep a project soon after it was opened, and ends when it is closed.

    Signals:
        trouble_changed: Why what is typed cannot be kept (a sentence), or an empty text when it can be.
        holder_found: Somebody else works on the file that is open here (a `Holder`).
        file_freed: Whoever kept the file from being edited closed it.
        disk_changed: Somebody else changed the file while something is unsaved here (a `DiskState`).
        file_lost: The file is gone or cannot be read (a `DiskState`).
        reloaded: The file was changed by somebody else and is shown as it is now.
    """

    trouble_changed = Signal(str)
    holder_found = Signal(object)
    file_freed = Signal()
    disk_changed = Signal(object)
    file_lost = Signal(object)
    reloaded = Signal()
    _found_free = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._next_journal: Journal | None = None
        self._journal: Journal | None = None
        self._session: Session | None = None
        self._recorder: Recorder | None = None
        self._lock: FileLock | None = None
        self._locked: Path | None = None
        self._watch: DiskWatch | None = None
        self._beginning = QTimer(self, singleShot=True, interval=_BREATH)
        self._beginning.timeout.connect(self.begin)
        self._heart = QTimer(self)
        self._heart.timeout.connect(self._on_heartbeat)
        # A network drive that is gone may not answer for minutes, and nothing says so beforehand.
        self._beats = NewestOnly("notice")
        self._found_free.connect(self._on_found_free)

    def attach(self, session: Session) -> None:
        """Keep another project; what was kept of the one before is removed, for that was saved or thrown away."""
        self.close()
        self._session = session
        self._journal, self._next_journal = self._next_journal, None
        session.saved_state_changed.add(self._on_saved_state_changed)
        session.disk_changed.add(self._on_disk_changed)
        session.lost_file.add(self._on_lost_file)
        session.reloaded.add(self._on_reloaded)
        self._beginning.start()

    def journal_next(self, journal: Journal) -> None:
        """Go on in a journal with the project that is opened next, which was recovered from it."""
        self._next_journal = journal

    def begin(self) -> None:
        """Begin to keep the project now."""
        self._beginning.stop()
        session = self._session
        if session is None or self._recorder is not None:
            return
        from releasedesk.session.folders import recovery_folder
        from releasedesk.session.recording import Recorder
        from releasedesk.ui.keeping.disk_watch import DiskWatch

        journal, self._journal = self._journal, None
        self._recorder = Recorder(session, recovery_folder(), journal=journal, on_trouble=self._on_trouble)
        self._watch = DiskWatch(session, self)
        self._watch.folder_changed.connect(self._on_folder_changed)
        self._follow()

    def flush(self) -> bool:
        """Write what is not kept yet, now; False where that failed."""
        self.begin()
        return self._recorder is not None and self._recorder.flush()

    def look(self) -> None:
        """Look now whether somebody changed the file."""
        if self._watch is not None:
            self._watch.look()

    def take_over(self) -> None:
        """Take the file over from whoever has it."""
        if self._lock is not None and self._beats.wait_until_idle(DISK_PATIENCE):
            self._lock.take_over()

    def close(self) -> None:
        """End keeping a project that was saved, or is thrown away on purpose."""
        self._end(discards=True)

    def leave(self) -> None:
        """End keeping a project, and let the next start offer what is unsaved."""
        self._end(discards=False)

    def _end(self, *, discards: bool) -> None:
        self._beginning.stop()
        self._heart.stop()
        session, self._session = self._session, None
        if session is None:
            return
        session.saved_state_changed.remove(self._on_saved_state_changed)
        session.disk_changed.remove(self._on_disk_changed)
        session.lost_file.remove(self._on_lost_file)
        session.reloaded.remove(self._on_reloaded)
        self._end_recording(discards=discards)
        if self._watch is not None:
            self._watch.close()
            self._watch.deleteLater()
            self._watch = None
        self._release_lock()
        self._locked = None

    def _release_lock(self) -> None:
        """Take the notice down; on a drive that does not answer it stays, and is stale when this process is gone."""
        lock, self._lock = self._lock, None
        if lock is None:
            return
        beats, self._beats = self._beats, NewestOnly("notice")
        beats.close(DISK_PATIENCE)
        if beats.wait_until_idle(0):
            lock.release()

    def _end_recording(self, *, discards: bool) -> None:
        if self._recorder is not None:
            if discards:
                self._recorder.discard()
            else:
                self._recorder.leave()
        elif self._journal is not None:
            if discards:
                self._journal.remove()
            else:
                self._journal.release()
        self._recorder = self._journal = None

    def _follow(self) -> None:
        """Put up the notice beside the file of the project, which may be another one now."""
        session = self._session
        if session is None or self._watch is None:
            return
        self._watch.follow()
        if session.path == self._locked or session.path is None or session.read_only:
            return
        from releasedesk.project.lock import HEARTBEAT, FileLock

        self._release_lock()
        self._locked = session.path
        self._lock = FileLock(session.path)
        holder = self._lock.acquire()
        if holder is not None:
            self.holder_found.emit(holder)
        self._heart.start(int(HEARTBEAT * 1000))

    def _on_saved_state_changed(self, _: None) -> None:
        session = self._session
        if session is not None and session.path != self._locked and not session.read_only:
            self._follow()

    def _on_trouble(self, sentence: str) -> None:
        # The window may have been closed meanwhile.
        with contextlib.suppress(RuntimeError):
            self.trouble_changed.emit(sentence)

    def _on_heartbeat(self) -> None:
        lock, path = self._lock, self._locked
        if lock is not None and path is not None and lock.is_held:
            self._beats.submit(lambda: self._beat(lock, path))

    def _beat(self, lock: FileLock, path: Path) -> None:
        """Show that the file is worked on, and tell who has taken it over; in a thread of its own."""
        from releasedesk.project.lock import who_holds

        holder = who_holds(path) if not lock.beat() else None
        # The window may have been closed meanwhile.
        with contextlib.suppress(RuntimeError):
            if holder is not None:
                self.holder_found.emit(holder)

    def _on_folder_changed(self) -> None:
        session, lock = self._session, self._lock
        path = session.path if session is not None else None
        if session is None or path is None:
            return
        if session.access.held_by:
            self._beats.submit(lambda: self._look_whether_free(path))
        elif lock is not None and not lock.is_held:
            self._beats.submit(lambda: self._acquire_again(lock))

    def _acquire_again(self, lock: FileLock) -> None:
        if not lock.is_held:
            lock.acquire()

    def _look_whether_free(self, path: Path) -> None:
        from releasedesk.project.lock import who_holds

        # The window may have been closed meanwhile.
        with contextlib.suppress(RuntimeError):
            if who_holds(path) is None:
                self._found_free.emit(path)

    def _on_found_free(self, path: Path) -> None:
        if self._session is not None and self._session.access.held_by and self._session.path == path:
            self.file_freed.emit()

    def _on_disk_changed(self, state: DiskState) -> None:
        self.disk_changed.emit(state)

    def _on_lost_file(self, state: DiskState) -> None:
        self.file_lost.emit(state)

    def _on_reloaded(self, _: None) -> None:
        self.reloaded.emit()
