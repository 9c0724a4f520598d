"""Several windows, what is open again at the next start, focus mode, and pages in a window of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from releasedesk.editing.fields import set_field
from releasedesk.project.document import Project
from releasedesk.session.session import Session
from releasedesk.session.settings import Settings, load_settings
from releasedesk.ui.dialogs import questions
from releasedesk.ui.dialogs.questions import Unsaved
from releasedesk.ui.main_window import MainWindow
from releasedesk.ui.preview.own_window import PagesWindow
from releasedesk.ui.windows import Windows
from tests.releases import small_release


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[Unsaved]:
    """What is answered to the question about unsaved work; discard when nothing is left."""
    given: list[Unsaved] = []
    monkeypatch.setattr(
        questions, "ask_about_unsaved_work", lambda *_: given.pop(0) if given else Unsaved.DISCARD
    )
    return given


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = []
    for name in ("quay", "lock"):
        path = tmp_path / f"{name}.releasedesk"
        session = Session(Project(small_release(headline=name)))
        session.save_as(path)
        made.append(path)
    return made


@pytest.fixture
def windows(qtbot, answers) -> Iterator[Windows]:
    opened = Windows(Settings())
    yield opened
    for window in list(opened.open_windows):
        window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def headlines(windows: Windows) -> list[str]:
    return [window.session.edition.headline if window.session else "start" for window in windows.open_windows]


def test_a_folder_that_does_not_answer_keeps_nobody_from_starting(qtbot, windows, files) -> None:
    # A name that the system refuses, as it refuses those in a folder that was closed to this user.
    lost = files[0].parent / ("x" * 300) / "quay.releasedesk"
    windows._settings.open_files = [str(lost), str(files[1])]
    windows.open_first([])
    assert headlines(windows) == ["lock"]


def test_a_file_in_a_folder_that_does_not_answer_is_told_not_to_open(
    qtbot, windows, files, monkeypatch
) -> None:
    told: list[str] = []

    def tell(parent, title: str, sentence: str, *way: str) -> bool:
        told.append(sentence)
        return False

    monkeypatch.setattr(questions, "show_problem", tell)
    lost = files[0].parent / ("x" * 300) / "quay.releasedesk"
    window = windows.open()
    window.files.open(lost)
    assert told == ["The file cannot be read (File name too long); check that you may open it."]


def test_each_file_has_a_window(windows, files) -> None:
    windows.open_first(files)
    assert headlines(windows) == ["quay", "lock"]


def test_a_file_that_is_named_from_where_one_is_has_its_whole_name(windows, files, monkeypatch) -> None:
    monkeypatch.chdir(files[0].parent)
    windows.open_first([Path(files[0].name)])
    session = windows.open_windows[0].session
    assert session is not None
    assert session.path == files[0]


def test_without_files_there_is_the_start_page(windows) -> None:
    windows.open_first([])
    assert headlines(windows) == ["start"]


def test_a_further_window_stands_beside_the_first(windows) -> None:
    windows.open_first([])
    windows.open_windows[0].actions_["new_window"].trigger()
    assert headlines(windows) == ["start", "start"]
    first, second = windows.open_windows
    assert second.pos() != first.pos()


def test_what_was_open_when_the_program_ended_opens_again(windows, files, config_dir) -> None:
    windows.open_first(files)
    windows.open_windows[0].actions_["quit"].trigger()
    assert windows.open_windows == []
    again = Windows(load_settings(config_dir))
    again.open_first([])
    assert headlines(again) == ["quay", "lock"]
    again.quit()


def test_a_window_that_was_closed_before_does_not_open_again(windows, files, config_dir) -> None:
    windows.open_first(files)
    windows.open_windows[0].close()
    windows.open_windows[0].close()
    assert load_settings(config_dir).open_files == [str(files[1])]


def test_who_does_not_want_it_starts_on_the_start_page(windows, files) -> None:
    windows._settings.open_files = [str(file) for file in files]
    windows._settings.reopens_files = False
    windows.open_first([])
    assert headlines(windows) == ["start"]


def test_a_file_that_is_gone_is_no_reason_to_complain(windows, files) -> None:
    windows._settings.open_files = [str(file) for file in files]
    files[0].unlink()
    windows.open_first([])
    assert headlines(windows) == ["lock"]


def test_quitting_stops_at_the_window_that_wants_to_stay(windows, files, answers) -> None:
    windows.open_first(files)
    for window in windows.open_windows:
        assert window.session is not None
        window.session.apply(
            set_field(window.session.release, window.session.edition_place + "/kicker", "News", "typing")
        )
    answers.append(Unsaved.CANCEL)
    windows.quit()
    assert not answers
    assert len(windows.open_windows) == 2
    assert all(window.isVisible() for window in windows.open_windows)


def test_a_changed_key_holds_in_every_window(windows) -> None:
    windows.open_first([])
    windows.open(None)
    windows._settings.shortcuts["open"] = "F12"
    windows.open_windows[0].settings_changed.emit("shortcuts")
    keys = [window.actions_["open"].shortcut().toString() for window in windows.open_windows]
    assert keys == ["F12", "F12"]


@pytest.fixture
def window(qtbot, answers) -> MainWindow:
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.show_session(Session(Project(small_release())))
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    return window


def test_focus_mode_shows_the_form_alone_and_escape_ends_it(window, qtbot) -> None:
    workspace = window.workspace
    window.actions_["focus_mode"].trigger()
    assert window.isFullScreen()
    assert workspace.form.isVisible()
    around = (workspace.outline, workspace.pages, window.status, window._tool_bar)
    assert not any(part.isVisible() for part in around)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert all(part.isVisible() for part in around)


def test_what_was_hidden_before_focus_mode_stays_hidden(window) -> None:
    window.actions_["show_outline"].trigger()
    window.actions_["focus_mode"].trigger()
    window.actions_["focus_mode"].trigger()
    assert not window.workspace.outline.isVisible()
    assert window.workspace.pages.isVisible()


def test_the_pages_go_to_their_own_window_and_come_back(window) -> None:
    pages = window.workspace.pages
    window.actions_["detach_pages"].trigger()
    own = pages.window()
    assert isinstance(own, PagesWindow)
    assert pages.isVisible()
    assert window.settings.detaches_pages
    own.close()
    assert pages.window() is window
    assert pages.isVisible()
    assert not window.actions_["detach_pages"].isChecked()
    assert [window.workspace.indexOf(part) for part in (window.workspace.frame, pages)] == [1, 2]
    assert window.settings.pages_geometry


def test_pages_of_their_own_go_with_the_window(window) -> None:
    window.actions_["detach_pages"].trigger()
    own = window.workspace.pages.window()
    window.close()
    assert not own.isVisible()
    assert window.settings.detaches_pages


def test_the_pages_are_apart_again_after_the_next_start(qtbot, answers) -> None:
    window = MainWindow(Settings(detaches_pages=True))
    qtbot.addWidget(window)
    window.show_session(Session(Project(small_release())))
    window.show()
    assert window.workspace is not None
    pages = window.workspace.pages
    qtbot.waitUntil(lambda: isinstance(pages.window(), PagesWindow))
