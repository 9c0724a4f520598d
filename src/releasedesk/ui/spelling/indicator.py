"""A word in the status line on how spelling is checked, with what can be done about it in its menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from releasedesk.ui.controls.language_names import language_name, short_language_name
from releasedesk.ui.icon_sizes import grow_icon
from releasedesk.ui.icons import icon
from releasedesk.ui.spelling.check import SpellCheck
from releasedesk.ui.spelling.service import State


class SpellingIndicator(QToolButton):
    """Shows the language that words are checked in, or why they are not.

    A click opens the menu; where a dictionary is missing, the folder to put one into.

    Signals:
        folder_requested: The folder for dictionaries is to be opened.
    """

    folder_requested = Signal()

    def __init__(self, check: SpellCheck, actions: list[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._check = check
        self.setProperty("kind", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        grow_icon(self, 14)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._actions_menu = QMenu(self)
        self._actions_menu.addActions(actions)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self._actions_menu.popup(self.mapToGlobal(at)))
        self.clicked.connect(self._on_clicked)
        check.state_changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Show how it stands now."""
        check = self._check
        short, sentence = in_words(check.state, check.language, is_on=check.is_on)
        is_well = check.state in ("ready", "looking") or not check.is_on
        self.setText(short)
        self.setIcon(icon("spell-check" if is_well else "triangle-alert", "muted" if is_well else "warning"))
        self.setToolTip(sentence)
        self.setAccessibleName(f"Spelling: {short}")
        self.setAccessibleDescription(sentence)
        self.setVisible(bool(check.language))
        self.setMenu(None if self._wants_dictionary() else self._actions_menu)  # type: ignore[arg-type]

    def _wants_dictionary(self) -> bool:
        return self._check.is_on and self._check.state in ("missing", "unusable")

    def _on_clicked(self) -> None:
        if self._wants_dictionary():
            self.folder_requested.emit()


def in_words(state: State, language: str, *, is_on: bool) -> tuple[str, str]:
    """Return how it stands with spell-check, in two or three words and as a sentence with the way out."""
    name = language_name(language) if language else ""
    short = short_language_name(language) if language else ""
    if not is_on:
        return "Spelling off", "Spelling is not checked; choose this to check it."
    match state:
        case "missing":
            return (
                f"No {short} dictionary",
                f"There is no dictionary for {name}, so its spelling is not checked. Click to open the folder for"
                " dictionaries and put one there (two files, .aff and .dic, as LibreOffice and Mozilla have them).",
            )
        case "no words":
            return (
                f"{short} not checked",
                f"{name} is written without spaces between words; it cannot be checked.",
            )
        case "unusable":
            return (
                f"{short} dictionary damaged",
                f"The dictionary for {name} cannot be used; take it out of the folder for dictionaries, or put"
                " another one there.",
            )
        case "looking":
            return short, f"Looking for the dictionary for {name}."
        case "ready":
            return short, f"Spelling is checked in {name}."
