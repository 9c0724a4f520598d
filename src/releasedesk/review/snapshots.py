"""Named snapshots: what a release was at a moment worth a name, such as “sent to Legal”, kept in the project file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from pydantic import ValidationError

from releasedesk.model import Asset, Release
from releasedesk.model.ids import IdSource, random_id
from releasedesk.review.compare import Difference, Kind
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


def snapshot_differences(old: Iterable[Snapshot], new: Iterable[Snapshot]) -> Iterator[Difference]:
    """Yield which snapshots only one of two projects has, and which have another name or content."""
    known, present = ({each.id: each for each in snapshots} for snapshots in (old, new))
    for key in dict.fromkeys((*present, *known)):
        was, now = known.get(key), present.get(key)
        if was == now:
            continue
        kind: Kind = "added" if was is None else "removed" if now is None else "changed"
        place, old_place = (f"snapshots/{key}" if each else "" for each in (now, was))
        old_name, new_name = (each.name if each else "" for each in (was, now))
        note = "its text is another one" if old_name == new_name else ""
        yield Difference(kind, "Snapshot", place, old_place, old=old_name, new=new_name, note=note)
