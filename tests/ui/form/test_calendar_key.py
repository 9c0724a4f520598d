"""The key that opens the calendar of a field does so in the window too, where it moves blocks elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from releasedesk.ui.controls.date_field import DateField
from releasedesk.ui.controls.moment_field import MomentField
from releasedesk.ui.form.zone_field import ZoneField
from tests.releases import EMBARGO, small_release
from tests.ui.open_window import OpenWindow

# Menus and lists that pop up are raised and grab the keyboard, which the offscreen screen cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_same_key_opens_the_list_of_a_field_that_cannot_move(qtbot, monkeypatch):
    opened = OpenWindow(qtbot, monkeypatch, small_release(release_line=EMBARGO))
    zone = opened.workspace.form.findChild(ZoneField)
    assert zone is not None
    zone.setFocus()
    QTest.keyClick(zone, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert zone.view().isVisible()
    assert opened.window.status.message == ""
    zone.hidePopup()


@pytest.mark.parametrize("kind", [DateField, MomentField])
def test_the_calendar_is_opened_by_its_key(qtbot, monkeypatch, kind: type[DateField] | type[MomentField]):
    opened = OpenWindow(qtbot, monkeypatch, small_release(release_line=EMBARGO))
    opened.workspace.form.complete()
    field = next(each for each in opened.workspace.form.findChildren(kind) if each.isVisible())
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert field.calendar.popup is not None
    assert field.calendar.popup.isVisible()
    assert opened.window.status.message == ""
    field.calendar.popup.hide()


def test_the_calendar_is_wholly_on_the_screen(qtbot):
    field = DateField()
    qtbot.addWidget(field)
    screen = field.screen().availableGeometry()
    field.resize(120, 30)
    field.move(screen.right() - 130, screen.bottom() - 40)
    field.show()
    qtbot.waitExposed(field)
    field.calendar.open()
    assert field.calendar.popup is not None
    shown = field.calendar.popup.geometry()
    assert screen.contains(shown)
    assert shown.bottom() < field.mapToGlobal(field.rect().topLeft()).y()
    field.calendar.popup.hide()
