"""The open windows of the program: any number, kept until they are closed, and opened again at the next start."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject

from releasedesk.session.settings import Settings, save_settings
from releasedesk.ui.main_window import MainWindow

_STEP = 28
"""Logical pixels by which a further window stands right of and below the one that asked for it."""


class Windows(QObject):
    """Opens windows and ends the program; remembers which releases were open at the end."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._is_quitting = False
        self.open_windows: list[MainWindow] = []

    def open_first(self, files: list[Path]) -> None:
        """Open a window on each file; without any, on the releases that were open last, or one on the start page."""
        again = [Path(file) for file in self._settings.open_files] if self._settings.reopens_files else []
        # A folder that does not answer any more must not keep the program from starting.
        wanted: list[Path | None] = [*(files or (file for file in again if os.path.isfile(file)))]
        for file in wanted or [None]:
            self.open(file)

    def open(self, file: Path | None = None, beside: MainWindow | None = None) -> MainWindow:
        """Open a window on a file, or on the start page."""
        window = MainWindow(self._settings)
        window.new_window_requested.connect(lambda: self.open(beside=window))
        window.quit_requested.connect(self.quit)
        window.closing.connect(lambda: self._on_closing(window))
        window.settings_changed.connect(self._on_settings_changed)
        if beside is not None:
            window.move(beside.pos().x() + _STEP, beside.pos().y() + _STEP)
        if file is None:
            window.show_start()
        else:
            # A file that was named from where the program was started belongs to a folder with a name.
            window.files.open_at_start(file.absolute())
        window.show()
        self.open_windows.append(window)
        return window

    def written(self) -> list[int]:
        """Return something that is another after something was written."""
        return [id(window.session.release) for window in self.open_windows if window.session is not None]

    def quit(self) -> None:
        """Close every window, asking about unsaved work; the first that stays ends the attempt."""
        self._remember(self.open_windows)
        self._is_quitting = True
        for window in list(self.open_windows):
            if not window.close():
                break
        self._is_quitting = False

    def _on_closing(self, window: MainWindow) -> None:
        if not self._is_quitting:
            others = [each for each in self.open_windows if each is not window]
            # The program ends with its last window, whose release is the one to go on with.
            self._remember(others or [window])
        if window in self.open_windows:
            self.open_windows.remove(window)
        window.deleteLater()

    def _remember(self, windows: list[MainWindow]) -> None:
        sessions = (window.session for window in windows)
        paths = [str(session.path) for session in sessions if session is not None and session.path]
        self._settings.open_files = paths
        save_settings(self._settings)

    def _on_settings_changed(self, name: str) -> None:
        for window in self.open_windows:
            window.use_setting(name)
