"""The logo of a release: the organisation's, or else that of the house style, as one picture for all layouts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO

from releasedesk.model import Asset, asset_from_bytes
from releasedesk.rendering.house_style import HouseStyle
from releasedesk.rendering.printed import PrintedRelease

_MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}
_VIEW_BOX = re.compile(r"""viewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)""")
_SIDE = r"""\b{}\s*=\s*["']\s*([\d.]+)\s*(?:px|pt|mm)?\s*["']"""
_LARGEST_SIDE = 20_000


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
    width, height = _size_of_drawing(content) if suffix == ".svg" else _size_of_photo(content)
    if not (1 <= width <= _LARGEST_SIDE and 1 <= height <= _LARGEST_SIDE):
        raise ValueError(f"the picture is {width} by {height} pixels large")
    return asset_from_bytes(content, _MEDIA_TYPES[suffix], width, height)


@lru_cache(maxsize=4)
def _of_style(content: bytes, name: str) -> Asset | None:
    try:
        return logo_from_bytes(content, name)
    except ValueError:
        return None


def _size_of_photo(content: bytes) -> tuple[int, int]:
    import warnings

    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as image:
                return image.size
    except (UnidentifiedImageError, OSError, SyntaxError, Warning, Image.DecompressionBombError) as error:
        raise ValueError("the file is no picture that can be read") from error


def _size_of_drawing(content: bytes) -> tuple[int, int]:
    """Return the size that a drawing states, in whole pixels; its proportions are what matters."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError("the drawing is not UTF-8 text") from error
    start = text.find("<svg")
    head = text[start : text.find(">", start)] if start >= 0 else ""
    box = _VIEW_BOX.search(head)
    sides = (
        (box[1], box[2])
        if box
        else tuple(found[1] for side in ("width", "height") if (found := re.search(_SIDE.format(side), head)))
    )
    if len(sides) != 2:
        raise ValueError("the drawing does not say how large it is")
    try:
        width, height = (float(side) for side in sides)
    except ValueError as error:
        raise ValueError("the drawing does not say how large it is") from error
    # A drawing of a few units would lose its proportions to rounding.
    factor = max(1.0, 400 / max(width, height, 0.001))
    return round(width * factor), round(height * factor)
