"""What the menu of a text offers for a misspelt word: suggestions first, then to take it as right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QMenu, QWidget

from releasedesk.ui.icons import icon
from releasedesk.ui.spelling.check import Misspelling, SpellCheck
from releasedesk.ui.spelling.corrections import correct
from releasedesk.ui.text_places import TextWidget, caret_position, position_under

_MOST_SHOWN = 6


def check_of(widget: QWidget) -> SpellCheck | None:
    """Return the spell-check of the window that a widget is in."""
    option = Qt.FindChildOption.FindDirectChildrenOnly
    return widget.window().findChild(SpellCheck, options=option)


def add_spelling(check: SpellCheck, menu: QMenu, widget: TextWidget, point: QPoint | None) -> None:
    """Put what can be done about the misspelt word under a point, or at the caret, on top of a menu."""
    position = caret_position(widget) if point is None else position_under(widget, point)
    wrong = check.misspelling_at(widget, position)
    if wrong is not None:
        _SpellingEntries(menu, check, wrong)


def spelling_menu(widget: TextWidget) -> QMenu | None:
    """Return a menu for the misspelt word at the caret alone; None where there is none."""
    check = check_of(widget)
    wrong = check.misspelling_at(widget, caret_position(widget)) if check is not None else None
    if check is None or wrong is None:
        return None
    menu = QMenu(widget)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _SpellingEntries(menu, check, wrong)
    return menu


class _SpellingEntries(QObject):
    """The entries for one word; suggestions that are still looked for take their place when they come."""

    def __init__(self, menu: QMenu, check: SpellCheck, wrong: Misspelling) -> None:
        super().__init__(menu)
        self._menu = menu
        self._check = check
        self._wrong = wrong
        self._suggestions: list[QAction] = []
        self._first: tuple[str, ...] = ()
        first = menu.actions()[0] if menu.actions() else None
        self._below = self._separator(first)
        word = wrong.word
        self._entry("Add to my words", "plus", partial(check.learn, word), first)
        self._entry("Accept in this release", "", partial(check.accept, word), first)
        self._entry("Ignore until it is closed", "", partial(check.ignore, word), first)
        if first is not None:
            self._separator(first)
        self._show()
        if check.suggestions(wrong) is None:
            check.service.news.connect(self._on_news)

    def _show(self) -> None:
        for action in self._suggestions:
            self._menu.removeAction(action)
        found = self._check.suggestions(self._wrong)
        shown = self._check.first_suggestions(self._wrong) if found is None else found
        self._suggestions = [self._suggestion(word) for word in shown[:_MOST_SHOWN]]
        if found:
            return
        if found is None:
            words = "Looking for more…" if shown else "Looking for suggestions…"
        else:
            words = f"No suggestion for “{self._wrong.written}”"
        self._suggestions.append(self._entry(words, "", lambda: None, self._below))
        self._suggestions[-1].setEnabled(False)

    def _on_news(self) -> None:
        is_complete = self._check.suggestions(self._wrong) is not None
        if is_complete:
            self._check.service.news.disconnect(self._on_news)
        first = self._check.first_suggestions(self._wrong)
        if is_complete or first != self._first:
            self._first = first
            self._show()

    def _suggestion(self, word: str) -> QAction:
        action = self._entry(word.replace("&", "&&"), "", partial(self._correct, word), self._below)
        font = QFont(self._menu.font())
        font.setBold(True)
        action.setFont(font)
        return action

    def _correct(self, word: str) -> None:
        correct(self._check, self._wrong, word)

    def _entry(self, text: str, symbol: str, do: Callable[[], object], before: QAction | None) -> QAction:
        action = QAction(text, self._menu)
        if symbol:
            action.setIcon(icon(symbol))
        action.triggered.connect(lambda _checked=False: do())
        if before is None:
            self._menu.addAction(action)
        else:
            self._menu.insertAction(before, action)
        return action

    def _separator(self, before: QAction | None) -> QAction:
        return self._menu.addSeparator() if before is None else self._menu.insertSeparator(before)
