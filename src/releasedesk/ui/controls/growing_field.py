"""A field for a text without line breaks that is too long for one line: it wraps and grows with its words."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from releasedesk.editing.edit import Cursor
from releasedesk.editing.writing import write
from releasedesk.model.place import Place
from releasedesk.ui.controls.field_typing import FieldTyping
from releasedesk.ui.controls.pasted_words import holds_files, pasted_words
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


class GrowingField(QTextEdit):
    """A text at a place of the release, wrapped over as many lines as it needs; it never holds a line break.

    Enter is left to the form, which goes to the next field; undo and redo to the window.

    Args:
        kind: The look: “field”, or “headline” for the loudest one.
        writing: The operation that a change asks for.

    Signals:
        edit_requested: An `Operation` that writes what was typed.
        place_entered: The field was given the cursor (its place).
        cursor_moved: The cursor was moved by hand.
    """

    edit_requested = Signal(object)
    place_entered = Signal(str)
    cursor_moved = Signal()

    def __init__(self, kind: str = "field", writing: Writing = write, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place: Place = ""
        self._writing = writing
        self._typing = FieldTyping(self)
        self._shown = ""
        self._text_at_caret = ""
        self._selected = (0, 0)
        self._changed_at: int | None = None
        self._is_showing = False
        self.setProperty("kind", kind)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_height)
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._on_cursor_position_changed)
        self.selectionChanged.connect(self._keep_selection)

    def text(self) -> str:
        """The words that are shown."""
        # Not toPlainText, which turns spaces that do not break into ordinary ones.
        return self.document().toRawText().replace("\u2029", "\n")

    def show_text(self, place: Place, text: str) -> None:
        """Show the text of a place, changing only the stretch that differs; the cursor stays where it is in it."""
        self.place = place
        shown = self.text()
        if shown == text:
            return
        change = splice(shown, text)
        self._is_showing = True
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_qt(shown, change.start))
        cursor.setPosition(to_qt(shown, change.stop), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(change.inserted)
        if not self.hasFocus():
            cursor.setPosition(to_qt(text, change.end) if shown else 0)
            self.setTextCursor(cursor)
        self._is_showing = False
        self._shown = self._text_at_caret = self.text()
        self._changed_at = change.end if shown else None

    def set_right_to_left(self, is_rtl: bool) -> None:
        """Write from right to left, or from left to right."""
        direction = Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
        if self.layoutDirection() == direction:
            return
        self.setLayoutDirection(direction)
        option = self.document().defaultTextOption()
        option.setTextDirection(direction)
        style = Qt.CursorMoveStyle.VisualMoveStyle if is_rtl else Qt.CursorMoveStyle.LogicalMoveStyle
        self.document().setDefaultCursorMoveStyle(style)
        self.document().setDefaultTextOption(option)

    def enter(self) -> None:
        """Take the cursor, to where the text was last changed from elsewhere."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._changed_at is not None:
            cursor = self.textCursor()
            cursor.setPosition(to_qt(self.text(), self._changed_at))
            self.setTextCursor(cursor)
            self._changed_at = None

    def cursor_now(self) -> Cursor:
        """Where the cursor is."""
        return cursor_in(self.place, self._selection())

    def restore_cursor(self, cursor: Cursor) -> None:
        """Put the cursor, and what is selected, back where it was."""
        text, made = self.text(), self.textCursor()
        made.setPosition(to_qt(text, min(cursor.anchor_offset, len(text))))
        made.setPosition(to_qt(text, min(cursor.offset, len(text))), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(made)
        self._changed_at = None
        self._selected = (cursor.anchor_offset, cursor.offset)

    def _selection(self) -> tuple[int, int]:
        """Anchor and caret, in characters."""
        text, cursor = self.text(), self.textCursor()
        return from_qt(text, cursor.anchor()), from_qt(text, cursor.position())

    def _keep_selection(self) -> None:
        if not self._is_showing and self.text() == self._shown:
            self._selected = self._selection()

    def event(self, event: QEvent) -> bool:
        if is_undo_override(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo_key(event) or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            self.type(event)

    def type(self, event: QKeyEvent) -> None:
        """Do what a key does within the text."""
        if not self._typing.handle(event):
            QTextEdit.keyPressEvent(self, event)

    def selected(self) -> tuple[int, int]:
        """Both ends of what is selected, in characters."""
        text, cursor = self.text(), self.textCursor()
        return from_qt(text, cursor.selectionStart()), from_qt(text, cursor.selectionEnd())

    def put(self, start: int, stop: int, words: str) -> None:
        """Put words in place of a stretch, as the user does."""
        text, cursor = self.text(), self.textCursor()
        cursor.setPosition(to_qt(text, start))
        cursor.setPosition(to_qt(text, stop), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        self.setTextCursor(cursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.place:
            self.place_entered.emit(self.place)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not holds_files(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if words := pasted_words(source):
            self.insertPlainText(as_line(words.replace("\u2028", "\n").replace("\u2029", "\n")))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        popup_field_menu(self, self.createStandardContextMenu(event.pos()), event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Never scroll: the field is as high as its text."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._height())

    def _height(self) -> int:
        """The height in pixels at which all lines are seen, frame and padding included."""
        margins = self.contentsMargins()
        return ceil(self.document().size().height()) + margins.top() + margins.bottom()

    def _fit_height(self) -> None:
        height = self._height()
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def _on_text_changed(self) -> None:
        if self._is_showing or self.text() == self._shown:
            return
        self._shown = self.text()
        self._changed_at = None
        before, self._selected = self._selected, self._selection()
        self.edit_requested.emit(
            typing_operation(self._writing, self.place, self._shown, before, self._selected)
        )

    def _on_cursor_position_changed(self) -> None:
        if self._is_showing:
            return
        if self.text() == self._text_at_caret:
            self._changed_at = None
            self._keep_selection()
            self.cursor_moved.emit()
        self._text_at_caret = self.text()
