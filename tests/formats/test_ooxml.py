"""Packages hold the same bytes whatever wrote their parts."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from releasedesk.formats.ooxml import package, parts_of, repacked, xml_safe

_PARTS = {"word/document.xml": b"<w/>", "[Content_Types].xml": b"<t/>", "_rels/.rels": b"<r/>", "a.xml": b""}


def test_the_parts_come_back():
    assert parts_of(package(_PARTS)) == _PARTS


def test_a_reader_finds_first_what_the_package_is():
    names = list(parts_of(package(_PARTS)))

    assert names == ["[Content_Types].xml", "_rels/.rels", "a.xml", "word/document.xml"]


def test_order_and_time_of_writing_leave_no_trace():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, part in reversed(_PARTS.items()):
            archive.writestr(zipfile.ZipInfo(name, (2027, 3, 2, 12, 0, 0)), part)

    assert repacked(written.getvalue()) == package(_PARTS)
    assert repacked(package(_PARTS)) == package(_PARTS)


def test_nothing_of_the_machine_is_in_the_archive():
    with zipfile.ZipFile(io.BytesIO(package(_PARTS))) as archive:
        kept = {(info.date_time, info.create_system) for info in archive.infolist()}

    assert kept == {((1980, 1, 1, 0, 0, 0), 0)}


def test_what_is_no_archive_is_refused():
    with pytest.raises(zipfile.BadZipFile):
        repacked(b"not an archive")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_xml_can_hold_is_kept_and_the_rest_left_out(text: str):
    assert xml_safe(text) == "".join(character for character in text if _fits_xml(character))


def test_what_xml_cannot_hold_is_left_out():
    assert xml_safe("a\x00b\x0bc\ufffed\uffff") == "abcd"


def _fits_xml(character: str) -> bool:
    try:
        etree.Element("t").text = character
    except ValueError:
        return False
    return True
