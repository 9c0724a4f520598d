"""Finds the state that two copies of a release come from among the versions that were kept of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from releasedesk.errors import ProjectFileError
from releasedesk.model import Edition, Release
from releasedesk.project.document import Project
from releasedesk.project.versions import Version, VersionStore
from releasedesk.review.values import canonical

_DEPTH = 80
"""Versions that are looked at, the newest first."""


def common_base(store: VersionStore, theirs: Project, changed: dt.datetime | None = None) -> Project | None:
    """Return the newest version that their copy can come from; None where that is not certain.

    A version is too new when their copy has, at some place, what an older version had there: then it was changed here
    after the copies parted, and taking that version for the base would undo the change. `changed` is when their copy
    was written, so that nothing later can be its base. A base that is too old costs questions, never words.
    """
    parts = _parts(theirs.release)
    candidates = [
        (version, _parts(project.release), project) for version, project in _read(store, theirs, changed)
    ]
    for index, (version, own, project) in enumerate(candidates):
        older = [each for _, each, _ in candidates[index + 1 :]]
        differing = [key for key in own.keys() | parts.keys() if own.get(key) != parts.get(key)]
        is_too_new = any(each.get(key) == parts.get(key) for each in older for key in differing)
        if is_too_new:
            continue
        # The oldest version may be younger than the parting, unless it is what was received from others.
        return project if older or version.cause == "opened" or not differing else None
    return None


def _read(
    store: VersionStore, theirs: Project, changed: dt.datetime | None
) -> Iterator[tuple[Version, Project]]:
    for version in store.versions(theirs.release.id)[:_DEPTH]:
        if changed is not None and version.saved > changed:
            continue
        try:
            yield version, store.project_of(version)
        except ProjectFileError:
            continue


def _parts(release: Release) -> dict[str, str]:
    """Return what a release is made of, block by block and field by field, to see what is the same where."""
    found: dict[str, str] = {}
    for name in type(release).model_fields:
        if name not in ("editions", "assets"):
            found[name] = canonical(getattr(release, name))
    for edition in release.editions:
        found |= _parts_of_edition(edition)
    return found


def _parts_of_edition(edition: Edition) -> dict[str, str]:
    where = edition.language
    found = {f"{where}/blocks/{block.id}": canonical(block) for block in edition.blocks()}
    found |= {f"{where}/sections/{section.id}": section.heading for section in edition.sections}
    for name in type(edition).model_fields:
        if name not in ("sections", "notes"):
            found[f"{where}/{name}"] = canonical(getattr(edition, name))
    return found
