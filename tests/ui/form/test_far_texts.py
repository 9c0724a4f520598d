"""Texts that are far from what is seen are let go of, and are there again when somebody comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from releasedesk.model.place import resolve
from releasedesk.model.translation import Counterparts
from releasedesk.ui.editions.marks import Marks
from releasedesk.ui.form.form_column import FormColumn
from releasedesk.ui.form.section_card import SectionCard
from tests.releases import long_release
from tests.ui.form.desk import Desk

FIRST = "editions/en-GB/sections/s0/blocks/p0/text"
LAST = "editions/en-GB/sections/s290/blocks/p299/text"


@pytest.fixture
def form(desk: Callable[[Any, Any], Desk[FormColumn]]) -> Desk[FormColumn]:
    form = desk(FormColumn(), long_release(300))
    settle()
    return form


def settle() -> None:
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


def look_through(form: FormColumn) -> Iterator[SectionCard]:
    """Scroll to the end; yield all cards whose text was shown on the way."""
    bar, seen = form.verticalScrollBar(), set()
    while True:
        for card in form.sections.cards():
            if card.area.surface is not None and card not in seen:
                seen.add(card)
                yield card
        if bar.value() == bar.maximum():
            return
        bar.setValue(bar.value() + form.viewport().height())
        settle()


def scroll_to(form: FormColumn, card: SectionCard) -> None:
    bar = form.verticalScrollBar()
    bar.setValue(bar.value() + card.mapTo(form.viewport(), QPoint(0, 0)).y())
    settle()


def shown(form: FormColumn) -> list[SectionCard]:
    return [card for card in form.sections.cards() if card.area.surface is not None]


def test_what_was_looked_through_goes_and_nothing_moves(form: Desk[FormColumn], qtbot: QtBot) -> None:
    cards = form.part.sections.cards()
    assert list(look_through(form.part)) == cards
    heights, at = [card.height() for card in cards], form.part.verticalScrollBar().value()

    # On a slow machine the first texts go while the last are still scrolled to.
    qtbot.waitUntil(lambda: len(shown(form.part)) <= 10)
    settle()

    # What is inserted goes into the first text, where the cursor was in none.
    first, *others = shown(form.part)
    assert first is cards[0]
    assert others == cards[-len(others) :]
    assert len(others) < 10
    assert [card.height() for card in cards] == heights
    assert form.part.verticalScrollBar().value() == at


def test_a_text_is_there_again_when_it_comes_near(form: Desk[FormColumn], qtbot: QtBot) -> None:
    second = form.part.sections.cards()[1]
    list(look_through(form.part))
    qtbot.waitUntil(lambda: second.area.surface is None)

    scroll_to(form.part, second)

    assert second.area.surface is not None
    assert second.area.surface.toPlainText().startswith("10. Nobody has measured")


def test_the_text_with_the_cursor_stays(form: Desk[FormColumn], qtbot: QtBot) -> None:
    assert form.part.enter(FIRST)
    field = QApplication.focusWidget()
    first, second = form.part.sections.cards()[:2]
    list(look_through(form.part))
    qtbot.waitUntil(lambda: second.area.surface is None)

    assert first.surface is field is QApplication.focusWidget()


def test_the_text_that_the_cursor_was_in_last_stays(form: Desk[FormColumn], qtbot: QtBot) -> None:
    assert form.part.enter(FIRST)
    surface = form.part.current_surface()
    assert form.part.enter("editions/en-GB/headline")
    second = form.part.sections.cards()[1]
    list(look_through(form.part))
    qtbot.waitUntil(lambda: second.area.surface is None)

    assert form.part.current_surface() is surface


def test_undo_comes_back_to_a_text_that_was_let_go(form: Desk[FormColumn]) -> None:
    first = form.part.sections.cards()[0]
    assert form.part.enter(FIRST)
    QTest.keyClicks(first.surface, "Yes ")
    list(look_through(form.part))
    assert form.part.enter(LAST)
    settle()
    form.part._far.let_go()
    assert first.area.surface is None
    assert str(resolve(form.release, FIRST)).startswith("Yes 0.")

    form.undo()

    assert first.surface.toPlainText().startswith("0. Nobody")
    assert QApplication.focusWidget() is first.surface


def test_nothing_goes_while_the_mouse_holds_something(
    form: Desk[FormColumn], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    list(look_through(form.part))
    form.part._far.let_go()
    assert shown(form.part) == form.part.sections.cards()
    monkeypatch.undo()
    form.part._far.let_go()
    assert len(shown(form.part)) <= 10


def test_marks_of_a_translation_come_and_go_with_the_text(form: Desk[FormColumn]) -> None:
    marks = Marks(form.part)
    second = form.part.sections.cards()[1]
    where = "editions/en-GB/sections/s10/blocks/p10"
    second.area.fill()
    marks.show_pending([Counterparts("p10", "changed", where, where, "before", "now", "words")])
    assert marks.mark_of("p10") is not None
    list(look_through(form.part))
    form.part._far.let_go()
    settle()
    assert marks.mark_of("p10") is None

    scroll_to(form.part, second)

    assert marks.mark_of("p10") is not None
