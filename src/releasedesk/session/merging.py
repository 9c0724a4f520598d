"""Merging the open project with another copy of it, and deciding what that left open."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from releasedesk.editing.edit import Edit
from releasedesk.errors import InvalidEdit
from releasedesk.model import Release
from releasedesk.project.document import Project
from releasedesk.project.merging import MergedProject, merge_projects
from releasedesk.project.reading import read_project
from releasedesk.project.versions import VersionStore
from releasedesk.review.conflicts import Choice, resolved
from releasedesk.review.records import OpenConflict
from releasedesk.session.common_base import common_base
from releasedesk.session.records import Decisions
from releasedesk.session.session import Session


@dataclass(frozen=True, slots=True)
class OtherCopy:
    """Another copy of the open project.

    Args:
        project: What it holds.
        base: What both come from; None where nobody knows.
        origin: Where it comes from, in words.
        path: Its file, where it has one of its own.
        is_certain: It is certain that both come from the base.

    """

    project: Project
    base: Project | None
    origin: str
    path: Path | None = None
    is_certain: bool = True


def read_copy(path: Path, store: VersionStore, origin: str = "") -> OtherCopy:
    """Read another copy of a release, and look for what it has in common with the one here.

    Raises:
        ProjectFileError: The file cannot be read.

    """
    theirs = read_project(path)
    try:
        changed = dt.datetime.fromtimestamp(os.stat(path).st_mtime, dt.UTC)
    except OSError:
        changed = None
    base = common_base(store, theirs, changed)
    if base is None:
        return OtherCopy(theirs, None, origin or path.stem, path)
    return OtherCopy(theirs, base.project, origin or path.stem, path, base.is_certain)


def merged_with(session: Session, other: OtherCopy) -> MergedProject:
    """Return what would come of merging; nothing is changed yet."""
    return merge_projects(other.base, session.project(), other.project, other.origin)


def with_choices(merged: MergedProject, choices: Mapping[str, Choice]) -> Project:
    """Return a merged project with some conflicts decided, by their identifiers; the others stay open."""
    release = merged.project.release
    left = []
    for conflict in merged.project.review.conflicts:
        choice = choices.get(conflict.id)
        if choice is None:
            left.append(conflict)
        else:
            release = decided_release(release, conflict, choice)
    review = merged.project.review.replace(conflicts=tuple(left))
    return replace(merged.project, release=release, review=review)


def decision(
    release: Release, choices: Mapping[OpenConflict, Choice] | list[tuple[OpenConflict, Choice]]
) -> Edit:
    """Return the edit that decides open conflicts of a release.

    Raises:
        InvalidEdit: A value does not fit there any more.

    """
    changed, places = release, []
    pairs = list(choices.items()) if isinstance(choices, Mapping) else choices
    for conflict, choice in pairs:
        changed = decided_release(changed, conflict, choice)
        places.append(conflict.place)
    aside = Decisions(decided=tuple(conflict for conflict, _ in pairs))
    return Edit("decide what was merged", changed, tuple(places), aside=aside)


def decided_release(release: Release, conflict: OpenConflict, choice: Choice) -> Release:
    """Return the release with one conflict decided; where its place is gone, the release as it is.

    Raises:
        InvalidEdit: The value does not fit there any more.

    """
    try:
        return resolved(release, conflict, choice)
    except LookupError:
        return release
    except ValidationError as error:
        raise InvalidEdit(
            "What was chosen does not fit into the release any more; copy its text instead."
        ) from error


def restored(release: Release, earlier: Release, label: str) -> Edit:
    """Return the edit that brings an earlier state of a release back, exactly as it was."""
    from releasedesk.session.differences import differing_places

    return Edit(label, earlier, differing_places(release, earlier))
