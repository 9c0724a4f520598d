"""Undo while something is typed in the fields of a quote."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from releasedesk.model import Paragraph, Person, Quote
from releasedesk.ui.writing.quote_strip import QuoteStrip
from tests.releases import release_with
from tests.ui.open_window import OpenWindow

# Lists that pop up are raised and grab the keyboard, which the offscreen screen cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_undo_takes_back_a_name_that_is_half_typed_while_others_are_offered(qtbot, monkeypatch):
    before, quote = (
        Paragraph(id="a", text="It opens."),
        Quote(id="q", speaker="ailsa", paragraphs=("We open.",)),
    )
    release = release_with(before, quote).replace(people=(Person(id="ailsa", name="Ailsa Rennie"),))
    window = OpenWindow(qtbot, monkeypatch, release)
    QTest.keyClicks(window.go_to("sections/s1/blocks/a/text"), "Now ")
    written = window.session.release
    window.go_to("sections/s1/blocks/q")
    speaker = next(each for each in window.window.findChildren(QuoteStrip) if each.isVisible()).speaker
    speaker.setFocus()
    speaker.field.selectAll()
    QTest.keyClicks(speaker.field, "ren")
    qtbot.waitUntil(lambda: speaker.offered == 0)

    window.do("undo")
    assert window.session.release == written
    assert speaker.currentText() == "Ailsa Rennie"
    window.do("undo")
    assert window.session.release == release
    assert window.session.redo_label == "typing"
