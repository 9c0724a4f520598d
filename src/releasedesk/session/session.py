"""The open project: its release and history, where it is saved, and what happens to it, told by callbacks."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from releasedesk.editing.edit import Edit
from releasedesk.editing.history import History, Step
from releasedesk.errors import FileChangedError
from releasedesk.model import Edition, Release
from releasedesk.model.place import Place, edition_place
from releasedesk.project.document import VERSION, Project, to_bytes
from releasedesk.project.reading import parse_project, read_bytes
from releasedesk.project.saving import write_atomically
from releasedesk.review.records import Review
from releasedesk.session.callbacks import Callbacks

SUFFIX = ".releasedesk"


@dataclass(frozen=True, slots=True)
class Change:
    """The release was replaced by another state of it.

    `initiator` is whoever made the edit, so that a field can ignore its own; `places` are where it changed, the first
    is where the cursor belongs.
    """

    before: Release
    release: Release
    places: tuple[Place, ...]
    cause: Literal["edit", "undo", "redo", "open"]
    initiator: object = None


class Session:
    """One open project.

    Callbacks:
        changed: The release changed, by an edit, undo, redo or because another project was opened.
        saved_state_changed: The file's name or whether anything is unsaved may have changed.
    """

    def __init__(
        self, project: Project, path: Path | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.changed: Callbacks[Change] = Callbacks()
        self.saved_state_changed: Callbacks[None] = Callbacks()
        self._clock = clock
        self._history = History(project.release)
        self._review: Review = project.review
        self._version = project.version
        self._path = path
        self._digest: str | None = None
        self._language = project.release.original.language

    @classmethod
    def opened(cls, path: Path) -> Session:
        """Open a project file.

        Raises:
            ProjectFileError: The file cannot be opened.

        """
        content = read_bytes(path)
        session = cls(parse_project(content, path), path)
        session._digest = _digest(content)
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
        return self._path

    @property
    def name(self) -> str:
        """The name of the project without folder and suffix; empty while it has none."""
        return self._path.stem if self._path is not None else ""

    @property
    def is_modified(self) -> bool:
        """Whether something would be lost without saving."""
        return not self._history.is_clean

    @property
    def undo_label(self) -> str | None:
        """What would be undone, or None."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str | None:
        """What would be done again, or None."""
        return self._history.redo_label

    def apply(self, edit: Edit, initiator: object = None) -> None:
        """Make an edit, and tell whoever listens."""
        before = self.release
        if self._history.record(edit, self._clock()):
            self._tell(Change(before, self.release, edit.places, "edit", initiator))

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

    def project(self) -> Project:
        """Return what would be saved now."""
        return Project(self.release, self._review, max(self._version, VERSION, key=_version_key))

    def save(self) -> None:
        """Save to the project's file.

        Raises:
            FileChangedError: Somebody else changed the file since it was opened or saved.
            FileProblem: The file cannot be written; the old one is whole and the project stays unsaved.

        """
        assert self._path is not None, "a project without a file is saved with save_as"
        self._refuse_if_changed_on_disk(self._path)
        self._write(self._path)

    def save_as(self, path: Path) -> None:
        """Save to another file, which is the project's file from then on.

        Raises:
            FileProblem: The file cannot be written; nothing changed.

        """
        self._write(path)

    def _write(self, path: Path) -> None:
        content = to_bytes(self.project())
        write_atomically(path, content)
        self._path, self._digest = path, _digest(content)
        self._history.mark_clean()
        self.saved_state_changed(None)

    def _refuse_if_changed_on_disk(self, path: Path) -> None:
        if self._digest is None or not path.exists():
            return
        if _digest(read_bytes(path)) != self._digest:
            raise FileChangedError(
                path,
                "the file was changed by somebody else since you opened it; save yours under another name",
            )

    def _moved(self, before: Release, step: Step | None, cause: Literal["undo", "redo"]) -> None:
        if step is not None:
            self._tell(Change(before, self.release, step.places, cause))

    def _tell(self, change: Change) -> None:
        languages = [edition.language for edition in change.release.editions]
        if self._language not in languages:
            index = [edition.language for edition in change.before.editions].index(self._language)
            self._language = languages[min(index, len(languages) - 1)]
        self.changed(change)
        self.saved_state_changed(None)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _version_key(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
