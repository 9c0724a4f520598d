"""Merging and comparing whole projects: the release, what is said about it, and its named snapshots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from releasedesk.model.place import Place
from releasedesk.project.document import Project
from releasedesk.review.compare import Difference, differences
from releasedesk.review.compare_records import compare_reviews
from releasedesk.review.conflicts import conflict_differences, open_conflicts
from releasedesk.review.merge import merge
from releasedesk.review.merge_records import merge_reviews, merge_snapshots
from releasedesk.review.records import OpenConflict
from releasedesk.review.snapshots import pictures_of, snapshot_differences


@dataclass(frozen=True, slots=True)
class MergedProject:
    """What came of merging two copies of a project.

    Args:
        project: The merged project; its review holds the conflicts, so that a saved file keeps both texts.
        conflicts: The conflicts of this merge alone.
        woven: Places at which changes of both sides were put together.

    """

    project: Project
    conflicts: tuple[OpenConflict, ...] = ()
    woven: tuple[Place, ...] = ()


def merge_projects(base: Project | None, ours: Project, theirs: Project, origin: str = "") -> MergedProject:
    """Merge two copies of a project; `base` is None where nobody knows what both come from.

    `origin` says in words where their copy is from, and stands with each conflict.
    """
    merged = merge(base.release if base else None, ours.release, theirs.release)
    conflicts = open_conflicts(merged.conflicts, origin)
    review = merge_reviews(base.review if base else None, ours.review, theirs.review)
    known = {conflict.id for conflict in review.conflicts}
    new = tuple(conflict for conflict in conflicts if conflict.id not in known)
    review = review.replace(conflicts=(*review.conflicts, *new)) if new else review
    snapshots = merge_snapshots(base.snapshots if base else (), ours.snapshots, theirs.snapshots)
    pictures = [each for side in (ours, theirs) for each in (*side.release.assets, *side.snapshot_assets)]
    project = Project(
        merged.release,
        review,
        max(ours.version, theirs.version, key=lambda version: tuple(map(int, version.split(".")))),
        snapshots,
        pictures_of(snapshots, pictures),
    )
    return MergedProject(project, conflicts, merged.woven)


def compare_projects(old: Project, new: Project) -> tuple[Difference, ...]:
    """Return in what two projects differ, what is said about the releases included."""
    return tuple(project_differences(old, new))


def project_differences(old: Project, new: Project) -> Iterator[Difference]:
    """Yield in what two projects differ, as `compare_projects`, one after the other."""
    yield from differences(old.release, new.release)
    yield from compare_reviews(old.review, new.review)
    yield from snapshot_differences(old.snapshots, new.snapshots)
    yield from conflict_differences(old.release, old.review.conflicts, new.release, new.review.conflicts)
