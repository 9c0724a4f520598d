"""Spell-check of one window: marks what is in sight when the typing pauses, and knows what is wrong where."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QMenu

from releasedesk.editing.edit import Operation
from releasedesk.editing.words import accept_word
from releasedesk.errors import FileProblem
from releasedesk.model.place import Place
from releasedesk.spelling.lexicon import Lexicon, names_in
from releasedesk.spelling.words import Word
from releasedesk.ui import theme
from releasedesk.ui.controls.text_changes import to_qt
from releasedesk.ui.controls.word_help import WordHelp
from releasedesk.ui.spelling.checked_places import is_checked, language_at
from releasedesk.ui.spelling.marks import Marks
from releasedesk.ui.spelling.service import SpellingService, State, shared
from releasedesk.ui.text_places import (
    ShownText,
    TextWidget,
    caret_position,
    focused_text,
    shown_texts,
    text_at,
    text_widgets,
)

if TYPE_CHECKING:
    from releasedesk.session.session import Change
    from releasedesk.ui.main_window import MainWindow
    from releasedesk.ui.workspace import Workspace

_PAUSE = 350
"""Milliseconds without a change after which words are marked."""

_LOOKED_UP_AHEAD = 40
"""Misspelt words in sight for which suggestions are found before anybody asks."""


class Misspelling(NamedTuple):
    """A misspelt word: its place, where it stands in the text there, as it is written and as it was looked up."""

    place: Place
    start: int
    stop: int
    written: str
    word: str


def _marked_as(wrong: Misspelling, words: Sequence[str]) -> tuple[str, ...]:
    """Return words in the apostrophes of what they are to replace."""
    mark = "'" if "'" in wrong.written else "’"
    return tuple(each.replace("'", mark) for each in words)


class SpellCheck(WordHelp):
    """Checks the release that is open in a window.

    Signals:
        state_changed: Whether words are checked, or how it stands with the dictionary, may have changed.
    """

    state_changed = Signal()

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self.service: SpellingService = shared()
        self._marks = Marks()
        self._ignored: frozenset[str] = frozenset()
        self._release_id = ""
        self._is_typing = False
        self._lexicon: tuple[tuple[object, ...], Lexicon] = ((), Lexicon())
        self._state: State = "looking"
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.mark)
        self._connect()
        self.soon()

    def _connect(self) -> None:
        form = self._workspace.form
        self._window.bridge.release_changed.add(self._on_release_changed)
        form.cursor_moved.connect(self._on_cursor_moved)
        form.place_entered.connect(self._on_cursor_moved)
        form.verticalScrollBar().valueChanged.connect(self.soon)
        self._workspace.splitterMoved.connect(self.soon)
        self._window.files.session_opened.connect(self._on_session_opened)
        self.service.news.connect(self._on_news)
        self.service.words_changed.connect(self.soon)
        theme.signals.changed.connect(self._on_theme_changed)

    @property
    def is_on(self) -> bool:
        """Whether words are checked."""
        return self._window.settings.checks_spelling

    def switch(self, is_on: bool) -> None:
        """Check words from now on, or do not."""
        self._window.settings.checks_spelling = is_on
        self.mark()
        self.state_changed.emit()

    @property
    def language(self) -> str:
        """The language of the edition in the window."""
        session = self._window.session
        return session.edition.language if session is not None else ""

    @property
    def _original(self) -> str:
        """The language of the original, in which is written what all editions share."""
        session = self._window.session
        return session.release.original.language if session is not None else ""

    @property
    def state(self) -> State:
        """How it stands with the dictionary of that language."""
        return self.service.state(self.language)

    def soon(self) -> None:
        """Mark what is in sight, after a pause."""
        self._timer.start()

    def mark(self) -> None:
        """Mark the misspelt words that are in sight now, and have those looked up that nobody knows yet."""
        self._timer.stop()
        if self._window.session is None or not self.is_on:
            self._marks.clear()
            return
        form = self._workspace.form
        focus = focused_text()
        lexicon = self.lexicon()
        settled, found = True, []
        seen = form.viewport().rect()
        for widget in text_widgets(form.viewport(), QRect(seen)):
            ranges = []
            for shown in shown_texts(widget):
                errors, is_settled = self._errors(shown, lexicon)
                settled = settled and is_settled
                found += [(shown.place, error.text) for error in errors]
                ranges += self._ranges(shown, errors, widget if widget is focus else None)
            self._marks.show(widget, ranges)
        if settled:
            self._look_ahead(found)
        self._tell_state()

    def add_entries(self, menu: QMenu, widget: TextWidget, point: QPoint | None) -> None:
        from releasedesk.ui.spelling.menu import add_spelling

        add_spelling(self, menu, widget, point)

    def misspelling_at(self, widget: TextWidget, position: int) -> Misspelling | None:
        """Return the misspelt word at a position of a widget."""
        at = text_at(widget, position) if self.is_on else None
        if at is None:
            return None
        shown, offset = at
        for error in self._errors(shown, self.lexicon())[0]:
            if error.start <= offset <= error.stop:
                return self._misspelling(shown.place, shown.text, error)
        return None

    def misspellings(self, where: Place, text: str) -> list[Misspelling] | None:
        """Return the misspelt words of the text at a place; None while some are not looked up yet."""
        errors, is_settled = self._errors(ShownText(where, text, 0), self.lexicon())
        return [self._misspelling(where, text, error) for error in errors] if is_settled else None

    def suggestions(self, wrong: Misspelling) -> tuple[str, ...] | None:
        """Return what may be meant, in the apostrophes of the text; None while it is looked for."""
        speller = self.service.speller(language_at(wrong.place, self._original))
        found = speller.suggestions(wrong.word, urgent=True) if speller is not None else ()
        if found is None:
            return None
        return _marked_as(wrong, found)

    def first_suggestions(self, wrong: Misspelling) -> tuple[str, ...]:
        """Return what may be meant as far as it is known, while the rest is looked for."""
        speller = self.service.speller(language_at(wrong.place, self._original))
        return _marked_as(wrong, speller.near(wrong.word)) if speller is not None else ()

    def edit(self, operation: Operation) -> bool:
        """Change the release; False where that cannot be done, which the window says."""
        return self._window.edits.apply(operation)

    def accept(self, word: str) -> None:
        """Take a word as right in this release; it is kept in its file, and can be undone."""
        self.edit(partial(accept_word, word=word))

    def learn(self, word: str) -> None:
        """Take a word as right everywhere."""
        try:
            self.service.add_word(word)
        except FileProblem as error:
            self._window.status.warn(str(error))

    def ignore(self, word: str) -> None:
        """Take a word as right until the release is closed."""
        self._ignored |= {word}
        self.mark()

    def lexicon(self) -> Lexicon:
        """Return the words that are right in the open release."""
        session = self._window.session
        if session is None:
            return Lexicon()
        names = names_in(session.release, session.edition)
        state = (self.service.personal.words(), session.release.words, names, self._ignored)
        if self._lexicon[0] != state:
            self._lexicon = (state, Lexicon(*state))
        return self._lexicon[1]

    def _errors(self, shown: ShownText, lexicon: Lexicon) -> tuple[tuple[Word, ...], bool]:
        if not shown.text or not is_checked(shown.place):
            return (), True
        speller = self.service.speller(language_at(shown.place, self._original))
        if speller is None:
            return (), self.service.state(language_at(shown.place, self._original)) != "looking"
        is_settled = speller.is_settled(shown.text)
        if not is_settled:
            speller.look_up([shown.text])
        return speller.misspelt(shown.text, lexicon), is_settled

    def _ranges(
        self, shown: ShownText, errors: tuple[Word, ...], writing: TextWidget | None
    ) -> list[tuple[int, int]]:
        caret = caret_position(writing) if writing is not None and self._is_typing else -1
        found = []
        for error in errors:
            start = shown.at + to_qt(shown.text, error.start)
            stop = shown.at + to_qt(shown.text, error.stop)
            # The word that is being typed is not wrong yet.
            if not start < caret <= stop:
                found.append((start, stop))
        return found

    def _look_ahead(self, found: list[tuple[Place, str]]) -> None:
        for where, word in found[:_LOOKED_UP_AHEAD]:
            speller = self.service.speller(language_at(where, self._original))
            if speller is not None:
                speller.suggestions(word)

    def _misspelling(self, where: Place, text: str, error: Word) -> Misspelling:
        return Misspelling(where, error.start, error.stop, text[error.start : error.stop], error.text)

    def _tell_state(self) -> None:
        state = self.state
        if state != self._state:
            self._state = state
            self.state_changed.emit()

    def _on_release_changed(self, change: Change) -> None:
        self._is_typing = change.cause == "edit"
        self._timer.start()

    def _on_cursor_moved(self) -> None:
        self._is_typing = False
        self._timer.start()

    def _on_session_opened(self) -> None:
        session = self._window.session
        if session is not None and session.release.id != self._release_id:
            self._release_id, self._ignored = session.release.id, frozenset()
        self.soon()
        self.state_changed.emit()

    def _on_theme_changed(self) -> None:
        self._marks.forget_looks()

    def _on_news(self) -> None:
        if not self._timer.isActive():
            self._timer.start(0 if not self._is_typing else _PAUSE)
        self._timer.setInterval(_PAUSE)
