"""The card of a section and the card of the notes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from releasedesk.model import Edition, ListBlock, Paragraph, Release, Section
from releasedesk.ui import theme
from releasedesk.ui.form.section_card import SectionCard
from releasedesk.ui.writing.row_edits import Caret

LEFT = Qt.MouseButton.LeftButton

# Menus and lists that pop up are raised and grab the keyboard, which the offscreen screen cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def choose(card, text: str) -> None:
    QTest.mouseClick(card.menu_button, LEFT)
    menu = card.findChildren(QMenu)[-1]
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()


def test_the_heading_is_written_and_enter_goes_into_the_text(desk):
    card = desk.cards[0]
    card.heading.setFocus()
    QTest.keyClicks(card.heading, "The quay")
    assert desk.session.edition.sections[0].heading == "The quay"
    assert card.surface.accessibleName() == "Text of section The quay"
    QTest.keyClick(card.heading, Qt.Key.Key_Return)
    assert card.surface.hasFocus()
    QTest.keyClick(card.surface, Qt.Key.Key_Up)
    assert card.heading.hasFocus()
    assert desk.places[-1] == "editions/en-GB/sections/s0/heading"


def test_an_empty_opening_says_what_belongs_there(desk_of):
    desk = desk_of((), (Paragraph(id="p"),))
    assert desk.cards[0].surface.page_painter.hint.startswith("Who, what, when")
    assert desk.cards[0].surface.accessibleName() == "Text of the opening"
    assert desk.cards[1].surface.accessibleName() == "Text of section Heading 1"


def test_sections_move_and_go_by_their_menu(desk_of):
    desk = desk_of((Paragraph(id="a"),), (Paragraph(id="b"),))
    choose(desk.cards[1], "Move section up")
    assert [section.id for section in desk.session.edition.sections] == ["s1", "s0"]
    choose(desk.cards[1], "Remove section")
    assert [section.id for section in desk.session.edition.sections] == ["s0"]


def test_a_section_is_dragged_by_its_handle(desk_of):
    desk = desk_of((Paragraph(id="a"),), (Paragraph(id="b"),), (Paragraph(id="c"),))
    handle = desk.cards[0].handle
    QTest.mousePress(handle, LEFT, pos=handle.rect().center())
    QTest.mouseMove(handle, handle.rect().center() + QPoint(0, 30))
    target = handle.mapFromGlobal(desk.cards[1].mapToGlobal(QPoint(20, desk.cards[1].height() - 2)))
    QTest.mouseMove(handle, target)
    QTest.mouseRelease(handle, LEFT, pos=target)
    assert [section.id for section in desk.session.edition.sections] == ["s1", "s0", "s2"]


def test_a_text_out_of_sight_costs_nothing_until_it_comes_near(qtbot):
    section = Section(id="s", blocks=tuple(Paragraph(id=str(n), text="word " * 80) for n in range(100)))
    release = Release(id="r", editions=(Edition(language="en", sections=(section,)),))
    card = SectionCard("s")
    qtbot.addWidget(card)
    card.show_edition(release, release.original)
    card.resize(700, card.sizeHint().height())
    assert card.area.surface is None
    assert card.sizeHint().height() > 5000
    assert not card.fill_if_near(QRect(0, -3000, 700, 1000))
    assert card.fill_if_near(QRect(0, 0, 700, 500))
    assert card.area.surface is not None


def test_entering_a_place_shows_the_text_first(qtbot):
    section = Section(id="s", blocks=(Paragraph(id="a", text="one"), Paragraph(id="b", text="two")))
    release = Release(id="r", editions=(Edition(language="en", sections=(section,)),))
    card = SectionCard("s")
    qtbot.addWidget(card)
    card.show_edition(release, release.original)
    assert card.enter("editions/en/sections/s/blocks/b/text")
    assert card.surface.caret() == Caret(1, 0)
    assert not card.enter("editions/en/sections/other/blocks/b/text")
    assert not card.enter("editions/en/notes")


def test_notes_are_written_on_the_same_surface(desk_of):
    desk = desk_of((Paragraph(id="a"),), notes=(ListBlock(id="n", ordered=True, items=("One",)),))
    surface = desk.cards[-1].surface
    assert desk.enter("editions/en-GB/notes/n/items/0")
    assert desk.places[-1] == "editions/en-GB/notes/n/items/0"
    QTest.keyClick(surface, Qt.Key.Key_End)
    QTest.keyClick(surface, Qt.Key.Key_Return)
    QTest.keyClicks(surface, "Two")
    assert desk.session.edition.notes == (ListBlock(id="n", ordered=True, items=("One", "Two")),)


def test_the_surface_is_as_high_as_its_text(desk):
    before = desk.surface.height()
    desk.put(0, 3)
    desk.press(Qt.Key.Key_Return)
    assert desk.surface.height() > before
    assert desk.surface.verticalScrollBar().maximum() <= 0 or desk.surface.verticalScrollBar().value() == 0


def test_the_surface_is_as_high_as_its_text_at_any_width(desk_of):
    desk = desk_of(tuple(Paragraph(id=str(n), text="word " * 60) for n in range(40)))
    surface = desk.surface
    for width in (700, 420, 900):
        desk.resize(width, 500)
        QTest.qWait(1)
        last = surface.document().documentLayout().blockBoundingRect(surface.document().lastBlock())
        assert last.bottom() <= surface.viewport().height() <= last.bottom() + 4


def test_another_theme_changes_the_looks_and_nothing_else(desk, qapp):
    blocks = desk.blocks
    desk.put(2, 4)
    theme.apply(qapp, "dark")
    assert desk.blocks == blocks
    assert desk.surface.caret() == Caret(2, 4)
    assert desk.labels == []


def test_a_language_from_right_to_left_is_written_so(qtbot, desk_of):
    desk = desk_of((Paragraph(id="a", text="نص"),), language="ar")
    assert desk.surface.right_to_left
    assert desk.surface.cursorRect().x() > desk.surface.viewport().width() / 2
