"""Return in a dialog does what its main button says, and never what happens to be the first button."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPushButton

from releasedesk.model import Asset, Figure, Quote
from releasedesk.session.settings import Settings
from tests.releases import full_release, release_with


def _export(folder: Path) -> QDialog:
    from releasedesk.ui.dialogs.export_dialog import ExportDialog

    return ExportDialog(full_release(), name="quay", folder=folder, language="en-GB", settings=Settings())


def _remove_person(_: Path) -> QDialog:
    from releasedesk.ui.form.remove_person_dialog import RemovePersonDialog

    quote = Quote(id="q1", speaker="ailsa", paragraphs=("We open.",))
    return RemovePersonDialog(release_with(quote), "ailsa", ("editions/en-GB/sections/s1/blocks/q1",))


def _shortcuts(_: Path) -> QDialog:
    from releasedesk.ui.dialogs.shortcuts_dialog import ShortcutsDialog

    return ShortcutsDialog({})


def _report(_: Path) -> QDialog:
    from releasedesk.ui.dialogs.report_dialog import ReportDialog

    return ReportDialog()


def _add_language(_: Path) -> QDialog:
    from releasedesk.ui.editions.add_dialog import AddLanguageDialog

    return AddLanguageDialog(full_release())


def _crop(_: Path) -> QDialog:
    from releasedesk.ui.writing.crop_dialog import CropDialog

    return CropDialog(
        Asset(id="a", media_type="image/png", data="", width=4, height=3), Figure(id="f", asset="a")
    )


def _field(_: Path) -> QDialog:
    from releasedesk.ui.writing.field_dialog import FieldDialog

    release = full_release()
    return FieldDialog(release, release.original)


@pytest.mark.parametrize(
    ("make", "main"),
    [
        (_export, "Export"),
        (_remove_person, "Keep"),
        (_shortcuts, "Close"),
        (_report, "Save to a file…"),
        (_add_language, "Add language"),
        (_crop, "Crop"),
        (_field, "Insert"),
    ],
)
def test_the_main_button_is_the_one_that_return_presses(
    qtbot, tmp_path: Path, make: Callable[[Path], QDialog], main: str
):
    dialog = make(tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    pressed = [button.text() for button in dialog.findChildren(QPushButton) if button.isDefault()]
    assert [text.replace("&", "") for text in pressed] == [main]


def test_choosing_who_said_it_with_return_removes_nobody(qtbot, tmp_path: Path):
    dialog = _remove_person(tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    speaker = dialog.findChild(QComboBox)
    assert speaker is not None
    with qtbot.assertNotEmitted(dialog.accepted):
        QTest.keyClick(speaker, Qt.Key.Key_Return)


def test_return_in_the_preferences_presses_nothing_else(qtbot):
    from releasedesk.ui.preferences.dialog import PreferencesDialog

    settings = Settings()
    dialog = PreferencesDialog(settings, page="limits")
    qtbot.addWidget(dialog)
    dialog.show()
    before = list(settings.channels)
    for field in (*dialog.findChildren(QComboBox), *dialog.findChildren(QLineEdit)):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert list(settings.channels) == before
