"""The readers themselves: each finds what is known to be there, so that a test with them can be believed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interop.readers import Chromium, LibreOffice, Poppler

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry</title>
<style>.hidden { display: none } .wide { width: 700px }</style></head>
<body><h1>Ferry returns</h1><p class="wide">Ten sailings &amp; “no wait”.</p><p class="hidden">secret</p>
</body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def document(tmp_path: Path) -> Path:
    docx = pytest.importorskip("docx")
    path = tmp_path / "ferry.docx"
    written = docx.Document()
    written.add_heading("Ferry returns", level=1)
    written.add_paragraph("Ten sailings & “no wait”.")
    written.save(str(path))
    return path


def test_chromium_sees_what_a_reader_sees(chromium: Chromium, page: Path):
    assert chromium.text(page).split("\n\n") == ["Ferry returns", "Ten sailings & “no wait”."]


def test_chromium_measures_what_does_not_fit(chromium: Chromium, page: Path):
    assert chromium.overflow(page, 1000) == 0
    assert chromium.overflow(page, 600) > 100
    assert chromium.overflow(page, 320) > 380


def test_chromium_lets_scripts_run_that_the_policy_of_a_page_forbids(chromium: Chromium, tmp_path: Path):
    """A text that does not run as a script is so known to be none."""
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    page = tmp_path / "strict.html"
    script = "<script>document.title = 'run'</script>"
    page.write_text(PAGE.replace("<title>", policy + "<title>") + script, encoding="utf-8")

    assert chromium.evaluate(page, "document.title") == "run"


def test_what_an_expression_throws_is_told(chromium: Chromium, page: Path):
    with pytest.raises(AssertionError, match="nowhere is not defined"):
        chromium.evaluate(page, "nowhere")


def test_chromium_prints_and_poppler_reads_it(
    chromium: Chromium, poppler: Poppler, page: Path, tmp_path: Path
):
    pdf = chromium.pdf(page, tmp_path / "page.pdf")
    assert poppler.text(pdf).split() == ["Ferry", "returns", "Ten", "sailings", "&", "“no", "wait”."]
    assert poppler.info(pdf)["Title"] == "Ferry"
    assert poppler.info(pdf)["Pages"] == "1"
    assert len(poppler.pictures(pdf, tmp_path)) == 1
    assert poppler.fonts(pdf)


def test_libreoffice_reads_word_files(libreoffice: LibreOffice, document: Path, tmp_path: Path):
    another = document.with_name("another.docx")
    another.write_bytes(document.read_bytes())
    text = "Ferry returns\nTen sailings & “no wait”.\n"

    assert libreoffice.texts([document, another], tmp_path) == [text, text]


def test_libreoffice_prints_and_poppler_reads_it(
    libreoffice: LibreOffice, poppler: Poppler, document: Path, tmp_path: Path
):
    pdf = libreoffice.pdf(document, tmp_path)
    assert "Ten sailings & “no wait”." in poppler.text(pdf)


def test_a_document_that_cannot_be_opened_fails(libreoffice: LibreOffice, document: Path, tmp_path: Path):
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 not a word file")
    with pytest.raises(AssertionError, match="broken"):
        libreoffice.convert([document, broken], "pdf", tmp_path)
