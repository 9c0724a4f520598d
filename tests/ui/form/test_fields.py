from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from releasedesk.ui.controls.growing_field import GrowingField
from releasedesk.ui.controls.line_field import LineField
from tests.releases import small_release

PLACE = "editions/en-GB/headline"


@pytest.fixture(params=[LineField, GrowingField])
def field(request, qtbot: QtBot) -> LineField | GrowingField:
    made = request.param()
    qtbot.addWidget(made)
    made.resize(300, made.height())
    made.show_text(PLACE, "Quay opens")
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def position(field: LineField | GrowingField) -> int:
    return field.cursorPosition() if isinstance(field, LineField) else field.textCursor().position()


def headline_after(operation) -> str:
    return operation(small_release()).release.original.headline


def test_typing_asks_for_the_text(field, qtbot: QtBot):
    qtbot.keyClick(field, Qt.Key.Key_End)
    with qtbot.waitSignal(field.edit_requested) as asked:
        qtbot.keyClicks(field, "!")
    assert headline_after(asked.args[0]) == "Quay opens!"


def test_showing_asks_for_nothing_and_keeps_the_cursor(field, qtbot: QtBot):
    qtbot.keyClick(field, Qt.Key.Key_End)
    with qtbot.assertNotEmitted(field.edit_requested), qtbot.assertNotEmitted(field.cursor_moved):
        field.show_text(PLACE, "West Quay opens")
    assert position(field) == len("West Quay opens")
    assert field.text() == "West Quay opens"


def test_the_cursor_counts_characters_beyond_the_basic_plane(field, qtbot: QtBot):
    qtbot.keyClick(field, Qt.Key.Key_End)
    field.show_text(PLACE, "👩 Quay opens")
    qtbot.keyClicks(field, "!")
    assert field.text() == "👩 Quay opens!"


def test_only_moves_by_hand_are_told(field, qtbot: QtBot):
    qtbot.keyClick(field, Qt.Key.Key_End)
    with qtbot.assertNotEmitted(field.cursor_moved):
        qtbot.keyClicks(field, " soon")
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(field.cursor_moved):
        qtbot.keyClick(field, Qt.Key.Key_Left)


def test_entering_goes_to_where_the_text_was_changed_from_elsewhere(field, qtbot: QtBot):
    qtbot.keyClick(field, Qt.Key.Key_Home)
    field.show_text(PLACE, "Quay soon opens")
    field.enter()
    assert position(field) == len("Quay soon ")


def test_focus_tells_the_place(field, qtbot: QtBot):
    field.clearFocus()
    with qtbot.waitSignal(field.place_entered) as entered:
        field.setFocus()
    assert entered.args == [PLACE]


def test_pasted_lines_become_one(field, qtbot: QtBot):
    QApplication.clipboard().setText("Harbour\n  Trust\n")
    field.selectAll()
    with qtbot.waitSignal(field.edit_requested) as asked:
        field.paste()
    assert headline_after(asked.args[0]) == "Harbour Trust"
    assert field.text() == "Harbour Trust"


@pytest.mark.parametrize("kind", [LineField, GrowingField])
def test_undo_belongs_to_the_window(kind, qtbot: QtBot):
    field = kind()
    field.show_text(PLACE, "Quay")
    window = QMainWindow()
    qtbot.addWidget(window)
    undone: list[bool] = []
    action = QAction("Undo", window)
    action.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
    action.triggered.connect(lambda: undone.append(True))
    window.addAction(action)
    content = QWidget()
    QVBoxLayout(content).addWidget(field)
    window.setCentralWidget(content)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.keyClicks(field, "x")
    text = field.text()
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]
    assert field.text() == text


def test_a_long_headline_wraps_and_grows(qtbot: QtBot):
    field = GrowingField("headline")
    qtbot.addWidget(field)
    field.resize(300, 40)
    with qtbot.waitExposed(field):
        field.show()
    field.show_text(PLACE, "Quay")
    low = field.height()
    field.show_text(PLACE, "Harbour Trust opens the first public quay in eighty years to everybody who walks")
    assert field.height() > 2 * low - 20
    assert field.verticalScrollBar().maximum() == 0


def test_a_growing_field_never_holds_a_line_break(qtbot: QtBot):
    field = GrowingField()
    qtbot.addWidget(field)
    field.show_text(PLACE, "Quay")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    data = QMimeData()
    data.setText("a\nb\u2028c")
    field.insertFromMimeData(data)
    assert "\n" not in field.text()
    assert field.text() == "a b cQuay"


def test_spaces_that_do_not_break_are_kept(qtbot: QtBot):
    field = GrowingField()
    qtbot.addWidget(field)
    field.show_text(PLACE, "10\u00a0000 people")
    asked: list = []
    field.edit_requested.connect(asked.append)
    qtbot.keyClicks(field, "x")
    assert headline_after(asked[0]) == "x10\u00a0000 people"


def test_names_of_people_are_set_as_the_language_of_the_edition_wants_them(qtbot):
    """Their place is in no edition, and so they had the straight marks of the keyboard."""
    from releasedesk.model import Edition, Person, Release
    from releasedesk.ui.writing.person_fields import person_field, show_person

    fields = {"name": person_field(), "title": person_field(), "organisation": person_field()}
    for field in fields.values():
        qtbot.addWidget(field)
    person = Person(id="p")
    edition = Edition(language="en-GB")
    show_person(fields, "people/p", person, Release(id="r", people=(person,), editions=(edition,)), edition)
    qtbot.keyClicks(fields["title"], "head of the mayor's office")
    assert fields["title"].text() == "head of the mayor’s office"
    qtbot.keyClick(fields["title"], Qt.Key.Key_Backspace)
    assert fields["title"].text() == "head of the mayor’s offic"
