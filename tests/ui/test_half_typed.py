"""What is half typed in a field when the release is saved, exported or left: it is a part of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from releasedesk.editing.edit import Edit
from releasedesk.model import Quote, ReleaseLine
from releasedesk.project.reading import read_project
from releasedesk.ui.dialogs import export_dialog, files, questions
from releasedesk.ui.dialogs.questions import Unsaved
from releasedesk.ui.form.zone_field import ZoneField
from tests.releases import full_release
from tests.ui.open_window import OpenWindow

# Names that are offered pop up, which the offscreen screen cannot raise.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def opened(qtbot, monkeypatch, tmp_path) -> OpenWindow:
    release = full_release()
    line = ReleaseLine(
        kind="embargo", until=dt.datetime(2027, 3, 2, tzinfo=dt.UTC), time_zone="Europe/London"
    )
    made = OpenWindow(
        qtbot, monkeypatch, release.replace(editions=(release.original.replace(release_line=line),))
    )
    monkeypatch.setattr(files, "ask_where_to_save", lambda parent, proposed: tmp_path / "saved.releasedesk")
    made.workspace.form.complete()
    made.do("save")
    return made


def write_zone(opened: OpenWindow) -> QLineEdit:
    field = next(each for each in opened.window.findChildren(ZoneField) if each.zone == "Europe/London")
    line = field.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Tokyo")
    QApplication.processEvents()
    return line


def zone_on_disk(tmp_path: Path) -> str:
    return read_project(tmp_path / "saved.releasedesk").release.original.release_line.time_zone


def test_a_zone_that_is_seen_is_saved(opened, tmp_path):
    """The file had the zone of before, while the field showed the new one and the window nothing unsaved."""
    line = write_zone(opened)
    opened.do("save")
    assert zone_on_disk(tmp_path) == "Asia/Tokyo"
    assert line.text().startswith("Tokyo (")
    popup = QApplication.activePopupWidget()
    assert popup is None


def test_a_zone_that_is_seen_is_exported(opened, monkeypatch):
    exported = []

    def run(dialog: export_dialog.ExportDialog) -> int:
        exported.append(dialog._release.original.release_line.time_zone)
        return 0

    monkeypatch.setattr(export_dialog.ExportDialog, "exec", run)
    write_zone(opened)
    opened.do("export")
    assert exported == ["Asia/Tokyo"]


def test_what_is_half_typed_is_asked_about_before_a_release_is_left(opened, monkeypatch, tmp_path):
    asked = []

    def ask(parent, name: str) -> Unsaved:
        asked.append(name)
        return Unsaved.SAVE

    write_zone(opened)
    with monkeypatch.context() as patch:
        patch.setattr(questions, "ask_about_unsaved_work", ask)
        opened.do("close")
    assert asked == ["saved"]
    assert zone_on_disk(tmp_path) == "Asia/Tokyo"


def test_a_speaker_whose_name_is_written_is_saved(opened, tmp_path):
    quote = next(block for block in opened.edition.blocks() if isinstance(block, Quote))
    where = next(each for each in opened.edition.sections if quote in each.blocks)
    opened.workspace.go_to(
        f"editions/{opened.edition.language}/sections/{where.id}/blocks/{quote.id}/speaker"
    )
    QApplication.processEvents()
    field = QApplication.focusWidget()
    assert field is not None
    line = field if isinstance(field, QLineEdit) else field.lineEdit()  # type: ignore[attr-defined]
    line.selectAll()
    QTest.keyClicks(line, "Bob Stone")
    opened.do("save")
    assert read_project(tmp_path / "saved.releasedesk").release.people[-1].name == "Bob Stone"


def test_a_zone_that_is_seen_stays_when_another_language_is_shown(opened):
    original = opened.edition
    other = original.replace(language="fr")
    opened.window.edits.apply(lambda release: Edit("add", release.replace(editions=(original, other)), ("",)))
    write_zone(opened)
    opened.window.editions.step(1)
    # One embargo holds for all languages.
    zones = [edition.release_line.time_zone for edition in opened.session.release.editions]
    assert zones == ["Asia/Tokyo", "Asia/Tokyo"]
    assert opened.edition.language == "fr"
