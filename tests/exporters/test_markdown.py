"""Markdown as a file: UTF-8 without a mark and line feeds."""

from __future__ import annotations

from releasedesk.exporters.registry import export_release
from tests.releases import odd_release, small_release


def test_the_markdown_is_a_utf_8_file_with_line_feeds() -> None:
    (file,) = export_release(odd_release(), ["markdown"], name="quay").files

    assert file.name == "quay.md"
    assert not file.data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in file.data
    assert file.data.endswith(b"\n")


def test_a_small_release_is_what_a_person_would_write() -> None:
    (file,) = export_release(small_release(), ["markdown"], name="quay").files

    assert file.data.decode("utf-8") == (
        "**For immediate release**\n\n"
        "# Quay opens to all\n\n"
        "The quay opens on Monday.\n\n"
        "ENDS\n\n"
        "## Media contacts\n\n"
        "**Morven Achterberg**\\\n"
        "Email: [press@harbourtrust.example](<mailto:press@harbourtrust.example>)\n"
    )
