"""Return presses the button that has the focus, as a person expects who goes through the window with the tabulator."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from releasedesk.session.settings import Settings
from releasedesk.ui.main_window import MainWindow
from tests.releases import small_release
from tests.ui.open_window import OpenWindow

Key = Qt.Key


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_a_release_is_begun_from_the_start_page(qtbot, key: Qt.Key):
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.show_start()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    QTest.keyClick(focus, key)
    assert window.session is not None


def test_a_contact_is_added_from_the_form(qtbot, monkeypatch):
    opened = OpenWindow(qtbot, monkeypatch, small_release())
    opened.workspace.form.complete()
    buttons = opened.workspace.form.findChildren(QPushButton)
    add = next(each for each in buttons if each.accessibleName() == "Add contact")
    before = len(opened.edition.contacts)
    add.setFocus()
    QTest.keyClick(add, Key.Key_Return)
    assert len(opened.edition.contacts) == before + 1
