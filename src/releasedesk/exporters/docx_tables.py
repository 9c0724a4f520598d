"""Tables in Word documents: real cells (ECMA-376 part 1, 17.4) with a header row that is repeated and read out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from releasedesk.exporters.docx_hyphens import hyphenate, may_hyphenate
from releasedesk.exporters.docx_table_widths import TableWidths
from releasedesk.exporters.docx_words import WordSetter
from releasedesk.rendering.isolation import cell_words
from releasedesk.rendering.printed import PrintedTable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

# Eighths of a point: the line above and below the table and below its header, and that between rows.
_RULE, _HAIRLINE = "8", "4"
_LINE_SPACING = 1.1
# A short table is not parted between pages: its last row would stand below a header of its own.
_MOST_ROWS_KEPT_WHOLE = 12
_ABOVE_CELL = 1.5
"""Points between the words of a cell and the lines above and below it."""
_BELOW_CAPTION, _BELOW_TABLE = 4, 12
"""Points between a caption and its table, and between a table and what follows."""


def add_table(
    document: Document,
    table: PrintedTable,
    words: WordSetter,
    directed: Callable[[Paragraph], Paragraph],
    *,
    is_rtl: bool,
    widths: TableWidths,
) -> None:
    """Add a table at the end of the document; columns of figures are set to the end of their cells."""
    rows = ([table.header] if table.header else []) + list(table.rows)
    made: Any = document.add_table(len(rows), len(table.figures))
    _properties(made, is_rtl=is_rtl, has_header=bool(table.header))
    for index, row in enumerate(rows):
        is_header = bool(table.header) and index == 0
        _keep_whole(made.rows[index])
        if is_header:
            _repeat(made.rows[0])
        stays = is_header or (len(rows) <= _MOST_ROWS_KEPT_WHOLE and index + 1 < len(rows))
        _fill(made.rows[index].cells, row, table, words, directed, is_header=is_header, stays=stays)
    _set_widths(made, widths)
    if any(widths.parts):
        may_hyphenate(document)
        for column, is_parted in zip(made.columns, widths.parts, strict=True):
            if is_parted:
                hyphenate(cell.paragraphs[0] for cell in column.cells)


def keep_above_table(caption: Paragraph) -> None:
    """Set a caption close to the table below it."""
    from docx.shared import Pt

    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_after = Pt(_BELOW_CAPTION)


def set_below_table(paragraph: Paragraph) -> None:
    """Set a paragraph apart from the table above it, where its style would not."""
    from docx.shared import Pt

    space = paragraph.style.paragraph_format.space_before if paragraph.style is not None else None
    if space is None or space.pt < _BELOW_TABLE:
        paragraph.paragraph_format.space_before = Pt(_BELOW_TABLE)


def _set_widths(made: Any, widths: TableWidths) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
    from docx.shared import Pt

    for column, width in zip(made.columns, widths.columns, strict=True):
        column.width = Pt(width)
        for cell in column.cells:
            cell.width = Pt(width)
    margins: Any = OxmlElement("w:tblCellMar")
    beside, above = widths.margin, _ABOVE_CELL
    for side, space in (("top", above), ("left", beside), ("bottom", above), ("right", beside)):
        margin: Any = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(20 * space)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    made._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")
    for cell in made._cells:
        for run in cell.paragraphs[0].runs:
            _set_size(run, widths.size)


def _set_size(run: Any, size: float) -> None:
    """Set the size of type, that of scripts from the right (ECMA-376 part 1, 17.3.2.39) as well."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
    from docx.shared import Pt

    run.font.size = Pt(size)
    properties = run._r.rPr
    complex_size: Any = OxmlElement("w:szCs")
    complex_size.set(qn("w:val"), str(round(2 * size)))
    properties.find(qn("w:sz")).addnext(complex_size)


def _fill(
    cells: Sequence[Any],
    row: Sequence[str],
    table: PrintedTable,
    words: WordSetter,
    directed: Callable[[Paragraph], Paragraph],
    *,
    is_header: bool,
    stays: bool,
) -> None:
    """Write the words of a row, which `stays` on one page with the next."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    for at, (cell, text) in enumerate(zip(cells, row, strict=True)):
        paragraph = directed(cell.paragraphs[0])
        paragraph.paragraph_format.space_after = Pt(0)
        # That of running text is a length, too far apart for type that is smaller.
        paragraph.paragraph_format.line_spacing = _LINE_SPACING
        if stays:
            paragraph.paragraph_format.keep_with_next = True
        if table.figures[at]:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        names_row = at == 0 and not table.figures[0] and len(row) > 1
        words.write(paragraph, cell_words(table, text), "Strong" if is_header or names_row else "")


def _properties(made: Any, *, is_rtl: bool, has_header: bool) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    properties = made._tbl.tblPr
    if is_rtl:
        visual: Any = OxmlElement("w:bidiVisual")
        properties.insert_element_before(visual, *_AFTER_DIRECTION)
    borders: Any = OxmlElement("w:tblBorders")
    for side, width in (("top", _RULE), ("bottom", _RULE), ("insideH", _HAIRLINE)):
        border: Any = OxmlElement(f"w:{side}")
        border.set(qn("w:val"), "single")
        border.set(qn("w:sz"), width)
        border.set(qn("w:space"), "0")
        border.set(qn("w:color"), "auto")
        borders.append(border)
    properties.insert_element_before(borders, *_AFTER_BORDERS)
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        look.set(qn("w:firstRow"), str(int(has_header)))


def _keep_whole(row: Any) -> None:
    """Let no page end within a row: the rest of it would stand beside no name."""
    from docx.oxml.parser import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _repeat(row: Any) -> None:
    """Mark a row as the header: repeated on each page, and read out with the cells below it."""
    from docx.oxml.parser import OxmlElement

    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


# What follows in the properties of a table (`CT_TblPr`).
_AFTER_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription")
_AFTER_DIRECTION = (
    "w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd",
    "w:tblBorders", *_AFTER_BORDERS,
)  # fmt: skip
