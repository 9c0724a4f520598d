"""A whole release is written from an empty window by keyboard alone, with corrections, moves and undo, and saved."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from releasedesk.model import Edition, Release, ReleaseLine
from releasedesk.session.new import sample_project
from releasedesk.session.settings import Settings
from releasedesk.ui.dialogs import files
from releasedesk.ui.main_window import MainWindow
from releasedesk.ui.preview.pane import PreviewPane
from tests.ui.typist import ALT, CONTROL, SHIFT, Key, Typist, read, shape

# Lists and the editor of links pop up, are raised and grab the keyboard, which the offscreen screen cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def typist(qtbot, monkeypatch, tmp_path) -> Typist:
    # Pages have tests of their own; here they would only take the time of two thousand keystrokes.
    monkeypatch.setattr(PreviewPane, "start", lambda pane: None)
    window = MainWindow(Settings())
    qtbot.addWidget(window, before_close_func=lambda window: window.session._history.mark_clean())
    monkeypatch.setattr(files, "ask_where_to_save", lambda parent, proposed: tmp_path / "written.releasedesk")
    window.show_start()
    window.resize(1280, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    made = Typist(window)
    made.press(Key.Key_N, CONTROL)
    assert window.workspace is not None
    window.workspace.form.complete()
    QApplication.processEvents()
    return made


def correct(typist: Typist) -> None:
    """Write something wrong, in each of the ways in which one takes it back."""
    typist.type("Teh")
    for _ in range(3):
        typist.press(Key.Key_Backspace)
    typist.type("nothing of this")
    for _ in range(3):
        typist.press(Key.Key_Z, CONTROL)
    typist.type("- no list ")
    typist.press(Key.Key_A, CONTROL)
    typist.press(Key.Key_X, CONTROL)
    typist.press(Key.Key_Backspace)


def move_about(typist: Typist) -> None:
    """Move the last block up and down again, and a section away and back by undo."""
    before = typist.session.release
    typist.press(Key.Key_Up, ALT)
    assert typist.session.undo_label == "move quote"
    typist.press(Key.Key_Down, ALT)
    assert typist.session.release == before
    typist.tab_to(f"Section {len(typist.session.edition.sections)}: heading", backwards=True)
    typist.press(Key.Key_Up, ALT)
    assert typist.session.undo_label == "move section"
    assert typist.session.release != before
    typist.press(Key.Key_Z, CONTROL)
    assert typist.session.release == before


def write_top(typist: Typist, edition: Edition) -> None:
    assert typist.focus.accessibleName() == "Headline"
    typist.type(edition.headline)
    for subheadline in edition.subheadlines:
        typist.tab_to("Add subheadline")
        typist.press(Key.Key_Space)
        typist.type(subheadline)
    if edition.kicker or edition.reference:
        typist.tab_to("More fields")
        typist.press(Key.Key_Space)
        typist.fill("Line above the headline", edition.kicker)
        typist.fill("Reference", edition.reference)
    if edition.dateline.place:
        typist.fill("Dateline place", edition.dateline.place)
    if edition.dateline.date:
        typist.tab_to("Dateline date")
        typist.type(f"{edition.dateline.date:%d %B %Y}")


def write(typist: Typist, release: Release) -> None:
    """Write all of a release, field by field, from top to bottom."""
    edition = release.original
    write_top(typist, edition)
    typist.tab_to("Text of the opening")
    correct(typist)
    typist.write_body(edition, release.people)
    move_about(typist)
    typist.tab_to("Notes to editors")
    for block in edition.notes:
        typist.write_block(block, release.people)
    if edition.notes:
        typist.press(Key.Key_Backspace)
    for boilerplate in edition.boilerplates:
        typist.write_boilerplate(boilerplate)
    for person in release.people:
        typist.tab_to("Name")
        assert typist.focus.text() == person.name  # type: ignore[attr-defined]
        typist.fill("Title", person.title)
        typist.fill("Organisation", person.organisation)
    typist.tab_to("Add person")
    typist.fill("Words above the contacts", str(edition.contacts_intro))
    for contact in edition.contacts:
        typist.write_contact(contact)
    typist.tab_to("Add contact")
    typist.fill("Name", release.organisation.name)
    typist.fill("Website", release.organisation.website)
    if edition.end_mark == "":
        typist.tab_to("End mark")
        while typist.session.edition.end_mark != "":
            typist.press(Key.Key_Down)
    typist.tab_to("Keywords")
    typist.type(", ".join(edition.metadata.keywords))
    typist.fill("Description", edition.metadata.description)


def written(typist: Typist, tmp_path: Path) -> Release:
    typist.press(Key.Key_S, CONTROL)
    return read(tmp_path / "written.releasedesk")


def assert_same(release: Release, expected: Release) -> None:
    """Compare part by part, so that a difference is read as one."""
    found, wanted = (
        json.dumps(shape(each), indent=1, ensure_ascii=False).splitlines() for each in (release, expected)
    )
    assert not "\n".join(difflib.unified_diff(wanted, found, "expected", "written", n=2, lineterm=""))


def test_the_sample_is_written_by_keyboard_alone(typist, tmp_path):
    sample = sample_project().release
    edition = sample.original.replace(release_line=ReleaseLine())
    expected = sample.replace(editions=(edition,))
    write(typist, expected)
    assert_same(written(typist, tmp_path), expected)
    # Nothing that was done is out of reach, saving or not.
    typist.press(Key.Key_Home, CONTROL | SHIFT)
    steps = 0
    while typist.session.undo_label:
        typist.window.actions_["undo"].trigger()
        steps += 1
    assert steps > 400
    assert typist.session.edition.headline == ""
    while typist.session.redo_label:
        typist.window.actions_["redo"].trigger()
    assert_same(typist.session.release, expected)


def test_the_reference_release_is_written_as_it_is_imported(typist, tmp_path, shared):
    from releasedesk.importers.registry import import_file

    imported = import_file(shared / "reference" / "us-china-summit.txt").release
    edition = imported.original.replace(language=typist.session.edition.language)
    expected = imported.replace(editions=(edition,))
    write(typist, expected)
    assert_same(written(typist, tmp_path), expected)
