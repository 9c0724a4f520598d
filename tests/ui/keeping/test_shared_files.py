"""A file that somebody else works on: read it, copy it, see what they save, and never overwrite it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from releasedesk.project.lock import FileLock, notice_for, who_holds
from releasedesk.session.session import Session
from releasedesk.ui.controls.growing_field import GrowingField
from releasedesk.ui.dialogs.questions import Access
from releasedesk.ui.keeping import disk_watch, keeper
from tests.ui.keeping.conftest import Desk, headline, held, saved


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return saved(tmp_path / "quay.releasedesk")


def test_an_open_file_has_a_notice_until_it_is_closed(desk: Desk, path: Path):
    desk.open(path)
    holder = who_holds(path)
    assert holder is not None
    assert holder.is_this_process
    other = path.with_name("other.releasedesk")
    desk.chosen = other
    desk.window.files.save_as()
    assert who_holds(path) is None
    assert who_holds(other) is not None
    desk.window.files.close()
    assert who_holds(other) is None
    assert {each.name for each in path.parent.glob(".*")} == set()


def test_a_file_in_somebody_s_hands_is_opened_for_reading(desk: Desk, path: Path):
    notice = held(path)
    desk.open(path)

    assert "Anna Berg is working on this release on DESK-14, since 2 March 2025" in desk.reasons[0]
    assert desk.notice.startswith("For reading only. Anna Berg")
    for name in ("save", "undo", "paste", "insert_quote", "bold"):
        assert not desk.window.actions_[name].isEnabled(), name
    for name in ("copy", "select_all", "save_as", "export"):
        assert desk.window.actions_[name].isEnabled(), name
    assert notice.exists()


def test_keys_change_nothing_while_reading_and_selecting_and_copying_work(desk: Desk, path: Path):
    held(path)
    desk.open(path)
    before = desk.session.release
    workspace = desk.window.workspace
    assert workspace is not None
    for place in ("headline", "dateline/place", "sections/s1/blocks/p1/text"):
        assert workspace.go_to(f"editions/en-GB/{place}")
        QApplication.processEvents()
        focus = QApplication.focusWidget()
        assert focus is not None
        desk.qtbot.keyClicks(focus, "x y")
        desk.qtbot.keyClick(focus, Qt.Key.Key_Backspace)
        desk.qtbot.keyClick(focus, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        desk.qtbot.keyClick(focus, Qt.Key.Key_Return)
    workspace.go_to("editions/en-GB/headline")
    focus = QApplication.focusWidget()
    desk.qtbot.keyClick(focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.keyClick(focus, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert desk.session.release is before
    assert QApplication.clipboard().text() == "Quay opens to all"
    assert "For reading only" in desk.window.status.message
    assert not desk.problems


def test_a_button_of_the_form_changes_nothing_while_reading(desk: Desk, path: Path):
    held(path)
    desk.open(path)
    workspace = desk.window.workspace
    assert workspace is not None
    before = desk.session.release
    from PySide6.QtWidgets import QAbstractButton

    workspace.form.complete()
    for button in workspace.form.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled():
            desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert desk.session.release is before
    assert QApplication.activePopupWidget() is None


def test_a_copy_is_edited_at_once(desk: Desk, path: Path):
    held(path)
    desk.access = Access.COPY
    desk.open(path)

    assert desk.session.path is None
    assert desk.window.isWindowModified()
    assert desk.notice == ""
    desk.write("Mine")
    assert desk.session.edition.headline == "Mine"


def test_opening_is_called_off(desk: Desk, path: Path):
    held(path)
    desk.access = Access.CANCEL
    desk.window.files.open(path)
    assert desk.window.session is None


def test_reading_turns_into_a_copy(desk: Desk, path: Path):
    held(path)
    desk.open(path)
    desk.press("Edit a copy")

    assert desk.session.path is None
    assert desk.window.actions_["save"].isEnabled()
    desk.write("Mine")


def test_a_file_given_at_the_start_is_opened_for_reading_without_a_question(desk: Desk, path: Path):
    held(path)
    desk.window.files.open_at_start(path)

    assert desk.reasons == []
    assert desk.session.read_only


def test_a_file_that_was_let_go_can_be_edited(desk: Desk, path: Path):
    notice = held(path)
    desk.open(path)
    theirs = Session.opened(path)
    headline(theirs, "Theirs")
    theirs.save()
    notice.unlink()
    desk.wait_for(lambda: desk.notice == "Anna Berg closed this release. You can edit it now.")
    assert desk.window.workspace is not None
    field = desk.window.workspace.form.findChild(GrowingField)
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, "x")
    assert desk.window.status.message == "Anna Berg closed this release. You can edit it now."
    desk.press("Edit")

    desk.wait_for(lambda: desk.session.edition.headline == "Theirs")
    assert desk.notice == ""
    assert desk.window.actions_["insert_quote"].isEnabled()
    holder = who_holds(path)
    assert holder is not None
    assert holder.is_this_process
    desk.write("Mine")
    desk.window.files.save()
    assert Session.opened(path).edition.headline == "Mine"


def test_saving_a_release_that_is_read_under_another_name_makes_it_one_s_own(desk: Desk, path: Path):
    held(path)
    desk.open(path)
    desk.chosen = path.with_name("mine.releasedesk")
    desk.window.files.save_as()

    assert desk.notice == ""
    assert desk.window.actions_["insert_quote"].isEnabled()
    desk.write("Mine")
    desk.window.files.save()
    assert Session.opened(desk.chosen).edition.headline == "Mine"


def test_what_a_colleague_saves_is_shown_at_once_with_the_cursor_in_place(desk: Desk, path: Path):
    desk.open(path)
    workspace = desk.window.workspace
    assert workspace is not None
    workspace.go_to("editions/en-GB/sections/s1/blocks/p1/text")
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    theirs = Session.opened(path)
    headline(theirs, "Theirs")
    theirs.save()

    desk.wait_for(lambda: desk.session.edition.headline == "Theirs")

    assert not desk.window.isWindowModified()
    assert QApplication.focusWidget() is focus
    assert workspace.place == "editions/en-GB/sections/s1/blocks/p1/text"
    assert "you see what they saved" in desk.window.status.message


def test_changes_on_both_sides_are_kept_and_one_is_chosen(desk: Desk, path: Path):
    desk.open(path)
    desk.write("Mine")
    theirs = Session.opened(path)
    headline(theirs, "Theirs")
    theirs.save()
    desk.wait_for(lambda: "Both texts are kept" in desk.notice)
    assert desk.session.edition.headline == "Mine"
    desk.window.files.save()
    assert "somebody else" in desk.problems[0]
    assert Session.opened(path).edition.headline == "Theirs"

    desk.press("Take theirs")

    assert desk.session.edition.headline == "Theirs"
    assert desk.notice == ""
    assert not desk.window.isWindowModified()
    desk.session.undo()
    assert desk.session.edition.headline == "Mine"
    desk.window.files.save()
    assert Session.opened(path).edition.headline == "Mine"


def test_changes_on_both_sides_are_merged_when_that_is_wished(desk: Desk, path: Path):
    desk.open(path)
    desk.write("Mine")
    theirs = Session.opened(path)
    headline(theirs, "Theirs")
    theirs.save()
    desk.wait_for(lambda: "Both texts are kept" in desk.notice)

    desk.press("Merge…")

    dialog = desk.window.reviews.merges.dialog
    assert dialog is not None
    dialog.do_button.click()
    assert desk.session.edition.headline == "Mine"
    assert [each.theirs for each in desk.session.records.conflicts] == ["Theirs"]
    assert "still to be decided" in desk.notice


def test_a_file_that_is_gone_is_said_and_written_again(desk: Desk, path: Path):
    desk.open(path)
    path.unlink()
    desk.wait_for(lambda: "not where it was" in desk.notice)
    desk.press("Save")

    assert path.exists()
    desk.wait_for(lambda: desk.notice == "")


def test_something_else_in_the_place_of_the_file_is_said(desk: Desk, path: Path):
    desk.open(path)
    path.write_text("Dear editor", encoding="utf-8")
    desk.wait_for(lambda: "Something that is no release" in desk.notice)
    assert path.read_text(encoding="utf-8") == "Dear editor"


def test_a_colleague_who_took_over_is_named(desk: Desk, path: Path):
    desk.open(path)
    desk.write("Mine")
    held(path, "Bert Kühn")

    desk.window.keeper._on_heartbeat()
    desk.wait_for(lambda: bool(desk.notice))

    assert desk.notice.startswith("Bert Kühn is working on this release")
    assert desk.session.edition.headline == "Mine"


def test_one_s_own_saving_is_nobody_else_s(desk: Desk, path: Path):
    desk.open(path)
    for text in ("One", "Two", "Three"):
        desk.write(text)
        desk.window.files.save()
    desk.qtbot.wait(300)
    assert desk.window.keeper._watch is not None
    assert desk.window.keeper._watch.wait()

    assert desk.notice == ""
    assert desk.session.undo_label is not None


@pytest.mark.logs("the journal cannot be written")
def test_trouble_with_keeping_is_said_and_ends(desk: Desk, tmp_path: Path, monkeypatch):
    blocked = tmp_path / "in the way"
    blocked.write_text("x", encoding="utf-8")
    monkeypatch.setenv("RELEASEDESK_DATA_DIR", str(blocked))
    desk.window.files.new()
    desk.write("Quay")
    assert not desk.window.keeper.flush()
    desk.wait_for(lambda: "cannot be kept for a crash" in desk.notice)
    os.unlink(blocked)
    assert desk.window.keeper.flush()
    desk.wait_for(lambda: desk.notice == "")


def test_a_file_that_may_not_be_written_is_opened_for_reading(desk: Desk, path: Path, monkeypatch):
    monkeypatch.setattr("releasedesk.ui.keeping.opening.may_write", lambda path: False)
    desk.open(path)

    assert "not write to it" in desk.notice
    assert not notice_for(path).exists()


def test_a_drive_that_does_not_answer_holds_no_file_open(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
):
    asked, answers = threading.Event(), threading.Event()

    def waiting(path: Path) -> None:
        asked.set()
        answers.wait(60)

    desk.open(path)
    monkeypatch.setattr(disk_watch, "_marks_of", waiting)
    monkeypatch.setattr(disk_watch, "DISK_PATIENCE", 0.1)
    desk.window.keeper.begin()
    desk.window.keeper.look()
    try:
        assert asked.wait(20)
        desk.window.files.close()
        assert not answers.is_set()
        assert desk.window.session is None
        assert "disk" in {each.name for each in threading.enumerate()}
    finally:
        answers.set()


@pytest.mark.parametrize("is_held", [False, True])
def test_only_threads_of_their_own_ask_the_drive(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch, is_held: bool
):
    if is_held:
        held(path)
    desk.open(path)
    kept = desk.window.keeper
    watch = kept.findChild(disk_watch.DiskWatch)
    assert watch is not None
    folder = [os.path.realpath(path.parent)]
    desk.wait_for(lambda: watch._watcher.directories() == folder)
    asking: set[str] = set()
    # The data of the user lie beside the file here, but on no drive: the library may be read at any time.
    drive, own = str(path.parent), str(path.parent / "data")

    def noting(do: Callable[..., Any]) -> Callable[..., Any]:
        def noted(where: Any, *arguments: Any, **options: Any) -> Any:
            if str(where).startswith(drive) and not str(where).startswith(own):
                asking.add(threading.current_thread().name)
            return do(where, *arguments, **options)

        return noted

    for name in ("stat", "lstat", "open", "utime"):
        monkeypatch.setattr(os, name, noting(getattr(os, name)))
    watch._watcher.removePaths(watch._watcher.directories())
    watch._poll.timeout.emit()
    kept._heart.timeout.emit()
    assert watch.wait()
    assert kept._beats.wait_until_idle(20)
    desk.wait_for(lambda: watch._watcher.directories() == folder)

    assert asking == {"disk", "notice"}


def test_a_notice_on_a_drive_that_does_not_answer_holds_no_window(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
):
    asked, answers = threading.Event(), threading.Event()

    def waiting(_: FileLock) -> bool:
        asked.set()
        return answers.wait(60)

    desk.open(path)
    monkeypatch.setattr(FileLock, "beat", waiting)
    monkeypatch.setattr(keeper, "DISK_PATIENCE", 0.1)
    desk.window.keeper._heart.timeout.emit()
    try:
        assert asked.wait(20)
        desk.window.files.close()
        assert not answers.is_set()
        assert desk.window.session is None
    finally:
        answers.set()
