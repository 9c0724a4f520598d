"""What the tests know of Word documents: their words, read by python-docx as by any other program."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.text.paragraph import Paragraph
from lxml import etree

from releasedesk.exporters.registry import export_release
from releasedesk.formats.ooxml import package, parts_of, xml_safe
from releasedesk.model import Release
from releasedesk.rendering.printed import (
    PrintedBlock,
    PrintedFigure,
    PrintedLine,
    PrintedList,
    PrintedParagraph,
    PrintedRelease,
    PrintedTable,
)
from releasedesk.rendering.view import printed_release

# Marks of direction print nothing.
_INVISIBLE = re.compile("[\u202a-\u202c\u200f]")


def document_data(release: Release, language: str = "") -> bytes:
    """The Word file of an edition."""
    return export_release(release, ["docx"], name="quay", language=language).files[0].data


def document_of(release: Release, language: str = "") -> Document:
    """The Word document of an edition, opened."""
    return docx.Document(io.BytesIO(document_data(release, language)))


def letterhead(*, remote: bool = False, macros: bool = False) -> bytes:
    """A letterhead as a house has it: a picture and words in the header, words in the footer, on all pages."""
    from tests.releases import picture

    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Harbour Trust, Custom House Lane, Leith"
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(picture().content()))
    section.footer.paragraphs[0].text = "Registered charity SC000000"
    if remote:
        document.part.relate_to(
            "https://tracker.example/pixel.png", RELATIONSHIP_TYPE.IMAGE, is_external=True
        )
    written = io.BytesIO()
    document.save(written)
    parts = parts_of(written.getvalue())
    if macros:
        parts["word/vbaProject.bin"] = b"x"
    return package(parts)


def pretty_part(data: bytes, name: str) -> str:
    """A part as XML with an element a line, for people to compare."""
    return etree.tostring(etree.fromstring(parts_of(data)[name]), pretty_print=True, encoding="unicode")


def words_in(text: str) -> list[str]:
    """The words of a text."""
    return _INVISIBLE.sub("", xml_safe(text)).split()


def paragraphs_of(document: Document) -> list[Paragraph]:
    """All paragraphs in reading order, those in the cells of tables too."""
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    return [Paragraph(element, document) for element in document.element.body.iter(qn("w:p"))]


def words_read(paragraphs: list[Paragraph]) -> list[str]:
    """The words of paragraphs as python-docx reads them."""
    return [word for paragraph in paragraphs for word in words_in(paragraph.text)]


def styled(paragraphs: list[Paragraph]) -> list[tuple[str, str]]:
    """The paragraphs, each as the name of its style and its text."""
    return [((each.style.name if each.style else "") or "", each.text) for each in paragraphs]


def printed_words(release: Release, language: str = "") -> list[str]:
    """The words that are printed of an edition, in their order."""
    view = printed_release(release, release.edition(language))
    return [word for text in _texts(view) for word in words_in(text)]


def _texts(view: PrintedRelease) -> Iterator[str]:
    yield view.organisation
    for line in (view.release_line, view.reference, view.kicker, view.headline, *view.subheadlines):
        yield _text(line)
    for section in view.sections:
        yield _text(section.heading)
        yield from _texts_of_blocks(section.blocks)
    yield _text(view.end_mark_after("body"))
    for boilerplate in view.boilerplates:
        yield _text(boilerplate.heading)
        yield from (line.text for line in boilerplate.paragraphs)
    yield _text(view.end_mark_after("boilerplates"))
    yield view.notes_heading
    yield from _texts_of_blocks(view.notes)
    yield view.contacts_heading
    yield _text(view.contacts_intro)
    for contact in view.contacts:
        yield from (contact.name, *contact.details)
        for way in contact.lines:
            yield from (way.label, way.text)
    yield from (line.text for line in view.legal)


def _texts_of_blocks(blocks: tuple[PrintedBlock, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case PrintedParagraph():
                yield from (block.lead_in, block.line.text)
            case PrintedList():
                yield from (item.text for item in block.items)
            case PrintedFigure():
                yield from ("".join(run.text for run in block.caption), block.credit)
            case PrintedTable():
                yield from (block.caption, *block.header)
                yield from (cell for row in block.rows for cell in row)
            case _:
                yield from (line.text for line in block.paragraphs)


def _text(line: PrintedLine | None) -> str:
    return line.text if line is not None else ""
