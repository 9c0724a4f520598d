"""Tables are set as a whole, and take what spreadsheets copy."""

from __future__ import annotations

import pytest

from releasedesk.editing.tables import new_table, rows_from_text, set_table
from releasedesk.editing.variables import remove_variable, set_variable
from releasedesk.errors import InvalidEdit
from releasedesk.model import Table, Variable
from tests.releases import release_with, small_release

WHERE = "editions/en-GB/sections/s1/blocks/t"


def test_rows_of_different_lengths_become_a_grid() -> None:
    release = release_with(new_table(lambda: "t"))

    edit = set_table(release, WHERE, caption="Visitors", header=True, rows=(("Month", "People"), ("April",)))

    (table,) = edit.release.original.sections[0].blocks
    assert isinstance(table, Table)
    assert table.rows == (("Month", "People"), ("April", ""))
    assert (table.caption, edit.label, edit.places) == ("Visitors", "table", (WHERE,))


def test_a_table_without_columns_is_refused() -> None:
    with pytest.raises(InvalidEdit, match="needs a column"):
        set_table(release_with(new_table(lambda: "t")), WHERE, caption="", header=True, rows=((), ()))


def test_what_a_spreadsheet_copied_is_rows_of_cells() -> None:
    assert rows_from_text("Month\tPeople\r\nApril\t 1,200\r\n") == (("Month", "People"), ("April", "1,200"))


def test_a_value_is_set_changed_and_forgotten() -> None:
    first = set_variable(small_release(), "visitors", "1,000").release
    second = set_variable(first, "visitors", "1,200").release

    assert second.variables == (Variable(name="visitors", value="1,200"),)
    assert remove_variable(second, "visitors").release.variables == ()
    with pytest.raises(InvalidEdit, match="cannot name a variable"):
        set_variable(second, "two words", "x")
