"""A release that is open for reading: every field says so, looks so, is read with the keyboard, and is searched."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from releasedesk.ui.controls.fold import Fold
from releasedesk.ui.controls.moment_field import MomentField
from tests.releases import full_release
from tests.ui.accessible import problems
from tests.ui.open_window import OpenWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TEXTS = (QLineEdit, QTextEdit, QPlainTextEdit)


@pytest.fixture
def window(qtbot, monkeypatch) -> OpenWindow:
    opened = OpenWindow(qtbot, monkeypatch, full_release())
    opened.session.access.forbid("Anna has it open.", held_by="Anna")
    # What is made later than the release was opened has to know as well.
    opened.workspace.form.complete()
    for area in opened.workspace.form.writing_areas():
        area.fill()
    QApplication.processEvents()
    return opened


def shown(window: OpenWindow, *kinds: type[QWidget]) -> list[QWidget]:
    found = window.workspace.form.findChildren(QWidget)
    return [each for each in found if isinstance(each, kinds) and each.isVisible()]


def state(widget: QWidget) -> QAccessible.State:
    return QAccessible.queryAccessibleInterface(widget).state()


def test_every_text_tells_a_screen_reader_that_it_is_read_only(window):
    texts = [
        each for each in shown(window, *TEXTS) if not isinstance(each.parent(), QComboBox | QAbstractSpinBox)
    ]
    assert len(texts) > 20
    assert [each.accessibleName() for each in texts if not state(each).readOnly] == []
    moments = shown(window, MomentField)
    assert moments
    assert all(isinstance(each, MomentField) and each.isReadOnly() for each in moments)
    assert problems(window.window) == []


def test_what_would_choose_is_disabled_and_what_opens_a_part_is_not(window):
    choices = [
        each for each in shown(window, QAbstractButton, QComboBox) if not isinstance(each.parent(), QLineEdit)
    ]
    opening = [each for each in choices if isinstance(each.parent(), Fold)]
    assert opening
    assert all(each.isEnabled() for each in opening)
    assert [each.accessibleName() for each in choices if each not in opening and each.isEnabled()] == []


def test_a_read_only_field_looks_another_way(window):
    field = window.go_to("headline")
    field.clearFocus()
    before = field.grab().toImage()
    window.session.access.allow()
    assert field.grab().toImage() != before


def test_the_caret_walks_through_a_text_that_is_read_and_selects_in_it(window):
    section = window.edition.sections[0]
    surface = window.go_to(f"sections/{section.id}/blocks/{section.blocks[0].id}")
    assert isinstance(surface, QTextEdit)
    before = window.session.release
    surface.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(3):
        QTest.keyClick(surface, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert len(surface.textCursor().selectedText()) == 3
    QTest.keyClicks(surface, "x")
    assert window.session.release is before


def test_everything_can_be_changed_again_when_the_file_is_free(window):
    texts = shown(window, *TEXTS)
    window.session.access.allow()
    QApplication.processEvents()
    assert [each.accessibleName() for each in texts if state(each).readOnly] == []
    assert all(each.isEnabled() for each in shown(window, QComboBox))
    field = window.go_to("headline")
    QTest.keyClicks(field, "!")
    assert "!" in window.edition.headline


def test_a_release_is_searched_while_it_is_read(window, qtbot):
    actions = window.window.actions_
    assert not actions["replace"].isEnabled()
    window.do("find")
    finding = window.window.tools.finding
    assert not finding.panel.replace_all.isVisible()
    finding.panel.words.setText("quay")
    qtbot.waitUntil(lambda: finding.results is not None and len(finding.results.hits) > 1, timeout=5000)
    window.do("find_next")
    qtbot.waitUntil(lambda: finding._visited is not None, timeout=5000)
    finding.close_panel()
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert isinstance(focus, TEXTS)
    words = focus.selectedText() if isinstance(focus, QLineEdit) else focus.textCursor().selectedText()
    assert words.casefold() == "quay"
