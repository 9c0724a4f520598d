"""Focus mode: nothing but the text, on the whole screen; everything else comes back when it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from releasedesk.ui.actions import Actions

if TYPE_CHECKING:
    from releasedesk.ui.main_window import MainWindow


class FocusMode(QObject):
    """Hides what surrounds the form and shows it again."""

    def __init__(self, window: MainWindow, actions: Actions, around: tuple[QWidget, ...]) -> None:
        super().__init__(window)
        self._window = window
        self._action = actions["focus_mode"]
        self._around = around
        self._hidden: list[QWidget] = []
        self._state = Qt.WindowState.WindowNoState
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.leave)
        self._action.toggled.connect(self._on_toggled)

    @property
    def is_on(self) -> bool:
        """Whether nothing but the form is shown."""
        return self._action.isChecked()

    def leave(self) -> None:
        """End focus mode."""
        self._action.setChecked(False)

    def _on_toggled(self, on: bool) -> None:
        workspace = self._window.workspace
        if on and workspace is None:
            self._action.setChecked(False)
            return
        if on:
            self._hidden = [part for part in self._around if part.isVisibleTo(self._window)]
            self._state = self._window.windowState()
            for part in self._hidden:
                part.hide()
            if workspace is not None:
                workspace.room.leave_alone(True)
            self._window.showFullScreen()
        else:
            for part in self._hidden:
                part.show()
            self._hidden = []
            if workspace is not None:
                workspace.room.leave_alone(False)
            self._window.setWindowState(self._state)
        self._escape.setEnabled(on)
