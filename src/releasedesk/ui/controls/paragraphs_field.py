"""A growing field for a short text of several paragraphs, each on lines of its own."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from releasedesk.editing.edit import Edit, changed
from releasedesk.editing.writing import typing_step
from releasedesk.model import Release, RichText, Run, plain_text, rich_text, runs
from releasedesk.model.place import Place, resolve
from releasedesk.model.text import sliced
from releasedesk.ui.controls.growing_field import GrowingField
from releasedesk.ui.controls.pasted_words import pasted_words
from releasedesk.ui.controls.text_changes import is_undo_key, respelled

_BREAK_WITHIN = "\u240a"
"""Shows a line break inside a paragraph (Unicode SYMBOL FOR LINE FEED), so that it is told from the end of one."""


class ParagraphsField(GrowingField):
    """The paragraphs at a place; Enter begins a new one. Formatting that they have is kept, though not shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(writing=write_paragraphs, parent=parent)

    def show_paragraphs(self, place: Place, paragraphs: tuple[RichText, ...]) -> None:
        """Show the paragraphs of a place."""
        self.show_text(place, plain_text(_as_one(paragraphs)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo_key(event):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.insertPlainText("\n")
            self.ensureCursorVisible()
        else:
            self.type(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        lines = [line.strip() for line in pasted_words(source).splitlines()]
        if words := "\n".join(line for line in lines if line):
            self.insertPlainText(words)


def write_paragraphs(release: Release, place: Place, text: str) -> Edit:
    """Type into the paragraphs at a place, one on each line of the text; formatting of what stays is kept."""
    whole = _as_one(resolve(release, place))
    kind, starts_word = typing_step(plain_text(whole), text)
    key = f"{kind}:{place}" if kind else ""
    paragraphs = _apart(respelled(whole, text))
    return changed(release, place, paragraphs, "typing", merge_key=key, starts_word=starts_word)


def _as_one(paragraphs: tuple[RichText, ...]) -> RichText:
    """Return paragraphs as one text, each on its line."""
    parts: list[Run] = []
    for index, paragraph in enumerate(paragraphs):
        if index:
            parts.append(Run("\n"))
        parts.extend(Run(run.text.replace("\n", _BREAK_WITHIN), run.format) for run in runs(paragraph))
    return rich_text(parts)


def _apart(text: RichText) -> tuple[RichText, ...]:
    """Return the lines of a text as paragraphs."""
    paragraphs, start = [], 0
    for line in plain_text(text).split("\n"):
        part = sliced(text, start, start + len(line))
        paragraphs.append(
            rich_text(Run(run.text.replace(_BREAK_WITHIN, "\n"), run.format) for run in runs(part))
        )
        start += len(line) + 1
    return tuple(paragraphs)
