"""Pasting from other programs into a section: what becomes of it, what is said about it, and how it is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from releasedesk.editing.body import block_texts
from releasedesk.model import ListBlock, Paragraph, Quote, plain_text
from releasedesk.ui import focused
from releasedesk.ui.writing.notice import Notice
from releasedesk.ui.writing.row_edits import Caret
from releasedesk.ui.writing.surface import WritingSurface
from tests.releases import release_with
from tests.ui.open_window import OpenWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CLIPBOARD = Path(__file__).parents[2] / "formats" / "clipboard"


def put_on_clipboard(html: str = "", text: str = "") -> None:
    data = QMimeData()
    if html:
        data.setHtml(html)
    data.setText(text)
    QApplication.clipboard().setMimeData(data)


def paste(desk) -> None:
    desk.press(Qt.Key.Key_V, CONTROL)


def sections(desk) -> list[tuple[str, list[str]]]:
    return [
        (
            section.heading,
            [plain_text(text) for block in section.blocks for text in block_texts(block) or ("",)],
        )
        for section in desk.session.edition.sections
    ]


def notice_of(desk):
    return desk.findChild(Notice)


def said(desk) -> str:
    notice = notice_of(desk)
    return "" if notice is None or notice.isHidden() else notice.label.text()


def test_word_text_becomes_blocks_in_one_step_and_says_what_was_left_out(desk_of):
    desk = desk_of((Paragraph(id="p1", text="Before. After."),))
    desk.put(0, 8)
    html = (CLIPBOARD / "word.html").read_text(encoding="utf-8").replace("h1", "p")
    put_on_clipboard(html, "x")
    paste(desk)
    kinds = [block.kind for block in desk.blocks]
    assert kinds == ["paragraph"] * 3 + ["list", "list", "table", "paragraph"]
    assert plain_text(desk.blocks[0].text) == "Before. Harbour wall to open"
    assert desk.blocks[5].rows == (("Berth", "Fee"), ("A", "£12"))
    assert plain_text(desk.blocks[-1].text) == "After."
    assert isinstance(desk.blocks[4], ListBlock)
    assert desk.blocks[4].ordered
    assert said(desk) == (
        "Pasted without fonts and colours, 1 tracked deletion, 1 comment, hidden text and 1 picture."
    )
    assert desk.session.undo_label == "paste"
    desk.session.undo()
    assert desk.blocks == (Paragraph(id="p1", text="Before. After."),)


def test_whole_paragraphs_put_before_another_one_stay_apart_from_it(desk_of):
    desk = desk_of((Paragraph(id="p1", text="Before."),))
    put_on_clipboard("<p>One</p><p>Two</p>", "x")
    paste(desk)
    assert sections(desk) == [("", ["One", "Two", "Before."])]
    assert desk.blocks[-1].id == "p1"


def test_headings_begin_sections_the_last_of_which_takes_what_follows(desk_of):
    desk = desk_of((Paragraph(id="p1", text="Before. After."), Paragraph(id="p2", text="Last.")))
    desk.put(0, 8)
    put_on_clipboard("<p>One</p><h2>A</h2><p>Two</p><h2>B</h2><p>Three</p>", "x")
    paste(desk)
    assert sections(desk) == [("", ["Before. One"]), ("A", ["Two"]), ("B", ["Three", "After.", "Last."])]
    assert [block.id for block in desk.session.edition.sections[0].blocks] == ["p1"]
    assert desk.session.edition.sections[2].blocks[-1].id == "p2"
    desk.session.undo()
    assert sections(desk) == [("", ["Before. After.", "Last."])]


def test_a_heading_pasted_into_an_empty_section_becomes_its_own(desk_of):
    desk = desk_of((Paragraph(id="p1"),))
    put_on_clipboard("<h2>A</h2><p>Two</p><h3>B</h3>", "x")
    paste(desk)
    assert sections(desk) == [("A", ["Two"]), ("B", [""])]


def test_a_list_that_is_parted_goes_on_below(desk_of):
    desk = desk_of((ListBlock(id="l", items=("one", "two")),))
    desk.put(0, 3)
    put_on_clipboard("<p>x</p><h2>A</h2><p>y</p>", "x")
    paste(desk)
    assert sections(desk) == [("", ["one", "x"]), ("A", ["y", "two"])] or sections(desk) == [
        ("", ["onex"]),
        ("A", ["y", "two"]),
    ]
    assert isinstance(desk.session.edition.sections[1].blocks[-1], ListBlock)


def test_headings_in_notes_are_paragraphs(desk_of):
    desk = desk_of((), notes=(Paragraph(id="n1"),))
    data = QMimeData()
    data.setHtml("<h2>A</h2><p>Two</p>")
    desk.cards[-1].surface.insertFromMimeData(data)
    assert [block.text for block in desk.session.edition.notes] == ["A", "Two"]


def test_plain_text_instead_is_one_click_and_one_step(desk_of):
    desk = desk_of((Paragraph(id="p1", text="Before."),))
    desk.put(0, 7)
    put_on_clipboard("<h2>A</h2><ul><li><b>One</b></li></ul>", "A\n• One")
    paste(desk)
    assert sections(desk) == [("", ["Before."]), ("A", ["One"])]
    put_on_clipboard(text="something else by now")
    desk.session.undo()
    desk.session.redo()
    put_on_clipboard("<p style='color:red'><b>One</b></p>", "One")
    desk.put(0, 7)
    paste(desk)
    (button,) = notice_of(desk).buttons
    assert button.text() == "Paste as plain text"
    button.click()
    assert sections(desk)[0] == ("", ["Before.One"])
    assert desk.session.edition.sections[0].blocks[0].text == "Before.One"
    assert desk.session.undo_label == "paste as plain text"
    assert said(desk) == ""


def test_typing_on_takes_the_line_away(desk_of):
    desk = desk_of((Paragraph(id="p1"),))
    put_on_clipboard("<p style='color:red'>One</p>", "One")
    paste(desk)
    assert said(desk) == "Pasted without fonts and colours."
    desk.type("x")
    assert said(desk) == ""


def test_pasting_plain_text_by_key_makes_nothing_of_signs(desk_of):
    desk = desk_of((Paragraph(id="p1"),))
    put_on_clipboard('<p>• <b>"One"</b></p><p>• Two</p>', "x")
    desk.press(Qt.Key.Key_V, CONTROL | SHIFT)
    assert desk.blocks == (desk.blocks[0], desk.blocks[1])
    assert [block.text for block in desk.blocks] == ['• "One"', "• Two"]
    assert desk.session.undo_label == "paste as plain text"


def test_pasted_marks_stay_as_they_are(desk_of):
    desk = desk_of((Paragraph(id="p1", text="x"),))
    desk.put(0, 1)
    put_on_clipboard(text='"a" -- it\'s...')
    paste(desk)
    assert desk.blocks[0].text == 'x"a" -- it\'s...'


RELEASE = """FOR IMMEDIATE RELEASE

Harbour wall to open after eleven months

TARN HEAD, 3 March 2027 – The Harbour Trust opens the quay on Monday. Boats under nine metres may stay for a night
without paying, provided that somebody sleeps on board. Nobody has measured the tide at the lock since then.

“We are giving it back,” said Ailsa Rennie, chair of the Harbour Trust.

ENDS

Media contact
Ailsa Rennie, press office, +44 1632 960123, press@harbourtrust.example
"""


def test_a_whole_release_in_an_empty_project_is_offered_to_be_sorted(desk_of):
    desk = desk_of((Paragraph(id="p1"),))
    put_on_clipboard(text=RELEASE)
    paste(desk)
    assert said(desk) == "This looks like a whole release."
    (button,) = notice_of(desk).buttons
    button.click()
    edition = desk.session.edition
    assert edition.headline == "Harbour wall to open after eleven months"
    assert edition.language == "en-GB"
    assert [person.name for person in desk.session.release.people][-1] == "Ailsa Rennie"
    assert edition.contacts[0].emails == ("press@harbourtrust.example",)
    desk.session.undo()
    desk.session.undo()
    assert desk.session.edition.headline == ""
    assert sections(desk) == [("", [""])]


def test_it_is_not_offered_where_something_is_written(desk):
    desk.put(0, 0)
    put_on_clipboard(text=RELEASE)
    paste(desk)
    assert said(desk) == ""


@pytest.mark.parametrize("size", [700, 320])
def test_the_line_fits_into_a_narrow_form(desk_of, size):
    desk = desk_of((Paragraph(id="p1"),))
    desk.resize(size, 600)
    put_on_clipboard((CLIPBOARD / "word.html").read_text(encoding="utf-8"), "x")
    paste(desk)
    QApplication.processEvents()
    notice = notice_of(desk)
    assert desk.rect().contains(notice.geometry())
    assert notice.label.height() >= notice.label.heightForWidth(notice.label.width())


@pytest.mark.parametrize(
    ("html", "where", "before", "after"),
    [
        ("<h2>A</h2><p>Two</p>", "text", "Two", "After."),
        ("<h2>A</h2><ul><li>one</li><li>two</li></ul>", "items/1", "two", "After."),
        ("<h2>A</h2><p>Two</p><h2>Bay</h2>", "heading", "Bay", "After."),
    ],
)
def test_one_writes_on_behind_what_was_pasted(
    qtbot, monkeypatch, html: str, where: str, before: str, after: str
):
    blocks = (Paragraph(id="p1", text="Before. After."), Paragraph(id="p2", text="Last."))
    window = OpenWindow(qtbot, monkeypatch, release_with(*blocks))
    surface = window.go_to("sections/s1/blocks/p1/text")
    assert isinstance(surface, WritingSurface)
    surface.put_caret(Caret(0, 8))
    put_on_clipboard(html, "x")
    QTest.keyClick(surface, Qt.Key.Key_V, CONTROL)

    reached = focused.cursor()
    assert reached is not None
    assert (reached.place.endswith(where), reached.offset) == (True, len(before))
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "x")
    last = window.edition.sections[-1]
    written = last.heading if where == "heading" else plain_text(block_texts(last.blocks[0])[-1])
    assert written == before + "x"
    assert plain_text(last.blocks[-2].text) == after

    window.do("undo")
    window.do("undo")
    window.do("redo")
    assert focused.cursor() == reached


def test_the_caret_is_shown_where_one_writes_alone(qtbot, monkeypatch):
    window = OpenWindow(qtbot, monkeypatch, release_with(Paragraph(id="p1", text="Before.")))
    surface = window.go_to("sections/s1/blocks/p1/text")
    assert isinstance(surface, WritingSurface)
    surface.put_caret(Caret(0, 7))
    put_on_clipboard("<h2>A</h2><p>Two</p>", "x")
    QTest.keyClick(surface, Qt.Key.Key_V, CONTROL)
    assert QApplication.focusWidget() is not surface
    shown = surface.grab().toImage()
    QApplication.sendEvent(surface, QFocusEvent(QEvent.Type.FocusOut))
    assert surface.grab().toImage() == shown


def test_a_paragraph_of_a_quote_that_is_still_empty_makes_room_for_a_section(desk_of):
    desk = desk_of((Quote(id="q", paragraphs=("We give it back.", "")),))
    desk.put(1, 0)
    put_on_clipboard("<h2>A</h2><p>Two</p>", "x")
    paste(desk)
    assert sections(desk) == [("", ["We give it back."]), ("A", ["Two"])]
