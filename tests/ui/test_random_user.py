"""The checks of the random user see what is wrong, and its keys go where those of a keyboard go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QApplication, QMenu

from fuzzing.user import hands
from fuzzing.user.checks import Checks
from releasedesk.editing.edit import Edit
from releasedesk.model import Quote
from releasedesk.model.place import put, resolve
from releasedesk.ui.controls.growing_field import GrowingField
from releasedesk.ui.writing.surface import WritingSurface
from tests.releases import full_release
from tests.ui.open_window import OpenWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def opened(qtbot, monkeypatch) -> OpenWindow:
    return OpenWindow(qtbot, monkeypatch, full_release())


@pytest.fixture
def told(opened) -> list[str]:
    return []


@pytest.fixture
def checks(told) -> Checks:
    made = Checks(told.append)
    made.look()
    return made


def a_quote(opened: OpenWindow) -> str:
    edition = opened.edition
    return next(
        f"editions/{edition.language}/sections/{section.id}/blocks/{block.id}"
        for section in edition.sections
        for block in section.blocks
        if isinstance(block, Quote)
    )


def test_a_window_in_order_passes(opened, checks, told):
    opened.go_to("headline")
    opened.qtbot.keyClicks(QApplication.focusWidget(), "Now ")
    checks.look()
    checks.look_closely()
    checks.undo_everything()
    assert told == []


def test_a_field_that_shows_something_else_is_seen(opened, checks, told):
    field = opened.go_to("headline")
    assert isinstance(field, GrowingField)
    with QSignalBlocker(field):
        field.setPlainText("Something else")
    checks.look_closely()
    assert len(told) == 1
    assert "headline shows 'Something else'" in told[0]


def test_a_text_that_shows_something_else_is_seen(opened, checks, told):
    surface = opened.go_to("sections/s1/blocks/p1/text")
    assert isinstance(surface, WritingSurface)
    with QSignalBlocker(surface.document()):
        surface.textCursor().insertText("x")
    checks.look_closely()
    assert told
    assert "believes to show" in told[0]


@pytest.mark.parametrize(("place", "number"), [("headline", 1), ("the quote", 0)])
def test_a_quote_that_an_edit_elsewhere_changes_is_seen(opened, checks, told, place: str, number: int):
    quote = a_quote(opened)
    changed = put(opened.session.release, f"{quote}/paragraphs", ("Never said.",))
    edited = quote if place == "the quote" else f"editions/{opened.edition.language}/{place}"
    opened.session.apply(Edit("typing", changed, (edited,)))
    assert len(told) == number


def test_an_embargo_that_an_edit_elsewhere_changes_is_seen(opened, checks, told):
    line = f"editions/{opened.edition.language}/release_line"
    other = resolve(opened.session.release, line).replace(kind="hold", until=None, time_zone="")
    changed = put(opened.session.release, line, other)
    opened.session.apply(Edit("typing", changed, (f"editions/{opened.edition.language}/headline",)))
    assert [sentence for sentence in told if "the release line" in sentence]


def test_keys_go_to_the_menu_that_is_open_and_combinations_to_the_window(opened):
    field = opened.go_to("headline")
    before = field.text()
    menu = QMenu(opened.window)
    chosen: list[str] = []
    menu.addAction("First", lambda: chosen.append("first"))
    menu.popup(opened.window.mapToGlobal(opened.window.rect().center()))
    hands.write("x")
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    assert chosen == ["first"]
    assert field.text() == before
    hands.be_active()
    field.setFocus()
    hands.write("Q")
    hands.write("é")
    assert sorted(field.text()) == sorted(f"{before}Qé")
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == before
