"""The house style of a release: a button that names it and offers the others."""

from __future__ import annotations

import json
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from releasedesk import resources
from releasedesk.editing.fields import set_field
from releasedesk.errors import ReleaseDeskError
from releasedesk.model import HouseStyleChoice
from releasedesk.ui.as_written import as_written

EDITOR = "house_styles"
"""The name of the window's action that opens the editor."""


class HouseStyleField(QWidget):
    """Chooses a house style; what there is to choose is looked up when the menu opens.

    Signals:
        edit_requested: An `Operation` that sets the style.
        problem_found: Why a style cannot be used; an empty text takes that away.
    """

    edit_requested = Signal(object)
    problem_found = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._choice = HouseStyleChoice()
        self.button = QPushButton()
        self.button.setProperty("kind", "choice")
        self._menu = QMenu(self.button)
        self._menu.setToolTipsVisible(True)
        self.button.setMenu(self._menu)
        self.setFocusProxy(self.button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addStretch(1)
        self._menu.aboutToShow.connect(self.fill)

    def show_choice(self, choice: HouseStyleChoice) -> None:
        """Show what was chosen."""
        self._choice = choice
        label = label_of(choice)
        if self.button.text() != label:
            self.button.setText(label)

    def fill(self) -> None:
        """List the styles there are in the menu."""
        from releasedesk.session.style_library import StyleLibrary

        self._menu.clear()
        group = QActionGroup(self._menu)
        listed = StyleLibrary().listed()
        for style in listed:
            action = self._menu.addAction(style.label.replace("&", "&&"))
            action.setToolTip(as_written(style.problem or style.description))
            action.setCheckable(True)
            action.setChecked(style.name == self._choice.name)
            action.setEnabled(not style.problem)
            action.triggered.connect(partial(self._on_chosen, style.name))
            group.addAction(action)
        if all(style.name != self._choice.name for style in listed):
            action = self._menu.addAction(f"{label_of(self._choice)} (of this project)".replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(True)
            action.setToolTip("The project carries this style with it")
        editor = self.window().findChild(QAction, EDITOR)
        if isinstance(editor, QAction):
            self._menu.addSeparator()
            self._menu.addAction(editor)

    def _on_chosen(self, name: str, _checked: bool = False) -> None:
        from releasedesk.session.style_library import StyleLibrary

        try:
            choice = StyleLibrary().choice(name, self._choice)
        except ReleaseDeskError as error:
            self.problem_found.emit(str(error))
            return
        self.problem_found.emit("")
        self.edit_requested.emit(partial(set_field, where="house_style", value=choice, label="house style"))


def label_of(choice: HouseStyleChoice) -> str:
    """Return the name of a style for people, without checking what else its settings say."""
    try:
        carried = next((file.text for file in choice.package if file.name == "style.json"), "")
        text = carried or resources.text("house_styles", choice.name, "style.json")
        return str(json.loads(text)["label"])
    except (ReleaseDeskError, OSError, ValueError, KeyError, TypeError):
        return choice.name
