"""Finds the state that two copies of a release come from among the versions that were kept of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from releasedesk.errors import ProjectFileError
from releasedesk.model import Edition, Release
from releasedesk.project.document import Project
from releasedesk.project.versions import VersionStore
from releasedesk.review.values import canonical

_DEPTH = 80
"""Versions that are looked at, the newest first."""

_Parts = dict[str, str]


@dataclass(frozen=True, slots=True)
class CommonBase:
    """The state that two copies come from, and whether that is proved or only likely."""

    project: Project
    is_certain: bool


def common_base(
    store: VersionStore, theirs: Project, changed: dt.datetime | None = None
) -> CommonBase | None:
    """Return the newest version that their copy comes from; None where there is none.

    It comes from a version when it shares something that this version was the first to have, and when nowhere it has
    what an older version had in the place of something newer: else the version came after the copies parted, and taking
    it for the base would undo here what was written since. A base that is too old costs questions, never words. Of the
    oldest version nothing can be proved; it is taken as likely. `changed` is when their copy was written: nothing that
    was saved later can be its base.
    """
    parts = _parts(theirs.release)
    known = [(_parts(project.release), project) for project in _read(store, theirs, changed)]
    for index, (own, project) in enumerate(known[:-1]):
        if _comes_from(parts, own, [each for each, _ in known[index + 1 :]]):
            return CommonBase(project, is_certain=True)
    return CommonBase(known[-1][1], is_certain=parts == known[-1][0]) if known else None


def _comes_from(theirs: _Parts, version: _Parts, older: list[_Parts]) -> bool:
    before = older[0]
    new = [key for key in version.keys() | before.keys() if version.get(key) != before.get(key)]
    differing = [key for key in version.keys() | theirs.keys() if version.get(key) != theirs.get(key)]
    shares_what_is_new = any(theirs.get(key) == version.get(key) for key in new)
    return shares_what_is_new and not any(
        each.get(key) == theirs.get(key) for each in older for key in differing
    )


def _read(store: VersionStore, theirs: Project, changed: dt.datetime | None) -> Iterator[Project]:
    for version in store.versions(theirs.release.id)[:_DEPTH]:
        if changed is not None and version.saved > changed:
            continue
        try:
            yield store.project_of(version)
        except ProjectFileError:
            continue


def _parts(release: Release) -> _Parts:
    """Return what a release is made of, block by block and field by field, to see what is the same where."""
    found: dict[str, str] = {}
    for name in type(release).model_fields:
        if name not in ("editions", "assets"):
            found[name] = canonical(getattr(release, name))
    for edition in release.editions:
        found |= _parts_of_edition(edition)
    return found


def _parts_of_edition(edition: Edition) -> _Parts:
    where = edition.language
    found = {f"{where}/blocks/{block.id}": canonical(block) for block in edition.blocks()}
    found |= {f"{where}/sections/{section.id}": section.heading for section in edition.sections}
    for name in type(edition).model_fields:
        if name not in ("sections", "notes"):
            found[f"{where}/{name}"] = canonical(getattr(edition, name))
    return found
