"""The bar beside what is selected."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QToolButton

from releasedesk.model import ListBlock, Paragraph, Span
from releasedesk.ui.writing.format_bar import FormatBar, FormatBarKeeper

SHIFT = Qt.KeyboardModifier.ShiftModifier


def bar_of(desk) -> FormatBar | None:
    return desk.widget().findChild(FormatBar)


def select_and_wait(desk, qtbot, start, end) -> FormatBar:
    desk.select(start, end)
    qtbot.waitUntil(lambda: (bar := bar_of(desk)) is not None and bar.isVisible())
    bar = bar_of(desk)
    assert bar is not None
    return bar


def test_there_is_none_before_something_is_selected(desk):
    desk.type("x")
    assert desk.surface.findChild(FormatBarKeeper) is None
    assert bar_of(desk) is None


def test_it_comes_with_a_selection_and_goes_with_it(desk, qtbot):
    bar = select_and_wait(desk, qtbot, (3, 0), (3, 6))
    assert desk.surface.hasFocus()
    desk.press(Qt.Key.Key_Right)
    assert not bar.isVisible()
    desk.press(Qt.Key.Key_Left, SHIFT)
    qtbot.waitUntil(bar.isVisible)
    desk.type("x")
    assert not bar.isVisible()


def test_it_sets_formats_and_shows_them(desk, qtbot):
    bar = select_and_wait(desk, qtbot, (5, 0), (5, 4))
    bar.button("strong").click()
    assert desk.blocks[-1].text == (Span(text="Fees", strong=True), " rise.")
    assert bar.button("strong").isChecked()
    assert not bar.button("emphasis").isChecked()
    bar.button("strong").click()
    assert desk.blocks[-1].text == "Fees rise."
    assert not bar.button("strong").isChecked()


def test_it_makes_lists(desk, qtbot):
    bar = select_and_wait(desk, qtbot, (5, 0), (5, 4))
    bar.button("bullets").click()
    assert isinstance(desk.blocks[-1], ListBlock)
    assert not bar.isVisible()


@pytest.mark.parametrize(("start", "end"), [((0, 0), (0, 5)), ((1, 0), (4, 3)), ((5, 0), (5, 10))])
def test_it_never_stands_over_the_selected_line_or_out_of_sight(desk, qtbot, start, end):
    bar = select_and_wait(desk, qtbot, start, end)
    surface, page = desk.surface, desk.widget()
    for row, offset in (start, end):
        cursor = surface.textCursor()
        cursor.setPosition(surface.row_document.position_of(type(surface.caret())(row, offset)))
        line = surface.cursorRect(cursor)
        assert not bar.geometry().intersects(
            QRect(surface.viewport().mapTo(page, line.topLeft()), line.size())
        )
    assert page.visibleRegion().boundingRect().contains(bar.geometry())


def test_every_button_has_a_name_and_leaves_the_focus(desk, qtbot):
    bar = select_and_wait(desk, qtbot, (0, 0), (0, 5))
    for button in bar.findChildren(QToolButton):
        assert button.accessibleName()
        assert button.toolTip().startswith(button.accessibleName())
        assert button.focusPolicy() == Qt.FocusPolicy.NoFocus
    desk.cards[-1].surface.setFocus()
    QApplication.processEvents()
    assert not bar.isVisible()


def test_a_text_that_goes_takes_its_bar_along(desk_of, qtbot):
    desk = desk_of((Paragraph(id="p1", text="The quay opens."),))
    select_and_wait(desk, qtbot, (0, 0), (0, 5))
    desk.cards[0].area._empty()
    qtbot.waitUntil(lambda: bar_of(desk) is None)
