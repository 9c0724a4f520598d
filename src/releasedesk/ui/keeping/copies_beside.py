"""Looks for copies that sync services made of the open file, and offers to merge or compare them."""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from releasedesk.session.session import Session
from releasedesk.ui.keeping.notice_bar import Notice

if TYPE_CHECKING:
    from releasedesk.project.conflict_copies import ConflictCopy
    from releasedesk.ui.main_window import MainWindow

_NOTICE = "copies"
_AFTER_OPENING = 600
"""Milliseconds from opening a release to looking for copies of it: a thread takes its part of the processor."""


class CopiesBeside(QObject):
    """Knows the folder of the file that is open in a window.

    Signals:
        merge_requested: A copy (a `ConflictCopy`) is to be merged into what it was made of.
        compare_requested: The file at a path is to be compared with what is open.
    """

    merge_requested = Signal(object)
    compare_requested = Signal(Path)
    _found = Signal(object, object)

    def __init__(self, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._found.connect(self._on_found)

    def look_soon(self, session: Session) -> None:
        """Look once the release is shown."""
        if session.path is not None:
            QTimer.singleShot(_AFTER_OPENING, self, lambda: self._look_in_folder_of(session))

    def look_again(self) -> None:
        """Look for further copies of what is open."""
        if self._window.session is not None:
            self._look_in_folder_of(self._window.session)

    def look(self, session: Session) -> None:
        """Look in the background for copies that sync services made of the file."""
        path = session.path
        assert path is not None

        def work() -> None:
            from releasedesk.project.conflict_copies import as_conflict_copy, copies_of

            itself = as_conflict_copy(path, _names_in(path.parent))
            found = (itself, copies_of(path))
            # The window may have been closed meanwhile, and nobody wants to know any more.
            with contextlib.suppress(RuntimeError):
                self._found.emit(session, found)

        threading.Thread(target=work, name="conflict copies", daemon=True).start()

    def put_away(self) -> None:
        """Offer nothing any more."""
        self._window.notices.put(_NOTICE, None)

    def _look_in_folder_of(self, session: Session) -> None:
        if session is self._window.session and session.path is not None:
            self.look(session)

    def _on_found(
        self, session: Session, found: tuple[ConflictCopy | None, tuple[ConflictCopy, ...]]
    ) -> None:
        if session is not self._window.session:
            return
        itself, copies = found
        if itself is not None and os.path.exists(itself.original):
            into = itself.original.name
            text = f"This file is {itself.origin} of {into}: two people saved it at the same time."
            way_out = (f"Merge into {into}…", lambda: self.merge_requested.emit(itself))
            self._window.notices.put(_NOTICE, Notice(text, "warning", (way_out,)))
        elif copies:
            copy = copies[0]
            more = f" (and {len(copies) - 1} more)" if len(copies) > 1 else ""
            text = f"Two people saved this release at the same time, and {copy.origin} lies beside it{more}."
            choices = (
                ("Merge…", lambda: self.merge_requested.emit(copy)),
                ("Compare", lambda: self.compare_requested.emit(copy.path)),
            )
            self._window.notices.put(_NOTICE, Notice(text, "warning", choices))
        else:
            self.put_away()


def _names_in(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:
        return []
