"""Named snapshots: what a release was at a moment worth a name, such as “sent to Legal”, kept in the project file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from pydantic import ValidationError

from releasedesk.model import Asset, Release
from releasedesk.model.ids import IdSource, random_id
from releasedesk.review.records import Snapshot


def take_snapshot(
    release: Release, name: str, created: dt.datetime, author: str = "", new_id: IdSource = random_id
) -> Snapshot:
    """Return a snapshot of a release."""
    content = release.model_dump(mode="json")
    for asset in content["assets"]:
        del asset["data"]
    return Snapshot(id=new_id(), name=name, created=created, author=author, content=content)


def release_of(snapshot: Snapshot, pictures: Iterable[Asset]) -> Release:
    """Return the release in a snapshot, its pictures taken from those given.

    Raises:
        ValueError: The snapshot is damaged, or one of its pictures is not there; the message says so.

    """
    data: Mapping[str, str] = {asset.id: asset.data for asset in pictures}
    content = dict(snapshot.content)
    assets = content.get("assets") or []
    missing = [each for each in snapshot.picture_ids if each not in data]
    if missing:
        raise ValueError(f"the snapshot “{snapshot.name}” lacks a picture ({missing[0][:12]})")
    try:
        return Release.model_validate(
            content | {"assets": [{**each, "data": data[each["id"]]} for each in assets]}
        )
    except (ValidationError, TypeError, KeyError) as error:
        raise ValueError(f"the snapshot “{snapshot.name}” is damaged") from error


def pictures_of(snapshots: Iterable[Snapshot], known: Iterable[Asset]) -> tuple[Asset, ...]:
    """Return the pictures that snapshots need, out of all that are known, each once and in one order."""
    needed: set[str] = set()
    for snapshot in snapshots:
        needed |= snapshot.picture_ids
    found = {asset.id: asset for asset in known if asset.id in needed}
    return tuple(found[each] for each in sorted(found))
