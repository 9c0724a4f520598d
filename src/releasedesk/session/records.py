"""What an open project holds besides its release: conflicts to decide, named snapshots, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from releasedesk.editing.edit import Edit
from releasedesk.model import Release
from releasedesk.model.place import Place
from releasedesk.project.document import Project
from releasedesk.review.records import OpenConflict, Review, Snapshot


@dataclass(frozen=True, slots=True)
class Decisions:
    """Conflicts of a merge that an edit leaves to decide, or that it decides; done and undone with the edit."""

    added: tuple[OpenConflict, ...] = ()
    decided: tuple[OpenConflict, ...] = ()

    def done(self, review: Review) -> Review:
        """Return the records after the edit."""
        return _with_conflicts(review, self.added, self.decided)

    def undone(self, review: Review) -> Review:
        """Return the records as they were before the edit, as far as conflicts go."""
        return _with_conflicts(review, self.decided, self.added)


class Records:
    """Keeps the project that the release is saved in; `on_changed` is called when something other than a step of the
    history changed it.
    """

    def __init__(
        self, project: Project, release: Callable[[], Release], on_changed: Callable[[], None]
    ) -> None:
        self.project = project
        self._release = release
        self._on_changed = on_changed

    @property
    def conflicts(self) -> tuple[OpenConflict, ...]:
        """What merges left to decide."""
        return self.project.review.conflicts

    @property
    def snapshots(self) -> tuple[Snapshot, ...]:
        """The named snapshots in the project file."""
        return self.project.snapshots

    def differ_from(self, base: Project) -> bool:
        """Tell whether anything would be lost without saving; quick where the objects are the same."""
        return (self.project.review, self.project.snapshots) != (base.review, base.snapshots)

    def keep_snapshots(self, snapshots: tuple[Snapshot, ...]) -> None:
        """Put other named snapshots in the place of those in the project; that is no step of the history."""
        from releasedesk.review.snapshots import pictures_of

        pictures = pictures_of(snapshots, (*self.project.snapshot_assets, *self._release().assets))
        self.project = replace(self.project, snapshots=snapshots, snapshot_assets=pictures)
        self._on_changed()

    def edit_to(self, project: Project, label: str, places: tuple[Place, ...]) -> Edit:
        """Return the edit that makes a merged project of this one; where no `places` are given, those that differ."""
        from releasedesk.session.differences import differing_places

        touched = places or differing_places(self._release(), project.release)
        return Edit(label, project.release, touched, aside=self._decisions_in(project))

    def _decisions_in(self, project: Project) -> Decisions | None:
        """Return which conflicts a merged project adds and takes away; None where it does neither."""
        known = {conflict.id for conflict in self.conflicts}
        stays = {conflict.id for conflict in project.review.conflicts}
        added = tuple(each for each in project.review.conflicts if each.id not in known)
        decided = tuple(each for each in self.conflicts if each.id not in stays)
        return Decisions(added, decided) if added or decided else None

    def settle(self, aside: object, *, is_done: bool) -> None:
        """Do or undo what comes with a step of the history and is no part of the release."""
        if isinstance(aside, Decisions):
            change = aside.done if is_done else aside.undone
            self.project = replace(self.project, review=change(self.project.review))


def _with_conflicts(
    review: Review, added: tuple[OpenConflict, ...], removed: tuple[OpenConflict, ...]
) -> Review:
    gone = {conflict.id for conflict in (*added, *removed)}
    kept = tuple(conflict for conflict in review.conflicts if conflict.id not in gone)
    return review.replace(conflicts=(*kept, *added))
