"""Operations on pictures: putting one in, choosing another, cropping; pictures that nothing shows leave the file."""

from __future__ import annotations

from collections.abc import Iterable

from releasedesk.editing.edit import Edit, Operation, attempt
from releasedesk.model import Asset, Block, Figure, Paragraph, Release
from releasedesk.model.place import Place, place, position, put, resolve

_WHOLE = (0.0, 0.0, 1.0, 1.0)


def with_assets(operation: Operation, assets: Iterable[Asset]) -> Operation:
    """Return an operation that brings pictures along for the blocks that it writes."""
    coming = tuple(assets)
    if not coming:
        return operation
    return lambda release: operation(_with(release, coming))


def add_figures(
    release: Release, blocks: Place, figures: tuple[Figure, ...], assets: tuple[Asset, ...], after: str = ""
) -> Edit:
    """Put figures with their pictures behind a block, or at the end; an empty paragraph there gives way to them."""
    standing: tuple[Block, ...] = resolve(release, blocks)
    at = position(standing, after) + 1 if after else len(standing)
    before = standing[:at]
    if before and isinstance(before[-1], Paragraph) and not before[-1].text:
        before = before[:-1]
    changed = (*before, *figures, *standing[at:])
    updated = attempt(lambda: put(_with(release, assets), blocks, changed))
    return Edit("add picture", updated, (place(blocks, figures[-1].id),))


def replace_picture(release: Release, figure: Place, asset: Asset) -> Edit:
    """Show another picture in a figure; its crop belonged to the one before."""
    now: Figure = resolve(release, figure)
    changed = now.replace(asset=asset.id, crop=None, focal_point=None)
    updated = attempt(lambda: put(_with(release, (asset,)), figure, changed))
    return Edit("replace picture", updated, (figure,))


def set_crop(
    release: Release,
    figure: Place,
    crop: tuple[float, float, float, float] | None,
    focal_point: tuple[float, float] | None,
) -> Edit:
    """Set what is shown of a picture, and the point of it that must stay in sight."""
    now: Figure = resolve(release, figure)
    if crop == _WHOLE:
        crop = None
    updated = attempt(lambda: put(release, figure, now.replace(crop=crop, focal_point=focal_point)))
    return Edit("crop picture", updated, (figure,))


def without_unused_assets(release: Release) -> Release:
    """Return the release without the pictures that nothing in it names, as it is saved.

    While it is open they stay, for what was cut can be pasted and what was removed can be undone.
    """
    if not release.assets:
        return release
    words = release.model_dump_json(exclude={"assets"})
    used = tuple(asset for asset in release.assets if asset.id in words)
    return release if len(used) == len(release.assets) else release.replace(assets=used)


def _with(release: Release, assets: tuple[Asset, ...]) -> Release:
    known = {asset.id for asset in release.assets}
    coming = {asset.id: asset for asset in assets if asset.id not in known}
    if not coming:
        return release
    return attempt(lambda: release.replace(assets=(*release.assets, *coming.values())))
