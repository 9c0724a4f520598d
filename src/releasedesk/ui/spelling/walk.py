"""Going from one misspelt word to the next through the whole release, also where nothing was shown yet."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from releasedesk.editing.texts import texts_of
from releasedesk.model import plain_text
from releasedesk.ui.spelling.check import Misspelling, SpellCheck
from releasedesk.ui.spelling.checked_places import is_checked
from releasedesk.ui.text_places import Stretch, caret_position, focused_text, select, selected, text_at

if TYPE_CHECKING:
    from releasedesk.ui.main_window import MainWindow

_TEXTS_AT_ONCE = 25
"""Texts that are gone through before the window may do something else."""


class MisspellingWalk(QObject):
    """Selects the next misspelt word.

    Signals:
        arrived: A misspelt word (`Misspelling`) is selected now, or None: there is none.
    """

    arrived = Signal(object)

    def __init__(self, window: MainWindow, check: SpellCheck) -> None:
        super().__init__(check)
        self._window = window
        self._check = check
        self._texts: deque[tuple[str, str, int, int]] = deque()
        self._direction = 1
        self._is_waiting = False
        self._stranded: tuple[Misspelling, QWidget | None, int] | None = None
        check.service.news.connect(self._on_news)

    @property
    def is_stranded(self) -> bool:
        """Whether the word that was arrived at last cannot be selected where it stands."""
        return self._stranded is not None

    def go(self, direction: int) -> None:
        """Look for the next misspelt word, from the caret onwards or (-1) backwards; after the end from the start."""
        session = self._window.session
        if session is None:
            return
        if self._check.state in ("missing", "no words", "unusable"):
            self._check.state_changed.emit()
            self.arrived.emit(None)
            return
        texts = [
            (each.place, plain_text(each.text))
            for each in texts_of(session.release, session.edition.language)
            if is_checked(each.place)
        ]
        self._direction = direction
        self._texts = deque(self._in_order(texts))
        self._step()

    def _in_order(self, texts: list[tuple[str, str]]) -> list[tuple[str, str, int, int]]:
        """Return the texts in the order of walking, each with the stretch of it in which words count."""
        where, start, stop = self._here()
        at = next((index for index, each in enumerate(texts) if each[0] == where), None)
        whole = [(place, text, 0, len(text)) for place, text in texts]
        if self._direction < 0:
            whole.reverse()
        if at is None:
            return whole
        at = len(texts) - 1 - at if self._direction < 0 else at
        place, text, _, end = whole[at]
        after, before = (place, text, stop, end), (place, text, 0, start)
        first, last = (
            (after, (place, text, 0, stop)) if self._direction > 0 else (before, (place, text, start, end))
        )
        return [first, *whole[at + 1 :], *whole[:at], last]

    def _here(self) -> tuple[str, int, int]:
        widget = focused_text()
        if self._stranded is not None:
            wrong, *state = self._stranded
            if state == [widget, caret_position(widget) if widget is not None else 0]:
                return wrong.place, wrong.start, wrong.stop
        if widget is None:
            return "", 0, 0
        chosen = selected(widget)
        if chosen:
            return chosen[0].place, chosen[0].start, chosen[0].stop
        at = text_at(widget, caret_position(widget))
        return (at[0].place, at[1], at[1]) if at is not None else ("", 0, 0)

    def _step(self) -> None:
        for _ in range(_TEXTS_AT_ONCE):
            if not self._texts:
                self.arrived.emit(None)
                return
            place, text, start, stop = self._texts[0]
            wrong = self._check.misspellings(place, text)
            if wrong is None:
                self._is_waiting = True
                self._ask_ahead()
                return
            self._texts.popleft()
            within = [each for each in wrong if start <= each.start and each.stop <= stop]
            if within:
                self._texts.clear()
                self._arrive(within[0] if self._direction > 0 else within[-1])
                return
        QTimer.singleShot(0, self, self._step)

    def _ask_ahead(self) -> None:
        for place, text, _, _ in list(self._texts)[:_TEXTS_AT_ONCE]:
            self._check.misspellings(place, text)
        if self._texts and self._check.misspellings(*self._texts[0][:2]) is not None:
            self._on_news()  # the engine answered at once

    def _arrive(self, wrong: Misspelling) -> None:
        workspace, wanted = self._window.workspace, Stretch(wrong.place, wrong.start, wrong.stop)
        if workspace is not None and workspace.go_to(wrong.place):
            select(focused_text(), wanted)
        widget = focused_text()
        # A text that no field of the form has cannot be selected: the walk goes on from it all the same, as long as the
        # cursor stays.
        is_there = widget is not None and wanted in selected(widget)
        caret = caret_position(widget) if widget is not None else 0
        self._stranded = None if is_there else (wrong, widget, caret)
        self.arrived.emit(wrong)

    def _on_news(self) -> None:
        if self._is_waiting:
            self._is_waiting = False
            self._step()
