"""Tables in mails are no wider than the mail."""

from __future__ import annotations

import email
import email.policy

from lxml import html
from lxml.html import HtmlElement

from releasedesk.exporters.registry import export_release
from releasedesk.model import Section, Table
from releasedesk.rendering.mail_tables import breakable
from tests.releases import small_release

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def _mail(*rows: tuple[str, ...], language: str = "en", header: bool = True) -> HtmlElement:
    table = Table(id="t", rows=rows, header=header)
    release = small_release(sections=(Section(id="s", blocks=(table,)),), language=language)
    (file,) = export_release(release, ["email"], name="quay").files
    message = email.message_from_bytes(file.data, policy=email.policy.default)
    part = message.get_body(("html",))
    assert part is not None
    return html.document_fromstring(part.get_content())


def _data_tables(page: HtmlElement) -> list[HtmlElement]:
    return [table for table in page.iter("table") if table.get("role") != "presentation"]


def _sizes(page: HtmlElement) -> set[str]:
    cells = (cell.get("style", "") for table in _data_tables(page) for cell in table.iter("td"))
    return {style.partition("font-size:")[2].partition(";")[0] for style in cells}


def test_type_gets_smaller_where_there_are_many_columns() -> None:
    """A table of six columns ran over the edge of the mail."""
    few = _mail(("Quay", "2026"), ("West quay", "3,400"))
    many = _mail(("Item", *map(str, range(2022, 2027))), ("Telecommunications", *["12,504,118"] * 5))

    assert _sizes(few) == {"14px"}
    assert _sizes(many) == {"12px"}


def test_rows_of_a_wide_table_become_lines() -> None:
    page = _mail(("Berth", *MONTHS), ("Up to 8 metres", *["1,204"] * 11, ""), ("", *["104"] * 12))

    assert not _data_tables(page)
    first, second = [p for p in page.iter("p") if "January:" in p.text_content()]
    lines = [" ".join(line.split()) for line in first.text_content().strip().splitlines() if line.strip()]
    assert lines[:3] == ["Up to 8 metres", "January: 1,204", "February: 1,204"]
    assert (len(lines), len(list(first.iter("br")))) == (12, 11)
    assert [strong.text for strong in first.iter("strong")] == ["Up to 8 metres"]
    assert second.text_content().split()[:2] == ["January:", "104"]


def test_a_header_alone_stays_a_table_however_wide() -> None:
    page = _mail(("Berth", *MONTHS, *MONTHS), ("",) * 25)

    (table,) = _data_tables(page)
    assert "December" in table.text_content()


def test_only_a_word_that_no_column_holds_may_break() -> None:
    address = "https://harbourtrust.example/telecommunications/infrastructure"

    assert breakable("Telecommunications infrastructure of the harbour") == [
        "Telecommunications infrastructure of the harbour"
    ]
    assert breakable(f"see {address}") == [
        "see https://", "harbourtrust.", "example/", "telecommunications/", "infrastructure",
    ]  # fmt: skip
    assert max(map(len, breakable("Donaudampfschifffahrtsgesellschaft"))) == 12


def test_the_space_between_columns_is_at_their_end() -> None:
    """In Arabic it stood at the beginning, so that nothing was flush with the text."""
    arabic = _mail(("الرصيف", "الزوار"), ("الرصيف الغربي", "3400"), language="ar")
    english = _mail(("Quay", "Visitors"), ("West quay", "3,400"))

    (names,) = [cell.get("style", "") for cell in _data_tables(arabic)[0].iter("th")][2:]
    assert "padding-left:10px" in names
    figures = [cell.get("style", "") for cell in _data_tables(english)[0].iter("td")]
    assert all("padding-right" not in style for style in figures)
