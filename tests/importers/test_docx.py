"""Word documents: what is on the page comes over with its structure, and what is not is told."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from releasedesk.errors import SourceError
from releasedesk.importers.docx import read_docx
from releasedesk.importers.result import ImportResult
from releasedesk.model import ListBlock, Paragraph, Span, Table, plain_text
from tests.importers.word_files import hyperlink, paragraph, run, word_document

PATH = Path("quay.docx")
STYLES = (
    '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="Own"><w:name w:val="House heading"/><w:basedOn w:val="berschrift2"/></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num>'
)
OPENING = "The harbour opens its west quay to the public on Monday, for the first time in eighty years."


def imported(body: str, relationships: str = "", **parts: str) -> ImportResult:
    return read_docx(word_document(body, relationships, **parts), PATH)


def item(words: str, number: int) -> str:
    return paragraph(words, properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')


def codes(result: ImportResult) -> set[str]:
    return {finding.code for finding in result.findings}


def everything(result: ImportResult) -> str:
    return result.release.model_dump_json()


def test_headline_sections_and_lists_keep_their_structure() -> None:
    body = (
        paragraph("Harbour Trust opens the quay", "Titel")
        + paragraph(OPENING)
        + paragraph("What changes", "Own")
        + paragraph("Much of it changes in the spring, when the ladders are mended and the lamps are lit.")
        + item("640 metres of wall", 5)
        + item("Eleven moorings", 5)
        + item("Open at six", 6)
        + item("Close at eleven", 6)
    )

    edition = imported(body, styles=STYLES, numbering=NUMBERING).release.original

    assert edition.headline == "Harbour Trust opens the quay"
    assert [section.heading for section in edition.sections] == ["", "What changes"]
    lists = [block for block in edition.blocks() if isinstance(block, ListBlock)]
    assert [(block.ordered, block.items) for block in lists] == [
        (False, ("640 metres of wall", "Eleven moorings")),
        (True, ("Open at six", "Close at eleven")),
    ]


def test_emphasis_and_links_come_over_and_no_link_that_nobody_may_follow() -> None:
    words = (
        run("The ")
        + run("quay", "<w:b/>")
        + run(" is ", '<w:b w:val="0"/>')
        + run("open", "<w:i/>")
        + run(", see ")
        + f'<w:hyperlink r:id="good">{run("the tide tables")}</w:hyperlink>'
        + run(" and ")
        + f'<w:hyperlink r:id="bad">{run("this")}</w:hyperlink>'
        + run(" before you walk out along it in the evening.")
    )
    links = hyperlink("good", "https://data.harbourtrust.example/tides") + hyperlink(
        "bad", "javascript:alert(1)"
    )

    edition = imported(
        paragraph("Quay opens") + paragraph(OPENING) + paragraph(words), links
    ).release.original

    text = next(
        block.text
        for block in edition.blocks()
        if isinstance(block, Paragraph) and "tide" in plain_text(block.text)
    )
    assert text == (
        "The ",
        Span(text="quay", strong=True),
        " is ",
        Span(text="open", emphasis=True),
        ", see ",
        Span(text="the tide tables", link="https://data.harbourtrust.example/tides"),
        " and this before you walk out along it in the evening.",
    )


def test_a_link_that_is_a_field_comes_over() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>HYPERLINK "https://harbourtrust.example"</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("the Trust")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    found = everything(
        imported(paragraph("Quay opens") + paragraph(OPENING) + paragraph(run("Ask ") + field))
    )

    assert '"link":"https://harbourtrust.example"' in found
    assert "HYPERLINK" not in found


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    words = (
        run("The fee is ")
        + '<w:del w:author="Legal"><w:r><w:delText>ten</w:delText></w:r></w:del>'
        + f'<w:ins w:author="Legal">{run("twelve")}</w:ins>'
        + f"<w:moveFrom>{run('moved words')}</w:moveFrom>"
        + run(" pounds a night for each boat in the harbour")
        + f"<w:moveTo>{run(', moved words')}</w:moveTo>"
        + run(".")
    )

    result = imported(paragraph("Quay opens") + paragraph(OPENING) + paragraph(words))

    assert "The fee is twelve pounds a night for each boat in the harbour, moved words." in everything(result)
    told = next(finding for finding in result.findings if finding.code == "tracked-changes")
    assert told.data == {"insertions": 1, "deletions": 1}
    assert "“ten”" in told.message
    assert "moved words" not in told.message


def test_a_paragraph_that_was_inserted_as_a_whole_is_there() -> None:
    inserted = f"<w:ins>{paragraph('Inserted as a whole, this paragraph is part of the text of the release.')}</w:ins>"

    assert "Inserted as a whole" in everything(
        imported(paragraph("Quay opens") + paragraph(OPENING) + inserted)
    )


def test_comments_and_hidden_text_are_told_and_no_part_of_the_release() -> None:
    comment = f'<w:comment w:author="Legal">{paragraph("Is that so?")}</w:comment>'
    hidden = paragraph(run(OPENING) + run(" Not for the press.", "<w:vanish/>"))

    result = imported(paragraph("Quay opens") + hidden, comments=comment)

    assert {"comment-in-document", "hidden-text-left-out"} <= codes(result)
    said = " ".join(finding.message for finding in result.findings)
    assert "Legal: “Is that so?”" in said
    assert "Not for the press" in said
    assert "Not for the press" not in everything(result)
    assert "Is that so" not in everything(result)


@pytest.mark.parametrize(
    "body",
    [
        f"<w:tbl><w:tr><w:tc>{paragraph('These lanterns')}</w:tc><w:tc>{paragraph('are kept')}</w:tc></w:tr></w:tbl>",
        f"<w:sdt><w:sdtContent>{paragraph('These lanterns are kept')}</w:sdtContent></w:sdt>",
        paragraph(
            f"<w:r><w:pict><w:txbxContent>{paragraph('These lanterns are kept')}</w:txbxContent></w:pict></w:r>"
        ),
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>"
        + paragraph("These lanterns are kept")
        + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
        + paragraph("Twice")
        + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        "<w:p><w:smartTag><w:fldSimple>"
        + run("These lanterns are kept")
        + "</w:fldSimple></w:smartTag></w:p>",
        paragraph("<w:r><w:t>These</w:t><w:tab/><w:t>lanterns</w:t><w:br/><w:t>are kept</w:t></w:r>"),
    ],
)
def test_words_are_kept_wherever_they_stand(body: str) -> None:
    found = everything(imported(paragraph("Quay opens") + paragraph(OPENING) + body))

    for word in ("These", "lanterns", "are kept"):
        assert found.count(word) == 1
    assert "Twice" not in found


def test_heads_of_pages_and_footnotes_are_kept() -> None:
    result = imported(
        paragraph("Quay opens") + paragraph(run(OPENING) + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        header=paragraph("Press release"),
        footnotes=f'<w:footnote w:id="2">{paragraph("Built in 1806.")}</w:footnote>',
    )

    assert result.release.original.kicker == "Press release"
    assert "Built in 1806." in everything(result)


def _zip(**files: bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name.replace("__", "/"), content)
    return archive.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no whole ZIP archive"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "of the old kind (.doc) or protected by a password"),
        (b"%PDF-1.7", "it is a PDF"),
        (b"{\\rtf1", "it is an RTF file"),
        (_zip(a=b"x"), "no Word document"),
        (_zip(word__document=b"x"), "no Word document"),
        (word_document(""), "no words in it"),
        (word_document("<w:p>"), "it is damaged"),
        (word_document(paragraph("x"))[:-60], "no whole ZIP archive"),
    ],
    ids=lambda value: value if isinstance(value, str) else "content",
)
def test_what_is_no_word_document_is_refused_in_one_sentence(content: bytes, told: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_docx(content, PATH)

    assert told in str(caught.value)
    assert str(caught.value).startswith("quay.docx: ")
    assert "\n" not in str(caught.value)


def test_the_same_document_gives_the_same_release() -> None:
    content = word_document(paragraph("Quay opens") + paragraph(OPENING))

    assert read_docx(content, PATH) == read_docx(content, PATH)


def test_real_documents_keep_their_headline(shared: Path) -> None:
    for number, start in (("014", "齿轮转"), ("020", "WebRTC"), ("072", "夏野剛")):
        content = (shared / "corpus" / f"{number}.docx").read_bytes()
        assert read_docx(content, PATH).release.original.headline.startswith(start)


def _table(*rows: tuple[str, ...], properties: str = "") -> str:
    cells = ["".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in row) for row in rows]
    return f"<w:tbl>{properties}{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


LEAD = paragraph(
    "The harbour opens its west quay to the public on Monday, for the first time in eighty years."
)


def test_a_table_of_figures_is_a_table() -> None:
    fees = _table(("", "2025", "2026"), ("Small boats", "£12.50", "£14"), ("Large boats", "20", "(22)"))
    body = paragraph("Quay opens", "Heading1") + LEAD + fees + paragraph("Boats pay once.")

    edition = read_docx(word_document(body), PATH).release.original

    (table,) = (block for block in edition.blocks() if isinstance(block, Table))
    assert table.rows == (
        ("", "2025", "2026"),
        ("Small boats", "£12.50", "£14"),
        ("Large boats", "20", "(22)"),
    )
    assert [block.kind for block in edition.blocks()] == ["paragraph", "table", "paragraph"]


def test_a_table_that_places_text_is_paragraphs() -> None:
    contacts = _table(("Morven Achterberg", "+44 131 496 0142"), ("Ailsa Rennie", "+44 131 496 0143"))
    body = paragraph("Quay opens", "Heading1") + LEAD + paragraph("Media contacts", "Heading2") + contacts

    edition = read_docx(word_document(body), PATH).release.original

    assert [contact.name for contact in edition.contacts] == ["Morven Achterberg", "Ailsa Rennie"]
    assert not any(isinstance(block, Table) for block in edition.blocks())
