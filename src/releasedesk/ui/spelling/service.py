"""What all windows share of spell-check: one engine, one speller for each dictionary, one list of the user's words."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Literal

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from releasedesk.spelling.dictionaries import Dictionary, find_dictionary, has_no_words
from releasedesk.spelling.engine import HunspellEngine, SpellEngine
from releasedesk.spelling.personal import PersonalWords
from releasedesk.spelling.speller import Speller

State = Literal["looking", "ready", "missing", "no words", "unusable"]
"""How it stands with a language: its dictionary is looked for, used, not there, not to be expected, or damaged."""


class SpellingService(QObject):
    """Finds dictionaries and checks words in the background.

    Signals:
        news: More is known of some words, of suggestions or of a dictionary.
        words_changed: The user's own words are others now.
    """

    news = Signal()
    words_changed = Signal()
    _found = Signal(str, object)

    def __init__(self, make_engine: Callable[[], SpellEngine], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_engine = make_engine
        self._engine: SpellEngine | None = None
        self._dictionaries: dict[str, Dictionary | None] = {}
        self._spellers: dict[str, Speller] = {}
        self._looking: set[str] = set()
        self.personal = PersonalWords()
        self._found.connect(self._on_found, Qt.ConnectionType.QueuedConnection)

    def speller(self, language: str) -> Speller | None:
        """Return the speller of a language; None while its dictionary is looked for, or where there is none."""
        if language not in self._dictionaries:
            self._look_for(language)
            return None
        dictionary = self._dictionaries[language]
        if dictionary is None:
            return None
        if dictionary.stem not in self._spellers:
            if self._engine is None:
                self._engine = self._make_engine()
            self._spellers[dictionary.stem] = Speller(self._engine, dictionary, self._tell_news)
        return self._spellers[dictionary.stem]

    def state(self, language: str) -> State:
        """Return how it stands with a language."""
        if has_no_words(language):
            return "no words"
        if language not in self._dictionaries:
            return "looking"
        speller = self.speller(language)
        if speller is None:
            return "missing"
        return "unusable" if speller.is_unusable else "ready"

    def dictionary(self, language: str) -> Dictionary | None:
        """Return the dictionary that a language is checked with."""
        return self._dictionaries.get(language)

    def look_again(self) -> None:
        """Look for dictionaries anew, as after some were added; what is known of words is forgotten."""
        self._dictionaries.clear()
        self._spellers.clear()
        self.news.emit()

    def add_word(self, word: str) -> None:
        """Add a word to the user's own.

        Raises:
            FileProblem: It cannot be kept.

        """
        self.personal.add(word)
        self.words_changed.emit()

    def remove_word(self, word: str) -> None:
        """Take a word out of the user's own.

        Raises:
            FileProblem: The list cannot be written.

        """
        self.personal.remove(word)
        self.words_changed.emit()

    def close(self) -> None:
        """End the engine."""
        if self._engine is not None:
            self._engine.close()
            self._engine = None
        self._spellers.clear()
        self._dictionaries.clear()

    def _tell_news(self) -> None:
        # An answer of the engine may come when the program has ended.
        with suppress(RuntimeError):
            self.news.emit()

    def _look_for(self, language: str) -> None:
        if language in self._looking:
            return
        self._looking.add(language)

        # Folders of the system may lie on a slow disk.
        def look() -> None:
            found = find_dictionary(language)
            # The program may have ended meanwhile.
            with suppress(RuntimeError):
                self._found.emit(language, found)

        threading.Thread(target=look, name="dictionaries", daemon=True).start()

    def _on_found(self, language: str, dictionary: Dictionary | None) -> None:
        self._looking.discard(language)
        self._dictionaries[language] = dictionary
        self.news.emit()


class _Shared:
    """The one service of the program."""

    service: SpellingService | None = None


def make_engine() -> SpellEngine:
    """Return a new engine."""
    return HunspellEngine()


def shared() -> SpellingService:
    """Return the service of the program, made when it is first asked for."""
    if _Shared.service is None:
        app = QCoreApplication.instance()
        _Shared.service = SpellingService(lambda: make_engine(), app)
        if app is not None:
            app.aboutToQuit.connect(close_shared)
    return _Shared.service


def close_shared() -> None:
    """End the service; the next one who asks gets a new one."""
    service, _Shared.service = _Shared.service, None
    if service is not None:
        service.close()
        service.deleteLater()
