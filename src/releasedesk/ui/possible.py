"""What can be done where the cursor is: the menus and the palette offer nothing that would do nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from releasedesk.errors import InvalidEdit
from releasedesk.ui.commands import COMMANDS
from releasedesk.ui.focused import FIELD_COMMANDS, TEXT_COMMANDS
from releasedesk.ui.writing.surface import WritingSurface

if TYPE_CHECKING:
    from releasedesk.ui.main_window import MainWindow

_OF_SELECTION = ("cut", "copy")
_OF_TEXT = tuple(name for name in TEXT_COMMANDS if name not in COMMANDS and name not in FIELD_COMMANDS)
"""What only a text with formats can do."""


def impossible(window: MainWindow, focus: QWidget | None) -> frozenset[str]:
    """Return the names of the actions that would do nothing for the field with the focus."""
    session, workspace = window.session, window.workspace
    if session is None or workspace is None:
        return frozenset()
    found: set[str] = set()
    found.update(
        name for name, method in FIELD_COMMANDS.items() if not callable(getattr(focus, method, None))
    )
    if not _has_selection(focus):
        found.update(_OF_SELECTION)
    if not isinstance(focus, WritingSurface):
        found.update(_OF_TEXT)
    for name, command in COMMANDS.items():
        if name.startswith("insert_"):
            continue  # Where the cursor is in no text, what is inserted has a place of its own.
        try:
            is_idle = command(session.release, session.edition, workspace.place).release == session.release
        except (InvalidEdit, LookupError):
            is_idle = True
        if is_idle and not (name.startswith("turn_") and isinstance(focus, WritingSurface)):
            found.add(name)
    if not session.records.conflicts:
        found.add("decide")
    return frozenset(found)


class MenusAsPossible(QObject):
    """Greys out, while a menu is open, what would do nothing; keys go on working and say why nothing is done.

    Args:
        window: The window whose menus are watched.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._greyed: list[str] = []
        self._before: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        for action in window.menuBar().actions():
            menu = action.menu()
            if isinstance(menu, QMenu):
                menu.aboutToShow.connect(self._grey)
                menu.aboutToHide.connect(self._restore)

    def _grey(self) -> None:
        self._restore()
        focus = QApplication.focusWidget()
        if isinstance(focus, QMenuBar):
            before = self._before
            focus = before if before is not None and isValid(before) else None
        actions = self._window.actions_
        # What is off for another reason, such as a release that is open for reading, stays off.
        self._greyed = [name for name in impossible(self._window, focus) if actions[name].isEnabled()]
        for name in self._greyed:
            actions[name].setEnabled(False)

    def _restore(self) -> None:
        greyed, self._greyed = self._greyed, []
        for name in greyed:
            self._window.actions_[name].setEnabled(True)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        """Remember who had the focus when a key went to the menu bar, which has it then."""
        self._before = before if isinstance(now, QMenuBar) else None


def _has_selection(widget: QWidget | None) -> bool:
    if isinstance(widget, QComboBox | QAbstractSpinBox):
        widget = widget.findChild(QLineEdit)
    if isinstance(widget, QLineEdit):
        return widget.hasSelectedText()
    return isinstance(widget, QTextEdit | QPlainTextEdit) and widget.textCursor().hasSelection()
