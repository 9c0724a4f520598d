"""A long release with pictures, as a report with photographs is."""

from __future__ import annotations

import io
import random

from benchmarks.releases import long_release
from releasedesk.model import Asset, Figure, Release, asset_from_bytes

_PICTURES = 20
_SIZE = (1600, 1067)


def illustrated_release() -> Release:
    """Return a release of about 50 pages with 20 photographs of some hundred kilobytes each."""
    release = long_release(365)
    edition = release.original
    assets = tuple(_photograph(number) for number in range(_PICTURES))
    sections = list(edition.sections)
    for number, asset in enumerate(assets):
        at = number * len(sections) // _PICTURES
        figure = Figure(
            id=f"figure{number}",
            asset=asset.id,
            alt=f"Stretch {number + 1} of the wall",
            caption="The wall.",
            credit="Harbour Trust",
        )
        sections[at] = sections[at].replace(
            blocks=(*sections[at].blocks[:3], figure, *sections[at].blocks[3:])
        )
    return release.replace(editions=(edition.replace(sections=tuple(sections)),), assets=assets)


def _photograph(seed: int) -> Asset:
    from PIL import Image

    source = random.Random(seed)
    small = Image.frombytes("RGB", (64, 43), source.randbytes(64 * 43 * 3))
    written = io.BytesIO()
    small.resize(_SIZE, Image.Resampling.BICUBIC).save(written, "JPEG", quality=88)
    return asset_from_bytes(written.getvalue(), "image/jpeg", *_SIZE)
