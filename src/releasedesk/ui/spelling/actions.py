"""The entries of the menu that belong to spell-check, carried out on one window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from releasedesk.model.place_names import place_in_words
from releasedesk.spelling.dictionaries import pack_folder
from releasedesk.ui import keymap
from releasedesk.ui.spelling.check import Misspelling, SpellCheck
from releasedesk.ui.spelling.indicator import SpellingIndicator, in_words
from releasedesk.ui.spelling.menu import spelling_menu
from releasedesk.ui.spelling.walk import MisspellingWalk
from releasedesk.ui.text_places import focused_text

if TYPE_CHECKING:
    from releasedesk.ui.main_window import MainWindow
    from releasedesk.ui.workspace import Workspace

_NAMES = ("spelling", "next_misspelling", "previous_misspelling", "correct", "words", "dictionaries")


class SpellingActions(QObject):
    """Makes the spell-check of a window and does what its menu says."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window = window
        self.check = SpellCheck(window, workspace)
        self.walk = MisspellingWalk(window, self.check)
        actions = [window.actions_[name] for name in _NAMES]
        self.indicator = SpellingIndicator(self.check, actions, window.status)
        self.indicator.folder_requested.connect(self.open_folder)
        window.status.addPermanentWidget(self.indicator)
        self._connect()

    def _connect(self) -> None:
        actions = self._window.actions_
        actions["spelling"].setChecked(self.check.is_on)
        actions["spelling"].toggled.connect(self.check.switch)
        actions["next_misspelling"].triggered.connect(lambda: self.walk.go(1))
        actions["previous_misspelling"].triggered.connect(lambda: self.walk.go(-1))
        actions["correct"].triggered.connect(self.correct)
        actions["words"].triggered.connect(self.show_words)
        actions["dictionaries"].triggered.connect(self.open_folder)
        self.walk.arrived.connect(self._on_arrived)

    def correct(self) -> None:
        """Open the menu of suggestions for the misspelt word at the caret."""
        widget = focused_text()
        menu = spelling_menu(widget) if widget is not None else None
        if widget is None or menu is None:
            self._window.status.say("There is no misspelt word at the cursor.")
            return
        menu.popup(widget.mapToGlobal(widget.cursorRect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def show_words(self) -> None:
        """Show the words that were added, to take them out again."""
        from releasedesk.ui.spelling.words_dialog import WordsDialog

        session = self._window.session
        if session is None:
            return
        dialog = WordsDialog(self.check, session, self._window)
        dialog.folder_requested.connect(self.open_folder)
        dialog.exec()
        dialog.deleteLater()
        self.check.mark()

    def open_folder(self) -> None:
        """Open the folder for dictionaries, and look for new ones when the user comes back."""
        folder = pack_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._window.status.warn(f"The folder {folder} cannot be made ({error.strerror}).")
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._window.status.say(f"Put dictionaries into {folder}.")
        self._looks_again_when_active()

    def _looks_again_when_active(self) -> None:
        from PySide6.QtWidgets import QApplication

        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, before: object, now: object) -> None:
        if before is None and now is not None:
            from PySide6.QtWidgets import QApplication

            app = QApplication.instance()
            if isinstance(app, QApplication):
                app.focusChanged.disconnect(self._on_focus_changed)
            self.check.service.look_again()

    def _on_arrived(self, wrong: Misspelling | None) -> None:
        if wrong is not None:
            # Isolated (UAX 9), so that a word of Arabic does not turn the sentence around.
            word = f"“\u2068{wrong.written}\u2069”"
            session = self._window.session
            if self.walk.is_stranded and session is not None:
                where = place_in_words(session.release, wrong.place)
                self._window.status.say(f"{word} in {where} is not in the dictionary.")
            else:
                self._window.status.say(keymap.with_keys(f"{word} is not in the dictionary", "correct") + ".")
            return
        state = self.check.state
        if state == "ready":
            self._window.status.say("No misspelt word was found.")
        else:
            self._window.status.say(in_words(state, self.check.language, is_on=True)[1])
