"""Keys that the user changed: they work in the text, are shown everywhere, and free the keys that they replace."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

import releasedesk.ui
from releasedesk.model import Edition, Paragraph, Person, Release, Section, Span
from releasedesk.review.compare import compare
from releasedesk.session.settings import Settings
from releasedesk.ui import keymap
from releasedesk.ui.actions import keys_of
from releasedesk.ui.comparing.compare_dialog import CompareDialog
from releasedesk.ui.dialogs.shortcuts_dialog import groups_of
from releasedesk.ui.form.items import Item
from releasedesk.ui.library.window import LibraryWindow
from releasedesk.ui.library_book import shared
from releasedesk.ui.local_keys import all_specs
from releasedesk.ui.writing.format_bar import FormatBar
from releasedesk.ui.writing.link_tip import link_tip
from releasedesk.ui.writing.menus import block_menu, context_menu
from releasedesk.ui.writing.surface import WritingSurface
from tests.releases import full_release, small_release
from tests.ui.open_window import OpenWindow

Key, Modifier = Qt.Key, Qt.KeyboardModifier

_OWN = {"bold": "Ctrl+D", "insert_section": "Ctrl+B", "move_up": "Ctrl+F2", "link": "", "italic": "F6"}


@pytest.fixture
def window(qtbot, monkeypatch) -> OpenWindow:
    blocks = (Paragraph(id="a", text="One"), Paragraph(id="b", text="Two"))
    edition = Edition(language="en-GB", sections=(Section(id="s", blocks=blocks),))
    return OpenWindow(
        qtbot, monkeypatch, Release(id="r", editions=(edition,)), Settings(shortcuts=dict(_OWN))
    )


@pytest.fixture
def surface(window: OpenWindow) -> WritingSurface:
    found = window.go_to("sections/s/blocks/b/text")
    assert isinstance(found, WritingSurface)
    return found


def test_a_key_of_ones_own_formats_and_the_usual_one_does_what_it_was_given_to(window, surface):
    surface.selectAll()
    QTest.keyClick(surface, Key.Key_D, Modifier.ControlModifier)
    assert window.edition.sections[0].blocks[0].text == (Span(text="One", strong=True),)
    QTest.keyClick(surface, Key.Key_B, Modifier.ControlModifier)
    assert window.session.undo_label == "add section"
    assert window.edition.sections[0].blocks[0].text == (Span(text="One", strong=True),)


def test_a_function_key_formats_too(window, surface):
    surface.selectAll()
    QTest.keyClick(surface, Key.Key_F6)
    assert window.edition.sections[0].blocks[1].text == (Span(text="Two", emphasis=True),)


def test_a_key_that_no_action_has_does_nothing(window, surface):
    before = window.session.release
    for key, modifier in ((Key.Key_K, Modifier.ControlModifier), (Key.Key_Up, Modifier.AltModifier)):
        QTest.keyClick(surface, key, modifier)
    assert window.session.release == before
    QTest.keyClick(surface, Key.Key_F2, Modifier.ControlModifier)
    assert window.session.undo_label == "move paragraph"


def test_the_preferences_open_from_the_text(window, surface, monkeypatch):
    asked = []
    monkeypatch.setattr(window.window.dialogs, "show_preferences", lambda: asked.append(True))
    window.window.actions_["preferences"].triggered.disconnect()
    window.window.actions_["preferences"].triggered.connect(lambda: asked.append(True))
    QTest.keyClick(surface, Key.Key_Comma, Modifier.ControlModifier)
    assert asked


def test_words_are_pasted_without_formats_from_the_menu(window, surface):
    QApplication.clipboard().setText("plain")
    window.do("paste_plain")
    assert "plain" in surface.toPlainText()
    assert window.session.undo_label == "paste as plain text"


def test_bar_menus_and_handle_show_the_keys_as_they_are_now(window, surface):
    surface.selectAll()
    bar = FormatBar(surface, surface.parentWidget())
    assert bar.button("strong").toolTip() == "Bold (Ctrl+D)"
    assert bar.link_button.toolTip() == "Link…"
    menu = context_menu(surface, QPoint(5, 5))
    shown = {action.text(): [key.toString() for key in action.shortcuts()] for action in menu.actions()}
    assert shown["Bold"] == ["Ctrl+D"]
    assert shown["Link…"] == []
    assert shown["Turn into quote"] == ["Ctrl+Alt+1"]
    moves = {action.text(): action.shortcut().toString() for action in block_menu(surface, 0).actions()}
    assert moves["Move up"] == "Ctrl+F2"
    window.window.settings.shortcuts.clear()
    window.window.use_setting("shortcuts")
    assert bar.button("strong").toolTip() == bar.button("strong").accessibleDescription() == "Bold (Ctrl+B)"
    assert bar.link_button.toolTip() == "Link… (Ctrl+K)"


def test_items_of_the_form_are_moved_by_the_same_keys(window, qtbot):
    window.do("insert_contact")
    window.do("insert_contact")
    names = [contact.id for contact in window.edition.contacts]
    window.go_to(f"contacts/{names[-1]}/name")
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Key.Key_F2, Modifier.ControlModifier)
    assert [contact.id for contact in window.edition.contacts] == names[::-1]
    item = next(each for each in window.window.findChildren(Item) if each._menu_button is not None)
    assert "Ctrl+F2" in item._menu_button.toolTip()


def test_what_types_is_no_key_of_an_action(qapp):
    keymap.use({"bold": "D"})
    assert not keymap.action_of(QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_D, Modifier.NoModifier, "d"))
    keymap.use({})


def test_no_widget_writes_out_a_key_that_can_be_changed():
    usual = {each.toString() for spec in all_specs() for each in keys_of(spec, {})}
    for file in sorted(Path(releasedesk.ui.__file__).parent.rglob("*.py")):
        if file.name in ("actions.py", "local_keys.py", "keymap.py", "shortcuts_dialog.py"):
            continue
        keys = r'"[^"\n]*?((?:(?:Ctrl|Alt|Shift)\+)+[A-Z][A-Za-z0-9]*|\bF[1-9][0-2]?\b)'
        for written in re.findall(keys, file.read_text()):
            if written == "F2" and file.name == "limits_page.py":
                continue  # The key with which every table of Qt edits a cell.
            key = QKeySequence(written).toString()
            is_calendar = file.name in ("calendar.py", "dateline_part.py") and key == "Alt+Down"
            assert key not in usual or is_calendar or key == "Ctrl+V", f"{file.name} writes out {written}"


@pytest.fixture
def _usual_keys():
    yield
    keymap.use({})


@pytest.mark.usefixtures("_usual_keys")
def test_the_keys_of_other_windows_are_changed_too(qtbot):
    window = LibraryWindow(shared())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert window.new_button.toolTip() == "Add an entry of this kind (Ctrl+N)"
    keymap.use({"new_entry": "Ctrl+J", "save_entry": ""})
    assert window.new_button.toolTip() == "Add an entry of this kind (Ctrl+J)"
    assert window.pane.save_button.toolTip() == "Keep the changes as a new version"
    QTest.keyClick(window, Key.Key_N, Modifier.ControlModifier)
    assert not window._is_new
    QTest.keyClick(window, Key.Key_J, Modifier.ControlModifier)
    assert window._is_new


@pytest.mark.usefixtures("_usual_keys")
def test_the_keys_of_the_outline_and_of_the_library_s_list_are_changed_too(window, qtbot):
    surface = window.go_to("sections/s/blocks/b/text")
    keymap.use({"outline_2": "Ctrl+J", "remove_entry": "Ctrl+G"})
    QTest.keyClick(surface, Key.Key_2, Modifier.ControlModifier)
    assert window.workspace.place.endswith("/blocks/b/text")
    QTest.keyClick(surface, Key.Key_J, Modifier.ControlModifier)
    assert window.workspace.place.endswith("/headline")
    shared().put(Person(id="m", name="Marta Briain"))
    window.do("library")
    library = window.window.tools.library.library_window
    assert library is not None
    with qtbot.waitActive(library):
        library.activateWindow()
    library.list.setFocus()
    library.list.choose(0)
    QTest.keyClick(library.list, Key.Key_Delete)
    assert len(shared().library().people) == 1
    QTest.keyClick(library.list, Key.Key_G, Modifier.ControlModifier)
    assert shared().library().people == ()


@pytest.mark.usefixtures("_usual_keys")
def test_keys_that_were_changed_walk_through_differences(qtbot):
    keymap.use({"next_difference": "Ctrl+Down"})
    dialog = CompareDialog(compare(full_release(), small_release()), "before", "after")
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    QTest.keyClick(dialog.view.list, Key.Key_F8)
    assert dialog.view.list.currentRow() == 0
    QTest.keyClick(dialog.view.list, Key.Key_Down, Modifier.ControlModifier)
    assert dialog.view.list.currentRow() == 1
    QTest.keyClick(dialog.view.list, Key.Key_F8, Modifier.ShiftModifier)
    assert dialog.view.list.currentRow() == 0


def test_the_sheet_has_the_keys_of_every_window():
    groups = dict(groups_of({"take_theirs": "F9"}))
    assert ("Theirs stands", "F9") in groups["Comparing and merging"]
    assert ("New entry", "Ctrl+N") in groups["Library"]
    assert ("Describe the speaker of the quote", "F2") in groups["Quotes"]


@pytest.mark.usefixtures("_usual_keys")
def test_the_tip_of_a_link_has_the_keys_of_now():
    assert "(Ctrl+K)" in link_tip("https://example.org/")
    keymap.use({"link": "Ctrl+L"})
    assert "(Ctrl+L)" in link_tip("https://example.org/")


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_a_link_under_the_mouse_shows_where_it_leads(qtbot, monkeypatch):
    linked = (Span(text="The report on the west quay", link="https://example.org/report"),)
    edition = Edition(language="en-GB", sections=(Section(id="s", blocks=(Paragraph(id="a", text=linked),)),))
    opened = OpenWindow(qtbot, monkeypatch, Release(id="r", editions=(edition,)))
    surface = opened.go_to("sections/s/blocks/a/text")
    assert isinstance(surface, WritingSurface)
    cursor = surface.textCursor()
    cursor.setPosition(8)
    at = surface.viewport().mapToGlobal(surface.cursorRect(cursor).center())
    QApplication.sendEvent(
        surface.viewport(), QHelpEvent(QEvent.Type.ToolTip, surface.viewport().mapFromGlobal(at), at)
    )
    assert "https://example.org/report" in QToolTip.text()
    assert "(Ctrl+K)" in QToolTip.text()
    QToolTip.hideText()
