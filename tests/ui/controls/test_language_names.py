"""Languages are chosen by the names that people know them by."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from releasedesk.ui.controls.language_field import LanguageField
from releasedesk.ui.controls.language_names import language_tag
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
