"""The open project: its release and history, where it is saved, and what happens to it, told by callbacks."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

from releasedesk.editing.edit import Edit
from releasedesk.editing.history import History, Step
from releasedesk.editing.pictures import without_unused_assets
from releasedesk.editing.together import carried_over
from releasedesk.errors import InvalidEdit
from releasedesk.findings import Finding
from releasedesk.model import Edition, Release
from releasedesk.model.place import Place, edition_place
from releasedesk.project.document import Project
from releasedesk.project.reading import to_readable_bytes
from releasedesk.session.access import Access
from releasedesk.session.callbacks import Callbacks
from releasedesk.session.changes import FROM_FILE, Saving, language_after
from releasedesk.session.changes import Change as Change
from releasedesk.session.disk import DiskState
from releasedesk.session.project_file import ProjectFile
from releasedesk.session.records import Records

SUFFIX = ".releasedesk"


class Session:
    """One open project; `missing` says what is missing of its file, or was changed to open it.

    Callbacks:
        changed: The release changed, by an edit, undo, redo or because another project was opened.
        edition_switched: Another edition is being edited than before.
        saved_state_changed: The file's name or whether anything is unsaved may have changed.
        saved: The project was written to its file (the `Project`).
        saving: A file is about to be written (a `Saving`); an error of a listener keeps it from being written.
        disk_changed: Somebody else changed the file while there is unsaved work here (a `DiskState`): both sides have
            to be brought together. Until `reload` or `merged` says that they were, saving over it is refused.
        lost_file: The file is gone or something unreadable took its place (a `DiskState`).
        reloaded: The release is shown as somebody else saved it just now.
    """

    def __init__(
        self, project: Project, path: Path | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.changed: Callbacks[Change] = Callbacks()
        self.edition_switched: Callbacks[None] = Callbacks()
        self.saved_state_changed: Callbacks[None] = Callbacks()
        self.saving: Callbacks[Saving] = Callbacks()
        self.saved: Callbacks[Project] = Callbacks()
        self.disk_changed: Callbacks[DiskState] = Callbacks()
        self.lost_file: Callbacks[DiskState] = Callbacks()
        self.reloaded: Callbacks[None] = Callbacks()
        self._clock = clock
        self._history = History(project.release)
        self.records = Records(project, lambda: self.release, lambda: self.saved_state_changed(None))
        self._file = ProjectFile(path, project, version=project.version)
        self.access = Access(lambda: self.saved_state_changed(None))
        self.missing: tuple[Finding, ...] = ()
        self._language = project.release.original.language

    @classmethod
    def opened(cls, path: Path, *, read_only: str = "", held_by: str = "") -> Session:
        """Open a project file; `read_only` says why it must not be changed, and nothing where it may be.

        `held_by` names whom that reason will go away with, where somebody is working on the file.

        Where saving in place was interrupted, the whole copy beside the file is opened, as unsaved. A damaged file, and
        one of a later ReleaseDesk, is opened to be read, as far as it can be understood: see `missing`.

        Raises:
            ProjectFileError: The file cannot be opened.

        """
        file, found, is_copy = ProjectFile.read(path)
        session = cls(found.project, path)
        session._file, session.missing = file, found.findings
        session.access.keep_file(found.reason)
        session.access.forbid(read_only, held_by=held_by)
        if is_copy:
            session._history.mark_dirty()
        return session

    @classmethod
    def recovered(
        cls, project: Project, path: Path | None, digest: str | None, base: Project | None = None
    ) -> Session:
        """Go on with work that was not saved.

        `path` is the file it belongs to, whose SHA-256 was `digest` when it was read or saved last: saving is refused
        where the file is another one by now. `base` is what the file held then, where that is still known.
        """
        session = cls(project, path)
        session._file = ProjectFile(path, base, digest, project.version)
        session._history.mark_dirty()
        return session

    @classmethod
    def unsaved(cls, release: Release) -> Session:
        """Start a project from a release that is in no file yet, such as an imported one; it counts as unsaved."""
        return cls.copy_of(Project(release))

    @classmethod
    def copy_of(cls, project: Project) -> Session:
        """Start a project that is in no file yet with everything in another one; it counts as unsaved."""
        session = cls(project)
        session._history.mark_dirty()
        return session

    @property
    def release(self) -> Release:
        """The release as it is now."""
        return self._history.release

    @property
    def edition(self) -> Edition:
        """The edition that is being edited."""
        return self.release.edition(self._language)

    @property
    def edition_place(self) -> Place:
        """The place of the edition that is being edited."""
        return edition_place(self._language)

    @property
    def path(self) -> Path | None:
        """The project file, or None while there is none."""
        return self._file.path

    @property
    def name(self) -> str:
        """The name of the project without folder and suffix; empty while it has none."""
        return self.path.stem if self.path is not None else ""

    @property
    def is_modified(self) -> bool:
        """Whether something would be lost without saving."""
        base = self._file.base
        return not self._history.is_clean or base is None or self.records.differ_from(base)

    @property
    def read_only(self) -> str:
        """Why the release must not be changed, in a sentence; empty where it may be."""
        return self.access.reason

    @property
    def base(self) -> Project | None:
        """The project as it was read or saved last, which a merge starts from; None where nobody knows it any more."""
        return self._file.base

    @property
    def digest(self) -> str | None:
        """The SHA-256 of the file as it was read or saved last; None while there is none."""
        return self._file.digest

    @property
    def undo_label(self) -> str | None:
        """What would be undone, or None."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str | None:
        """What would be done again, or None."""
        return self._history.redo_label

    def switch_edition(self, language: str) -> None:
        """Edit another edition from now on.

        Raises:
            KeyError: There is no edition in that language.

        """
        language = self.release.edition(language).language
        if language != self._language:
            self._language = language
            self._history.seal()
            self.edition_switched(None)

    def apply(self, edit: Edit, initiator: object = None) -> None:
        """Make an edit, with what follows from it for other editions, and tell whoever listens.

        Raises:
            InvalidEdit: The release is open for reading alone; the message says why.

        """
        if self.read_only:
            raise InvalidEdit(self.read_only)
        before = self.release
        if self._history.record(carried_over(before, edit), self._clock()):
            self.records.settle(edit.aside, is_done=True)
            is_typing = bool(edit.merge_key)
            self._tell(Change(before, self.release, edit.places, "edit", initiator, is_typing=is_typing))

    def bring_in(self, project: Project, *, label: str = "merge", places: tuple[Place, ...] = ()) -> None:
        """Take what became of merging with another copy, in a step that can be undone; InvalidEdit where reading alone.

        Conflicts are undone with it; comments and snapshots of the other copy stay.
        """
        if self.read_only:
            raise InvalidEdit(self.read_only)
        self._bring_in(project, label, places)
        self._file.see_version(project.version)

    def _bring_in(self, project: Project, label: str, places: tuple[Place, ...]) -> None:
        before = self.release
        recorded = self._history.record(self.records.edit_to(project, label, places), self._clock())
        self.records.project = project
        if recorded:
            self._tell(Change(before, self.release, places, "edit"))

    def undo(self) -> None:
        """Take back the last thing done, if there is one."""
        before = self.release
        self._moved(before, self._history.undo(), "undo")

    def redo(self) -> None:
        """Do again what was undone last, if there is something."""
        before = self.release
        self._moved(before, self._history.redo(), "redo")

    def cursor_moved(self) -> None:
        """Let the next character typed begin a new step of the history."""
        self._history.seal()

    def project(self, *, unused: bool = False) -> Project:
        """Return what would be saved now; `unused` pictures of it, which take long to find, are left out or not."""
        release = self.release if unused else without_unused_assets(self.release)
        return replace(self.records.project, release=release, version=self._file.version)

    def save(self) -> None:
        """Save to the project's file.

        Raises:
            FileChangedError: Somebody else changed the file since it was opened or saved.
            FileProblem: The file cannot be written; the old one is whole and the project stays unsaved.

        """
        assert self.path is not None, "a project without a file is saved with save_as"
        self.access.refuse_writing(self.path)
        self._write(self.path)

    def save_as(self, path: Path) -> None:
        """Save to another file, which is the project's file from then on and may be changed.

        Raises:
            FileProblem: The file cannot be written, or somebody is working on it; nothing changed.

        """
        from releasedesk.project.lock import refuse_if_held

        self.access.refuse_writing_over(path, self.path)
        refuse_if_held(path, own=self.path)
        self._write(path)
        self.access.allow_all()

    def see_disk(self, state: DiskState) -> None:
        """Take notice of what became of the file (`session.disk.look_at`).

        A file that somebody else changed is shown at once where nothing is unsaved here; where both sides have
        changes, `disk_changed` is told.
        """
        if state.kind in ("gone", "unreadable"):
            self.lost_file(state)
        elif state.kind == "changed" and state.project is not None and state.digest != self.digest:
            if state.project == self.project():
                self._agree_with(state)
            elif self.is_modified:
                self.disk_changed(state)
            else:
                self.reload(state)

    def reload(self, state: DiskState) -> None:
        """Show what the file holds now, in a step that can be undone; nothing is unsaved afterwards."""
        assert state.project is not None
        self.merged(state.project, state, label=FROM_FILE)
        self.reloaded(None)

    def merged(self, project: Project, state: DiskState, *, label: str = "merge") -> None:
        """Take what became of this side and the file's, in a step that can be undone.

        The file's state counts as read from then on, so that saving over it is allowed.
        """
        assert state.project is not None
        self._bring_in(project, label, ())
        self._agree_with(state)

    def _agree_with(self, state: DiskState) -> None:
        """Take what the file holds as saved."""
        assert state.project is not None
        self._file.agree_with(state)
        self.access.keep_file("")
        self._history.mark_clean(state.project.release)
        self.saved_state_changed(None)

    def _write(self, path: Path) -> None:
        project = self.project()
        content = to_readable_bytes(project, path)
        self.saving(Saving(path, content))
        self._file.write(path, project, content)
        self._history.mark_clean()
        self.saved_state_changed(None)
        self.saved(project)

    def _moved(self, before: Release, step: Step | None, cause: Literal["undo", "redo"]) -> None:
        if step is not None:
            self.records.settle(step.aside, is_done=cause == "redo")
            cursor = step.cursor_before if cause == "undo" else step.cursor_after
            self._tell(Change(before, self.release, step.places, cause, cursor=cursor))

    def _tell(self, change: Change) -> None:
        before = self._language
        self._language = language_after(change, before)
        self.changed(change)
        if self._language != before:
            self.edition_switched(None)
        self.saved_state_changed(None)
