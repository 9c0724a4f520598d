"""LibreOffice opens Word documents and reads what is printed."""

from __future__ import annotations

from pathlib import Path

from releasedesk.model import Release
from releasedesk.session.new import sample_project
from tests.exporters.docx_reading import document_data, printed_words, words_in
from tests.exporters.test_docx_looks import in_style
from tests.interop.readers import LibreOffice, Poppler
from tests.releases import arabic_release, empty_release, full_release, small_release


def _sample() -> Release:
    return sample_project().release


_RELEASES = (full_release, arabic_release, empty_release, small_release, _sample)


def test_every_word_is_read_once_and_in_order(libreoffice: LibreOffice, tmp_path: Path):
    releases = {make.__name__: make() for make in _RELEASES}
    documents = [tmp_path / f"{name}.docx" for name in releases]
    for document, release in zip(documents, releases.values(), strict=True):
        document.write_bytes(document_data(release))

    texts = libreoffice.texts(documents, tmp_path)

    for (name, release), text in zip(releases.items(), texts, strict=True):
        # As text, lists have their signs before them: “–” for points, numbers for steps.
        read = [words_in(line) for line in text.splitlines()]
        printed = printed_words(release)
        assert _without_signs(read, printed) == printed, name


def test_pages_carry_header_embargo_and_number(libreoffice: LibreOffice, poppler: Poppler, tmp_path: Path):
    document = tmp_path / "quay.docx"
    document.write_bytes(document_data(full_release()))
    pdf = libreoffice.pdf(document, tmp_path)
    first, second, *_ = poppler.text(pdf).split("\f")
    embargo, title = "Embargoed until 00:01", "Harbour Trust opens the first public quay in eighty years"

    assert first.count(embargo) == 1
    assert second.count(embargo) == 1
    assert title in second
    assert "Page 1 of 2" in first
    assert "Page 2 of 2" in second
    assert poppler.info(pdf)["Title"] == title


def test_a_program_that_knows_no_conditions_shows_nothing_for_more(
    libreoffice: LibreOffice, poppler: Poppler, tmp_path: Path
):
    document = tmp_path / "quay.docx"
    document.write_bytes(document_data(in_style(full_release(), phrases={"en": {"continued": "-more-"}})))
    pages = poppler.text(libreoffice.pdf(document, tmp_path)).rstrip("\f").split("\f")

    assert len(pages) > 1
    assert [page.split()[-4:] for page in pages] == [
        ["Page", str(number), "of", str(len(pages))] for number in range(1, len(pages) + 1)
    ]


def _without_signs(lines: list[list[str]], printed: list[str]) -> list[str]:
    """The words of lines without a sign of a list that is not the next printed word."""
    words: list[str] = []
    for line in lines:
        is_sign = bool(line) and (line[0] in "–•" or line[0].rstrip(".").isdigit())
        expected = printed[len(words)] if len(words) < len(printed) else ""
        words += line[1:] if is_sign and line[0] != expected else line
    return words
