"""Input that is meant to do harm: for each reader the worst that is known, with what has to be said about it."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

HEAD = b'{"format": "releasedesk", "version": "1.0", "id": "r", "editions": ['


@dataclass(frozen=True)
class Hostile:
    """An input: what is wrong with it, which reader gets it, and what a refusal must say; empty where it is taken."""

    name: str
    reader: str
    make: Callable[[], bytes]
    told: str = ""


def _edition(**fields: object) -> bytes:
    return HEAD + json.dumps({"language": "en"} | fields).encode() + b"]}"


def _paragraphs(count: int, text: str = "x") -> bytes:
    blocks = [{"id": f"p{number}", "kind": "paragraph", "text": text} for number in range(count)]
    return _edition(sections=[{"id": "s", "blocks": blocks}])


def _zip(*files: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files:
            target.writestr(name, content)
    return made.getvalue()


def _word(body: bytes) -> bytes:
    namespace = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return _zip(("word/document.xml", b"<w:document %s><w:body>%s</w:body></w:document>" % (namespace, body)))


def _png(width: int, height: int, data: bytes) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def _rows(width: int, height: int) -> bytes:
    """The data of a black PNG, packed without holding them."""
    packer, row = zlib.compressobj(9), bytes(1 + 3 * width)
    return b"".join(packer.compress(row) for _ in range(height)) + packer.flush()


_LAUGHS = (
    b"<!DOCTYPE a ["
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 9) for n in range(1, 12))
    + b"]>"
)

INPUTS = (
    # The project file
    Hostile(
        "brackets-500000-deep", "project", lambda: b'{"format": "releasedesk", "a":' + b"[" * 500_000, ""
    ),
    Hostile("objects-149000-deep", "project", lambda: HEAD + b'{"a":' * 149_000, ""),
    Hostile(
        "a-number-of-ten-million-digits", "project", lambda: HEAD + b'{"end_mark": ' + b"9" * 10_000_000, ""
    ),
    Hostile(
        "a-text-of-fifteen-megabytes",
        "project",
        lambda: _edition(headline="x" * 15_000_000),
        "more than 1,000,000 characters",
    ),
    Hostile(
        "a-text-of-1200000-emoji",
        "project",
        lambda: _edition(headline="😀" * 1_200_000),
        "more than 1,000,000 characters",
    ),
    Hostile(
        "a-file-of-a-hundred-megabytes-of-picture", "project", lambda: _picture_of_a_hundred_megabytes(), ""
    ),
    Hostile("a-file-that-is-too-large", "project", lambda: HEAD + b" " * 100_000_001, "larger than 100 MB"),
    Hostile("text-that-is-too-large", "project", lambda: HEAD + b" " * 17_000_000, "without its pictures"),
    Hostile("a-million-values", "project", lambda: HEAD + b"{}," * 1_000_000, "more than 600,000 values"),
    Hostile("most-values-that-are-read", "project", lambda: HEAD + b"{}," * 149_000, ""),
    Hostile("one-key-149000-times", "project", lambda: HEAD + b'{"a":"b",' + b'"a":"b",' * 149_000, ""),
    Hostile(
        "sixty-thousand-paragraphs-of-one-name",
        "project",
        lambda: _paragraphs(60_000).replace(b'"p', b'"p" "'),
        "more than 20,000 places",
    ),
    Hostile(
        "sixty-thousand-paragraphs", "project", lambda: _paragraphs(60_000), "more than 10,000 paragraphs"
    ),
    Hostile("most-paragraphs-that-are-read", "project", lambda: _paragraphs(10_000)),
    Hostile(
        "sixty-thousand-wrong-texts",
        "project",
        lambda: _paragraphs(60_000).replace(b'"x"', b"5"),
        "more than 10,000 paragraphs",
    ),
    Hostile("backslashes-without-end", "project", lambda: HEAD + b'{"a": "' + b'\\"' * 7_000_000, ""),
    Hostile("quotation-marks-alone", "project", lambda: HEAD + b'"' * 15_000_000, "more than 600,000 values"),
    Hostile(
        "half-characters",
        "project",
        lambda: _edition(headline="x").replace(b'"x"', b'"' + b"\\ud800" * 1_200_000 + b'"'),
        "more than 1,000,000 characters",
    ),
    Hostile("a-year-that-no-clock-knows", "project", lambda: _embargo("0001-01-01T00:00:00+14:00"), ""),
    Hostile(
        "a-time-zone-that-is-a-path",
        "project",
        lambda: _embargo("2027-03-02T00:01:00+00:00", "../../../etc/passwd"),
        "",
    ),
    Hostile("a-picture-of-a-billion-pixels", "project", lambda: _asset(width=2**31, height=2**31), ""),
    # Texts
    Hostile("one-line-of-250000-letters", "text", lambda: b"a" * 199_000),
    Hostile("quotation-marks-without-end", "text", lambda: "“".encode() * 199_000),
    Hostile("form-feeds-between-letters", "text", lambda: b"a\f" * 100_000, "more than 3,000 paragraphs"),
    Hostile("a-text-that-is-too-long", "text", lambda: b"word " * 60_000, "longer than 200,000 characters"),
    Hostile("a-text-that-is-too-large", "text", lambda: b"x" * 50_000_001, "longer than 200,000 characters"),
    Hostile("2900-contacts", "text", lambda: b"A contact: a@b.example, 0131 496 0142\n\n" * 2_900),
    Hostile("addresses-without-end", "text", lambda: b"a@" * 99_000),
    Hostile("comments-without-end", "markdown", lambda: b"<!--" * 45_000),
    Hostile("brackets-without-end", "markdown", lambda: b"[a](" * 45_000),
    Hostile("stars-without-end", "markdown", lambda: b"**a " * 45_000),
    # Web pages
    Hostile("elements-300000-deep", "html", lambda: b"<div>" * 300_000 + b"x", "nested too deeply"),
    Hostile("misnested-formats", "html", lambda: b"<a><b><div>" * 200_000, "nested too deeply"),
    Hostile(
        "attributes-without-end",
        "html",
        lambda: b"<p " + b"".join(b"a%d=b " % n for n in range(199_000)) + b">x",
        "its tags are too long",
    ),
    Hostile("entities-without-end", "html", lambda: b"<p>" + b"&nbsp;x" * 100_000),
    Hostile("a-page-that-is-too-large", "html", lambda: b"<p>" + b"<b></b>" * 500_000, "larger than 3 MB"),
    Hostile("a-script-without-end", "html", lambda: b"<p>x<script>" + b"<!--" * 700_000),
    # The clipboard
    Hostile("pasted-elements-300000-deep", "paste", lambda: b"<div>" * 300_000 + b"x"),
    Hostile("pasted-styles-without-end", "paste", lambda: b"<p style='" + b"a:b;" * 400_000 + b"'>x"),
    Hostile("pasted-lists-in-lists", "paste", lambda: b"<ul><li>x" * 40_000),
    Hostile("pasted-pictures-without-end", "paste", lambda: b"<img src='data:image/png;base64,A'>" * 80_000),
    Hostile(
        "pasted-redirects-without-end",
        "paste",
        lambda: b"<a href='https://www.google.com/url?q=x'>x</a>" * 60_000,
    ),
    Hostile("pasted-line-breaks-without-end", "paste-words", lambda: b"\n" * 3_000_000),
    Hostile("pasted-letters-without-end", "paste-words", lambda: b"a" * 3_000_000),
    Hostile("pasted-lines-without-end", "paste-words", lambda: b"- a line of words that was cut\n" * 90_000),
    # Address books and tables
    Hostile("cards-without-an-end", "cards", lambda: b"BEGIN:VCARD\n" * 800_000, "more than 500,000 lines"),
    Hostile(
        "cards-without-end", "cards", lambda: b"BEGIN:VCARD\nFN:x\nEND:VCARD\n" * 160_000, "more than 5,000"
    ),
    Hostile(
        "a-line-that-is-folded-for-ever", "cards", lambda: _card(b"FN:x" + b"\n yyyyyyyyyyyyyyyy" * 490_000)
    ),
    Hostile(
        "a-quoted-line-for-ever", "cards", lambda: _card(b"FN;QUOTED-PRINTABLE:" + b"=41=41=41=\n" * 490_000)
    ),
    Hostile("parameters-for-ever", "cards", lambda: _card(b"FN" + b";TYPE=a,b" * 1_000_000 + b":x")),
    Hostile("separators-for-ever", "cards", lambda: _card(b"N:" + b"\\;;" * 3_000_000)),
    Hostile("rows-for-ever", "table", lambda: b"name\n" + b"x\n" * 4_000_000, "more than 10,000 rows"),
    Hostile("columns-for-ever", "table", lambda: b"name," * 1_900_000 + b"\nx"),
    Hostile(
        "a-quotation-for-ever",
        "table",
        lambda: b'name\n"' + b"x\n" * 4_000_000,
        "is a quotation mark missing",
    ),
    Hostile("lines-in-a-cell", "table", lambda: b"name,phones\n" + b'x,"' + b"1\n" * 60_000 + b'"\n'),
    # Word documents
    Hostile("a-bomb-of-a-gigabyte", "docx", lambda: _bomb(), "packed too tightly"),
    Hostile(
        "a-thousand-laughs",
        "docx",
        lambda: _zip(("word/document.xml", _LAUGHS + b"<a>&a11;</a>")),
        "declares entities",
    ),
    Hostile("paragraphs-300000-deep", "docx", lambda: _word(b"<w:p>" * 300_000), "packed too tightly"),
    Hostile("paragraphs-5000-deep", "docx", lambda: _word(b"<w:p>" * 5_000), "it is damaged"),
    Hostile(
        "149000-empty-paragraphs",
        "docx",
        lambda: _word(_varied(b"<w:p/>", 148_000) + b"<w:p><w:r><w:t>x</w:t></w:r></w:p>"),
    ),
    Hostile("a-million-elements", "docx", lambda: _word(_varied(b"<w:p/>", 900_000)), "too large"),
    Hostile(
        "5000-paragraphs",
        "docx",
        lambda: _word(_varied(b"<w:p><w:r><w:t>x</w:t></w:r></w:p>", 5_000)),
        "more than 3,000",
    ),
    # Pictures
    Hostile("a-picture-of-841-megapixels", "picture", lambda: _png(29_000, 29_000, b""), "50 megapixels"),
    Hostile("fifty-megapixels", "picture", lambda: _png(7_000, 7_000, _rows(7_000, 7_000))),
    Hostile(
        "more-rows-than-it-has",
        "picture",
        lambda: _png(10, 10, _rows(1_000, 7_000)),
    ),
    Hostile("a-text-chunk-bomb", "picture", lambda: _png_with_text_bomb(), "damaged"),
    Hostile("fifty-megapixels-taken-in", "picture-taking", lambda: _png(7_000, 7_000, _rows(7_000, 7_000))),
    Hostile("fifty-megapixels-lying-down", "picture-taking", lambda: _lying(8_000, 6_000)),
    Hostile("printers-colours-lying-down", "picture-taking", lambda: _lying(8_000, 6_000, "CMYK")),
    Hostile("a-line-of-thirty-thousand-pixels", "picture-taking", lambda: _png(30_000, 1, _rows(30_000, 1))),
    Hostile("841-megapixels-taken-in", "picture-taking", lambda: _png(29_000, 29_000, b""), "50 megapixels"),
    Hostile("notes-that-multiply", "picture-taking", lambda: _with_notes(_LAUGHS + b"<x>&a11;</x>")),
    Hostile("notes-without-end", "picture-taking", lambda: _with_notes(b"<x>" * 20_000)),
    Hostile(
        "a-thousand-laughs",
        "picture",
        lambda: _LAUGHS + b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        "declares entities",
    ),
    Hostile(
        "references-that-multiply",
        "picture",
        lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/></svg>',
        "“use”",
    ),
)


def _embargo(until: str, zone: str = "Asia/Tokyo") -> bytes:
    return _edition(release_line={"kind": "embargo", "until": until, "time_zone": zone})


def _asset(**fields: object) -> bytes:
    asset = {"id": "a", "media_type": "image/png", "width": 1, "height": 1, "data": ""} | fields
    return _edition(headline="x")[:-1] + b', "assets": [' + json.dumps(asset).encode() + b"]}"


def _picture_of_a_hundred_megabytes() -> bytes:
    import base64
    import hashlib

    content = bytes(70_000_000)
    return _edition(headline="😀")[:-1] + b"".join(
        [
            b', "assets": [{"id": "',
            hashlib.sha256(content).hexdigest().encode(),
            b'", "media_type": "image/png", "width": 1, "height": 1, "data": "',
            base64.b64encode(content),
            b'"}]}',
        ]
    )


def _bomb() -> bytes:
    """An archive whose file becomes 300 MB, and whose directory tells only the truth about that."""
    made = io.BytesIO()
    piece = bytes(1_000_000)
    with (
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target,
        target.open("word/document.xml", "w") as file,
    ):
        for _ in range(300):
            file.write(piece)
    return made.getvalue()


def _varied(element: bytes, count: int) -> bytes:
    """So many elements, with white space between them that does not pack to nothing."""
    import random

    spaces = random.Random(1).choices((b" ", b"\n", b"\t", b"  ", b"\n\n"), k=count)
    return b"".join(element + space for space in spaces)


def _png_with_text_bomb() -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1_000_000)) for _ in range(90)) + packer.flush()
    content = b"Comment\0\0" + packed
    chunk = (
        struct.pack(">I", len(content)) + b"zTXt" + content + struct.pack(">I", zlib.crc32(b"zTXt" + content))
    )
    plain = _png(10, 10, _rows(10, 10))
    return plain[:33] + chunk + plain[33:]


def _lying(width: int, height: int, mode: str = "RGB") -> bytes:
    """A JPEG of so many pixels that has to be turned upright."""
    from PIL import Image

    made, notes = io.BytesIO(), Image.Exif()
    notes[0x0112] = 6
    Image.new(mode, (width, height)).save(made, "JPEG", exif=notes)
    return made.getvalue()


def _with_notes(xmp: bytes) -> bytes:
    from PIL import Image

    made = io.BytesIO()
    Image.new("RGB", (30, 20)).save(made, "JPEG", xmp=xmp[:60_000])
    return made.getvalue()


def _card(line: bytes) -> bytes:
    return b"BEGIN:VCARD\nFN:A\n" + line + b"\nEND:VCARD\n"
