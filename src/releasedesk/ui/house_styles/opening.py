"""Opens the house-style editor for a window, and keeps it looking at the release as it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from releasedesk.editing.fields import set_field
from releasedesk.model import HouseStyleChoice
from releasedesk.session.session import Change

if TYPE_CHECKING:
    from releasedesk.ui.house_styles.window import HouseStyleWindow
    from releasedesk.ui.main_window import MainWindow


class HouseStyleActions(QObject):
    """The one house-style editor of a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.editor: HouseStyleWindow | None = None

    def open(self) -> None:
        """Show the editor with the open release."""
        from releasedesk.session.style_library import StyleLibrary
        from releasedesk.ui.house_styles.window import HouseStyleWindow

        session = self._window.session
        if session is None:
            return
        if self.editor is None:
            self.editor = HouseStyleWindow(
                session.release, session.edition.language, StyleLibrary(), self._window
            )
            self.editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.editor.style_chosen.connect(self._on_style_chosen)
            self.editor.destroyed.connect(self._on_destroyed)
            self._window.bridge.release_changed.add(self._on_release_changed)
        self.editor.show()
        self.editor.raise_()
        self.editor.activateWindow()

    def _on_style_chosen(self, choice: HouseStyleChoice) -> None:
        self._window.edits.apply(
            partial(set_field, where="house_style", value=choice, label="house style"), self
        )

    def _on_release_changed(self, change: Change) -> None:
        session = self._window.session
        if self.editor is not None and session is not None:
            self.editor.show_release(change.release, session.edition.language)

    def _on_destroyed(self) -> None:
        self.editor = None
        self._window.bridge.release_changed.remove(self._on_release_changed)
