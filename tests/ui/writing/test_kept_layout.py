"""Only the paragraph with the caret keeps its glyphs."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from releasedesk.ui.writing.kept_layout import KeptLayout


class Edit(QTextEdit):
    """A text of three paragraphs that keeps one of them."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlainText("One\nTwo\nThree")
        self.kept_layout = KeptLayout(self)


@pytest.fixture
def edit(qtbot) -> QTextEdit:
    edit = Edit()
    qtbot.addWidget(edit)
    return edit


def kept(edit: QTextEdit) -> list[str]:
    blocks = [edit.document().findBlockByNumber(number) for number in range(edit.document().blockCount())]
    return [block.text() for block in blocks if block.layout().cacheEnabled()]


def put_caret(edit: QTextEdit, paragraph: int) -> None:
    edit.setTextCursor(QTextCursor(edit.document().findBlockByNumber(paragraph)))


def test_the_paragraph_with_the_caret_keeps_its_glyphs_and_no_other(edit: QTextEdit) -> None:
    put_caret(edit, 1)
    assert kept(edit) == ["Two"]
    put_caret(edit, 2)
    assert kept(edit) == ["Three"]
    edit.insertPlainText("Twenty ")
    assert kept(edit) == ["Twenty Three"]


def test_a_paragraph_that_is_gone_or_parted_is_no_matter(edit: QTextEdit) -> None:
    put_caret(edit, 1)
    edit.textCursor().insertBlock()
    assert kept(edit)[-1:] == ["Two"]
    assert len(kept(edit)) == 1
    edit.setPlainText("Another text\nof two lines")
    put_caret(edit, 1)
    assert kept(edit) == ["of two lines"]
    edit.textCursor().deletePreviousChar()
    assert kept(edit) == ["Another textof two lines"]
