"""Words of the window are not cut where there is room for them, at twice the usual size of text too."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from releasedesk.session.settings import Settings
from releasedesk.ui.main_window import MainWindow
from releasedesk.ui.preferences.keys_page import KeysPage


@pytest.mark.usefixtures("large")
def test_the_start_page_says_in_full_what_each_way_to_begin_does(qtbot):
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.show_start()
    QApplication.processEvents()
    for way in window.start_page.ways:
        labels = way.findChildren(QLabel)
        assert way.accessibleDescription() in [label.text() for label in labels]
        for label in labels:
            assert label.height() >= label.heightForWidth(label.width())
            assert way.rect().contains(label.geometry())


@pytest.mark.usefixtures("large")
def test_the_field_for_a_new_key_says_what_to_do(qtbot):
    page = KeysPage(Settings())
    qtbot.addWidget(page)
    page.resize(740, 500)
    page.show()
    QApplication.processEvents()
    field = page.keys.findChild(QLineEdit)
    assert field is not None
    assert field.fontMetrics().horizontalAdvance(field.placeholderText()) < field.width() - 20
    for button in (page.set_button, page.remove_button, page.usual_button, page.all_usual_button):
        assert button.width() >= button.sizeHint().width()
        assert page.rect().contains(button.geometry())
