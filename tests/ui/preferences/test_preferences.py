"""The preferences: every setting has its page, what is chosen holds at once, and keys can be changed."""

from __future__ import annotations

from typing import TypeVar, get_type_hints

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from releasedesk.session.settings import Settings
from releasedesk.ui.actions import Actions, specs
from releasedesk.ui.local_keys import all_specs
from releasedesk.ui.preferences.dialog import PreferencesDialog
from releasedesk.ui.preferences.keys_page import KeysPage
from releasedesk.ui.preferences.page import SettingsPage
from releasedesk.ui.preferences.table import PAGES, unplaced

Control = TypeVar("Control", bound=QWidget)


def test_every_setting_is_on_a_page_or_remembered_by_itself() -> None:
    assert unplaced() == set()


@pytest.mark.parametrize("page", [page for page in PAGES if page.preferences], ids=lambda page: page.name)
def test_every_preference_has_a_control_with_name_and_help(qtbot, page) -> None:
    shown = SettingsPage(page, Settings())
    qtbot.addWidget(shown)
    for preference in page.preferences:
        control = shown.findChild(QWidget, preference.field)
        assert control is not None, preference.field
        assert control.accessibleName() == preference.label
        assert control.accessibleDescription() == preference.help


def control_of(dialog: PreferencesDialog, name: str, kind: type[Control]) -> Control:
    found = dialog.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def test_what_is_chosen_is_in_the_settings_at_once(qtbot) -> None:
    settings = Settings()
    dialog = PreferencesDialog(settings)
    qtbot.addWidget(dialog)
    said: list[str] = []
    dialog.setting_changed.connect(said.append)
    theme = control_of(dialog, "theme", QComboBox)
    theme.setCurrentIndex(theme.findData("dark"))
    control_of(dialog, "reopens_files", QCheckBox).setChecked(False)
    assert (settings.theme, settings.reopens_files) == ("dark", False)
    assert said == ["theme", "reopens_files"]


def test_a_value_that_is_not_on_the_list_stays_chosen(qtbot) -> None:
    settings = Settings(new_language="cy-GB")
    dialog = PreferencesDialog(settings)
    qtbot.addWidget(dialog)
    assert control_of(dialog, "new_language", QComboBox).currentData() == "cy-GB"
    assert settings.new_language == "cy-GB"


def test_the_kinds_of_the_settings_are_known() -> None:
    kinds = get_type_hints(Settings)
    assert {preference.field for page in PAGES for preference in page.preferences} <= set(kinds)


class Keys:
    """The page of keys, with the actions of a window that follow it."""

    def __init__(self, qtbot) -> None:
        self.settings = Settings()
        self.window = QWidget()
        self.page = KeysPage(self.settings)
        qtbot.addWidget(self.window)
        qtbot.addWidget(self.page)
        self.actions = Actions(self.window)
        self.page.keys_changed.connect(lambda: self.actions.set_keys(self.settings.shortcuts))
        self.qtbot = qtbot

    def choose(self, name: str) -> None:
        rows = [spec.name for spec in all_specs()]
        self.page.list.setCurrentItem(self.page._items()[rows.index(name)])

    def press(self, key: str) -> None:
        self.page.keys.setKeySequence(QKeySequence(key))

    def click(self, button) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def of(self, name: str) -> list[str]:
        return [key.toString() for key in self.actions[name].shortcuts()]


@pytest.fixture
def keys(qtbot) -> Keys:
    return Keys(qtbot)


def test_a_key_is_set_and_taken_back(keys: Keys) -> None:
    keys.choose("save")
    keys.press("F12")
    keys.click(keys.page.set_button)
    assert keys.of("save") == ["F12"]
    assert keys.settings.shortcuts == {"save": "F12"}
    keys.click(keys.page.usual_button)
    assert keys.of("save") == ["Ctrl+S"]
    assert keys.settings.shortcuts == {}


def test_a_key_has_one_owner_and_who_loses_it_is_said_before(keys: Keys) -> None:
    keys.choose("save")
    keys.press("Ctrl+B")
    assert "“Bold”" in keys.page.said.text()
    keys.click(keys.page.set_button)
    assert keys.of("save") == ["Ctrl+B"]
    assert keys.of("bold") == []
    keys.choose("bold")
    keys.click(keys.page.usual_button)
    assert keys.of("bold") == ["Ctrl+B"]
    assert keys.of("save") == []


def test_of_two_keys_only_the_one_that_was_taken_is_lost(keys: Keys) -> None:
    keys.choose("save")
    keys.press("Ctrl+Y")
    keys.click(keys.page.set_button)
    assert keys.of("redo") == ["Ctrl+Shift+Z"]


def test_a_key_may_be_for_something_else_in_another_window(keys: Keys) -> None:
    keys.choose("new_entry")
    keys.press("Ctrl+B")
    assert keys.page.said.text() == ""
    keys.click(keys.page.set_button)
    assert keys.settings.shortcuts == {"new_entry": "Ctrl+B"}
    assert keys.of("bold") == ["Ctrl+B"]
    keys.choose("save_entry")
    keys.press("Ctrl+B")
    assert "“New entry”" in keys.page.said.text()


def test_an_action_may_have_no_key(keys: Keys) -> None:
    keys.choose("bold")
    keys.click(keys.page.remove_button)
    assert keys.of("bold") == []
    keys.click(keys.page.all_usual_button)
    assert keys.of("bold") == ["Ctrl+B"]


def test_the_rows_of_keys_have_the_padding_of_the_style_sheet(keys: Keys) -> None:
    keys.page.show()
    row = keys.page.list.visualItemRect(keys.page._items()[0]).height()
    assert row >= keys.page.fontMetrics().height() + 6


def test_actions_are_found_by_name_or_key(keys: Keys) -> None:
    keys.page.filter.setText("numbered")
    shown = [item.text(0) for item in keys.page._items() if not item.isHidden()]
    assert shown == ["Insert: Numbered list", "Format: Turn into: Numbered list"]


def test_the_usual_keys_are_each_of_one_action() -> None:
    usual = [key for spec in specs() for key in spec.key.split()]
    assert len(usual) == len(set(usual))
