"""The cursor walks from text to heading to text, and sections join where nothing parts them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from releasedesk.model import Edition, Paragraph, Release, Section
from releasedesk.ui.form.form_column import FormColumn
from releasedesk.ui.writing.surface import WritingSurface
from tests.ui.form.desk import Desk

Key = Qt.Key


@pytest.fixture
def form(desk, qtbot) -> Desk[FormColumn]:
    sections = (
        Section(id="a", blocks=(Paragraph(id="a1", text="One"),)),
        Section(id="b", heading="Second", blocks=(Paragraph(id="b1", text="Two"),)),
        Section(id="c", blocks=(Paragraph(id="c1", text="Three"),)),
    )
    made = desk(
        FormColumn(), Release(id="r", editions=(Edition(language="en-GB", headline="H", sections=sections),))
    )
    made.part.enter("editions/en-GB/sections/a/blocks/a1")
    QApplication.processEvents()
    return made


def press(qtbot, *keys: Key) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)
        QApplication.processEvents()


def here() -> tuple[str, int]:
    """The text of the line that the cursor is in, and where it is in it."""
    widget = QApplication.focusWidget()
    if isinstance(widget, WritingSurface):
        return widget.toPlainText(), widget.textCursor().position()
    assert isinstance(widget, QLineEdit)
    return widget.text(), widget.cursorPosition()


def test_right_walks_on_into_heading_and_text_and_left_walks_back(form, qtbot):
    stations = []
    for _ in range(4):
        stations.append(here())
        press(qtbot, Key.Key_End, Key.Key_Right)
    assert stations == [("One", 0), ("Second", 0), ("Two", 0), ("", 0)]
    assert here() == ("Three", 0)
    press(qtbot, Key.Key_Left, Key.Key_Left)
    assert here() == ("Two", 3)
    press(qtbot, Key.Key_Home, Key.Key_Left)
    assert here() == ("Second", 6)
    press(qtbot, Key.Key_Home, Key.Key_Left)
    assert here() == ("One", 3)


def test_backspace_at_the_start_joins_sections_that_no_heading_parts(form, qtbot):
    form.part.enter("editions/en-GB/sections/c/blocks/c1")
    press(qtbot, Key.Key_Home, Key.Key_Backspace)
    assert [section.id for section in form.edition.sections] == ["a", "b"]
    assert here() == ("Two\nThree", 4)
    assert form.session.undo_label == "join sections"
    press(qtbot, Key.Key_Backspace)
    assert here() == ("TwoThree", 3)


def test_backspace_goes_to_the_heading_first_and_in_front_of_it_joins(form, qtbot):
    form.part.enter("editions/en-GB/sections/b/blocks/b1")
    press(qtbot, Key.Key_Home, Key.Key_Backspace)
    assert here() == ("Second", 6)
    press(qtbot, Key.Key_Home, Key.Key_Backspace)
    assert [section.id for section in form.edition.sections] == ["a", "c"]
    assert here() == ("One\nSecond\nTwo", 4)


def test_delete_at_the_end_joins_what_follows(form, qtbot):
    form.part.enter("editions/en-GB/sections/b/blocks/b1")
    press(qtbot, Key.Key_End, Key.Key_Delete)
    assert [section.id for section in form.edition.sections] == ["a", "b"]
    form.part.enter("editions/en-GB/sections/a/blocks/a1")
    press(qtbot, Key.Key_End, Key.Key_Delete)
    assert here() == ("Second", 0)


def test_headline_and_headings_are_set_typographically(form, qtbot):
    form.part.enter("editions/en-GB/headline")
    qtbot.keyClicks(QApplication.focusWidget(), '"')
    assert form.edition.headline == "“H"
    press(qtbot, Key.Key_Backspace)
    assert form.edition.headline == '"H'
    form.part.enter("editions/en-GB/sections/b/heading")
    press(qtbot, Key.Key_End)
    qtbot.keyClicks(QApplication.focusWidget(), "'s 'x'")
    assert form.edition.sections[1].heading == "Second’s ‘x’"
    press(qtbot, Key.Key_Backspace)
    assert form.edition.sections[1].heading == "Second’s ‘x'"
