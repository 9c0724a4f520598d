"""Bytes that are text, in the encodings in which text files come, and bytes that are not."""

from __future__ import annotations

import pytest

from releasedesk.errors import SourceError
from releasedesk.importers.registry import import_file

TEXT = "Leith’s quay opens\r\n\r\nThe “old lady” of the Shore opens – at last – to everyone in Leith.\r\n"


def imported(tmp_path, content):
    path = tmp_path / "release.txt"
    path.write_bytes(content)
    return import_file(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_in_its_encoding(tmp_path, encoding):
    result = imported(tmp_path, TEXT.encode(encoding))
    edition = result.release.original
    assert edition.headline == "Leith’s quay opens"
    assert (
        edition.sections[0].blocks[0].text
        == "The “old lady” of the Shore opens – at last – to everyone in Leith."
    )
    guessed = "encoding-guessed" in [finding.code for finding in result.findings]
    assert guessed == (encoding == "cp1252")


def test_letters_that_were_garbled_before_are_mended(tmp_path):
    garbled = TEXT.replace("’", "â€™").encode("utf-8")
    result = imported(tmp_path, garbled)
    assert result.release.original.headline == "Leith’s quay opens"
    assert "garbled-letters-mended" in [finding.code for finding in result.findings]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "the file is empty"),
        (b"%PDF-1.7 ...", "the file is a PDF"),
        (b"PK\x03\x04 ...", "a Word, OpenDocument or ZIP file"),
        (b"MZ\x00\x01\x02", "binary data"),
        (b"\xff\xfea", "damaged UTF-16"),
        (b"Leith \x81\x8d", "cannot be decoded"),
        ("\u00ad\u200b".encode(), "no words"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(tmp_path, content, problem):
    with pytest.raises(SourceError, match=problem) as raised:
        imported(tmp_path, content)
    assert "release.txt" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_invisible_characters_and_page_breaks_are_set_aside(tmp_path):
    text = "Leith quay opens\n\nThe har\u00adbour opens to every\u200bone in the whole town.\fA new page starts here."
    edition = imported(tmp_path, text.encode()).release.original
    assert [block.text for block in edition.sections[0].blocks] == [
        "The harbour opens to everyone in the whole town.",
        "A new page starts here.",
    ]
