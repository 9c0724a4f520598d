"""Fields and tables in the writing surface: kept through typing and undo, and never the cause of a lost word."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from releasedesk.model import Format, Paragraph, Run, Span, Table, rich_text
from releasedesk.ui.dialogs import questions
from releasedesk.ui.writing.field_dialog import FieldDialog, choose_field
from releasedesk.ui.writing.table_dialog import TableDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

FIELD = Span(text="Harbour Trust", field="organisation.name")


def with_field(desk_of):
    return desk_of((Paragraph(id="p1", text=("The ", FIELD, " opens.")),))


def test_what_is_typed_beside_a_field_is_not_part_of_it(desk_of):
    desk = with_field(desk_of)
    desk.put(0, len("The Harbour Trust"))
    desk.type("!")
    assert desk.blocks[0].text == ("The ", FIELD, "! opens.")
    desk.session.undo()
    assert desk.blocks[0].text == ("The ", FIELD, " opens.")


def test_a_field_that_is_typed_into_becomes_words(desk_of):
    desk = with_field(desk_of)
    desk.put(0, len("The Harb"))
    desk.type("X")
    assert desk.blocks[0].text == "The HarbXour Trust opens."
    desk.session.undo()
    assert desk.blocks[0].text == ("The ", FIELD, " opens.")


def test_a_letter_less_makes_words_of_a_field(desk_of):
    desk = with_field(desk_of)
    desk.put(0, len("The Harbour Trust"))
    desk.press(Qt.Key.Key_Backspace)
    assert desk.blocks[0].text == "The Harbour Trus opens."


def test_a_field_is_chosen_and_inserted(desk_of):
    desk = desk_of((Paragraph(id="p1", text="In ."),))
    desk.put(0, len("In "))
    release, edition = desk.session.release, desk.session.edition

    def apply(operation) -> bool:
        desk.session.apply(operation(desk.session.release))
        return True

    dialog = choose_field(desk.surface, release, edition, apply, desk)
    dialog.name.setText("visitors")
    dialog.value.setText("41,000")
    dialog.accept()
    inserted = rich_text([Run("In "), Run("41,000", Format(field="value.visitors")), Run(".")])
    assert desk.blocks[0].text == inserted
    assert desk.session.release.variables[0].value == "41,000"
    desk.session.undo()
    assert desk.blocks[0].text == "In ."


@pytest.fixture
def told(monkeypatch) -> list[str]:
    """What a person is told of what went wrong."""
    sentences: list[str] = []
    monkeypatch.setattr(questions, "show_problem", lambda parent, title, sentence: sentences.append(sentence))
    return sentences


def take_out(desk) -> None:
    """Take the text out of the form, as when a colleague's release without its section is read again."""
    surface = desk.surface
    surface.hide()
    shiboken6.delete(surface)


def test_a_field_for_a_text_that_is_no_more_is_not_inserted_and_that_is_said(desk_of, told):
    desk = desk_of((Paragraph(id="p1", text="In."),))
    release, edition = desk.session.release, desk.session.edition

    def apply(operation) -> bool:
        raise AssertionError("nothing is to be changed")

    dialog = choose_field(desk.surface, release, edition, apply, desk)
    dialog.name.setText("visitors")
    take_out(desk)
    dialog.accept()
    assert ["taken out of the release" in sentence for sentence in told] == [True]


def test_a_table_of_a_text_that_is_no_more_is_not_changed_and_that_is_said(desk_of, told):
    desk = desk_of((TABLE, Paragraph(id="p1", text="In.")))
    desk.put(0)
    desk.press(Qt.Key.Key_Return)
    (dialog,) = desk.window().findChildren(TableDialog)
    dialog.caption.setText("Tides")
    before = desk.session.release
    take_out(desk)
    dialog.accept()
    assert desk.session.release is before
    assert ["taken out of the release" in sentence for sentence in told] == [True]


def test_the_list_says_what_each_field_stands_for(desk_of, qtbot):
    desk = with_field(desk_of)
    dialog = FieldDialog(desk.session.release, desk.session.edition)
    qtbot.addWidget(dialog)
    shown = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert "Organisation’s name: nothing yet" in shown
    assert dialog.field == "organisation.name"
    dialog.list.item(0).setText("Headline: " + "the quay opens " * 20)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert not dialog.list.horizontalScrollBar().isVisible()


TABLE = Table(id="t", caption="Visitors", rows=(("Month", "People"), ("April", "1,200")))


def test_return_opens_a_table_and_accepting_changes_it_in_one_step(desk_of):
    desk = desk_of((Paragraph(id="p1", text="A."), TABLE))
    desk.put(1)
    desk.press(Qt.Key.Key_Return)
    (dialog,) = desk.window().findChildren(TableDialog)
    dialog.grid.item(1, 1).setText("1,300")
    dialog.caption.setText("Visitors by month")
    dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    changed = desk.blocks[1]
    assert (changed.caption, changed.rows[1]) == ("Visitors by month", ("April", "1,300"))
    desk.session.undo()
    assert desk.blocks[1] == TABLE


def test_cells_of_a_spreadsheet_are_pasted_and_the_grid_grows(qtbot):
    dialog = TableDialog(TABLE)
    qtbot.addWidget(dialog)
    dialog.grid.setCurrentCell(1, 0)
    QApplication.clipboard().setText("May\t980\t3\nJune\t1,100\t4\n")
    qtbot.keyClick(dialog.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog.rows() == (("Month", "People", ""), ("May", "980", "3"), ("June", "1,100", "4"))


def test_rows_and_columns_are_added_and_removed_but_never_the_last(qtbot):
    dialog = TableDialog(TABLE)
    qtbot.addWidget(dialog)
    dialog.add_row()
    dialog.add_column()
    assert len(dialog.rows()) == 3
    assert len(dialog.rows()[0]) == 3
    for _ in range(5):
        dialog.remove_row()
        dialog.remove_column()
    assert dialog.rows() == (("",),) or len(dialog.rows()) == len(dialog.rows()[0]) == 1
