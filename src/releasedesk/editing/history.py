"""Undo and redo of everything, as a list of earlier releases; unchanged parts are shared between them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from releasedesk.editing.edit import Cursor, Edit
from releasedesk.model import Release
from releasedesk.model.place import Place

PAUSE = 1.5
"""Seconds without typing after which the next character begins a new step."""

LIMIT = 1000
"""Steps that are kept."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that can be undone: what it is called, where it happened, release and cursor on both sides of it."""

    label: str
    before: Release
    after: Release
    places: tuple[Place, ...]
    merge_key: str
    ended: float
    aside: object = None
    cursor_before: Cursor | None = None
    cursor_after: Cursor | None = None


class History:
    """The steps that led to the present release, and those that were undone.

    The present release is clean when it is the one that was last marked so, whichever way it was reached.
    """

    def __init__(self, release: Release) -> None:
        self._release = release
        self._clean: Release | None = release
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._sealed = True

    @property
    def release(self) -> Release:
        """The release as it is now."""
        return self._release

    @property
    def is_clean(self) -> bool:
        """Whether nothing differs from the state last marked clean."""
        return self._release is self._clean or self._release == self._clean

    @property
    def undo_label(self) -> str | None:
        """What would be undone, or None."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What would be done again, or None."""
        return self._undone[-1].label if self._undone else None

    def mark_clean(self, saved: Release | None = None) -> None:
        """Take a release as saved, the present one where none is given; typing on begins a new step."""
        self._clean = self._release if saved is None else saved
        self._sealed = True

    def mark_dirty(self) -> None:
        """Take no state as saved, as for a release that was recovered or imported."""
        self._clean = None

    def seal(self) -> None:
        """Let the next edit begin a new step, as after the cursor moved."""
        self._sealed = True

    def record(self, edit: Edit, now: float) -> bool:
        """Make an edit the present state; `now` is a monotonic clock in seconds.

        Returns False, and records nothing, where the edit changed nothing.
        """
        if edit.aside is None and (edit.release is self._release or edit.release == self._release):
            return False
        last = self._done[-1] if self._done and not self._sealed else None
        if last is not None and self._continues(last, edit, now):
            self._done[-1] = replace(
                last, after=edit.release, merge_key=edit.merge_key, ended=now, cursor_after=edit.cursor_after
            )
        else:
            self._done.append(_step(self._release, edit, now))
            del self._done[:-LIMIT]
        self._undone.clear()
        self._release = edit.release
        self._sealed = False
        return True

    def undo(self) -> Step | None:
        """Go back one step and return it, or None where there is none."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        self._release = step.before
        self._sealed = True
        return step

    def redo(self) -> Step | None:
        """Go forward one step and return it, or None where there is none."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        self._release = step.after
        self._sealed = True
        return step

    @staticmethod
    def _continues(last: Step, edit: Edit, now: float) -> bool:
        return (
            bool(edit.merge_key)
            and edit.merge_key == last.merge_key
            and not edit.starts_word
            and now - last.ended <= PAUSE
        )


def _step(before: Release, edit: Edit, now: float) -> Step:
    return Step(
        edit.label,
        before,
        edit.release,
        edit.places,
        edit.merge_key,
        now,
        edit.aside,
        edit.cursor_before,
        edit.cursor_after,
    )
