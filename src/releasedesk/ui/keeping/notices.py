"""Says in the window what is the matter with the file of the open release, and carries out what is decided about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from releasedesk.session.changes import FROM_FILE, Change
from releasedesk.session.session import Session
from releasedesk.ui import keymap
from releasedesk.ui.keeping.notice_bar import Notice, NoticeBar

if TYPE_CHECKING:
    from releasedesk.project.lock import Holder
    from releasedesk.session.disk import DiskState
    from releasedesk.ui.keeping.read_only_guard import ReadOnlyGuard
    from releasedesk.ui.main_window import MainWindow

_ORDER = (
    "conflict",
    "lost",
    "trouble",
    "read_only",
    "undecided",
    "copies",
    "holder",
    "recovered",
    "merged_copy",
    "library",
)

_FREED = "{} closed this release. You can edit it now."


class Notices(QObject):
    """Shows notices above the release of a window."""

    def __init__(self, window: MainWindow, content: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._guard: ReadOnlyGuard | None = None
        self._is_freed = False
        self.bar = NoticeBar(_ORDER)
        self.whole = QWidget()
        column = QVBoxLayout(self.whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(content, 1)

    def connect_all(self) -> None:
        """Listen to whoever has something to say."""
        keeper, window = self._window.keeper, self._window
        window.files.session_opened.connect(self._on_session_opened)
        window.files.session_closed.connect(self._on_session_closed)
        window.bridge.saved_state_changed.add(self._on_saved_state_changed)
        window.bridge.release_changed.add(self._on_release_changed)
        keeper.trouble_changed.connect(self._on_trouble_changed)
        keeper.holder_found.connect(self._on_holder_found)
        keeper.file_freed.connect(self._on_file_freed)
        keeper.disk_changed.connect(self._on_disk_changed)
        keeper.file_lost.connect(self._on_file_lost)
        keeper.reloaded.connect(self._on_reloaded)

    def put(self, name: str, notice: Notice | None) -> None:
        """Put up a notice, or take it down."""
        self.bar.put(name, notice)

    def _on_session_opened(self, session: Session) -> None:
        self._is_freed = False
        self._clear()
        self._show_access(session)

    def _on_session_closed(self) -> None:
        self._clear()
        self._turn_guard(on=False)

    def _clear(self) -> None:
        for name in (each for each in _ORDER if each != "recovered"):
            self.put(name, None)

    def _on_saved_state_changed(self, _: None) -> None:
        session = self._window.session
        if session is None:
            return
        self._show_access(session)
        about_unsaved = [name for name in ("conflict", "lost", "holder") if self.bar.has(name)]
        if about_unsaved and not session.is_modified:
            for name in about_unsaved:
                self.put(name, None)

    def _show_access(self, session: Session) -> None:
        """Show whether the release may be changed, and let hands off it where it may not."""
        self._turn_guard(on=bool(session.read_only))
        if not session.read_only:
            self._is_freed = False
            if self.bar.has("read_only"):
                self.put("read_only", None)
                self._window.actions_.show_release_open(True)
                self._window.actions_.show_history(session.undo_label, session.redo_label)
            return
        self._window.actions_.show_read_only()
        if not self.bar.has("read_only"):
            ways = [("Edit a copy", self._window.files.edit_copy)]
            if session.missing:
                ways.insert(0, ("What is missing…", self._window.dialogs.show_missing))
            text = f"For reading only. {session.read_only}"
            self.put("read_only", Notice(text, "info", tuple(ways), can_be_closed=False))

    def _turn_guard(self, *, on: bool) -> None:
        if self._guard is None and on and self._window.workspace is not None:
            from releasedesk.ui.keeping.read_only_guard import ReadOnlyGuard

            self._guard = ReadOnlyGuard(self._window.workspace.form, self)
            self._guard.refused.connect(self._on_refused)
        if self._guard is not None:
            self._guard.turn(on)

    def _on_refused(self) -> None:
        session = self._window.session
        if session is not None:
            text = f"For reading only. {session.read_only}"
            self._window.status.warn(_FREED.format(session.access.held_by) if self._is_freed else text)

    def _on_trouble_changed(self, sentence: str) -> None:
        ways = (("Save", self._window.files.save), ("Save as…", self._window.files.save_as))
        self.put("trouble", Notice(sentence, "warning", ways) if sentence else None)

    def _on_holder_found(self, holder: Holder) -> None:
        from releasedesk.ui.keeping.opening import name_of, reason_of

        session = self._window.session
        if session is None:
            return
        reason = reason_of(holder)
        if not session.is_modified:
            self.put("read_only", None)
            session.access.forbid(reason, held_by=name_of(holder))
            return
        text = f"{reason} Nothing will be overwritten: whoever saves second is asked first."
        self.put("holder", Notice(text, "warning", (("Save as…", self._window.files.save_as),)))

    def _on_file_freed(self) -> None:
        session = self._window.session
        if session is None or not session.access.held_by:
            return
        self._is_freed = True
        text = _FREED.format(session.access.held_by)
        self.put("read_only", Notice(text, "info", (("Edit", self._edit),), can_be_closed=False))

    def _edit(self) -> None:
        session = self._window.session
        if session is not None:
            session.access.allow()
            self._window.keeper.look()

    def _on_disk_changed(self, state: DiskState) -> None:
        session = self._window.session
        if session is None:
            return
        merges = self._window.reviews.merges
        if merges.merge_at_once(session, state):
            self.put("conflict", None)
            return
        ways = (
            ("Merge…", lambda: merges.ask_about_file(session, state)),
            ("Save mine as…", self._window.files.save_as),
            ("Take theirs", lambda: self._take_theirs(state)),
        )
        text = (
            "Somebody saved this release while you were changing the same places. Both texts are kept: theirs in the "
            "file, yours here."
        )
        self.put("conflict", Notice(text, "warning", ways, can_be_closed=False))

    def _take_theirs(self, state: DiskState) -> None:
        if self._window.session is not None:
            # Undo brings it back while the window is open, a version also afterwards.
            self._window.reviews.keep("replaced")
            self._window.session.reload(state)
            self.put("conflict", None)
            self._window.status.say("This is what is in the file. Undo brings your text back.")

    def _on_file_lost(self, state: DiskState) -> None:
        files = self._window.files
        ways: tuple[tuple[str, Callable[[], object]], ...]
        if state.kind == "gone":
            text = "The file of this release is not where it was. What you see is safe: save it again, or elsewhere."
            ways = (("Save", files.save), ("Save as…", files.save_as))
        else:
            text = "Something that is no release took the place of this file. What you see is safe: save it elsewhere."
            ways = (("Save as…", files.save_as),)
        self.put("lost", Notice(text, "warning", ways))

    def _on_release_changed(self, change: Change) -> None:
        session = self._window.session
        if change.cause == "undo" and session is not None and session.redo_label == FROM_FILE:
            # Whoever meant their own words would save over those of a colleague, who had been saved before.
            text = "This took back what somebody else saved; Redo brings it back"
            self._window.status.warn(f"{keymap.with_keys(text, 'redo')}.")

    def _on_reloaded(self) -> None:
        self.put("conflict", None)
        self._window.status.say("Somebody saved this release just now; you see what they saved.")
