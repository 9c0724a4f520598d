"""The field for the language of an edition."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from releasedesk.ui.controls.language_field import LanguageField

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Lists that open do without a window manager here."""


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_PageUp])
def test_arrow_keys_open_the_list_and_change_no_language(qtbot, key: Qt.Key):
    field = LanguageField()
    qtbot.addWidget(field)
    field.show_language("fr")
    chosen: list[str] = []
    field.language_chosen.connect(chosen.append)
    field.show()
    qtbot.waitExposed(field)
    field.setFocus(Qt.FocusReason.TabFocusReason)

    qtbot.keyClick(field, key)
    assert field.view().isVisible()
    assert field.view().currentIndex().data() == "French (fr)"
    field.hidePopup()
    assert (chosen, field.currentText()) == ([], "French (fr)")
