"""Versions, snapshots and comparisons of the open release on behalf of a window; everything is made when asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from releasedesk.errors import FileProblem, InvalidEdit, ReleaseDeskError
from releasedesk.session.session import Change, Session
from releasedesk.ui.dialogs import files, questions
from releasedesk.ui.merge_actions import MergeActions

if TYPE_CHECKING:
    from releasedesk.model import Release
    from releasedesk.project.document import Project
    from releasedesk.project.versions import VersionStore
    from releasedesk.session.version_keeping import VersionKeeper
    from releasedesk.ui.comparing.compare_dialog import CompareDialog
    from releasedesk.ui.comparing.versions_dialog import VersionsDialog
    from releasedesk.ui.main_window import MainWindow

_PATIENCE = 2000
"""Milliseconds from opening a release to keeping it as it was opened: nobody waits for that."""


_PAUSE = 700
"""Milliseconds without a change after which windows beside the release show it as it is now."""


class ReviewActions(QObject):
    """Keeps versions, and opens what shows them."""

    _trouble = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.session: Session | None = None
        self.merges = MergeActions(self)
        self.versions: VersionsDialog | None = None
        self.comparison: CompareDialog | None = None
        self._keeper: VersionKeeper | None = None
        self._compared: Project | None = None
        self._looking_again = QTimer(self, singleShot=True, interval=_PAUSE)
        self._looking_again.timeout.connect(self._show_present)
        self._trouble.connect(self.say)

    def connect_all(self) -> None:
        """Listen to releases being opened and closed; after the notices, which begin anew then."""
        self.window.files.session_opened.connect(self._on_session_opened)
        self.window.files.session_closed.connect(self._on_session_closed)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions of the menus do, by their names."""
        return {
            "versions": self.show_versions,
            "snapshot": self.take_snapshot,
            "compare": self.compare_with_chosen,
            "merge": self.merges.merge_with_chosen,
            "decide": self.merges.decide,
        }

    def close(self) -> None:
        """Write the versions that wait."""
        if self._keeper is not None:
            self._keeper.close()

    @property
    def keeper(self) -> VersionKeeper:
        """Who writes the versions."""
        if self._keeper is None:
            from releasedesk.project.processes import person_name
            from releasedesk.session.version_keeping import VersionKeeper, version_store

            self._keeper = VersionKeeper(version_store(), person=person_name(), on_trouble=self._trouble.emit)
        return self._keeper

    @property
    def store(self) -> VersionStore:
        """Where the versions are."""
        return self.keeper.store

    def say(self, sentence: str) -> None:
        """Say something in the status line."""
        self.window.status.say(sentence)

    def ask_for_file(self, title: str) -> Path | None:
        """Ask for a project file."""
        return files.ask_which_to_open(self.window, title, self.window.settings.folder, files.PROJECTS)

    def open(self, path: Path) -> None:
        """Open another project in the window."""
        self.window.files.open(path)

    def keep(self, cause: str) -> None:
        """Keep the present state as a version, because something is about to take its place."""
        if self.session is not None:
            self.keeper.keep(self.session.project(), self.session.path, cause)

    def show_versions(self, chosen: str = "") -> None:
        """Show versions and snapshots."""
        from releasedesk.ui.comparing.versions_dialog import VersionsDialog

        session = self.session
        if session is None:
            return
        self.keeper.wait_until_idle(2.0)
        if self.versions is not None:
            self.versions.close()
        dialog = self.versions = VersionsDialog(session, self.store, self.window)
        dialog.restore_requested.connect(self.restore)
        dialog.save_requested.connect(self._save_copy)
        dialog.snapshot_requested.connect(self.take_snapshot)
        dialog.snapshots_changed.connect(session.records.keep_snapshots)
        dialog.place_requested.connect(self._go_to)
        if chosen:
            dialog.choose(chosen)
        dialog.show()

    def take_snapshot(self) -> None:
        """Ask for a name, and keep the release under it in the project file."""
        session = self.session
        if session is None or not self._may_change(session):
            return
        explained = "Name of the snapshot, such as “sent to Legal”. It is kept in the project file."
        name = questions.ask_for_name(self.window, "Keep a snapshot", explained)
        if not name:
            return
        from releasedesk.project.processes import person_name
        from releasedesk.review.snapshots import take_snapshot

        now = dt.datetime.now().astimezone().replace(microsecond=0)
        snapshot = take_snapshot(session.release, name, now, person_name())
        session.records.keep_snapshots((*session.records.snapshots, snapshot))
        self.say(f"“{snapshot.name}” is kept; save the release to write it to the file.")
        if self.versions is not None and self.versions.isVisible():
            self.versions.refresh()

    def restore(self, release: Release, label: str) -> None:
        """Bring an earlier state back as one step; what it takes the place of is a version too."""
        from releasedesk.session.merging import restored

        session = self.session
        if session is None:
            return
        self.keep("replaced")
        try:
            session.apply(restored(session.release, release, label))
        except InvalidEdit as error:
            questions.show_problem(self.window, "Not restored", questions.in_words(error))
            return
        self.keeper.wait_until_idle(2.0)
        self.say("Restored; Undo brings back what stood there.")

    def compare_with_chosen(self) -> None:
        """Ask for another file, and compare the release with it."""
        path = self.ask_for_file("Compare with")
        if path is not None:
            self.compare_with(path)

    def compare_with(self, path: Path) -> None:
        """Show what differs between another file and the release."""
        from releasedesk.project.merging import project_differences
        from releasedesk.project.reading import read_project
        from releasedesk.ui.comparing.compare_dialog import CompareDialog

        session = self.session
        if session is None:
            return
        try:
            other = read_project(path)
        except ReleaseDeskError as error:
            questions.show_problem(self.window, f"{path.name} cannot be compared", questions.in_words(error))
            return
        if self.comparison is not None:
            self.comparison.close()
        self._compared = other
        name = session.name or "This release"
        found = project_differences(other, session.project())
        self.comparison = CompareDialog(found, path.stem, name, self.window, folder=self._folder())
        self.comparison.place_requested.connect(self._go_to)
        self.comparison.show()

    def _on_changed(self, _: Change) -> None:
        windows = (self.versions, self.comparison)
        if any(dialog is not None and dialog.isVisible() for dialog in windows):
            self._looking_again.start()

    def _show_present(self) -> None:
        """Show anew what is compared with the present text: it may have been written on, or undone."""
        session = self.session
        if session is None:
            return
        if self.versions is not None and self.versions.isVisible():
            self.versions.refresh()
        if self.comparison is not None and self.comparison.isVisible() and self._compared is not None:
            from releasedesk.project.merging import project_differences

            self.comparison.show_differences(project_differences(self._compared, session.project()))

    def _save_copy(self, release: Release) -> None:
        from releasedesk.project.document import Project, to_bytes
        from releasedesk.project.lock import refuse_if_held
        from releasedesk.project.saving import write_atomically
        from releasedesk.session.transfer import file_name_for

        session = self.session
        name = (
            f"{session.name or file_name_for(release)} (earlier).releasedesk" if session is not None else ""
        )
        path = files.ask_where_to_save(self.window, self._folder() / name)
        if path is None:
            return
        try:
            if session is not None and path == session.path:
                raise FileProblem(path, "this release is open from it; choose another name, or Restore")
            refuse_if_held(path, own=None)
            write_atomically(path, to_bytes(Project(release)))
        except ReleaseDeskError as error:
            questions.show_problem(self.window, f"{path.name} was not saved", questions.in_words(error))
            return
        self.say(f"Saved {path.name}")

    def _folder(self) -> Path:
        """Where files about the release are proposed to be saved."""
        path = self.session.path if self.session is not None else None
        return path.parent if path is not None else Path(self.window.settings.folder or Path.home())

    def _may_change(self, session: Session) -> bool:
        if session.read_only:
            questions.show_problem(self.window, "Not kept", session.read_only)
        return not session.read_only

    def _go_to(self, place: str) -> None:
        self.window.editions.go_to(place)

    def _on_session_opened(self, session: Session) -> None:
        self._leave()
        self.session = session
        session.saved.add(self._on_saved)
        session.changed.add(self._on_changed)
        self.merges.attach(session)
        if session.path is not None:
            QTimer.singleShot(_PATIENCE, self, lambda: self._keep_as_opened(session))

    def _keep_as_opened(self, session: Session) -> None:
        if session is self.session and session.base is not None:
            self.keeper.keep(session.base, session.path, "opened")

    def _on_session_closed(self) -> None:
        self._leave()

    def _leave(self) -> None:
        session, self.session = self.session, None
        self._looking_again.stop()
        for dialog in (self.versions, self.comparison, self.merges.dialog):
            if dialog is not None:
                dialog.close()
        if session is not None:
            session.saved.remove(self._on_saved)
            session.changed.remove(self._on_changed)
            self.merges.detach(session)

    def _on_saved(self, project: Project) -> None:
        session = self.session
        self.keeper.keep(project, session.path if session is not None else None)
