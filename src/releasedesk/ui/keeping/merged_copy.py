"""Offers to put a copy away whose contents were merged, for as long as they are in the release."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, QObject, Signal

from releasedesk.model import Release
from releasedesk.session.changes import Change
from releasedesk.ui.dialogs import questions
from releasedesk.ui.keeping.notice_bar import Notice

if TYPE_CHECKING:
    from releasedesk.ui.main_window import MainWindow

_NOTICE = "merged_copy"


class MergedCopy(QObject):
    """Knows the copy that was merged last, and what the release was before and after.

    Signals:
        taken_back: The merge was undone, so that the copy is needed again.
        put_away: The copy is in the trash.
    """

    taken_back = Signal()
    put_away = Signal()

    def __init__(self, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._path = Path()
        self._before: Release | None = None
        self._after: Release | None = None
        window.bridge.release_changed.add(self._on_release_changed)

    def offer(self, path: Path, before: Release, after: Release) -> None:
        """Offer to put a copy away, which made the one release of the other."""
        self._path, self._before, self._after = path, before, after
        text = f"Everything of {path.name} is in this release now, which is saved before the copy goes."
        ways = (("Move the copy to the trash", self._clear_away),)
        self._window.notices.put(_NOTICE, Notice(text, "info", ways))

    def _on_release_changed(self, change: Change) -> None:
        if change.cause == "edit" or self._before is None or self._after is None:
            return
        if change.release is self._before:
            self._window.notices.put(_NOTICE, None)
            self.taken_back.emit()
        elif change.release is self._after:
            self.offer(self._path, self._before, self._after)

    def _clear_away(self) -> None:
        window = self._window
        # Until then the copy is the only file that has its changes.
        if window.session is not None and window.session.is_modified and not window.files.save():
            return
        window.notices.put(_NOTICE, None)
        if QFile(str(self._path)).moveToTrash():
            window.status.say(f"{self._path.name} is in the trash.")
            self.put_away.emit()
        else:
            sentence = f"{self._path}: it cannot be moved to the trash; remove it by hand."
            questions.show_problem(window, "Not moved", sentence)
