"""What keys do in a writing surface where rows meet; within a row, Qt's own editing is right."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeyEvent, QTextCursor

from releasedesk.ui.typed_text import typed_text
from releasedesk.ui.writing import row_edits
from releasedesk.ui.writing.keys import command_of
from releasedesk.ui.writing.row_edits import Caret
from releasedesk.ui.writing.rows import Row

if TYPE_CHECKING:
    from releasedesk.ui.writing.surface import WritingSurface

_Move = QTextCursor.MoveOperation


class TypingKeys:
    """Handles the keys of one surface; each handler returns False for what Qt should do."""

    def __init__(self, surface: WritingSurface) -> None:
        self._surface = surface
        commands = surface.commands
        self._handlers: dict[str, Callable[[], bool | None]] = {
            "enter": self._on_enter,
            "line break": self._on_line_break,
            "backspace": lambda: self._on_erase(-1),
            "delete": lambda: self._on_erase(1),
            "cut": commands.cut,
            "strong": lambda: commands.toggle("strong"),
            "emphasis": lambda: commands.toggle("emphasis"),
            "link": surface.link_requested.emit,
            "superscript": lambda: commands.toggle("superscript"),
            "subscript": lambda: commands.toggle("subscript"),
            "select all": commands.select_all,
            "paste plain": surface.pasting.paste_plain,
            "move up": lambda: commands.move_block(-1),
            "move down": lambda: commands.move_block(1),
            "up": lambda: self._on_arrow(_Move.Up, -1),
            "down": lambda: self._on_arrow(_Move.Down, 1),
            "left": lambda: self._on_arrow(_Move.PreviousCharacter, -1),
            "right": lambda: self._on_arrow(_Move.NextCharacter, 1),
            "page up": lambda: self._on_page(-1),
            "page down": lambda: self._on_page(1),
        }

    def handle(self, event: QKeyEvent) -> bool:
        """Do what a key is for; False where it is left to Qt."""
        command = command_of(event)
        if command:
            return self._handlers[command]() is not False
        text = typed_text(event)
        return self._on_text(text) if text else False

    def make_room(self) -> None:
        """Prepare for text that Qt is going to put in: no row may be cut in two, no object be written into."""
        surface = self._surface
        start, end = surface.selection()
        if start.row != end.row:
            surface.commands.remove_selection("typing")
        if surface.rows[surface.caret_row()].kind == "object":
            surface.apply(row_edits.split(surface.rows, surface.caret()), "add paragraph")

    def _on_text(self, text: str) -> bool:
        surface = self._surface
        start, end = surface.selection()
        if start.row != end.row:
            words = surface.auto_typing.over_rows(text) if len(text) == 1 else text
            surface.commands.insert_rows([Row("paragraph", "", words)], "typing")
            return True
        self.make_room()
        self._leave_link(surface.caret())
        return len(text) == 1 and surface.auto_typing.type(text)

    def commit(self, text: str) -> bool:
        """Take a character that an input method is done with, such as one of a dead key; False to leave it to Qt."""
        start, end = self._surface.selection()
        if len(text) != 1 or start.row != end.row or self._surface.rows[start.row].kind == "object":
            return False
        return self._on_text(text)

    def _leave_link(self, caret: Caret) -> None:
        """Let what is typed behind a link or a field, or before it, not be part of it."""
        surface = self._surface
        format = surface.current_format()
        if format.field and not surface.textCursor().hasSelection():
            format = format._replace(field="")
            surface.setCurrentCharFormat(surface.row_document.formats.of(format))
        if not format.link or surface.textCursor().hasSelection():
            return
        first, last, _ = row_edits.link_at(surface.rows[caret.row].text, caret.offset)
        if caret.offset in (first, last):
            surface.setCurrentCharFormat(surface.row_document.formats.of(format._replace(link="")))

    def _on_enter(self) -> None:
        surface = self._surface
        start, end = surface.selection()
        if surface.auto_typing.leave_quote():
            return
        if start == end:
            surface.apply(row_edits.split(surface.rows, start), "add paragraph")
            return
        rows = list(surface.rows)
        removal = row_edits.remove(rows, start, end)
        rows[removal.start : removal.stop] = removal.rows
        splice = row_edits.split(rows, removal.caret)
        rows[splice.start : splice.stop] = splice.rows
        surface.apply(row_edits.Splice(0, len(surface.rows), tuple(rows), splice.caret), "add paragraph")

    def _on_line_break(self) -> bool:
        self.make_room()
        return False

    def _on_erase(self, direction: int) -> bool:
        surface = self._surface
        start, end = surface.selection()
        row = surface.rows[start.row]
        if start != end:
            if start.row == end.row:
                return False
            surface.commands.remove_selection("delete")
            return True
        if direction < 0 and surface.auto_typing.take_back():
            return True
        if row.kind != "object" and start.offset != (0 if direction < 0 else row_edits.length(row)):
            return False
        join = row_edits.join_backward if direction < 0 else row_edits.join_forward
        splice = join(surface.rows, start.row)
        if splice is None:
            surface.join_requested.emit(direction)
            return True
        label = "remove picture" if row.kind == "object" else "join paragraphs"
        surface.apply(splice, label)
        return True

    def _on_arrow(self, move: QTextCursor.MoveOperation, direction: int) -> bool:
        """Walk out of the text where the caret cannot go on; False where it can."""
        surface = self._surface
        cursor = surface.textCursor()
        if cursor.hasSelection() or cursor.movePosition(move):
            return False
        surface.edge_reached.emit(direction)
        return True

    def _on_page(self, direction: int) -> bool:
        """Move by what can be seen of the surface, which is as high as its text."""
        surface = self._surface
        step = surface.viewport().visibleRegion().boundingRect().height() - surface.fontMetrics().height()
        at = surface.cursorRect().center()
        target = QPoint(at.x(), at.y() + direction * max(step, 0))
        if not 0 <= target.y() < surface.viewport().height():
            surface.moveCursor(_Move.Start if direction < 0 else _Move.End)
            surface.edge_reached.emit(direction)
            return True
        surface.setTextCursor(surface.cursorForPosition(target))
        return True
