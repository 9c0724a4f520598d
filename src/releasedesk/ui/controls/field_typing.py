"""Typographic characters in fields that hold running words, such as the headline."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from releasedesk.editing.typing_rules import TypingRules
from releasedesk.editing.typography import replacement
from releasedesk.model.place import Place
from releasedesk.ui.typed_text import typed_text
from releasedesk.ui.typing_rules import rules_at, rules_for


class ProseField(Protocol):
    """What a field offers to be typed into; places count characters of Python."""

    place: Place

    def text(self) -> str:
        """The words that are shown."""
        ...

    def selected(self) -> tuple[int, int]:
        """Both ends of what is selected."""
        ...

    def put(self, start: int, stop: int, words: str) -> None:
        """Put words in place of a stretch, as the user does."""
        ...


class _Raw(NamedTuple):
    """What Backspace brings back while the field holds `text` with the caret at `caret`."""

    text: str
    caret: int
    start: int
    typed: str


class FieldTyping:
    """Sees the keys of one field before it does.

    Attributes:
        language: In which the field is written where its place is in no edition, as those of people; empty for none.

    """

    def __init__(self, field: ProseField) -> None:
        self._field = field
        self.language = ""
        self._raw: _Raw | None = None

    def handle(self, event: QKeyEvent) -> bool:
        """Put in what a key stands for in the language of the field; False where it stands for itself."""
        if event.key() == Qt.Key.Key_Backspace and not event.modifiers():
            return self._take_back()
        character = typed_text(event)
        rules = self._rules() if len(character) == 1 else None
        if rules is None:
            return False
        start, stop = self._field.selected()
        before = self._field.text()[:start]
        found = replacement(before, character, rules)
        if found is None:
            return False
        first = start - found.removed
        self._field.put(first, stop, found.text)
        typed = before[first:] + character
        self._raw = _Raw(self._field.text(), first + len(found.text), first, typed)
        return True

    def _rules(self) -> TypingRules | None:
        return rules_at(self._field.place) or (rules_for(self.language) if self.language else None)

    def _take_back(self) -> bool:
        raw, self._raw = self._raw, None
        field = self._field
        if raw is None or field.text() != raw.text or field.selected() != (raw.caret, raw.caret):
            return False
        field.put(raw.start, raw.caret, raw.typed)
        return True
