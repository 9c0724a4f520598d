"""The line that tells what was just done."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from releasedesk.ui.writing.notice import Notice

PASTED = "Pasted without fonts and colours."
LONG = f"This looks like a whole release. {PASTED} Two pictures were left out, as they were not on the clipboard."


@pytest.fixture
def page(qtbot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(780, 300)
    page.show()
    return page


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(("message", "is_one_line"), [(PASTED, True), (LONG, False)])
def test_offers_stand_beside_a_message_that_leaves_room_for_them(page, message, is_one_line):
    notice = Notice(page)
    notice.say(message, ("Paste as plain text", lambda: None))
    QApplication.processEvents()
    (button,) = notice.buttons
    stands_beside = button.geometry().left() > notice.label.geometry().right()
    assert stands_beside == is_one_line
    assert notice.label.height() >= notice.label.heightForWidth(notice.label.width())
    if is_one_line:
        assert notice.label.height() < 2 * notice.label.fontMetrics().height()
