"""Lets a screen show a PDF's colours as they are written: converting sRGB to sRGB takes longer than drawing a page.

Typst names each colour's profile (ISO 32000-1, 8.6.5.5), and PDFium builds a converter for it with every document.
"""

from __future__ import annotations

import hashlib
import re
import zlib

# The profiles of Typst 0.15, by the SHA-256 of their content; those of pictures are others and stay.
_PLAIN_SPACES = {
    "c56e1685d888f5edb92fe07f2750f387f8fe8e91b32ff8fb0b56bfbbb9458353": b"/DeviceRGB",
    "00c0f94e09127520a17dc0e1d9264b5702081d96dbdb1549ee88e3631ce42a9d": b"/DeviceGray",
}
_START, _STREAM, _END = b"[/ICCBased ", b"stream\n", b"\nendstream"
_LONGEST_PROFILE = 4096
_COLOUR_SPACE = re.compile(rb"\[/ICCBased (\d+) 0 R\]")


def with_screen_colours(pdf: bytes) -> bytes:
    """Return a PDF of the same pages, in which colours of Typst's own profiles are those of the screen (sRGB)."""
    plain = bytearray(pdf)
    start = pdf.find(_START)
    while start >= 0:
        space = _COLOUR_SPACE.match(pdf, start)
        if space and (name := _plain_space(pdf, space[1])):
            # Of the same length, because the table at the end of the file says where everything stands.
            plain[space.start() : space.end()] = name.ljust(len(space[0]))
        start = pdf.find(_START, start + 1)
    return bytes(plain)


def _plain_space(pdf: bytes, number: bytes) -> bytes | None:
    """Return the colour space of the screen that the profile in an object of the PDF stands for, if it is Typst's."""
    start = pdf.find(_STREAM, pdf.find(b"\n" + number + b" 0 obj\n")) + len(_STREAM)
    end = pdf.find(_END, start, start + _LONGEST_PROFILE)
    if end < 0:
        return None
    try:
        profile = zlib.decompressobj().decompress(pdf[start:end], _LONGEST_PROFILE)
    except zlib.error:
        return None
    return _PLAIN_SPACES.get(hashlib.sha256(profile).hexdigest())
