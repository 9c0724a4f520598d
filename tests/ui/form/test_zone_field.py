"""The field for a time zone, written in from the keyboard."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication

from releasedesk.ui.form.zone_field import ZoneField

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Lists that open do without a window manager here."""


@pytest.fixture
def field(qtbot):
    field = ZoneField()
    qtbot.addWidget(field)
    field.show_zone("Europe/London", dt.datetime(2027, 3, 2))
    field.show()
    qtbot.waitExposed(field)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    return field


def test_words_that_nothing_fits_are_not_written_over(qtbot, field: ZoneField):
    chosen: list[str] = []
    unknown: list[str] = []
    field.zone_chosen.connect(chosen.append)
    field.zone_unknown.connect(unknown.append)
    for character in "next week":
        # The list of offers takes the keys while it is there.
        qtbot.keyClicks(QApplication.activePopupWidget() or field.lineEdit(), character)
    assert field.currentText() == "next week"
    qtbot.keyClick(field.lineEdit(), Qt.Key.Key_Return)
    assert (chosen, unknown) == ([], ["next week"])
    assert field.currentText() == "London (GMT)"


def test_typing_goes_on_after_a_look_at_another_window(qtbot, field: ZoneField):
    qtbot.keyClicks(field.lineEdit(), "Nai")
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.ActiveWindowFocusReason))
    qtbot.keyClicks(field.lineEdit(), "robi")
    assert field.currentText() == "Nairobi"


def test_what_begins_so_is_offered_and_chosen_from_the_list(qtbot, field: ZoneField):
    chosen: list[str] = []
    field.zone_chosen.connect(chosen.append)
    for character in "nai":
        qtbot.keyClicks(QApplication.activePopupWidget() or field.lineEdit(), character)
    assert field.offers.offered() == ("Africa/Nairobi",)
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    assert chosen == ["Africa/Nairobi"]
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown])
def test_arrow_keys_open_the_list_at_the_zone_and_change_none(qtbot, field: ZoneField, key: Qt.Key):
    chosen: list[str] = []
    field.zone_chosen.connect(chosen.append)
    qtbot.keyClick(field, key)
    assert field.view().isVisible()
    assert field.view().currentIndex().data() == "London, Britain (UK)"
    field.hidePopup()
    assert (chosen, field.currentText()) == ([], "London (GMT)")
    # Whoever types now writes another one in its place.
    edit = field.lineEdit()
    assert edit is not None
    assert edit.selectedText() == "London (GMT)"
