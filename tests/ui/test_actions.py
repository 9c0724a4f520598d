"""The table of actions: complete, without two of one key."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolButton

from releasedesk.ui import menus, theme
from releasedesk.ui.actions import Actions, specs
from releasedesk.ui.commands import COMMANDS
from releasedesk.ui.icons import icon


def test_no_two_actions_share_a_name_or_a_key():
    names = Counter(spec.name for spec in specs())
    keys = Counter(key for spec in specs() for key in spec.key.split())
    assert not [name for name, count in (names + keys).items() if count > 1]


def test_every_key_is_one_that_qt_understands(qapp):
    keys = [key for spec in specs() for key in spec.key.split()]
    assert all(QKeySequence(key).count() == 1 and QKeySequence(key).toString() for key in keys)


def test_no_two_entries_of_a_menu_share_a_letter():
    letters = Counter((spec.menu, spec.text.partition("&")[2][:1].lower()) for spec in specs())
    assert not [letter for letter, count in letters.items() if count > 1]


def test_every_entry_says_what_it_does_and_has_a_letter():
    assert all(spec.tip and "&" in spec.text and spec.icon and spec.menu for spec in specs())


def test_every_command_of_the_form_is_an_action():
    assert set(COMMANDS) <= {spec.name for spec in specs()}


def test_the_menus_hold_every_action_once(qapp, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)
    menus.build_menus(window, actions)
    held = []

    def walk(menu):
        for action in menu.actions():
            if action.menu() is not None:
                walk(action.menu())
            elif not action.isSeparator():
                held.append(action.objectName())

    walk(window.menuBar())
    assert sorted(name for name in held if name) == sorted(spec.name for spec in specs())
    tops = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert tops == ["File", "Edit", "Insert", "Format", "Languages", "View", "Tools", "Help"]


def test_what_needs_a_release_is_off_without_one(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)
    actions.show_release_open(False)
    assert not actions["save"].isEnabled()
    assert not actions["insert_quote"].isEnabled()
    assert actions["open"].isEnabled()


def test_undo_and_redo_say_what_they_would_do(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)
    actions.show_history("typing", None)
    assert actions["undo"].text() == "&Undo typing"
    assert actions["undo"].isEnabled()
    assert actions["redo"].text() == "&Redo"
    assert not actions["redo"].isEnabled()


def test_the_tool_bar_names_its_buttons(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    bar = menus.build_tool_bar(window, Actions(window))
    assert [button.text() for button in bar.findChildren(QToolButton) if button.text()] == [
        "Undo",
        "Redo",
        "Section",
        "Quote",
        "List",
    ]


@pytest.mark.parametrize("shade", ["light", "dark"])
def test_a_menu_shows_which_switches_are_on(qtbot, qapp, shade):
    theme.apply(qapp, shade)
    menu = QMenu()
    qtbot.addWidget(menu)
    switch = menu.addAction(icon("panel-left"), "Outline")
    switch.setCheckable(True)
    menu.resize(menu.sizeHint())
    off = menu.grab().toImage()
    switch.setChecked(True)
    assert menu.grab().toImage() != off


def test_blocks_of_one_kind_stand_together_in_the_menu_that_inserts_them():
    names = [spec.name for spec in specs() if spec.menu == "Insert"]
    assert names[3:5] == ["insert_bullets", "insert_numbers"]
