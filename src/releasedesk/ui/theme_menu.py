"""The choice between light, dark and whatever the system is."""

from __future__ import annotations

from functools import partial
from typing import get_args

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication

from releasedesk.session.settings import Settings, ThemeChoice
from releasedesk.ui import theme
from releasedesk.ui.actions import Actions


class ThemeMenu(QObject):
    """Shows and carries out the choice, and remembers it."""

    def __init__(self, actions: Actions, settings: Settings) -> None:
        super().__init__(actions["theme_system"].parent())
        self._settings = settings
        self._actions = actions
        group = QActionGroup(self)
        for choice in get_args(ThemeChoice):
            action = actions[f"theme_{choice}"]
            group.addAction(action)
            action.setChecked(choice == settings.theme)
            action.triggered.connect(partial(self._on_chosen, choice))

    def use(self, choice: ThemeChoice) -> None:
        """Carry out a choice that was made elsewhere."""
        self._actions[f"theme_{choice}"].setChecked(True)
        self._on_chosen(choice)

    def _on_chosen(self, choice: ThemeChoice, _checked: bool = True) -> None:
        self._settings.theme = choice
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, choice)
