"""Inserting pictures from files into the text that the cursor is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from releasedesk.ui.writing.area import WritingArea
from releasedesk.ui.writing.gone import is_there

if TYPE_CHECKING:
    from releasedesk.ui.main_window import MainWindow


class PictureActions(QObject):
    """Asks for a file and hands it to a text."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def insert(self) -> None:
        """Ask for a picture and put it behind the paragraph of the cursor."""
        from releasedesk.ui.dialogs import files
        from releasedesk.ui.writing.picture_intake import FILTER, from_file

        area = self._area()
        if area is None:
            self._window.status.warn("Add a section first; pictures stand among its text.")
            return
        folder = self._window.settings.folder
        chosen = files.ask_which_to_open(self._window, "Insert a picture", folder, FILTER)
        if chosen is not None and is_there(area, self._window):
            area.pictures.take([from_file(chosen)])

    def _area(self) -> WritingArea | None:
        """Return the text with the cursor, else the one that it was in last."""
        widget: QWidget | None = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, WritingArea):
            widget = widget.parentWidget()
        workspace = self._window.workspace
        if isinstance(widget, WritingArea) or workspace is None:
            return widget
        card = workspace.form.current_card()
        return card.area if card is not None else None
