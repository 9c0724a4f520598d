"""Differences between what a field shows and what it is to show, and the operation that a field asks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from releasedesk.editing.edit import Cursor, Edit, Operation, with_cursor
from releasedesk.editing.writing import write
from releasedesk.model import Release, Run, rich_text, runs
from releasedesk.model.place import Place, resolve
from releasedesk.model.text import PLAIN, RichText, joined, plain_text, sliced

Writing = Callable[[Release, Place, str], Edit]
"""What typing a text at a place does to a release."""


class Splice(NamedTuple):
    """The one stretch in which two texts differ: characters from `start` to `stop` are replaced by `inserted`."""

    start: int
    stop: int
    inserted: str

    @property
    def end(self) -> int:
        """Where the inserted characters end in the new text."""
        return self.start + len(self.inserted)

    def moved(self, caret: int) -> int:
        """Return where a caret stands after the change: it stays beside the characters it stood beside."""
        if caret <= self.start:
            return caret
        if caret >= self.stop:
            return caret + self.end - self.stop
        return self.end


def splice(before: str, after: str) -> Splice:
    """Return the smallest stretch whose replacement turns one text into another."""
    shorter = min(len(before), len(after))
    start = 0
    while start < shorter and before[start] == after[start]:
        start += 1
    tail = 0
    while tail < shorter - start and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return Splice(start, len(before) - tail, after[start : len(after) - tail])


def as_line(text: str) -> str:
    """Return text as one line: its lines joined by single spaces. Text on one line stays as it is."""
    if "\n" not in text and "\r" not in text:
        return text
    return " ".join(line.strip() for line in re.split(r"[\r\n]+", text) if line.strip())


def to_qt(text: str, index: int) -> int:
    """Return where Qt counts a character of a text: in UTF-16 units, of which those beyond U+FFFF take two."""
    return index + sum(character > "\uffff" for character in text[:index])


def from_qt(text: str, position: int) -> int:
    """Return the index of the character at a position that Qt counts in UTF-16 units."""
    if text.isascii() or max(text) <= "\uffff":
        return position
    units = 0
    for index, character in enumerate(text):
        if units >= position:
            return index
        units += 2 if character > "\uffff" else 1
    return len(text)


def respelled(text: RichText, words: str) -> RichText:
    """Return a rich text with other words; what stays keeps its formatting, what is new takes its neighbour's."""
    change = splice(plain_text(text), words)
    neighbours = tuple(runs(sliced(text, max(change.start - 1, 0), max(change.start, 1))))
    look = neighbours[0].format if neighbours and (change.start or change.stop) else PLAIN
    if look.link and change.start == change.stop:
        look = PLAIN
    inserted = rich_text([Run(change.inserted, look)])
    return joined(sliced(text, 0, change.start), inserted, sliced(text, change.stop))


def write_words(release: Release, place: Place, words: str) -> Edit:
    """Type into a rich text by its plain words: the formatting of all that stays is kept."""
    return write(release, place, respelled(resolve(release, place), words))


def cursor_in(place: Place, selection: tuple[int, int]) -> Cursor:
    """Return the cursor for anchor and caret, in characters, in the text of a place."""
    anchor, at = selection
    return Cursor(place, at, place, anchor)


def writing_operation(writing: Writing, place: Place, text: str) -> Operation:
    """Return the wish to write a text at a place."""
    return lambda release: writing(release, place, text)


def typing_operation(
    writing: Writing, place: Place, text: str, before: tuple[int, int], after: tuple[int, int]
) -> Operation:
    """Return the wish to write what was typed, with anchor and caret before it and after it, in characters."""
    return with_cursor(
        writing_operation(writing, place, text), cursor_in(place, before), cursor_in(place, after)
    )


def is_undo_key(event: QKeyEvent) -> bool:
    """Tell whether a key means undo or redo, which belong to the whole release and to no field."""
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def is_undo_override(event: QEvent) -> bool:
    """Tell whether a field is asked if it wants undo or redo for itself, before the window's shortcut gets it."""
    return (
        event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_undo_key(event)
    )


def leave_out_undo(menu: QMenu) -> None:
    """Take undo and redo out of the menu of a field of Qt."""
    for action in menu.actions():
        if action.objectName() in ("edit-undo", "edit-redo"):
            menu.removeAction(action)
    if menu.actions() and menu.actions()[0].isSeparator():
        menu.removeAction(menu.actions()[0])
