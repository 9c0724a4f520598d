"""The choice between light, dark and whatever the system is."""

from __future__ import annotations

from functools import partial
from typing import get_args

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication

from releasedesk.session.settings import Settings
from releasedesk.ui import theme
from releasedesk.ui.actions import Actions
from releasedesk.ui.theme import ThemeChoice


class ThemeMenu(QObject):
    """Shows and carries out the choice, and remembers it."""

    def __init__(self, actions: Actions, settings: Settings) -> None:
        super().__init__(actions["theme_system"].parent())
        self._settings = settings
        group = QActionGroup(self)
        for choice in get_args(ThemeChoice):
            action = actions[f"theme_{choice}"]
            group.addAction(action)
            action.setChecked(choice == theme_choice(settings))
            action.triggered.connect(partial(self._on_chosen, choice))

    def _on_chosen(self, choice: ThemeChoice, _checked: bool = True) -> None:
        self._settings.theme = choice
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, choice)


def theme_choice(settings: Settings) -> ThemeChoice:
    """The remembered choice; what makes no sense is left to the system."""
    for choice in get_args(ThemeChoice):
        if settings.theme == choice:
            return choice  # type: ignore[no-any-return]
    return "system"
