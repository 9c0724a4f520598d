"""The handle beside a block, and dragging it."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from releasedesk.model import Paragraph, Quote
from releasedesk.ui.writing.block_handle import BlockHandle, drop_position

LEFT = Qt.MouseButton.LeftButton

# Menus and lists that pop up are raised and grab the keyboard, which the offscreen screen cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def pair(desk_of, qtbot):
    desk = desk_of(
        tuple(Paragraph(id=name, text=f"Paragraph {name}") for name in "abc"),
        (Paragraph(id="d", text="Other"),),
    )
    assert all(card.surface for card in desk.cards)

    def is_laid_out() -> bool:
        first, second = desk.cards[:2]
        is_apart = (
            second.y() >= first.y() + first.height() and first.height() >= first.minimumSizeHint().height()
        )
        return is_apart and all(card.area.height() >= card.surface.height() for card in desk.cards)

    qtbot.waitUntil(is_laid_out)
    QTest.qWait(10)
    return desk


def handle_of(desk) -> BlockHandle:
    return desk.surface.findChild(BlockHandle)


def middle_of(desk, card: int, row: int, *, lower: bool) -> QPoint:
    """A point in the upper or lower half of a row, on the screen."""
    surface = desk.cards[card].surface
    rect = surface.document().documentLayout().blockBoundingRect(surface.row_document.text_block(row))
    return surface.viewport().mapToGlobal(QPoint(60, round(rect.bottom() - 2 if lower else rect.top() + 2)))


def drag(handle: BlockHandle, to: QPoint) -> None:
    QTest.mousePress(handle, LEFT, pos=handle.rect().center())
    for step in (QPoint(0, 30), None):
        QTest.mouseMove(handle, handle.rect().center() + step if step else handle.mapFromGlobal(to))
    QTest.mouseRelease(handle, LEFT, pos=handle.mapFromGlobal(to))


def order(desk) -> list[list[str]]:
    return [[block.id for block in section.blocks] for section in desk.session.edition.sections]


def test_it_stands_beside_the_block_with_the_caret(pair):
    pair.put(1)
    handle = handle_of(pair)
    assert handle.isVisible()
    assert handle.accessibleName()
    above = handle.y()
    pair.put(2)
    assert handle.y() > above


def test_a_block_is_dragged_within_its_section(pair):
    pair.put(0)
    drag(handle_of(pair), middle_of(pair, 0, 2, lower=True))
    assert order(pair) == [["b", "c", "a"], ["d"]]
    pair.put(1)
    drag(handle_of(pair), middle_of(pair, 0, 0, lower=False))
    assert order(pair) == [["c", "b", "a"], ["d"]]
    pair.session.undo()
    pair.session.undo()
    assert order(pair) == [["a", "b", "c"], ["d"]]


def test_a_block_is_dropped_where_the_mouse_is_between_two_blocks(desk_of):
    """In the gap between them, and beside the fields of a quote, no row lies."""
    quote = Quote(id="q", speaker="ailsa", paragraphs=("We open.",))
    desk = desk_of(
        (*(Paragraph(id=name, text=f"Paragraph {name}") for name in "ab"), quote, Paragraph(id="c"))
    )
    QTest.qWait(10)
    surface = desk.surface
    layout = surface.document().documentLayout()
    rects = [layout.blockBoundingRect(surface.row_document.text_block(row)) for row in range(4)]
    for above, below in itertools.pairwise(range(4)):
        assert drop_position(surface, rects[below].top() - 1)[0] == below
        beside_fields = surface.rows[above].kind == "quote"
        assert drop_position(surface, rects[above].bottom() + 1)[0] == (above if beside_fields else below)
    assert drop_position(surface, rects[3].bottom() + 40)[0] == 4


def test_a_block_is_dragged_into_another_section(pair):
    pair.put(1)
    drag(handle_of(pair), middle_of(pair, 1, 0, lower=False))
    assert order(pair) == [["a", "c"], ["b", "d"]]
    assert pair.cards[1].surface.hasFocus()


def test_a_mark_shows_where_it_would_land_and_escape_leaves_everything(pair):
    pair.put(0)
    handle = handle_of(pair)
    QTest.mousePress(handle, LEFT, pos=handle.rect().center())
    QTest.mouseMove(handle, handle.rect().center() + QPoint(0, 40))
    assert pair.surface.page_painter.drop_at is not None
    QTest.keyClick(handle, Qt.Key.Key_Escape)
    assert pair.surface.page_painter.drop_at is None
    QTest.mouseRelease(handle, LEFT, pos=handle.rect().center())
    assert order(pair) == [["a", "b", "c"], ["d"]]
    assert pair.labels == []


def test_its_menu_moves_turns_and_removes(pair, qtbot):
    pair.put(1)
    for text, expected in (
        ("Move up", ["b", "a", "c"]),
        ("Turn into quote", ["b", "a", "c"]),
        ("Remove", ["a", "c"]),
    ):
        QTest.mouseClick(handle_of(pair), LEFT)
        menu = pair.surface.findChildren(QMenu)[-1]
        qtbot.waitUntil(menu.isVisible)
        next(action for action in menu.actions() if action.text() == text).trigger()
        menu.close()
        assert order(pair)[0] == expected
    assert pair.labels == ["move paragraph", "turn into quote", "remove quote"]
