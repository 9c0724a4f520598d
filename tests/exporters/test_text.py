"""Plain text as a file: UTF-8 without a mark, line feeds, the embargo where nobody misses it."""

from __future__ import annotations

from releasedesk.exporters.registry import export_release
from tests.releases import full_release, odd_release


def test_the_text_is_a_utf_8_file_with_line_feeds() -> None:
    (file,) = export_release(odd_release(), ["text"], name="quay").files

    assert file.name == "quay.txt"
    assert not file.data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in file.data
    assert file.data.endswith(b"\n")
    assert "Wide 港口信託" in file.data.decode("utf-8")


def test_an_embargo_is_the_first_line_word_for_word() -> None:
    (file,) = export_release(full_release(), ["text"], name="quay").files
    text = file.data.decode("utf-8")

    assert text.startswith("Embargoed until 00:01 London time (GMT), Tuesday 2 March 2027\n\n")
