"""Drawings become pixels as they are on the pages."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from releasedesk.errors import UnsafeInput
from releasedesk.rendering.drawings import drawing_as_png

SHAPE = b'<rect width="10" height="10" fill="#00f"/>'
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">' + SHAPE + b"</svg>"


def test_a_drawing_has_the_size_that_is_wanted_and_is_clear_where_nothing_is_drawn() -> None:
    with Image.open(io.BytesIO(drawing_as_png(DRAWING, 40, 20, 0.5))) as drawn:
        assert drawn.size == (20, 10)
        pixels = drawn.convert("RGBA")
    assert pixels.getpixel((2, 5)) == (0, 0, 255, 255)
    assert pixels.getpixel((17, 5)) == (0, 0, 0, 0)


def test_what_is_no_drawing_is_refused() -> None:
    with pytest.raises(UnsafeInput, match="cannot be read"):
        drawing_as_png(b"<svg", 10, 10, 1.0)
