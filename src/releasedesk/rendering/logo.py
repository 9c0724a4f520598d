"""The logo of a release: the organisation's, or else that of the house style, as one picture for all layouts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from releasedesk.errors import UnsafeInput
from releasedesk.formats.drawings import drawing_sides
from releasedesk.formats.picture_reading import SVG, picture_facts
from releasedesk.model import Asset, asset_from_bytes
from releasedesk.rendering.house_style import HouseStyle
from releasedesk.rendering.printed import PrintedRelease

_MEDIA_TYPES = {".svg": SVG, ".png": "image/png", ".jpg": "image/jpeg"}


def logo_of(view: PrintedRelease, assets: Mapping[str, Asset], style: HouseStyle) -> Asset | None:
    """Return the logo that is printed, or None; one that the organisation names goes before the style's own."""
    if view.logo in assets:
        return assets[view.logo]
    return _of_style(style.files[style.logo_file], style.logo_file) if style.logo_file else None


def logo_from_bytes(content: bytes, name: str) -> Asset:
    """Return a picture file as a logo; `name` tells by its suffix what it is.

    Raises:
        ValueError: It is no picture, or none of a kind that a logo can be.

    """
    suffix = "." + name.rpartition(".")[2].lower().replace("jpeg", "jpg")
    if suffix not in _MEDIA_TYPES:
        raise ValueError("a logo is an SVG, PNG or JPEG file")
    try:
        width, height = _size(content, _MEDIA_TYPES[suffix])
    except UnsafeInput as error:
        raise ValueError(str(error)) from error
    return asset_from_bytes(content, _MEDIA_TYPES[suffix], width, height)


@lru_cache(maxsize=4)
def _of_style(content: bytes, name: str) -> Asset | None:
    try:
        return logo_from_bytes(content, name)
    except ValueError:
        return None


def _size(content: bytes, media_type: str) -> tuple[int, int]:
    facts = picture_facts(content, media_type)
    if media_type != SVG:
        return facts.width, facts.height
    width, height = drawing_sides(content)
    # A drawing of a few units would lose its proportions to rounding.
    factor = max(1.0, 400 / max(width, height))
    return max(round(width * factor), 1), max(round(height * factor), 1)
