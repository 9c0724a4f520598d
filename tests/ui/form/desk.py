"""A desk to write at in tests: parts of the form on a real session, without the window around them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from releasedesk.editing.edit import Edit
from releasedesk.model import Edition, Release
from releasedesk.project.document import Project
from releasedesk.session.session import Change, Session

P = TypeVar("P", bound=QWidget)


class Desk(Generic[P]):
    """Grants every wish of a part at once, and shows it the result."""

    def __init__(self, part: P, release: Release) -> None:
        self.now = 0.0
        self.session = Session(Project(release), clock=lambda: self.now)
        self.part = part
        self.labels: list[str] = []
        self.places: list[str] = []
        self.session.changed.add(self._on_changed)
        part.edit_requested.connect(self._on_edit_requested)  # type: ignore[attr-defined]
        if hasattr(part, "place_entered"):
            part.place_entered.connect(self.places.append)
            part.cursor_moved.connect(self.session.cursor_moved)  # type: ignore[attr-defined]
        self.show()

    @property
    def release(self) -> Release:
        return self.session.release

    @property
    def edition(self) -> Edition:
        return self.session.edition

    def show(self) -> None:
        self.part.show_edition(self.release, self.edition)  # type: ignore[attr-defined]

    def undo(self) -> None:
        self.session.undo()

    def _on_edit_requested(self, operation: Callable[[Release], Edit]) -> None:
        edit = operation(self.session.release)
        self.labels.append(edit.label)
        self.session.apply(edit, initiator=self.part)

    def _on_changed(self, change: Change) -> None:
        self.show()
        if change.cause in ("undo", "redo"):
            self.part.enter(change.places[0])  # type: ignore[attr-defined]
