"""The menus and the palette offer what can be done where the cursor is; a key that can do nothing says so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QMenuBar
from shiboken6 import delete

from releasedesk.model import Paragraph
from tests.releases import full_release, release_with
from tests.ui.open_window import OpenWindow

# Menus grab the keyboard, which the offscreen screen cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

FORMATS = {"bold", "italic", "superscript", "subscript", "link"}
TURNS = {"turn_paragraph", "turn_quote", "turn_bullets", "turn_numbers"}


@pytest.fixture
def open_window(qtbot, monkeypatch) -> OpenWindow:
    return OpenWindow(qtbot, monkeypatch, full_release())


def menu_of(window: OpenWindow, title: str) -> QMenu:
    for action in window.window.menuBar().actions():
        menu = action.menu()
        if action.text().replace("&", "") == title and isinstance(menu, QMenu):
            return menu
    raise LookupError(title)


def greyed(window: OpenWindow, *titles: str) -> set[str]:
    """Return what cannot be chosen in open menus."""
    found: set[str] = set()
    for title in titles or ("File", "Edit", "Insert", "Format"):
        menu = menu_of(window, title)
        menu.aboutToShow.emit()
        inner = [action.menu() for action in menu.actions()]
        for each in (menu, *(one for one in inner if isinstance(one, QMenu))):
            found |= {action.objectName() for action in each.actions() if not action.isEnabled()}
        menu.aboutToHide.emit()
    return found - {""}


def enabled(window: OpenWindow) -> set[str]:
    return {action.objectName() for action in window.window.actions() if action.isEnabled()}


def first_block(window: OpenWindow) -> str:
    section = window.edition.sections[0]
    return f"sections/{section.id}/blocks/{section.blocks[0].id}"


def test_in_the_headline_nothing_of_the_text_is_offered(open_window):
    open_window.go_to("headline")
    off = greyed(open_window)
    assert off >= FORMATS | TURNS | {"move_up", "move_down", "remove", "cut", "copy", "decide"}
    assert not off & {"paste", "select_all", "save", "insert_quote", "insert_section"}


def test_in_the_text_formats_are_offered_and_cutting_with_a_selection(open_window):
    text = open_window.go_to(first_block(open_window))
    off = greyed(open_window)
    assert not off & (FORMATS | TURNS)
    assert {"cut", "copy", "move_up"} <= off
    assert not off & {"move_down", "remove", "paste"}
    open_window.do("select_all")
    assert text.textCursor().hasSelection()
    assert not greyed(open_window) & {"cut", "copy"}


def test_a_single_paragraph_has_nowhere_to_move(qtbot, monkeypatch):
    window = OpenWindow(qtbot, monkeypatch, release_with(Paragraph(id="p1", text="It opens.")))
    window.go_to(first_block(window))
    assert {"move_up", "move_down"} <= greyed(window, "Edit")


def test_a_closed_menu_leaves_every_key_alive(open_window):
    open_window.go_to("headline")
    before = enabled(open_window)
    greyed(open_window)
    assert enabled(open_window) == before
    assert "bold" in before


def test_a_release_open_for_reading_stays_so_after_a_menu(open_window):
    open_window.go_to("headline")
    open_window.window.actions_.show_read_only()
    before = enabled(open_window)
    assert "paste" in greyed(open_window, "Edit")
    assert enabled(open_window) == before


def test_the_menu_bar_itself_does_not_count_as_the_field(open_window):
    open_window.go_to(first_block(open_window))
    bar = open_window.window.menuBar()
    bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
    assert isinstance(QApplication.focusWidget(), QMenuBar)
    assert not greyed(open_window, "Format") & FORMATS


def test_a_field_that_went_away_meanwhile_does_not_count(open_window):
    choice = QComboBox(open_window.window)
    choice.show()
    choice.setFocus()
    open_window.window.menuBar().setFocus(Qt.FocusReason.MenuBarFocusReason)
    delete(choice)
    assert {"cut", "copy"} <= greyed(open_window, "Edit")


def test_the_palette_puts_last_what_cannot_be_done(open_window):
    open_window.go_to("headline")
    open_window.window.actions_["palette"].trigger()
    palette = open_window.window.dialogs.palette
    assert palette is not None
    palette.field.setText("bold")
    model = palette.model
    at = next(index for index, entry in enumerate(model.entries) if entry.action == "bold")
    assert not model.is_enabled(model.entries[at])
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    open_window.go_to(first_block(open_window))
    open_window.window.actions_["palette"].trigger()
    palette.field.setText("bold")
    assert model.entries[0].action == "bold"
    assert model.is_enabled(model.entries[0])


def test_a_key_that_can_do_nothing_says_why(open_window):
    before = open_window.session.release
    QTest.keyClick(open_window.go_to("headline"), Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert open_window.window.status.message == "Put the cursor into the text first."
    assert open_window.window.status.tone == "warning"
    assert open_window.session.release is before
