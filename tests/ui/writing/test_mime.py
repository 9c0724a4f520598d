"""Copying and pasting: between sections everything is kept, from elsewhere what is meant and not how it looked."""

from __future__ import annotations

import pytest
from hypothesis import given
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from releasedesk.editing.body import block_texts
from releasedesk.model import ListBlock, Paragraph, Quote, Span, plain_text
from releasedesk.ui.writing.foreign_text import rows_from_words, text_from_html
from releasedesk.ui.writing.menus import context_menu
from releasedesk.ui.writing.mime import mime_of, pasted_rows
from releasedesk.ui.writing.row_edits import Caret
from releasedesk.ui.writing.rows import Row, rows_of
from tests.ui.writing.test_rows import bodies

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def html(source: str) -> QMimeData:
    data = QMimeData()
    data.setHtml(source)
    return data


@given(bodies())
def test_copied_blocks_come_back_whole_under_new_names(qapp, blocks):
    pasted = pasted_rows(mime_of(rows_of(blocks), blocks))
    assert len(pasted.blocks) == len(blocks)
    for was, now in zip(blocks, pasted.blocks, strict=True):
        assert now.id != was.id
        assert now.replace(id=was.id) == was


def test_html_is_read_for_what_it_means():
    text = text_from_html(
        "<p style='font:20px Arial'>One <b>two</b></p><h2 style='color:red'>Head</h2>"
        "<ul><li>dot</li><li>dash</li></ul><ol><li>first</li></ol><blockquote>said</blockquote><p> </p>"
    )
    assert text.rows == [Row("paragraph", "", ("One ", Span(text="two", strong=True)))]
    ((heading, rows),) = text.sections
    assert heading == "Head"
    assert [row.kind for row in rows] == ["bullets", "bullets", "numbers", "quote"]
    assert rows[0].block == rows[1].block != rows[2].block


def test_a_lone_heading_is_text():
    text = text_from_html("<h1>Harbour wall to open</h1>")
    assert (text.rows, text.sections) == ([Row("paragraph", "", "Harbour wall to open")], [])


def test_plain_text_is_a_paragraph_for_each_line():
    assert rows_from_words("one\r\n\r\n two \n") == [Row("paragraph", "", "one"), Row("paragraph", "", "two")]
    assert rows_from_words("a b ") == [Row("paragraph", "", "a b ")]
    assert rows_from_words("") == []


def test_a_quote_is_copied_with_its_speaker(desk):
    desk.select((0, 4), (2, 6))
    desk.press(Qt.Key.Key_C, CONTROL)
    desk.put(5, 10)
    desk.press(Qt.Key.Key_V, CONTROL)
    *_, ending, quote = desk.blocks
    assert ending.text == "Fees rise.quay opens."
    assert isinstance(quote, Quote)
    assert quote.speaker == "ailsa"
    assert quote.paragraphs == ("We are giving it back.", "It was")
    assert desk.session.undo_label == "paste"
    assert desk.surface.caret() == Caret(7, 6)


def test_a_word_is_pasted_into_the_text_without_its_kind(desk):
    desk.select((3, 0), (3, 6))
    desk.press(Qt.Key.Key_C, CONTROL)
    desk.select((0, 4), (0, 8))
    desk.press(Qt.Key.Key_V, CONTROL)
    assert desk.blocks[0] == Paragraph(id="p1", text="The Eleven opens.")


def test_paragraphs_pasted_into_a_list_become_items(desk):
    desk.put(3, len("Eleven moorings"))
    data = QMimeData()
    data.setText(" and more\nThree gates")
    desk.surface.insertFromMimeData(data)
    assert desk.blocks[2].items == ("Eleven mooringsand more", "Three gates", "Two cranes")


def test_a_list_pasted_into_a_paragraph_parts_it(desk):
    desk.put(0, 8)
    desk.surface.insertFromMimeData(html("<ul><li>one</li><li>two</li></ul>"))
    first, items, rest = desk.blocks[:3]
    assert (first.text, rest.text) == ("The quay", " opens.")
    assert isinstance(items, ListBlock)
    assert items.items == ("one", "two")


def test_a_list_pasted_into_an_empty_paragraph_takes_its_place(desk_of):
    desk = desk_of((Paragraph(id="p"),))
    desk.surface.insertFromMimeData(html("<ol><li>one</li><li>two</li></ol>"))
    assert [type(block) for block in desk.blocks] == [ListBlock]


@pytest.mark.parametrize(("start", "end"), [((0, 1), (0, 5)), ((1, 3), (2, 6)), ((3, 2), (4, 3))])
def test_what_is_cut_is_pasted_back(desk, start, end):
    before = desk.blocks
    desk.select(start, end)
    desk.press(Qt.Key.Key_X, CONTROL)
    assert desk.session.undo_label == "cut"
    assert desk.blocks != before
    desk.press(Qt.Key.Key_V, CONTROL)
    assert desk.blocks == before


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ((0, 0), (1, 0)),
        ((0, 0), (4, 0)),
        ((1, 0), (3, 0)),
        ((3, 0), (4, 0)),
    ],
)
def test_whole_rows_that_are_cut_are_pasted_back_with_their_ends(desk, start, end):
    """Two paragraphs and a first item became items of the list that they had stood above."""

    def shape() -> list[tuple[str, list[object]]]:
        return [(block.kind, list(block_texts(block))) for block in desk.blocks]

    before = shape()
    desk.select(start, end)
    desk.press(Qt.Key.Key_X, CONTROL)
    assert shape() != before
    desk.press(Qt.Key.Key_V, CONTROL)
    assert shape() == before


def test_pasting_plain_drops_formats(desk):
    QApplication.clipboard().setMimeData(
        mime_of([Row("paragraph", "", (Span(text="bold", strong=True),))], ())
    )
    desk.put(0, 0)
    desk.press(Qt.Key.Key_V, CONTROL | SHIFT)
    assert desk.blocks[0].text == "boldThe quay opens."


@pytest.mark.parametrize(
    ("row", "offset", "expected"),
    [
        (5, 5, ["The opens.", "Fees  quayrise."]),
        (0, 0, [" quayThe opens.", "Fees rise."]),
        (0, 14, ["The opens quay.", "Fees rise."]),
    ],
)
def test_dragged_text_moves(desk, row, offset, expected):
    desk.select((0, 3), (0, 8))
    dragged = pasted_rows(desk.surface.createMimeDataFromSelection())
    desk.surface.commands.drop_rows(dragged.rows, Caret(row, offset), dragged.blocks, is_move=True)
    assert [plain_text(block.text) for block in (desk.blocks[0], desk.blocks[-1])] == expected
    assert desk.session.undo_label == "move text"


def test_a_clipboard_that_another_program_holds_is_an_empty_one(desk, monkeypatch):
    class Held:
        def mimeData(self) -> None:
            return None

    monkeypatch.setattr(QGuiApplication, "clipboard", Held)
    texts = block_texts(desk.blocks)
    menu = context_menu(desk.surface, QPoint(5, 5))
    assert [entry.isEnabled() for entry in menu.actions() if entry.text().startswith("Paste")] == [
        False,
        False,
    ]
    desk.surface.pasting.paste_plain()
    assert block_texts(desk.blocks) == texts
