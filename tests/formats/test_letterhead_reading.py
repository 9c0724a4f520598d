"""A letterhead from outside is taken as it looks; one that would run or fetch something is refused."""

from __future__ import annotations

import pytest

from releasedesk.errors import UnsafeInput
from releasedesk.formats.letterhead_reading import letterhead_parts
from releasedesk.formats.ooxml import package, parts_of
from tests.exporters.docx_reading import letterhead

_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_HEADER = "word/header1.xml"
_LINKS = "word/_rels/document.xml.rels"
_SAFE = f'<Relationship Id="a" Type="{_HYPERLINK}" Target="https://quay.example" TargetMode="External"/>'
_PIXEL = '<Relationship Id="b" Type="x/image" Target="https://evil.example/a.png" TargetMode="External"/>'


def in_header(run: str) -> bytes:
    parts = parts_of(letterhead())
    end = b"</w:p></w:hdr>" if b"</w:p></w:hdr>" in parts[_HEADER] else b"</w:p>"
    parts[_HEADER] = parts[_HEADER].replace(end, run.encode() + end, 1)
    assert run.encode() in parts[_HEADER]
    return package(parts)


def linked(*relationships: str) -> bytes:
    parts = parts_of(letterhead())
    parts[_LINKS] = parts[_LINKS].replace(
        b"</Relationships>", "".join(relationships).encode() + b"</Relationships>"
    )
    return package(parts)


def test_a_letterhead_with_a_link_is_taken() -> None:
    assert _HEADER in letterhead_parts(linked(_SAFE))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (linked(_PIXEL), "fetches something from elsewhere"),
        (linked(_SAFE, _PIXEL), "fetches something from elsewhere"),
        (linked(_PIXEL.replace('"', "'")), "fetches something from elsewhere"),
        (linked(_PIXEL.replace("External", "external")), "fetches something from elsewhere"),
        (linked(_SAFE.replace("https://quay.example", "file:///c:/x")), "neither a web page nor an address"),
        (in_header("<w:r><w:instrText>INCLUDEPICTURE https://evil.example</w:instrText></w:r>"), "INCLUDEPICTURE"),
        (
            in_header("<w:r><w:instrText> dde</w:instrText></w:r><w:r><w:instrText>auto c:\\x</w:instrText></w:r>"),
            "DDEAUTO",
        ),
        (in_header('<w:fldSimple w:instr=" LINK Excel.Sheet.8 x "/>'), "LINK"),
        (in_header("<w:r><w:object/></w:r>"), "“object”"),
        (
            in_header('<w:r><w:pict><v:imagedata xmlns:v="v" src="https://evil.example/a.png"/></w:pict></w:r>'),
            "a picture of it is not in it",
        ),
    ],
)  # fmt: skip
def test_what_would_run_or_fetch_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(UnsafeInput, match=told):
        letterhead_parts(content)


@pytest.mark.parametrize(
    "instruction", ["PAGE", " NUMPAGES ", 'STYLEREF "Heading 1"', 'HYPERLINK "https://quay.example"']
)
def test_fields_that_stay_within_the_document_are_taken(instruction: str) -> None:
    assert letterhead_parts(in_header(f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"))
