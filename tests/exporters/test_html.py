"""Web pages as files: UTF-8, line feeds, and what could not be shown said beside them."""

from __future__ import annotations

from releasedesk.exporters.registry import export_release
from releasedesk.model import Figure
from tests.releases import full_release, odd_release, release_with


def test_the_page_is_a_utf_8_file_with_line_feeds() -> None:
    (file,) = export_release(odd_release(), ["html"], name="quay").files

    text = file.data.decode("utf-8")
    assert file.name == "quay.html"
    assert text.startswith("<!DOCTYPE html>\n")
    assert text.endswith("</html>\n")
    assert "\r" not in text


def test_a_page_with_all_it_needs_raises_no_finding() -> None:
    release = full_release()
    alone = release.replace(editions=(release.original,))
    assert export_release(alone, ["html"], name="quay").findings == ()


def test_a_picture_that_is_not_there_is_said_with_its_place() -> None:
    result = export_release(release_with(Figure(id="f1", asset="gone", alt="A crane")), ["html"], name="quay")

    assert [(finding.code, finding.place) for finding in result.findings] == [
        ("picture-missing", "editions/en-GB/sections/s1/blocks/f1")
    ]


def test_a_damaged_picture_is_left_out_and_said() -> None:
    release = full_release()
    (asset,) = release.assets
    damaged = release.replace(assets=(asset.replace(data="AAAA"),), editions=(release.original,))

    result = export_release(damaged, ["html"], name="quay")

    assert b"<img" not in result.files[0].data
    assert "damaged" in result.findings[0].message


def test_a_picture_that_is_missing_is_told_as_in_every_format() -> None:
    release = release_with(Figure(id="f", alt="A crane", caption="The third crane."))

    findings = export_release(release, ["html", "docx", "pdf"], name="quay").findings

    assert [(finding.code, finding.place) for finding in findings] == [
        ("picture-missing", "editions/en-GB/sections/s1/blocks/f")
    ]
