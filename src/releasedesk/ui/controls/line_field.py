"""A field of one line that shows a plain text of the release and wishes for its changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from releasedesk.editing.edit import Cursor
from releasedesk.editing.writing import write
from releasedesk.model.place import Place
from releasedesk.ui.controls.field_typing import FieldTyping
from releasedesk.ui.controls.pasted_words import holds_files
from releasedesk.ui.controls.text_changes import (
    Writing,
    as_line,
    cursor_in,
    from_qt,
    is_undo_key,
    is_undo_override,
    splice,
    to_qt,
    typing_operation,
)
from releasedesk.ui.controls.word_help import popup_field_menu


class LineField(QLineEdit):
    """A text of one line at a place of the release; undo and redo are left to the window.

    Args:
        writing: The operation that a change asks for.
        is_prose: It holds words of a language, so that quotes and dashes are set as that language wants them.

    Signals:
        edit_requested: An `Operation` that writes what was typed.
        place_entered: The field was given the cursor (its place).
        cursor_moved: The cursor was moved by hand.
    """

    edit_requested = Signal(object)
    place_entered = Signal(str)
    cursor_moved = Signal()

    def __init__(
        self, writing: Writing = write, parent: QWidget | None = None, *, is_prose: bool = False
    ) -> None:
        super().__init__(parent)
        self._typing = FieldTyping(self) if is_prose else None
        self.place: Place = ""
        self._writing = writing
        self._text_at_caret = ""
        self._selected = (0, 0)
        self._changed_at: int | None = None
        self.textEdited.connect(self._on_text_edited)
        self.cursorPositionChanged.connect(self._on_cursor_position_changed)
        self.selectionChanged.connect(self._keep_selection)

    def show_text(self, place: Place, text: str) -> None:
        """Show the text of a place; cursor and selection stay where they are in it."""
        self.place = place
        shown = self.text()
        if shown == text:
            return
        change = splice(shown, text)
        caret = change.moved(from_qt(shown, self.cursorPosition()))
        if not self.hasFocus():
            caret = change.end if shown else 0
        blocked = self.blockSignals(True)
        self.setText(text)
        self.setCursorPosition(to_qt(text, caret))
        self.blockSignals(blocked)
        self._text_at_caret = text
        self._changed_at = change.end if shown else None

    def write_in(self, language: str) -> None:
        """Set quotes and dashes as a language wants them where the place of the words is in no edition."""
        if self._typing is not None:
            self._typing.language = language

    def enter(self) -> None:
        """Take the cursor, to where the text was last changed from elsewhere."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._changed_at is not None:
            self.setCursorPosition(to_qt(self.text(), self._changed_at))
            self._changed_at = None

    def cursor_now(self) -> Cursor:
        """Where the cursor is."""
        return cursor_in(self.place, self._selection())

    def restore_cursor(self, cursor: Cursor) -> None:
        """Put the cursor, and what is selected, back where it was."""
        text = self.text()
        anchor, at = to_qt(text, cursor.anchor_offset), to_qt(text, cursor.offset)
        self._changed_at = None
        if anchor == at:
            self.setCursorPosition(at)
        else:
            self.setSelection(anchor, at - anchor)
        self._selected = (cursor.anchor_offset, cursor.offset)

    def _selection(self) -> tuple[int, int]:
        """Anchor and caret, in characters."""
        start, stop = self.selected()
        caret = from_qt(self.text(), self.cursorPosition())
        return (stop, start) if caret == start else (start, stop)

    def _keep_selection(self) -> None:
        if self.text() == self._text_at_caret:
            self._selected = self._selection()

    def event(self, event: QEvent) -> bool:
        if is_undo_override(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo_key(event):
            event.ignore()
            return
        if self._typing is None or not self._typing.handle(event):
            super().keyPressEvent(event)

    def selected(self) -> tuple[int, int]:
        """Both ends of what is selected, in characters."""
        text = self.text()
        start = self.selectionStart() if self.hasSelectedText() else self.cursorPosition()
        return from_qt(text, start), from_qt(text, start + len(self.selectedText().encode("utf-16-le")) // 2)

    def put(self, start: int, stop: int, words: str) -> None:
        """Put words in place of a stretch, as the user does."""
        text = self.text()
        self.setSelection(to_qt(text, start), to_qt(text, stop) - to_qt(text, start))
        self.insert(words)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.place:
            self.place_entered.emit(self.place)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        popup_field_menu(self, self.createStandardContextMenu(), event)

    def _on_text_edited(self, text: str) -> None:
        line = as_line(text)
        if line != text:
            caret = splice(text, line).moved(from_qt(text, self.cursorPosition()))
            self.setText(line)
            self.setCursorPosition(to_qt(line, caret))
        self._changed_at = None
        before, self._selected = self._selected, self._selection()
        self.edit_requested.emit(typing_operation(self._writing, self.place, line, before, self._selected))

    def _on_cursor_position_changed(self) -> None:
        if self.text() == self._text_at_caret:
            self._changed_at = None
            self._selected = self._selection()
            self.cursor_moved.emit()
        self._text_at_caret = self.text()
