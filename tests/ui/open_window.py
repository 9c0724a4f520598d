"""A window with an open release, for tests of the tools around the writing."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from releasedesk.model import Release
from releasedesk.session.session import Session
from releasedesk.session.settings import Settings
from releasedesk.ui.dialogs import questions
from releasedesk.ui.dialogs.questions import Unsaved
from releasedesk.ui.main_window import MainWindow
from releasedesk.ui.text_places import TextWidget, focused_text
from releasedesk.ui.workspace import Workspace


class OpenWindow:
    """Shows a release in a window of its own; closing it discards what was changed."""

    def __init__(self, qtbot, monkeypatch, release: Release, settings: Settings | None = None) -> None:
        monkeypatch.setattr(questions, "ask_about_unsaved_work", lambda parent, name: Unsaved.DISCARD)
        self.qtbot = qtbot
        self.window = MainWindow(settings or Settings())
        qtbot.addWidget(self.window)
        self.window.resize(1280, 900)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.session = Session.unsaved(release)
        self.window.files.session_opened.emit(self.session)
        self.window.tools.make()
        QApplication.processEvents()

    @property
    def workspace(self) -> Workspace:
        workspace = self.window.workspace
        assert workspace is not None
        return workspace

    @property
    def edition(self):
        return self.session.edition

    def go_to(self, place: str) -> TextWidget:
        """Put the cursor at a place of the edition, and return the widget that has it."""
        assert self.workspace.go_to(f"editions/{self.edition.language}/{place}")
        QApplication.processEvents()
        widget = focused_text()
        assert widget is not None
        return widget

    def do(self, name: str) -> None:
        """Choose an entry of the menu."""
        action = self.window.actions_[name]
        assert action.isEnabled(), name
        action.trigger()
        QApplication.processEvents()
