"""Notices when somebody else changes the file of the open project: on local disks at once, on drives within seconds."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from releasedesk.session.disk import DiskState, look_at
from releasedesk.session.jobs import DISK_PATIENCE, NewestOnly
from releasedesk.session.session import Session

_SETTLED = 120
"""Milliseconds after the last sign of a change at which the file is read: a colleague's saving is several steps."""

_POLL = 4000
"""Milliseconds between looks where the system tells nothing, as on network drives."""

_PATIENCE = 4
"""Looks at a file that cannot be read before that is told: it may be in the middle of being copied."""


class DiskWatch(QObject):
    """Watches the folder of a session's file; watching the file itself would end when it is replaced.

    What became of the file is told to the session (`Session.see_disk`). The disk is only asked in a thread of its own:
    a network drive that is gone may not answer for minutes.

    Signals:
        folder_changed: Something in the folder may have changed, such as the notice of a colleague.
    """

    folder_changed = Signal()
    _found = Signal(object)
    _folder_found = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._path: Path | None = None
        self._told = ""
        self._unreadable = 0
        self._marks: object = None
        self._worker = NewestOnly("disk")
        self._watcher = QFileSystemWatcher(self)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLED)
        self._poll = QTimer(self, interval=_POLL)
        self._watcher.directoryChanged.connect(self._on_folder_changed)
        self._settling.timeout.connect(self.look)
        self._poll.timeout.connect(self._on_poll)
        self._poll.start()
        self._found.connect(self._on_found)
        self._folder_found.connect(self._on_folder_found)
        self.follow()

    def follow(self) -> None:
        """Watch where the session's file is now."""
        path = self._session.path
        if path == self._path:
            return
        self._path = path
        self._told = ""
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        # The file itself was only just read or written.
        self._submit(None)

    def look(self) -> None:
        """Read the file in the background, and tell what became of it."""
        self._submit(self._session.digest)

    def _submit(self, known: str | None) -> None:
        path = self._session.path
        if path is not None:
            is_watched = bool(self._watcher.directories())
            self._worker.submit(lambda: self._look(path, known, is_watched=is_watched))

    def wait(self, timeout: float = 5.0) -> bool:
        """Wait until the file was read; False when the time, in seconds, ran out first."""
        return self._worker.wait_until_idle(timeout)

    def close(self) -> None:
        """Stop watching."""
        self._poll.stop()
        self._settling.stop()
        self._worker.close(DISK_PATIENCE)

    def _look(self, path: Path, known: str | None, *, is_watched: bool) -> None:
        # A link is watched where the file is.
        folder = os.path.dirname(os.path.realpath(path))
        # The window may have been closed meanwhile.
        with contextlib.suppress(RuntimeError):
            if not is_watched and os.path.isdir(folder):
                self._folder_found.emit((path, folder))
            if known is not None:
                self._look_at_file(path, known)

    def _look_at_file(self, path: Path, known: str) -> None:
        # Reading a large file on a drive every few seconds would be a burden: that is for when it may be another one.
        marks = (path, known, _marks_of(path))
        if marks == self._marks:
            return
        state = look_at(path, known)
        self._marks = marks if state.kind != "unreadable" else None
        self._found.emit((path, state))

    def _on_folder_changed(self) -> None:
        self._settling.start()
        self.folder_changed.emit()

    def _on_poll(self) -> None:
        self.look()
        self.folder_changed.emit()

    def _on_folder_found(self, found: tuple[Path, str]) -> None:
        """Watch a folder that is there, or there again."""
        path, folder = found
        if path == self._path and not self._watcher.directories():
            self._watcher.addPath(folder)

    def _on_found(self, found: tuple[Path, DiskState]) -> None:
        path, state = found
        if path != self._session.path:
            return
        if state.kind == "same" or state.digest == self._session.digest:
            self._told, self._unreadable = "", 0
            return
        if state.kind == "unreadable":
            self._unreadable += 1
            if self._unreadable < _PATIENCE:
                self._settling.start(_SETTLED * 4)
                return
        what = f"{state.kind} {state.digest}"
        if what != self._told:
            self._told = what
            self._session.see_disk(state)


def _marks_of(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
