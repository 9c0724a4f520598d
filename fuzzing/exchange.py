"""What is fuzzed of the files that other programs write for the library and the house style."""

from __future__ import annotations

import contextlib
import csv
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

from fuzzing.refusing import APART, PATH, refusals


def read_cards(content: bytes) -> None:
    """Read vCards; what was read is the same when it is written and read again."""
    from releasedesk.library.vcards import read_vcards, vcards

    with refusals(), _as_file(content, ".vcf") as path:
        contacts = [card.contact for card in read_vcards(path)]
        path.write_bytes(vcards(contacts).encode())
        assert len(read_vcards(path)) == len(contacts)


def read_tables(content: bytes) -> None:
    """Read a table (CSV) as entries of each kind; no cell of what is written of them becomes a formula."""
    from releasedesk.library.entries import KINDS
    from releasedesk.library.tables import read_table, table

    with _as_file(content, ".csv") as path:
        for kind in KINDS:
            with refusals():
                written = table(kind, read_table(path, kind))
                written.encode()
                for row in csv.reader(io.StringIO(written, newline="")):
                    assert not any(_is_formula(cell) for cell in row), row


def _is_formula(cell: str) -> bool:
    # A number may have a sign.
    return cell[:1] in ("=", "@", "\t") or (
        cell[:1] in ("+", "-") and not cell[1:].replace(" ", "").isdigit()
    )


def read_library_file(content: bytes) -> None:
    """Read the library as far as it is whole."""
    from releasedesk.library.reading import read_library

    with refusals():
        found = read_library(PATH, content)
        assert read_library(PATH, found.library.model_dump_json().encode()).library == found.library


def read_letterhead(content: bytes) -> None:
    """Judge a letterhead made of the parts in an input: its header, and what that and the document relate to."""
    from releasedesk.errors import HouseStyleError
    from releasedesk.exporters.docx_letterhead import with_letterhead
    from releasedesk.formats.ooxml import package

    names = ("header1.xml", "_rels/header1.xml.rels", "_rels/document.xml.rels", "document.xml", "styles.xml")
    parts = {f"word/{name}": part for name, part in zip(names, content.split(APART), strict=False)}
    blank = package(dict(_blank_parts()))
    with refusals(), contextlib.suppress(HouseStyleError):
        with_letterhead(blank, package(parts), "the letterhead")


def _blank_parts() -> Iterator[tuple[str, bytes]]:
    namespace = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    package = b"http://schemas.openxmlformats.org/package/2006"
    yield "[Content_Types].xml", b'<Types xmlns="%s/content-types"/>' % package
    yield "word/document.xml", b"<w:document %s><w:body><w:sectPr/></w:body></w:document>" % namespace
    yield "word/_rels/document.xml.rels", b'<Relationships xmlns="%s/relationships"/>' % package
    yield "word/styles.xml", b"<w:styles %s/>" % namespace


@contextlib.contextmanager
def _as_file(content: bytes, suffix: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"from-outside{suffix}"
        path.write_bytes(content)
        yield path
