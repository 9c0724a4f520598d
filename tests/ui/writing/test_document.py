"""The document shows rows exactly, and changes as little as it can."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF, QTextCursor, QTextDocument

from releasedesk.model import Paragraph, Span, UnknownBlock
from releasedesk.ui.writing.body import Body
from releasedesk.ui.writing.document import RowDocument
from releasedesk.ui.writing.looks import looks_for
from releasedesk.ui.writing.row_edits import Caret
from releasedesk.ui.writing.rows import Row, rows_of
from tests.ui.writing.test_rows import bodies


def shown(*blocks):
    document = QTextDocument()
    document.documentLayout()
    rows = RowDocument(document, looks_for(False), right_to_left=False)
    body = Body(rows)
    body.show(blocks)
    return document, rows, body


def read_anew(document, rows):
    """The rows as they stand in the document, read from its first to its last character."""
    _, before, after = rows.touched(0, document.characterCount())
    assert before == after
    return after


@given(st.lists(bodies(), min_size=1, max_size=4))
def test_any_blocks_survive_being_shown_after_any_others(qapp, states):
    document, rows, body = shown()
    for blocks in states:
        body.show(blocks)
        assert document.blockCount() == len(rows.rows)
        assert read_anew(document, rows) == rows_of(blocks)
        assert not body.read(0, document.characterCount())
        assert body.blocks == blocks


def test_what_only_a_newer_version_knows_survives(qapp):
    text = ("plain ", Span.model_validate({"text": "small", "caps": {"kind": "small"}}), " plain")
    paragraph = Paragraph.model_construct(id="a", kind="paragraph", text=text)
    blocks = (paragraph, UnknownBlock.model_validate({"id": "u", "kind": "poll", "votes": 3}))
    document, rows, body = shown(*blocks)
    assert read_anew(document, rows)[0].text == text
    assert body.blocks == blocks


def test_a_caret_stays_beside_its_letters_when_text_changes_elsewhere(qapp):
    document, rows, _ = shown(*(Paragraph(id=str(n), text=f"paragraph {n}") for n in range(5)))
    caret = QTextCursor(document)
    caret.setPosition(rows.position_of(Caret(2, 4)))
    others = [
        Row("paragraph", "x", "new"),
        *rows.rows[:2],
        rows.rows[2]._replace(text="paragraph 2!"),
        rows.rows[4],
    ]
    rows.show(others)
    assert rows.caret_at(caret.position()) == Caret(3, 4)


def test_two_paragraphs_become_one_by_the_break_between_them_alone(qapp):
    document, rows, _ = shown(Paragraph(id="a", text="Open"), Paragraph(id="b", text="water 😀 way"))
    changes = []
    document.contentsChange.connect(lambda at, removed, added: changes.append((at, removed, added)))
    caret = QTextCursor(document)
    caret.setPosition(rows.position_of(Caret(1, 7)))
    rows.show([Row("paragraph", "a", "Openwater 😀 way")])
    assert rows.caret_at(caret.position()) == Caret(0, 11)
    assert document.toPlainText() == "Openwater 😀 way"


def test_what_stays_is_not_touched(qapp):
    document, _, body = shown(*(Paragraph(id=str(n), text=f"paragraph {n}") for n in range(50)))
    changes = []
    document.contentsChange.connect(lambda at, removed, added: changes.append((at, removed, added)))
    body.show(tuple(block.replace(text="other") if block.id == "20" else block for block in body.blocks))
    (at, removed, _added), *others = changes
    start = document.findBlockByNumber(20).position()
    assert not others
    assert start <= at
    assert at + removed <= start + len("paragraph 20") + 1


def test_a_format_alone_changes_without_the_text(qapp):
    document, rows, _ = shown(Paragraph(id="a", text="open water"))
    caret = QTextCursor(document)
    caret.setPosition(2)
    caret.setPosition(9, QTextCursor.MoveMode.KeepAnchor)
    rows.show([Row("paragraph", "a", ("o", Span(text="pen w", strong=True), "ater"))])
    assert (caret.anchor(), caret.position()) == (2, 9)
    assert document.find("pen w").charFormat().fontWeight() >= 700


@pytest.mark.parametrize("right_to_left", [False, True])
def test_a_quote_keeps_room_for_its_closing_mark(qapp, right_to_left):
    looks = looks_for(right_to_left)
    mark = QFontMetricsF(looks.font).horizontalAdvance("”")

    made = looks.block_format(Row("quote", "q"), is_last=True, ends_body=True)

    side = made.leftMargin() if right_to_left else made.rightMargin()
    assert side > mark
