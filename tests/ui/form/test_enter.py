"""Enter goes on to the next field to write in, never to a button; arrows at the edge of the text do, too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from releasedesk.model import Paragraph, Section
from tests.releases import full_release, small_release
from tests.ui.open_window import OpenWindow


def press(key: Qt.Key) -> QWidget:
    """Press a key in the field with the focus, and return the one that has it then."""
    before = QApplication.focusWidget()
    assert before is not None
    QTest.keyClick(before, key)
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert not isinstance(focus, QAbstractButton), focus.accessibleName()
    return focus


@pytest.mark.parametrize("release", [small_release, full_release], ids=["empty", "full"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_leads_from_the_headline_into_the_text_past_all_buttons(qtbot, monkeypatch, release, key):
    window = OpenWindow(qtbot, monkeypatch, release())
    before = window.session.release
    window.go_to("headline")
    walked = [press(key).accessibleName()]
    while walked[-1] != "Text of the opening" and len(walked) < 12:
        walked.append(press(key).accessibleName())
    assert walked[-3:] == ["Dateline place", "Dateline date", "Text of the opening"]
    assert window.session.release is before


def test_enter_stops_at_the_heading_of_an_opening_that_has_one(qtbot, monkeypatch):
    section = Section(id="s1", heading="Why now", blocks=(Paragraph(id="p1", text="It opens."),))
    window = OpenWindow(qtbot, monkeypatch, small_release(sections=(section,)))
    window.go_to("dateline/place")
    assert press(Qt.Key.Key_Return).accessibleName() == "Dateline date"
    assert press(Qt.Key.Key_Return).accessibleName() == "Section 1: heading"
    assert press(Qt.Key.Key_Return).accessibleName() == "Text of section Why now"


def test_enter_in_a_field_of_a_contact_goes_to_the_next_one(qtbot, monkeypatch):
    window = OpenWindow(qtbot, monkeypatch, full_release())
    window.go_to(f"contacts/{window.edition.contacts[0].id}/name")
    assert press(Qt.Key.Key_Return).accessibleName() == "Contact 1: Role"
    assert press(Qt.Key.Key_Return).accessibleName() == "Contact 1: Organisation"


def test_up_from_the_first_heading_goes_to_the_field_above(qtbot, monkeypatch):
    window = OpenWindow(qtbot, monkeypatch, full_release())
    window.go_to(f"sections/{window.edition.sections[0].id}/heading")
    assert press(Qt.Key.Key_Up).accessibleName() == "Dateline date"


def test_shift_enter_stays_where_it_is(qtbot, monkeypatch):
    window = OpenWindow(qtbot, monkeypatch, full_release())
    field = window.go_to("headline")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert "\n" not in window.edition.headline
