"""What is written is seen: the form follows the cursor also where a text grows by more than a screen at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from releasedesk.model import Paragraph, Section
from releasedesk.session.settings import Settings
from releasedesk.ui.controls.scroll_keeper import cursor_rect
from tests.releases import empty_release, small_release
from tests.ui.open_window import OpenWindow


def height_of_caret(window: OpenWindow) -> int:
    """Return how far down in the form the cursor is, in pixels."""
    field = QApplication.focusWidget()
    assert field is not None
    return field.mapTo(window.workspace.form.viewport(), cursor_rect(field).center()).y()


@pytest.mark.parametrize("where", ["first", "last"])
def test_the_end_of_a_long_text_that_is_pasted_is_in_view(qtbot, monkeypatch, where):
    sections = tuple(
        Section(id=f"s{at}", heading=f"Part {at}", blocks=(Paragraph(id=f"p{at}", text="Words."),))
        for at in range(9)
    )
    release = empty_release() if where == "first" else small_release(sections=sections)
    window = OpenWindow(qtbot, monkeypatch, release, Settings(moves_smoothly=False))
    window.workspace.form.complete()
    section = window.edition.sections[0 if where == "first" else -1]
    surface = window.go_to(f"sections/{section.id}/blocks/{section.blocks[0].id}")
    data = QMimeData()
    data.setText(
        "\n\n".join(
            f"Paragraph {number} about the quay, the lock and the lighthouse." for number in range(80)
        )
    )
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(surface, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    form = window.workspace.form
    # The layout takes some steps until the form is as high as its text.
    qtbot.waitUntil(lambda: form.verticalScrollBar().maximum() > 2 * form.viewport().height())
    qtbot.waitUntil(lambda: 0 < height_of_caret(window) < form.viewport().height())
    for _ in range(3):
        QApplication.processEvents()
    assert 0 < height_of_caret(window) < form.viewport().height()
    # It stays there, wherever one goes on.
    QTest.keyClicks(surface, " More")
    QApplication.processEvents()
    assert 0 < height_of_caret(window) < form.viewport().height()
    window.do("undo")
    window.do("undo")
    QApplication.processEvents()
    assert 0 < height_of_caret(window) < form.viewport().height()


def test_the_outline_shows_a_section_from_its_top_also_where_its_cursor_was_in_view(qtbot, monkeypatch):
    blocks = tuple(Paragraph(id=f"p{at}", text="The quay opens to all. " * 12) for at in range(4))
    sections = tuple(Section(id=f"s{at}", heading=f"Part {at}", blocks=(blocks[at],)) for at in range(4))
    window = OpenWindow(qtbot, monkeypatch, small_release(sections=sections), Settings(moves_smoothly=False))
    form = window.workspace.form
    form.complete()
    for section in ("s1", "s3", "s0"):
        window.workspace.outline.place_requested.emit(f"editions/en-GB/sections/{section}")
        card = form.current_card()
        assert card is not None
        qtbot.waitUntil(lambda card=card: 0 <= card.mapTo(form.viewport(), QPoint(0, 0)).y() < 40)
        assert 0 < height_of_caret(window) < form.viewport().height()
