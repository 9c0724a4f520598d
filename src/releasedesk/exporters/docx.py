"""Word documents (ECMA-376) to be edited: Word's own styles, real lists, links and fields, and a stated language."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from releasedesk.exporters.docx_blank import blank_document
from releasedesk.exporters.docx_contacts import add_contacts
from releasedesk.exporters.docx_continued import add_continued
from releasedesk.exporters.docx_letterhead import with_letterhead
from releasedesk.exporters.docx_pictures import PictureSetter
from releasedesk.exporters.docx_quotes import QuoteBars
from releasedesk.exporters.docx_styles import NUMBERS
from releasedesk.exporters.docx_table_widths import table_widths
from releasedesk.exporters.docx_tables import add_table, keep_above_table, set_below_table
from releasedesk.exporters.docx_words import WordSetter, is_from_the_right
from releasedesk.exporters.pictures import check_pictures
from releasedesk.exporters.request import ExportedFile, ExportRequest, ExportResult
from releasedesk.formats.ooxml import repacked
from releasedesk.rendering.house_style import LETTERHEAD
from releasedesk.rendering.logo import logo_of
from releasedesk.rendering.printed import (
    PrintedBlock,
    PrintedFigure,
    PrintedLine,
    PrintedList,
    PrintedParagraph,
    PrintedQuote,
    PrintedTable,
)

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_RELEASE_LINES = {
    "immediate": "Release Line",
    "embargo": "Release Line Embargo",
    "hold": "Release Line Hold",
}
_FIELD = re.compile(r"(\{pages?\})")
_FIELD_CODES = {"{page}": " PAGE ", "{pages}": " NUMPAGES "}


def export_docx(request: ExportRequest) -> ExportResult:
    """Return the release as a Word document; where a picture is missing or damaged, its caption stays."""
    findings, unusable = check_pictures(request)
    data = _Document(request, unusable).write()
    return ExportResult((ExportedFile(request.name, data),), findings)


class _Document:
    """Writes the words of a release, in their order, into a blank document of its house style."""

    def __init__(self, request: ExportRequest, unusable: frozenset[str]) -> None:
        import docx

        self._view = request.view
        self._is_rtl = request.view.direction == "rtl"
        blank, self._letterhead = blank_document(request), frozenset[str]()
        style = request.style
        if LETTERHEAD in style.files:
            blank, self._letterhead = with_letterhead(blank, style.files[LETTERHEAD], style.where(LETTERHEAD))
        self._style = style
        self._logo = logo_of(request.view, request.environment.assets, style)
        self._document = docx.Document(io.BytesIO(blank))
        self._words = WordSetter(self._is_rtl)
        self._quote_bars = QuoteBars()
        self._pictures = PictureSetter(request.style, request.environment, unusable)
        self._shown = 0
        self._is_below_table = False

    def write(self) -> bytes:
        self._margins()
        contacts_first = self._style.settings.contacts == "first"
        self._top()
        if contacts_first:
            # What keeps together from the headline to the last contact could be more than the page has left.
            for paragraph in self._document.paragraphs[-1:]:
                paragraph.paragraph_format.keep_with_next = False
            self._contacts()
        self._body()
        self._end()
        if not contacts_first:
            self._contacts()
        for line in self._view.legal:
            self._line("Legal", line)
        if self._is_below_table:
            # Word wants a paragraph after the last table.
            self._paragraph("Normal")
        written = io.BytesIO()
        self._document.save(written)
        return repacked(written.getvalue())

    # ---- parts of the release ----

    def _top(self) -> None:
        view = self._view
        if "header" not in self._letterhead:
            self._masthead()
        self._line(_RELEASE_LINES[view.release_line_kind], view.release_line)
        self._line("Reference Line", view.reference)
        self._line("Kicker Correction" if view.refers_back else "Kicker", view.kicker)
        self._line("Heading 1", view.headline)
        for deck in view.subheadlines:
            self._line("Subtitle", deck)

    def _masthead(self) -> None:
        """Write logo and name; a letterhead has both."""
        view, logo = self._view, self._logo
        shows_logo = logo is not None and self._pictures.is_sound(logo)
        has_name = bool(view.organisation) and (self._style.settings.name_beside_logo or not shows_logo)
        if shows_logo and logo is not None:
            self._shown += 1
            description = "" if has_name else view.organisation
            height = self._style.sizes["logo_height"]
            self._pictures.show_logo(
                self._paragraph("Logo").add_run(), logo, self._shown, height, description
            )
        if has_name:
            self._words.write_text(self._paragraph("Letterhead"), view.organisation)

    def _body(self) -> None:
        for section in self._view.sections:
            self._line("Heading 2", section.heading)
            self._blocks(section.blocks)
        self._line("End Mark", self._view.end_mark_after("body"))

    def _end(self) -> None:
        for boilerplate in self._view.boilerplates:
            self._line("Heading 2", boilerplate.heading)
            for paragraph in boilerplate.paragraphs:
                self._line("Normal", paragraph)
        self._line("End Mark", self._view.end_mark_after("boilerplates"))
        self._heading(self._view.notes_heading)
        self._blocks(self._view.notes)

    def _contacts(self) -> None:
        self._heading(self._view.contacts_heading)
        if self._view.contacts_intro is not None:
            intro = self._paragraph("Normal")
            self._words.write(intro, self._view.contacts_intro.words)
            # Neither it nor the heading above it stands alone at the foot of a page.
            intro.paragraph_format.keep_with_next = bool(self._view.contacts)
        add_contacts(self._view.contacts, self._paragraph, self._words)

    # ---- blocks ----

    def _blocks(self, blocks: Iterable[PrintedBlock]) -> None:
        for block in blocks:
            match block:
                case PrintedParagraph():
                    self._running_paragraph(block)
                case PrintedQuote():
                    self._quote(block)
                case PrintedList():
                    self._list(block)
                case PrintedFigure():
                    self._figure(block)
                case PrintedTable():
                    self._table(block)

    def _running_paragraph(self, block: PrintedParagraph) -> None:
        paragraph = self._paragraph("Normal")
        if block.lead_in:
            self._words.write_text(paragraph, block.lead_in, "Strong")
            if block.line.words and block.gap:
                self._words.write_text(paragraph, block.gap)
            if not block.line.words:
                # A dateline on a line of its own stays with what it leads to.
                paragraph.paragraph_format.keep_with_next = True
        self._words.write(paragraph, block.line.words)

    def _quote(self, quote: PrintedQuote) -> None:
        paragraphs = [self._paragraph("Quote") for _ in quote.paragraphs]
        for paragraph, line in zip(paragraphs, quote.paragraphs, strict=True):
            self._words.write(paragraph, line.words)
        self._quote_bars.add(paragraphs)

    def _list(self, block: PrintedList) -> None:
        numbering = self._new_numbering() if block.ordered else None
        for item in block.items:
            paragraph = self._paragraph("List Number" if block.ordered else "List Bullet")
            self._words.write(paragraph, item.words)
            if numbering is not None:
                properties: Any = paragraph.paragraph_format.element
                number = properties.get_or_add_pPr().get_or_add_numPr()
                number.get_or_add_ilvl().val = 0
                number.get_or_add_numId().val = numbering

    def _new_numbering(self) -> int:
        """Return a numbering that begins at 1: lists of one numbering would go on counting."""
        numbering: Any = self._document.part.numbering_part.element
        new = numbering.add_num(NUMBERS)
        new.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(new.numId)

    def _figure(self, figure: PrintedFigure) -> None:
        if self._pictures.can_show(figure):
            self._shown += 1
            self._pictures.show(self._paragraph("Figure").add_run(), figure, self._shown)
        if figure.caption or figure.credit:
            caption = self._paragraph("Caption")
            self._words.write(caption, figure.caption)
            if figure.caption and figure.credit:
                self._words.write_text(caption, " ")
            self._words.write_text(caption, figure.credit, "Credit")

    def _table(self, table: PrintedTable) -> None:
        if table.caption:
            caption = self._paragraph("Caption")
            keep_above_table(caption)
            self._words.write_text(caption, table.caption)
        elif self._is_below_table:
            # Word joins tables that follow on each other.
            self._paragraph("Normal")
        widths = table_widths(table, self._style.sizes["measure"], self._style.type_sizes["text"][0])
        add_table(self._document, table, self._words, self._directed, is_rtl=self._is_rtl, widths=widths)
        self._is_below_table = True

    # ---- paragraphs ----

    def _line(self, style: str, line: PrintedLine | None) -> None:
        if line is not None:
            self._words.write(self._paragraph(style), line.words)

    def _heading(self, text: str) -> None:
        if text:
            self._words.write_text(self._paragraph("Heading 2"), text)

    def _paragraph(self, style: str) -> Paragraph:
        paragraph = self._directed(self._document.add_paragraph(style=style))
        if self._is_below_table:
            set_below_table(paragraph)
        self._is_below_table = False
        return paragraph

    def _directed(self, paragraph: Paragraph, is_rtl: bool = True) -> Paragraph:
        """Say from where a paragraph is read, in itself: its style may be another's where it is pasted."""
        if self._is_rtl:
            from docx.oxml.ns import qn
            from docx.oxml.parser import OxmlElement

            direction: Any = OxmlElement("w:bidi")
            if not is_rtl:
                direction.set(qn("w:val"), "0")
            properties: Any = paragraph.paragraph_format.element
            properties.get_or_add_pPr().insert_element_before(direction, *_AFTER_BIDI)
        return paragraph

    # ---- header and footer ----

    def _margins(self) -> None:
        """Write the header of all pages but the first, whose own lines say the same, and the footer of all."""
        section = self._document.sections[0]
        header = section.header
        first, *_ = header.paragraphs
        if self._view.release_line_kind != "immediate":
            first.style = "Header Embargo"
            self._words.write(self._directed(first), self._view.release_line.words)
            first = header.add_paragraph()
        first.style = "Header"
        self._words.write_text(self._directed(first), self._view.slug)
        footers = [section.footer]
        if "footer" not in self._letterhead:
            footers.append(section.first_page_footer)
        for footer in footers:
            if self._view.footer:
                own = footer.paragraphs[0]
                own.style = "House Footer"
                self._words.write_text(self._directed(own), self._view.footer)
                self._page_label(footer.add_paragraph())
            else:
                self._page_label(footer.paragraphs[0])
            if self._view.continued:
                paragraph = footer.add_paragraph(style="Continued")
                add_continued(self._directed(paragraph), self._view.continued)

    def _page_label(self, paragraph: Paragraph) -> None:
        """Write the page number; its pattern tells how it is read, of which each piece alone says too little."""
        paragraph.style = "Footer"
        words = WordSetter(self._is_rtl and is_from_the_right(self._view.page_label))
        self._directed(paragraph, words.is_rtl)
        for piece in _FIELD.split(self._view.page_label):
            if piece in _FIELD_CODES:
                _add_field(paragraph, _FIELD_CODES[piece])
            else:
                words.write_text(paragraph, piece)


# What follows `w:bidi` in the properties of a paragraph (ECMA-376 part 1, `CT_PPrBase`).
_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl",
    "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip


def _add_field(paragraph: Paragraph, code: str) -> None:
    """Add a field, which Word works out when it shows the page; until then it reads 1."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    simple: Any = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), code)
    simple.append(paragraph.add_run("1").element)
    element: Any = paragraph.paragraph_format.element
    element.append(simple)
