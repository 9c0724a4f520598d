"""Tables in Word documents: as wide as the text, with smaller type and hyphens where they are crowded."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from releasedesk.exporters.docx_table_widths import table_widths
from releasedesk.model import Paragraph, Table
from releasedesk.rendering.printed import PrintedTable
from releasedesk.rendering.view import printed_release
from tests.exporters.docx_reading import document_of
from tests.releases import release_with


def _table_of(columns: int) -> PrintedTable:
    header = (
        "Office",
        "Responsibilities",
        "Harbourmaster",
        "Environment",
        "Communications",
        "Infrastructure",
    ) * 2
    cells = ("Leith", "notwithstanding", "Harbourmaster", "1,204", "Oyelaran", "£12.4m") * 2
    release = release_with(Table(id="t", rows=(header[:columns], cells[:columns])))
    (section,) = printed_release(release, release.original).sections
    (table,) = section.blocks
    assert isinstance(table, PrintedTable)
    return table


@pytest.mark.parametrize("columns", [2, 3, 6, 8, 12])
def test_columns_in_word_fill_the_page_and_short_ones_keep_their_words(columns: int) -> None:
    """All were of one width: “Responsi|bilities” beside an empty half of “Office”."""
    widths = table_widths(_table_of(columns), 408.0, 10.0)

    assert sum(widths.columns) == pytest.approx(408.0)
    assert 7.0 <= widths.size <= 10.0
    assert widths.columns[0] - 2 * widths.margin >= 0.6 * widths.size * len("Office")
    if columns > 3:
        assert widths.columns[1] >= widths.columns[3]


def test_short_cells_in_word_are_not_broken_for_the_sake_of_long_ones() -> None:
    remarks = "Closed for repairs of the wall between the second crane and the lock"
    rows = (("Period", "West quay", "Remarks"), ("Month 12", "12,340", remarks))
    release = release_with(Table(id="t", rows=rows))
    (section,) = printed_release(release, release.original).sections
    (table,) = section.blocks
    assert isinstance(table, PrintedTable)

    widths = table_widths(table, 408.0, 10.0)

    assert widths.columns[0] - 2 * widths.margin >= 0.6 * widths.size * len("Month 12")
    assert sum(widths.columns) == pytest.approx(408.0)


def test_a_crowded_table_in_word_has_smaller_type_and_its_columns_as_they_were_made() -> None:
    rows = (("Responsibilities",) * 8, ("notwithstanding",) * 8)
    document = document_of(release_with(Table(id="t", caption="Offices", rows=rows)))
    (table,) = document.tables
    run = table.cell(1, 1).paragraphs[0].runs[0]

    assert run.font.size is not None
    assert run.font.size.pt < 10
    assert 'w:szCs w:val="14"' in run._r.xml
    assert len({column.width for column in table.columns}) == 1
    caption = next(paragraph for paragraph in document.paragraphs if paragraph.text == "Offices")
    assert caption.paragraph_format.keep_with_next
    assert table.rows[0].cells[0].paragraphs[0].paragraph_format.keep_with_next


def test_a_table_in_word_is_close_to_its_caption_and_apart_from_what_follows() -> None:
    """Below its caption was more room than above, and an empty paragraph stood below every table."""
    table = Table(id="t", caption="Visitors", rows=(("Quay", "2026"), ("West quay", "3,400")))
    bare = table.replace(id="b", caption="")
    document = document_of(
        release_with(table, Paragraph(id="p", text="It opens."), table.replace(id="u"), bare)
    )
    texts = [paragraph.text for paragraph in document.paragraphs]
    at = texts.index("Visitors")
    caption, after = document.paragraphs[at : at + 2]

    assert caption.paragraph_format.space_after == Pt(4)
    assert (after.text, after.paragraph_format.space_before) == ("It opens.", Pt(12))
    # Word would join the next two.
    assert texts[at:].count("") == 1


@pytest.mark.parametrize(("rows", "kept"), [(5, [True] * 5 + [False]), (20, [True] + [False] * 20)])
def test_a_short_table_is_not_parted_between_pages_of_word(rows: int, kept: list[bool]) -> None:
    table = Table(id="t", rows=(("Quay", "2026"), *[("West quay", "3,400")] * rows))
    (made,) = document_of(release_with(table)).tables

    assert [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in made.rows] == kept


def test_no_page_of_word_ends_within_a_row() -> None:
    table = Table(id="t", rows=(("Quay", "Remarks"), ("West quay", "A remark that wraps. " * 9)))
    (made,) = document_of(release_with(table)).tables

    assert all("<w:cantSplit/>" in row._tr.xml for row in made.rows)


def test_word_gets_a_paragraph_after_a_table_that_is_the_last_thing() -> None:
    rows = (("Quay", "2026"), ("West quay", "3,400"))
    document = document_of(release_with(Table(id="t", rows=rows), end_mark="", contacts=()))

    *_, table, last, _ = document.element.body
    assert (table.tag, last.tag) == (qn("w:tbl"), qn("w:p"))


def test_only_columns_narrower_than_their_words_are_hyphenated_in_word() -> None:
    """Where there was no room, words were parted without a hyphen; running text never is."""
    rows = (("Office", *["Responsibilities"] * 8), ("Leith", *["notwithstanding"] * 8))
    crowded = document_of(release_with(Table(id="t", rows=rows)))
    roomy = document_of(release_with(Table(id="t", rows=(("Office", "2026"), ("Leith", "1,204")))))
    (table,) = crowded.tables
    marks = [
        [mark.get(qn("w:val")) for mark in cell._tc.iter(qn("w:suppressAutoHyphens"))]
        for cell in table.rows[0].cells
    ]

    assert marks == [[], *[["0"]] * 8]
    assert crowded.settings.element.find(qn("w:autoHyphenation")) is not None
    (default,) = crowded.styles.element.find(qn("w:docDefaults")).iter(qn("w:suppressAutoHyphens"))
    assert default.get(qn("w:val")) == "1"
    assert roomy.settings.element.find(qn("w:autoHyphenation")) is None


def test_lines_in_cells_are_as_far_apart_as_their_type_needs() -> None:
    """Small type had the lines of running text."""
    document = document_of(release_with(Table(id="t", rows=(("Quay", "2026"), ("West quay", "3,400")))))

    (table,) = document.tables
    assert {cell.paragraphs[0].paragraph_format.line_spacing for cell in table._cells} == {1.1}


def test_figures_of_one_column_look_alike_in_arabic() -> None:
    """Those with a comma were set in the font of Latin letters."""
    rows = (("الرصيف", "الزوار"), ("الغربي", "3,400"), ("الشرقي", "950"))
    release = release_with(Table(id="t", rows=rows))
    document = document_of(
        release.replace(editions=(release.original.replace(language="ar"),)), language="ar"
    )

    (table,) = document.tables
    (comma,), (plain,) = (row.cells[1].paragraphs[0].runs for row in table.rows[1:])
    assert comma.font.complex_script
    assert plain.font.rtl


def test_words_of_arabic_columns_have_more_room() -> None:
    """They cannot be hyphenated, and were parted within."""
    english = table_widths(_table_of(12), 408.0, 10.0)
    arabic = table_widths(replace(_table_of(12), direction="rtl"), 408.0, 10.0)

    assert any(english.parts)
    assert arabic.columns[0] > english.columns[0]
