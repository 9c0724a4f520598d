"""What is known of the words of a text right now; what is not known yet is looked up and told later."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from releasedesk.spelling.dictionaries import Dictionary
from releasedesk.spelling.engine import SpellEngine, Verdicts
from releasedesk.spelling.lexicon import Lexicon
from releasedesk.spelling.words import Word, script_of, words_in

_MOST_WORDS = 300_000
"""Verdicts that are kept; a long release has some ten thousand different words."""
_MOST_SUGGESTIONS = 2_000
_MOST_TEXTS = 2_000


class _Checked(NamedTuple):
    """What was known of a text when so many answers had come: whether all of it, and which words are wrong."""

    answers: int
    is_settled: bool
    wrong: tuple[Word, ...]


class Speller:
    """Checks texts with one dictionary. No call waits for anything.

    Args:
        engine: What looks words up.
        dictionary: With what.
        on_news: Called, in another thread, when more is known or the dictionary turned out to be unusable.
    """

    def __init__(self, engine: SpellEngine, dictionary: Dictionary, on_news: Callable[[], None]) -> None:
        self._engine = engine
        self.dictionary = dictionary
        self._on_news = on_news
        self._script = script_of(dictionary.tag)
        self._known: dict[str, bool] = {}
        self._answers = 0
        self._checked: dict[str, _Checked] = {}
        self._asked: set[str] = set()
        self._suggestions: dict[str, Sequence[str]] = {}
        self._near: dict[str, Sequence[str]] = {}
        self._asked_for: set[str] = set()
        self._urgent: set[str] = set()
        self._lock = threading.Lock()
        self.is_unusable = False

    def misspelt(self, text: str, lexicon: Lexicon) -> tuple[Word, ...]:
        """Return the words of a text that are known to be wrong; those nobody knows of yet are not among them."""
        return tuple(word for word in self._check(text).wrong if not lexicon.accepts(word.text))

    def is_settled(self, text: str) -> bool:
        """Tell whether all words of a text were looked up."""
        return self.is_unusable or self._check(text).is_settled

    def _check(self, text: str) -> _Checked:
        """Look at the words of a text; at one that is the same as before only where an answer came meanwhile."""
        answers = self._answers
        found = self._checked.get(text)
        if found is None or (found.answers != answers and not found.is_settled):
            known = self._known
            words = words_in(text, self._script)
            verdicts = [known.get(word.text) for word in words]
            wrong = tuple(word for word, is_right in zip(words, verdicts, strict=True) if is_right is False)
            found = _Checked(answers, None not in verdicts, wrong)
            if len(self._checked) > _MOST_TEXTS:
                self._checked.clear()
            self._checked[text] = found
        return found

    def look_up(self, texts: Iterable[str]) -> None:
        """Have the words of texts looked up that were not yet."""
        if self.is_unusable:
            return
        wanted = {word.text for text in texts for word in words_in(text, self._script)}
        with self._lock:
            wanted -= self._known.keys() | self._asked
            if len(self._known) > _MOST_WORDS:
                self._known.clear()
                self._checked.clear()
            self._asked |= wanted
        if wanted:
            self._engine.check(self.dictionary, sorted(wanted), self._on_checked)

    def suggestions(self, word: str, *, urgent: bool = False) -> Sequence[str] | None:
        """Return the words that may be meant by a misspelt one; None while they are being looked for."""
        found = self._suggestions.get(word)
        if found is None and not self.is_unusable:
            with self._lock:
                if word in (self._urgent if urgent else self._asked_for):
                    return None
                self._asked_for.add(word)
                if urgent:
                    self._urgent.add(word)
            # All suggestions may take half a second: what is found in a moment comes before them, never behind, also
            # of words that nobody asks about yet, since nothing ends a search that has begun.
            if word in self._near:
                self._suggest(word, urgent=urgent)
            else:
                self._engine.near(
                    self.dictionary, word, lambda words: self._on_near(word, words), urgent=urgent
                )
        return () if self.is_unusable else found

    def near(self, word: str) -> Sequence[str]:
        """Return the words that may be meant as far as they are known while all `suggestions` are looked for."""
        return self._near.get(word, ())

    def _suggest(self, word: str, *, urgent: bool) -> None:
        self._engine.suggest(
            self.dictionary, word, lambda words: self._on_suggested(word, words), urgent=urgent
        )

    def _on_near(self, word: str, words: Sequence[str]) -> None:
        with self._lock:
            is_first = word not in self._near
            if len(self._near) > _MOST_SUGGESTIONS:
                self._near.clear()
            self._near[word] = tuple(words)
        if is_first:
            self._suggest(word, urgent=word in self._urgent)
        self._on_news()

    def _on_checked(self, verdicts: Verdicts | None) -> None:
        with self._lock:
            if verdicts is None:
                self.is_unusable = True
            else:
                self._known.update(verdicts)
                self._answers += 1
                self._asked.difference_update(verdicts)
        self._on_news()

    def _on_suggested(self, word: str, words: Sequence[str]) -> None:
        with self._lock:
            if len(self._suggestions) > _MOST_SUGGESTIONS:
                self._suggestions.clear()
            self._suggestions[word] = tuple(words)
            self._asked_for.discard(word)
            self._urgent.discard(word)
        self._on_news()
