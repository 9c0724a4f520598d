"""A window with somebody at it who answers, and earlier runs that ended badly."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from releasedesk.editing.writing import write
from releasedesk.project.lock import notice_for
from releasedesk.session.folders import recovery_folder
from releasedesk.session.recording import Recorder
from releasedesk.session.session import Session
from releasedesk.session.settings import Settings
from releasedesk.ui.dialogs import files, questions
from releasedesk.ui.dialogs.questions import Access, Unsaved
from releasedesk.ui.main_window import MainWindow
from tests.releases import small_release


class Desk:
    """A window and whoever sits at it."""

    def __init__(self, qtbot, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.problems: list[str] = []
        self.reasons: list[str] = []
        self.access = Access.READ
        self.throws_away = True
        self.chosen: Path | None = None
        monkeypatch.setattr(questions, "show_problem", self._see_problem)
        monkeypatch.setattr(questions, "ask_about_unsaved_work", lambda *args: Unsaved.DISCARD)
        monkeypatch.setattr(questions, "ask_how_to_open", self._see_reason)
        monkeypatch.setattr(questions, "ask_whether_to_throw_away", lambda *args: self.throws_away)
        monkeypatch.setattr(files, "ask_where_to_save", lambda parent, proposed: self.chosen)
        self.window = MainWindow(Settings())
        qtbot.addWidget(self.window)
        self.window.show_start()
        self.window.resize(1280, 720)
        self.window.show()
        qtbot.waitExposed(self.window)

    def _see_problem(self, parent, title: str, sentence: str, way_out: str = "") -> bool:
        self.problems.append(sentence)
        return False

    def _see_reason(self, parent, reason: str) -> Access:
        self.reasons.append(reason)
        return self.access

    @property
    def session(self) -> Session:
        assert self.window.session is not None
        return self.window.session

    @property
    def notice(self) -> str:
        return self.window.notices.bar.text

    def open(self, path: Path) -> None:
        self.window.files.open(path)
        self.window.keeper.begin()

    def press(self, label: str) -> None:
        """Press a button of the notice."""
        next(button for button in self.window.notices.bar.buttons if button.text() == label).click()

    def write(self, text: str) -> None:
        headline(self.session, text)

    def wait_for(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=10_000)


@pytest.fixture
def desk(qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Desk]:
    someone = Desk(qtbot, monkeypatch, tmp_path)
    yield someone
    someone.window.close()


def headline(session: Session, text: str) -> None:
    session.apply(write(session.release, f"{session.edition_place}/headline", text))


def saved(path: Path, **fields: object) -> Path:
    Session.unsaved(small_release(**fields)).save_as(path)
    return path


def crashed(session: Session) -> None:
    """Leave behind what a killed process does that had this open."""
    recorder = Recorder(session, recovery_folder(), pause=0)
    assert recorder.flush()
    journal = recorder._stop()
    assert journal is not None
    journal.release()


def held(path: Path, person: str = "Anna Berg") -> Path:
    """Put up the notice of a colleague on another machine; returns where it lies."""
    notice = notice_for(path)
    stored = {
        "person": person, "machine": "DESK-14", "since": "2025-03-02T08:00:00+00:00", "token": "t",
        "process": {"machine": "elsewhere", "pid": 7, "began": ""},
    }  # fmt: skip
    notice.write_text(json.dumps(stored), encoding="utf-8")
    return notice
