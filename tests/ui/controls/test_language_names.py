"""Languages are chosen by the names that people know them by."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from releasedesk.ui.controls.direction import set_direction
from releasedesk.ui.controls.language_field import LanguageField
from releasedesk.ui.controls.language_names import language_tag
from releasedesk.ui.controls.line_field import LineField
from tests.releases import small_release
from tests.ui.open_window import OpenWindow


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("Arabic", "ar"),
        ("arabic (ar)", "ar"),
        ("English (UK)", "en-GB"),
        ("english", "en"),
        (" Persian ", "fa"),
        ("pt-BR", "pt-BR"),
        ("Klingon", "Klingon"),
    ],
)
def test_a_language_is_known_by_its_name(qapp, written: str, tag: str):
    assert language_tag(written) == tag


def test_the_language_of_a_text_is_reached_from_the_menu_and_completed(qtbot, monkeypatch):
    opened = OpenWindow(qtbot, monkeypatch, small_release())
    opened.do("set_language")
    field = opened.workspace.form.findChild(LanguageField)
    assert field is not None
    assert field.hasFocus()
    QTest.keyClicks(field, "arab")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert opened.edition.language == "ar"


@pytest.mark.parametrize("is_rtl", [False, True])
def test_the_hint_of_an_empty_field_stands_beside_its_cursor(qtbot, is_rtl: bool):
    field = LineField()
    qtbot.addWidget(field)
    field.setPlaceholderText("Town")
    field.resize(200, 30)
    set_direction(field, True)
    set_direction(field, is_rtl)
    field.show()
    picture = field.grab().toImage()
    inked = [x for x in range(8, 192) for y in range(8, 22) if picture.pixelColor(x, y).lightness() < 200]
    assert (min(inked) > 100) is is_rtl
