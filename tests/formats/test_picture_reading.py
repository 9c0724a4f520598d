"""Pictures and drawings from outside: what they are is looked up and not believed, and none may harm."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from releasedesk.errors import UnsafeInput
from releasedesk.formats.picture_reading import PictureFacts, picture_facts
from releasedesk.formats.pictures import PictureError, take_picture


def picture(form: str = "PNG", size: tuple[int, int] = (7, 5)) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size).save(made, form)
    return made.getvalue()


def _png(width: int, height: int, data: bytes = b"") -> bytes:
    """A PNG (ISO/IEC 15948) that says it is that large, whatever its data hold."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(data))
        + chunk(b"IEND", b"")
    )


def str_id(value: object) -> str:
    return value if isinstance(value, str) else "content"


def drawing(inside: str, attributes: str = 'width="40" height="20"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("form", "media_type"),
    [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("GIF", "image/gif"), ("WEBP", "image/webp")],
)
def test_every_kind_is_told_by_its_content(form: str, media_type: str) -> None:
    assert picture_facts(picture(form)) == PictureFacts(media_type, 7, 5)
    assert picture_facts(picture(form), media_type) == PictureFacts(media_type, 7, 5)


@pytest.mark.parametrize(
    ("content", "declared", "told"),
    [
        (b"", "", "no picture that can be read"),
        (b"not a picture", "image/png", "no picture that can be read"),
        (picture("BMP"), "", "no picture that can be read"),
        (picture("TIFF"), "image/tiff", "no picture that can be read"),
        (picture("JPEG"), "image/png", "it says that it is image/png and is image/jpeg"),
        (picture("JPEG", (300, 300))[:-200], "", "damaged"),
        (picture("GIF", (300, 300))[:-40], "", "damaged"),
        (_png(29_000, 29_000), "", "larger than 50 megapixels"),
        (_png(2**31 - 1, 2**31 - 1), "", "larger than 50 megapixels"),
        (_png(40_000, 1), "", "larger than 50 megapixels or 30,000 pixels a side"),
        (_png(0, 5), "", ""),
        (_png(100, 100, bytes(50)), "", "damaged"),
        (drawing("<rect/>"), "image/png", "no picture that can be read"),
        (picture(), "image/svg+xml", "damaged"),
    ],
    ids=str_id,
)
def test_what_cannot_be_shown_is_refused(content: bytes, declared: str, told: str) -> None:
    with pytest.raises(UnsafeInput) as caught:
        picture_facts(content, declared)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="20"', (40, 20)),
        ('width="12mm" height="6mm"', (12, 6)),
        ('viewBox="0 0 300 150"', (300, 150)),
        ('width="100%" height="100%" viewBox="0,0,30,15"', (30, 15)),
        ("", (300, 300)),
        ('width="999999" height="1"', (30_000, 1)),
        ('width="1e9" height="-1"', (300, 300)),
    ],
)
def test_a_harmless_drawing_passes_with_its_size(attributes: str, size: tuple[int, int]) -> None:
    inside = (
        '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><style>.a{fill:url(#g)}</style>'
        '<path class="a" d="M0 0L9 9" style="stroke:#123"/><a href="#g"><text>Quay</text></a>'
        '<metadata><x:y xmlns:x="http://inkscape.example" onload="of no drawing"/></metadata>'
    )

    assert picture_facts(drawing(inside, attributes)) == PictureFacts("image/svg+xml", *size)


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<script>alert(1)</script>", "“script”"),
        ('<image href="file:///etc/passwd"/>', "“image”"),
        ('<use href="#a"/>', "“use”"),
        ("<foreignObject/>", "“foreignObject”"),
        ("<animate/>", "“animate”"),
        ('<a href="https://evil.example"/>', "refers to another file"),
        ('<a xmlns:x="http://www.w3.org/1999/xlink" x:href="javascript:x"/>', "refers to another file"),
        ('<rect onclick="x"/>', "would run a program"),
        ('<rect style="fill:url(https://evil.example)"/>', "refers to another file in its style"),
        ("<rect fill=\"url( 'file:///x' )\"/>", "refers to another file in its style"),
        ("<style>@import 'https://evil.example';</style>", "refers to another file in its style"),
        (
            "<style>@font-face{src:u\\72l(https://evil.example)}</style>",
            "refers to another file in its style",
        ),
        ("<g>" * 300, "damaged"),
        ("<g/>" * 45_000, "too large"),
    ],
    ids=lambda value: value[:30],
)
def test_a_drawing_that_runs_loads_or_multiplies_is_refused(inside: str, told: str) -> None:
    with pytest.raises(UnsafeInput) as caught:
        picture_facts(drawing(inside), "image/svg+xml")
    assert told in str(caught.value)


def test_entities_in_a_drawing_are_refused() -> None:
    content = b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + drawing("<text>&x;</text>")

    with pytest.raises(UnsafeInput, match="declares entities"):
        picture_facts(content)


def test_what_is_wrong_with_a_picture_is_not_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """A TIFF (revision 6.0) of 59,168 colours in a point left an error there, as if the program had failed."""
    tags = ((256, 4), (257, 3), (258, 8), (259, 1), (262, 2), (273, 8), (277, 59168), (278, 3), (279, 36))
    entries = b"".join(struct.pack("<HHIHH", tag, 3, 1, value, 0) for tag, value in tags)
    content = struct.pack("<2sHIH", b"II", 42, 8, len(tags)) + entries + bytes(4)

    with pytest.raises(PictureError, match="no picture that can be read"):
        take_picture(content, "quay.tif")

    assert caplog.records == []
