"""Pictures from elsewhere, made fit for a release: bounded, upright, scaled, without location or other private data."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from releasedesk.errors import ReleaseDeskError, UnsafeInput
from releasedesk.formats.picture_details import PictureDetails, details_of
from releasedesk.formats.picture_reading import opened_picture

if TYPE_CHECKING:
    from typing_extensions import Buffer

LONGEST_SIDE = 2400
"""Pixels of the longer side that a picture keeps: 20 cm at 300 to the inch."""
_QUALITY = 88
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP")
_DESCRIPTION, _ARTIST, _COPYRIGHT = 0x010E, 0x013B, 0x8298
"""Tags of EXIF (Exif 3.0, section 4.6.5) that stay, for they say whose the picture is."""


class PictureError(ReleaseDeskError):
    """A picture that cannot be taken in; the sentence names it and says what to do."""


@dataclass(frozen=True)
class TakenPicture:
    """A picture as it goes into a release.

    Attributes:
        content: Its bytes, of the `media_type`, `width` by `height` pixels.
        details: What it says about itself.
        is_scaled: Whether it has fewer pixels than the original.
        original_size: Width and height before.

    """

    content: bytes
    media_type: str
    width: int
    height: int
    details: PictureDetails
    is_scaled: bool
    original_size: tuple[int, int]


def take_picture(content: bytes, name: str) -> TakenPicture:
    """Return a picture made fit for a release; `name` says which one it is in the sentence of an error.

    Raises:
        PictureError: It is no picture of a known kind, damaged, or too large.

    """
    from PIL import ImageOps

    try:
        with opened_picture(content, _FORMATS) as opened:
            details = details_of(opened)
            upright = ImageOps.exif_transpose(opened)
            original_size = upright.size
            fit = _scaled(_in_screen_colours(upright))
            data, media_type = _encoded(opened, fit, details, content)
    except UnsafeInput as error:
        raise PictureError(f"{name}: {error}.") from error
    is_scaled = fit.size != original_size
    return TakenPicture(data, media_type, fit.width, fit.height, details, is_scaled, original_size)


def cropped(content: bytes, edges: tuple[float, float, float, float]) -> tuple[bytes, str, int, int]:
    """Return the part of a picture within edges (left, top, right, bottom, as fractions), its kind and its size.

    What is cut away is not in the bytes any more.

    Raises:
        PictureError: The picture is damaged.

    """
    try:
        with opened_picture(content, _FORMATS) as opened:
            part = _in_screen_colours(opened).crop(_box(opened.size, edges))
            data, media_type = _saved(part, is_photograph=opened.format == "JPEG", details=details_of(opened))
    except UnsafeInput as error:
        raise PictureError("The picture is damaged and cannot be cropped; choose it anew.") from error
    return data, media_type, *part.size


def small_pixels(
    content: bytes, edges: tuple[float, float, float, float], longest_side: int
) -> tuple[int, int, bytes]:
    """Return width, height and RGBA pixels (a byte each) of the part of a picture within edges, fit into a square.

    A picture that is smaller keeps its size.

    Raises:
        UnsafeInput: It is no picture, damaged, or too large.

    """
    from PIL import Image

    with opened_picture(content, _FORMATS) as opened:
        box = _box(opened.size, edges)
        size = box[2] - box[0], box[3] - box[1]
        factor = min(1.0, longest_side / max(size))
        # A JPEG is unpacked in a half, a quarter or an eighth of its size where that is enough.
        opened.draft(None, (math.ceil(opened.width * factor), math.ceil(opened.height * factor)))
        part = _in_screen_colours(opened).convert("RGBA").crop(_box(opened.size, edges))
        if factor < 1.0:
            part = part.resize(tuple(max(1, round(side * factor)) for side in size), Image.Resampling.BOX)
        return *part.size, part.tobytes()


def png_of_pixels(width: int, height: int, pixels: Buffer) -> bytes:
    """Return RGBA pixels (a byte each, rows without padding) as a PNG, packed in haste."""
    from PIL import Image

    stream = io.BytesIO()
    Image.frombytes("RGBA", (width, height), bytes(pixels)).save(stream, "PNG", compress_level=1)
    return stream.getvalue()


def _box(size: tuple[int, int], edges: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    """Return the pixels within edges, at least one each way."""
    width, height = size
    left, top = min(round(edges[0] * width), width - 1), min(round(edges[1] * height), height - 1)
    return left, top, max(round(edges[2] * width), left + 1), max(round(edges[3] * height), top + 1)


def _in_screen_colours(picture: Any) -> Any:
    """Return a picture in colours that every program shows, transparency kept."""
    if picture.mode in ("RGB", "RGBA", "L", "LA"):
        return picture
    if picture.mode == "P":
        return picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    if picture.mode in ("PA", "RGBa", "La"):
        return picture.convert("RGBA")
    if picture.mode.startswith(("I", "F")):
        # 16 bits a channel: Pillow would cut the upper ones off.
        return (
            picture.point(lambda value: value / 256).convert("L")
            if picture.mode != "F"
            else picture.convert("L")
        )
    return picture.convert("RGB")


def _scaled(picture: Any) -> Any:
    from PIL import Image

    if max(picture.size) <= LONGEST_SIDE:
        return picture
    factor = LONGEST_SIDE / max(picture.size)
    size = tuple(max(1, round(side * factor)) for side in picture.size)
    return picture.resize(size, Image.Resampling.LANCZOS)


def _encoded(opened: Any, fit: Any, details: PictureDetails, content: bytes) -> tuple[bytes, str]:
    """Return the bytes of a picture that is fit; a JPEG that needs no change keeps its data, without its notes."""
    is_photograph = opened.format == "JPEG" or (
        opened.format in ("WEBP", "TIFF") and fit.mode in ("RGB", "L")
    )
    is_unchanged = (
        fit.size == opened.size and fit.mode == opened.mode and opened.getexif().get(0x0112, 1) == 1
    )
    if opened.format == "JPEG" and is_unchanged:
        return _without_notes(content, details), "image/jpeg"
    return _saved(fit, is_photograph=is_photograph, details=details)


def _saved(picture: Any, *, is_photograph: bool, details: PictureDetails) -> tuple[bytes, str]:
    stream = io.BytesIO()
    profile = picture.info.get("icc_profile")
    extra = {"icc_profile": profile} if profile and picture.mode in ("RGB", "RGBA") else {}
    clean = picture.copy()
    clean.info.clear()
    if is_photograph and picture.mode in ("RGB", "L"):
        clean.save(stream, "JPEG", quality=_QUALITY, optimize=True, exif=_notes(details), **extra)
        return stream.getvalue(), "image/jpeg"
    clean.save(stream, "PNG", exif=_notes(details), **extra)
    return stream.getvalue(), "image/png"


def _notes(details: PictureDetails) -> bytes:
    """Return the EXIF that stays with a picture: whose it is, and nothing of where or when it was taken."""
    from PIL import Image

    exif = Image.Exif()
    for tag, text in ((_ARTIST, details.credit), (_COPYRIGHT, details.rights)):
        if text:
            exif[tag] = text.encode()
    return exif.tobytes() if len(exif) else b""


def _without_notes(content: bytes, details: PictureDetails) -> bytes:
    """Return a JPEG without its application segments but those that say how its colours are meant.

    Segments as in ITU-T T.81, annex B: APP1 holds EXIF and XMP, APP13 IPTC; APP0, APP2 and APP14 hold JFIF, the colour
    profile and Adobe's transform. Comments go too.
    """
    kept = [content[:2]]
    notes = _notes(details)
    if notes:
        kept.append(b"\xff\xe1" + (len(notes) + 2).to_bytes(2, "big") + notes)
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xDA:
            break
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        if length < 2:
            raise ValueError("a segment of the JPEG has no length")
        is_note = 0xE0 <= marker <= 0xEF and marker not in (0xE0, 0xE2, 0xEE)
        if not is_note and marker != 0xFE:
            kept.append(content[at : at + 2 + length])
        at += 2 + length
    kept.append(_until_end(content[at:]))
    return b"".join(kept)


def _until_end(scans: bytes) -> bytes:
    """Return the data of a JPEG up to its end: telephones hang films and further pictures behind it."""
    end = scans.rfind(b"\xff\xd9")
    first = scans.find(b"\xff\xd9")
    if first == -1:
        return scans
    # A progressive picture has several scans, but only one end; what follows a second start is another picture.
    following = scans.find(b"\xff\xd8\xff")
    return scans[: first + 2] if following != -1 or first == end else scans[: end + 2]
