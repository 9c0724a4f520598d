"""Tables in plain text and in Markdown."""

from __future__ import annotations

import pytest

from releasedesk.formats.pasted import PastedTable
from releasedesk.importers.markdown import markdown_passages
from releasedesk.importers.result import Report
from releasedesk.importers.text_passages import passages_of

QUAYS = (("Quay", "2025", "2026"), ("West quay", "1,200", "3,400"), ("East quay", "", "950"))

ALIGNED = """\
Visitors by year

Quay        2025   2026
---------  -----  -----
West quay  1,200  3,400
East quay           950

The next count is in June."""
WIDE = """\
码头     2025   2026
------  -----  -----
西码头  1,200  3,400
東碼頭    800    950"""
PLAIN = """\
West quay  1,200  3,400
East quay    800    950"""
LABELLED = """\
Quay: West quay
Visitors: 3,400
Remarks: it was closed for the whole of the winter, and for two weeks in June

Quay: East quay
Remarks: open"""


def _tables(text: str) -> list[PastedTable | None]:
    return [passage.table for passage in passages_of(text)]


def test_columns_that_stand_below_each_other_are_a_table_with_its_caption() -> None:
    """They became paragraphs, the last row a heading."""
    table, after = passages_of(ALIGNED)

    assert table.table == PastedTable(QUAYS, header=True, caption="Visitors by year")
    assert (table.line, after.line) == (3, 8)
    assert after.plain == "The next count is in June."


def test_wide_characters_take_two_columns() -> None:
    (table,) = _tables(WIDE)

    assert table is not None
    assert table.rows == (("码头", "2025", "2026"), ("西码头", "1,200", "3,400"), ("東碼頭", "800", "950"))


def test_figures_without_a_header_are_a_table() -> None:
    assert _tables(PLAIN) == [PastedTable((("West quay", "1,200", "3,400"), ("East quay", "800", "950")))]


def test_rows_whose_cells_each_have_a_line_are_a_table() -> None:
    remark = "it was closed for the whole of the winter, and for two weeks in June"
    rows = (("Quay", "Visitors", "Remarks"), ("West quay", "3,400", remark), ("East quay", "", "open"))

    assert _tables(LABELLED) == [PastedTable(rows, header=True)]


@pytest.mark.parametrize(
    "text",
    [
        "Office:  +44 131 496 0142\nEmail:   press@harbourtrust.example",
        "Who: Ailsa Rennie\nWhat: opening of the quay\nWhere: Leith",
        "Name: Idris Hollin\nRole: press\nPhone: +44 7700 900177\n\nName: Ai Lin\nRole: press\nPhone: +44 7700 900178",
        "Two  spaces\nin lines that are prose",
        "Heading\n-------\nText.",
    ],
)
def test_other_lines_are_no_table(text: str) -> None:
    assert not any(_tables(text))


def test_a_table_in_markdown_keeps_its_cells() -> None:
    """Its lines became paragraphs with bars in them."""
    text = "**Visitors by year**\n\n| Quay \\| pier | 2025 | 2026 |\n| --- | ---: | ---: |\n| **West** quay | 1 | 2 |\n"

    (passage,) = markdown_passages(text, Report())

    rows = (("Quay | pier", "2025", "2026"), ("West quay", "1", "2"))
    assert passage.table == PastedTable(rows, header=True, caption="Visitors by year")


def test_a_table_in_markdown_may_lack_a_header() -> None:
    (passage,) = markdown_passages("|  |  |\n| --- | --- |\n| West quay | 1 |\n", Report())

    assert passage.table == PastedTable((("West quay", "1"),))
