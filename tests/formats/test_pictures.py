"""Pictures from elsewhere: what they say is read, where they were taken is not passed on, large ones get smaller."""

from __future__ import annotations

import io
import struct
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from releasedesk import limits
from releasedesk.formats.picture_details import PictureDetails
from releasedesk.formats.pictures import PictureError, cropped, take_picture

XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:Credit="Harbour Trust"
 exif:GPSLatitude="55,58.5N"><dc:description><rdf:Alt><rdf:li xml:lang="de">Der Kai</rdf:li><rdf:li
 xml:lang="x-default">The quay at dawn</rdf:li></rdf:Alt></dc:description>
 <dc:creator><rdf:Seq>
 <rdf:li>Ida Moss</rdf:li></rdf:Seq></dc:creator><Iptc4xmpCore:AltTextAccessibility><rdf:Alt>
 <rdf:li xml:lang="x-default">Boats</rdf:li></rdf:Alt>
 </Iptc4xmpCore:AltTextAccessibility></rdf:Description></rdf:RDF></x:xmpmeta>"""


def iptc(caption: bytes, rights: bytes) -> bytes:
    """An APP13 segment of Photoshop with IPTC-IIM datasets."""
    sets = b"\x1c\x01\x5a\x00\x03\x1b%G"
    for number, value in ((120, caption), (116, rights)):
        sets += b"\x1c\x02" + bytes([number]) + len(value).to_bytes(2, "big") + value
    resource = b"8BIM\x04\x04\x00\x00" + len(sets).to_bytes(4, "big") + sets + b"\x00" * (len(sets) % 2)
    body = b"Photoshop 3.0\x00" + resource
    return b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body


def jpeg(
    size=(60, 40), *, exif: Image.Exif | None = None, xmp: str = "", segment: bytes = b"", mode="RGB"
) -> bytes:
    stream = io.BytesIO()
    image = Image.new(mode, size, 128)
    options = {"exif": exif} if exif is not None else {}
    image.save(stream, "JPEG", xmp=xmp.encode() if xmp else b"", **options)
    data = stream.getvalue()
    return data[:2] + segment + data[2:]


def with_location() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x8298] = (
        "A caption",
        "A. Photographer",
        "© 2027 A. Photographer".encode(),
    )
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (55.0, 58.0, 30.0)
    return exif


def png(size=(30, 20), mode="RGB", **options) -> bytes:
    stream = io.BytesIO()
    Image.new(mode, size, 1).save(stream, "PNG", **options)
    return stream.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_exif_is_read_and_the_location_is_not_passed_on():
    taken = take_picture(jpeg(exif=with_location()), "quay.jpg")
    assert taken.details == PictureDetails("A caption", "A. Photographer", "© 2027 A. Photographer", "", True)
    exif = opened(taken.content).getexif()
    assert not exif.get_ifd(0x8825)
    assert exif[0x8298].encode("latin-1").decode() == "© 2027 A. Photographer"
    assert 0x010E not in exif


def test_xmp_comes_first_and_goes():
    taken = take_picture(jpeg(exif=with_location(), xmp=XMP), "quay.jpg")
    assert taken.details.caption == "The quay at dawn"
    assert taken.details.credit == "Ida Moss / Harbour Trust"
    assert taken.details.alt == "Boats"
    assert taken.details.rights == "© 2027 A. Photographer"
    assert b"xmpmeta" not in taken.content
    assert b"GPSLatitude" not in taken.content


def test_iptc_is_read_in_its_encoding_and_goes():
    segment = iptc("Der Kai für alle".encode(), "© Häfen".encode())
    taken = take_picture(jpeg(segment=segment), "quay.jpg")
    assert (taken.details.caption, taken.details.rights) == ("Der Kai für alle", "© Häfen")
    assert b"8BIM" not in taken.content


def test_a_photograph_that_fits_keeps_its_pixels_exactly():
    original = jpeg(exif=with_location())
    taken = take_picture(original, "quay.jpg")
    assert (taken.media_type, taken.width, taken.height, taken.is_scaled) == ("image/jpeg", 60, 40, False)
    assert opened(taken.content).tobytes() == opened(original).tobytes()


def test_what_telephones_hang_behind_a_picture_goes():
    film = b"\x00\x00\x00\x18ftypmp42 secret film"
    assert b"secret" not in take_picture(jpeg() + film, "x").content
    assert take_picture(jpeg() + jpeg(), "x").content == take_picture(jpeg(), "x").content


def test_a_picture_lying_on_its_side_stands_up():
    exif = Image.Exif()
    exif[0x0112] = 6
    taken = take_picture(jpeg((60, 40), exif=exif), "x")
    assert (taken.width, taken.height) == (40, 60)
    assert opened(taken.content).getexif().get(0x0112, 1) == 1


def test_a_large_picture_gets_smaller_and_says_so():
    taken = take_picture(jpeg((3000, 1500)), "x")
    assert (taken.width, taken.height, taken.is_scaled) == (2400, 1200, True)
    assert taken.original_size == (3000, 1500)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "I;16"])
def test_every_kind_of_png_becomes_one_that_all_programs_show(mode):
    taken = take_picture(png(mode=mode), "x")
    assert taken.media_type == "image/png"
    assert opened(taken.content).mode in ("RGB", "RGBA", "L", "LA")


@pytest.mark.parametrize(
    ("form", "media_type"), [("GIF", "image/png"), ("BMP", "image/png"), ("TIFF", "image/jpeg")]
)
def test_other_kinds_are_turned_into_known_ones(form, media_type):
    stream = io.BytesIO()
    Image.new("RGB", (8, 6)).save(stream, form)
    assert take_picture(stream.getvalue(), "x").media_type == media_type


def test_printers_colours_become_those_of_screens():
    assert opened(take_picture(jpeg(mode="CMYK"), "x").content).mode == "RGB"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "it is no picture that can be read; use a JPEG"),
        (b"GIF89a", "it is no picture that can be read; use a JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "it is no picture that can be read; use a JPEG"),
        (jpeg()[:200], "it is damaged; save it as"),
        (jpeg()[:-20], "it is damaged; save it as"),
    ],
)
def test_what_is_no_picture_is_refused_in_a_sentence(content, told):
    with pytest.raises(PictureError, match=rf"^notes\.txt: {told}"):
        take_picture(content, "notes.txt")


def test_a_small_file_with_an_enormous_picture_is_refused(monkeypatch):
    header = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    import zlib

    chunk = b"IHDR" + header
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    bomb += struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    with pytest.raises(PictureError, match="larger than 50 megapixels"):
        take_picture(bomb, "bomb.png")
    monkeypatch.setattr(limits, "PICTURE_BYTES", 10)
    with pytest.raises(PictureError, match="larger than"):
        take_picture(png(), "x.png")


@settings(max_examples=50)
@given(st.data())
def test_damaged_pictures_are_read_or_refused_and_nothing_else(data):
    content = bytearray(data.draw(st.sampled_from([jpeg(exif=with_location(), xmp=XMP), png()])))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(PictureError):
        take_picture(bytes(content), "x")


def test_what_is_cropped_away_is_not_in_the_bytes():
    image = Image.new("RGB", (100, 50), "white")
    image.paste("red", (50, 0, 100, 50))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    data, media_type, width, height = cropped(stream.getvalue(), (0, 0.2, 0.5, 1))
    assert (media_type, width, height) == ("image/png", 50, 40)
    assert opened(data).getcolors() == [(2000, (255, 255, 255))]
