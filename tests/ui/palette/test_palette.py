"""The palette finds actions and places, does what is chosen, and gives the cursor back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from releasedesk.project.document import Project
from releasedesk.session.session import Session
from releasedesk.session.settings import Settings
from releasedesk.ui.dialogs import questions
from releasedesk.ui.dialogs.questions import Unsaved
from releasedesk.ui.main_window import MainWindow
from releasedesk.ui.palette.entries import action_entries, place_entries
from tests.releases import full_release


@pytest.fixture
def window(qtbot, monkeypatch) -> MainWindow:
    monkeypatch.setattr(questions, "ask_about_unsaved_work", lambda *_: Unsaved.DISCARD)
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.show_session(Session(Project(full_release())))
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def opened(window: MainWindow):
    window.actions_["palette"].trigger()
    palette = window.dialogs.palette
    assert palette is not None
    assert palette.isVisible()
    assert palette.field.hasFocus()
    return palette


def titles(palette) -> list[str]:
    return [entry.title for entry in palette.model.entries]


def test_every_action_is_there_and_every_kind_of_place(window) -> None:
    palette = opened(window)
    names = {entry.action for entry in palette.model.entries} - {""}
    assert names == {entry.action for entry in action_entries()}
    release = full_release()
    groups = {entry.group for entry in place_entries(release, release.original)}
    assert {"Go to", "People", "Contacts", "Boilerplate", "Notes to editors"} <= groups


def test_every_place_can_be_entered(window) -> None:
    release = window.session.release
    for entry in place_entries(release, release.original):
        assert window.workspace.go_to(entry.place), entry


def test_an_action_is_found_by_typing_and_done_with_return(window, qtbot) -> None:
    palette = opened(window)
    qtbot.keyClicks(palette.field, "insert contact")
    assert titles(palette)[0] == "Contact"
    count = len(window.session.edition.contacts)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert len(window.session.edition.contacts) == count + 1
    assert palette.isHidden()


def test_a_person_is_found_without_accents_and_the_cursor_goes_there(window, qtbot) -> None:
    person = next(person for person in window.session.release.people if person.name)
    palette = opened(window)
    qtbot.keyClicks(palette.field, person.name.split()[-1].lower())
    row = next(row for row, entry in enumerate(palette.model.entries) if entry.group == "People")
    for _ in range(row):
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == person.name


def test_what_cannot_be_done_now_stands_last_and_says_so(window) -> None:
    palette = opened(window)
    enabled = [palette.model.is_enabled(entry) for entry in palette.model.entries]
    assert enabled == sorted(enabled, reverse=True)
    last = palette.model.index(palette.model.rowCount() - 1)
    assert "not available now" in palette.model.data(last, Qt.ItemDataRole.AccessibleTextRole)


def test_escape_gives_the_cursor_back_where_it_was(window, qtbot) -> None:
    window.workspace.go_to(f"editions/{window.session.edition.language}/headline")
    before = QApplication.focusWidget()
    palette = opened(window)
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert QApplication.focusWidget() is before


def test_the_cursor_is_not_given_back_to_what_is_hidden_meanwhile(window) -> None:
    window.actions_["find"].trigger()
    finding = window.tools.finding
    assert finding.panel.isAncestorOf(QApplication.focusWidget())
    palette = opened(window)
    finding.dock.hide()
    palette.close_again()
    focus = QApplication.focusWidget()
    assert focus is None or focus.isVisible()


def test_a_word_that_nothing_is_called_is_answered_in_words(window, qtbot) -> None:
    palette = opened(window)
    qtbot.keyClicks(palette.field, "xyzzy")
    assert palette.model.rowCount() == 0
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_the_words_that_say_so_are_seen(window, qtbot) -> None:
    palette = opened(window)
    qtbot.keyClicks(palette.field, "xyzzy")
    assert palette.list.isHidden()
    assert "Nothing is called that" in palette._nothing.text()
    assert palette._nothing.isVisible()


def test_on_the_start_page_there_are_actions_alone(qtbot) -> None:
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.show_start()
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    palette = opened(window)
    assert all(entry.action for entry in palette.model.entries)


def test_a_field_that_is_gone_by_then_does_not_get_the_cursor_back(window, qtbot) -> None:
    other = QLineEdit(window)
    other.show()
    other.setFocus()
    palette = opened(window)
    other.deleteLater()
    QApplication.sendPostedEvents(other, QEvent.Type.DeferredDelete)
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()


def test_the_menu_bar_that_is_left_again_gives_the_cursor_to_no_hidden_palette(window, qtbot) -> None:
    window.workspace.go_to(f"editions/{window.session.edition.language}/headline")
    before = QApplication.focusWidget()
    palette = opened(window)
    qtbot.keyClick(palette.field, Qt.Key.Key_Alt)
    bar = window.menuBar()
    assert QApplication.focusWidget() is bar
    assert palette.isHidden()
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before
