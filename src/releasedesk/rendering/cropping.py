"""Pictures as they are shown: cropped in their bytes, so that nothing of what was cut away leaves with a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from releasedesk.model import Asset, Figure, asset_from_bytes

_CROPPED = "@"
"""Parts the identifier of a picture from the edges that it is cropped to; no identifier holds it."""


def shown_asset(figure: Figure) -> str:
    """Return the name under which the picture of a figure is found, as it is cropped, in an environment."""
    if figure.crop is None or not figure.asset:
        return figure.asset
    return figure.asset + _CROPPED + ",".join(f"{edge:.4f}" for edge in figure.crop)


class ShownPictures(Mapping[str, Asset]):
    """The pictures of a release by their identifiers, and those that are cropped, made when they are asked for."""

    def __init__(self, assets: Iterable[Asset]) -> None:
        self._assets = {asset.id: asset for asset in assets}

    def __getitem__(self, name: str) -> Asset:
        identifier, is_cropped, edges = name.partition(_CROPPED)
        asset = self._assets[identifier]
        return _part_of(asset, edges) if is_cropped else asset

    def __iter__(self) -> Iterator[str]:
        return iter(self._assets)

    def __len__(self) -> int:
        return len(self._assets)


@lru_cache(maxsize=32)
def _part_of(asset: Asset, edges: str) -> Asset:
    """Return the part of a picture within edges; a damaged one as it is, which whoever shows it finds out."""
    # A window without cropped pictures opens sooner without what cuts them.
    from releasedesk.formats.pictures import PictureError, cropped

    left, top, right, bottom = (float(edge) for edge in edges.split(","))
    try:
        return asset_from_bytes(*cropped(asset.content(), (left, top, right, bottom)))
    except (PictureError, ValueError):
        return asset
