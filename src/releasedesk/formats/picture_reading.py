"""Looks into pictures that come from outside, within bounds: what they are, how large, and whether they can be shown.

What pictures do to those who trust them: a few bytes that become gigabytes of pixels, another format than their name
says, whose reader then gets them, drawings that load other files.
"""

from __future__ import annotations

import io
import logging
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from releasedesk import limits
from releasedesk.errors import UnsafeInput

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

SVG = "image/svg+xml"
_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}
MEDIA_TYPES = (*_MEDIA_TYPES.values(), SVG)
"""The kinds of picture that a release can hold."""
_WAY_OUT = "save it as PNG or JPEG, smaller, and choose it anew"
# What Pillow raises for broken pictures of all kinds; it has no family of errors of its own.
_BROKEN = (
    *(OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, IndexError, KeyError, TypeError),
    *(OverflowError, AttributeError, AssertionError, ZeroDivisionError, NotImplementedError, MemoryError),
)


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What a picture is: its media type (RFC 6838) and its size in pixels."""

    media_type: str
    width: int
    height: int


def picture_facts(content: bytes, declared: str = "") -> PictureFacts:
    """Return what a picture is, after unpacking it once.

    Raises:
        UnsafeInput: It is no picture, of a kind that cannot be shown, another kind than `declared`, damaged, or too
            large.

    """
    return _facts(content, declared, is_unpacked=True)


def picture_kind(content: bytes, declared: str = "") -> PictureFacts:
    """Return what a picture says that it is, for whoever unpacks it with a reader for that kind alone.

    Raises:
        UnsafeInput: It is no picture, of a kind that cannot be shown, another kind than `declared`, or too large.

    """
    return _facts(content, declared, is_unpacked=False)


def _facts(content: bytes, declared: str, *, is_unpacked: bool) -> PictureFacts:
    if declared == SVG or (not declared and _looks_like_drawing(content)):
        from releasedesk.formats.drawings import drawing_size

        return PictureFacts(SVG, *drawing_size(content))
    with opened_picture(content, tuple(_MEDIA_TYPES)) as picture:
        if is_unpacked:
            picture.load()
        facts = PictureFacts(_MEDIA_TYPES[picture.format or ""], *picture.size)
    if declared and declared != facts.media_type:
        raise UnsafeInput(f"it says that it is {declared[:40]} and is {facts.media_type}; {_WAY_OUT}")
    return facts


@contextmanager
def opened_picture(content: bytes, formats: tuple[str, ...]) -> Iterator[ImageFile]:
    """Open a picture of one of Pillow's formats; what goes wrong with it until it is closed is refused as well.

    Raises:
        UnsafeInput: It is no picture, of another format, damaged, or too large.

    """
    from PIL import Image, UnidentifiedImageError

    if len(content) > limits.PICTURE_BYTES:
        raise UnsafeInput(f"it is larger than {limits.PICTURE_BYTES // limits.MEGABYTE} MB; {_WAY_OUT}")
    # The program's own bound is below Pillow's, which would only warn between the two.
    Image.MAX_IMAGE_PIXELS = int(limits.PICTURE_PIXELS)
    # What is wrong with a picture is for who chose it, and none of the program's own troubles, which the log is for.
    logging.getLogger("PIL").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=formats) as picture:
                _refuse_out_of_bounds(picture)
                yield picture
    except UnidentifiedImageError as error:
        raise UnsafeInput("it is no picture that can be read; use a JPEG, PNG, GIF or WebP file") from error
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except _BROKEN as error:
        raise UnsafeInput(f"it is damaged; {_WAY_OUT}") from error


def _refuse_out_of_bounds(picture: ImageFile) -> None:
    width, height = picture.size
    if not (0 < width <= limits.PICTURE_SIDE and 0 < height <= limits.PICTURE_SIDE):
        raise _too_many_pixels()
    if width * height > limits.PICTURE_PIXELS:
        raise _too_many_pixels()
    if getattr(picture, "n_frames", 1) > limits.PICTURE_FRAMES:
        raise UnsafeInput(f"it moves, with more than {limits.PICTURE_FRAMES:,} frames; {_WAY_OUT}")


def _too_many_pixels() -> UnsafeInput:
    most = limits.PICTURE_PIXELS // limits.MEGABYTE
    return UnsafeInput(
        f"it is larger than {most} megapixels or {limits.PICTURE_SIDE:,} pixels a side; {_WAY_OUT}"
    )


def _looks_like_drawing(content: bytes) -> bool:
    head = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"<svg" in content[:4000]
