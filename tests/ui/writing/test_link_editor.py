"""The small dialog for the address of a link."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from releasedesk.editing.edit import Edit
from releasedesk.model import Paragraph, Span
from releasedesk.model.place import put
from releasedesk.ui.writing.link_editor import LinkEditor, checked_address
from releasedesk.ui.writing.row_edits import Caret

# Menus and lists that pop up are raised and grab the keyboard, which the offscreen screen cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://harbourtrust.example/tides?a=1#b", "https://harbourtrust.example/tides?a=1#b"),
        (" www.harbourtrust.example ", "https://www.harbourtrust.example"),
        ("press@harbourtrust.example", "mailto:press@harbourtrust.example"),
        ("mailto:press@harbourtrust.example", "mailto:press@harbourtrust.example"),
        ("tel:+44 131 496 0142", "tel:+44-131-496-0142"),
    ],
)
def test_addresses_are_completed(written, address):
    assert checked_address(written) == address


@pytest.mark.parametrize(
    "written",
    ["", "the quay", "javascript:alert(1)", "file:///etc/passwd", "http://", "a@b", "https://a b.c"],
)
def test_what_is_no_address_is_refused_in_a_sentence(written):
    with pytest.raises(ValueError, match=r"\.$"):
        checked_address(written)


def editor_of(desk) -> LinkEditor:
    desk.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return desk.surface.findChildren(LinkEditor)[-1]


def test_selected_words_become_a_link_and_words_again(desk):
    desk.select((0, 4), (0, 8))
    editor = editor_of(desk)
    QTest.keyClicks(editor.address, "harbourtrust.example")
    QTest.keyClick(editor.address, Qt.Key.Key_Return)
    assert desk.blocks[0].text == ("The ", Span(text="quay", link="https://harbourtrust.example"), " opens.")
    assert desk.session.undo_label == "link"
    desk.put(0, 6)
    editor = editor_of(desk)
    assert editor.address.text() == "https://harbourtrust.example"
    QTest.mouseClick(editor.remove_button, Qt.MouseButton.LeftButton)
    assert desk.blocks[0].text == "The quay opens."


@pytest.mark.parametrize(("first", "last"), [(4, 9), (3, 8), (3, 9)])
def test_blanks_beside_the_words_that_are_selected_stay_outside_the_link(desk, first, last):
    desk.select((0, first), (0, last))
    editor = editor_of(desk)
    QTest.keyClicks(editor.address, "harbourtrust.example")
    QTest.keyClick(editor.address, Qt.Key.Key_Return)
    assert desk.blocks[0].text == ("The ", Span(text="quay", link="https://harbourtrust.example"), " opens.")
    assert desk.surface.selection() == (Caret(0, first), Caret(0, last))
    editor = editor_of(desk)
    assert editor.address.text() == "https://harbourtrust.example"


def test_a_blank_that_came_linked_is_text_again_with_its_words(desk_of):
    desk = desk_of((Paragraph(id="p", text=("See ", Span(text="tides ", link="https://a.example"), "now.")),))
    desk.select((0, 4), (0, 10))
    editor = editor_of(desk)
    QTest.mouseClick(editor.remove_button, Qt.MouseButton.LeftButton)
    assert desk.blocks[0].text == "See tides now."


def test_an_address_in_place_of_blanks_alone_is_written_beside_them(desk_of):
    desk = desk_of((Paragraph(id="p", text="At  once"),))
    desk.select((0, 2), (0, 4))
    editor = editor_of(desk)
    QTest.keyClicks(editor.address, "a.example")
    QTest.keyClick(editor.address, Qt.Key.Key_Return)
    assert desk.blocks[0].text == ("At  ", Span(text="https://a.example", link="https://a.example"), "once")


def test_a_wrong_address_is_said_and_changes_nothing(desk):
    desk.select((0, 4), (0, 8))
    editor = editor_of(desk)
    QTest.keyClicks(editor.address, "the quay")
    QTest.keyClick(editor.address, Qt.Key.Key_Return)
    assert editor.isVisible()
    assert editor.problem.text().endswith(".")
    assert editor.address.accessibleDescription() == editor.problem.text()
    assert editor.address.property("invalid") == "true"
    QTest.keyClicks(editor.address, ".example")
    assert (editor.problem.isVisible(), editor.address.property("invalid")) == (False, "false")
    assert editor.address.accessibleDescription().startswith("Where the link leads")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert desk.labels == []


@pytest.mark.parametrize("blocks", [(Paragraph(id="p1", text="Tides turn the quay."),), ()])
def test_words_that_came_in_meanwhile_become_no_link(desk, blocks):
    desk.select((3, 0), (3, 3))
    editor = editor_of(desk)
    QTest.keyClicks(editor.address, "harbourtrust.example")
    place = f"editions/{desk.session.edition.language}/sections/s0/blocks"
    desk.session.apply(Edit("merge", put(desk.session.release, place, blocks), (place,)))
    QTest.keyClick(editor.address, Qt.Key.Key_Return)
    assert editor.problem.text().startswith("The text was changed meanwhile")
    assert desk.session.undo_label == "merge"
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()


def test_without_a_selection_the_address_itself_is_written(desk_of):
    desk = desk_of((Paragraph(id="p", text="Write to "),))
    desk.put(0, 9)
    editor = editor_of(desk)
    QTest.keyClicks(editor.address, "press@harbourtrust.example")
    QTest.keyClick(editor.address, Qt.Key.Key_Return)
    assert desk.blocks[0].text == (
        "Write to ",
        Span(text="press@harbourtrust.example", link="mailto:press@harbourtrust.example"),
    )


def test_a_new_address_is_that_of_the_whole_link_also_of_blanks_in_it(desk_of):
    desk = desk_of(
        (Paragraph(id="p", text=("The", Span(text=" quay ", link="https://a.example"), "opens.")),)
    )
    desk.put(0, 6)
    editor = editor_of(desk)
    editor.address.setText("https://b.example")
    QTest.keyClick(editor.address, Qt.Key.Key_Return)
    assert desk.blocks[0].text == ("The", Span(text=" quay ", link="https://b.example"), "opens.")
