"""A field to choose in, or also to write in, below the words of a quote."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QSizePolicy

from releasedesk.editing.typography import OPENING_MARKS
from releasedesk.ui.controls.combo_label import name_when_shown
from releasedesk.ui.controls.text_changes import is_undo_key, is_undo_override

AROUND_NAME = " ,،\u00a0"
"""What one types between a quotation and who said it."""


class WrittenLine(QLineEdit):
    """The line of a field that can be written in; undo and redo are left to the window.

    Signals:
        quotation_begun: A quotation mark was typed behind a full stop or comma, as before words that go on; it is not
            put in.
    """

    quotation_begun = Signal()

    def event(self, event: QEvent) -> bool:
        if is_undo_override(event):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_at_end = self.cursorPosition() == len(self.text()) and self.text().rstrip().endswith((".", ","))
        if is_undo_key(event):
            event.ignore()
        elif is_at_end and event.text() in OPENING_MARKS:
            self.quotation_begun.emit()
        else:
            super().keyPressEvent(event)


class NameCompleter(QCompleter):
    """Looks for what is typed without what one types between a quotation and a name.

    Attributes:
        verbs: With which somebody may begin: “said”.

    """

    verbs: tuple[str, ...] = ()

    def splitPath(self, path: str) -> list[str]:  # noqa: N802
        return [self.name_in(path)]

    def name_in(self, typed: str) -> str:
        """Return what is typed of a name."""
        words = typed.lstrip(AROUND_NAME)
        verb = next((each for each in self.verbs if words.casefold().startswith(f"{each} ".casefold())), "")
        return words[len(verb) :].lstrip() if verb else words


class ChoiceField(QComboBox):
    """A field to choose in, or also to write in, that a turn of the wheel over the page leaves alone.

    Signals:
        line_finished: Return was pressed in its line for that alone, not to take what is marked in the open list.
        line_changed: The line was left, or Return pressed in it, after somebody wrote in it.
    """

    line_finished = Signal()
    line_changed = Signal()

    def __init__(self, name: str, help: str, placeholder: str = "", *, can_write: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription(help)
        name_when_shown(self)
        self.setToolTip(help)
        self.setWhatsThis(help)
        self.setProperty("kind", "chip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(64)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if can_write:
            self.setLineEdit(WrittenLine())
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            self.field.setPlaceholderText(placeholder)
            completer = NameCompleter(self.model(), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.setCompleter(completer)
            self.field.returnPressed.connect(self._on_return_pressed)
            self.field.editingFinished.connect(self._on_editing_finished)

    @property
    def field(self) -> WrittenLine:
        """The line that is written in."""
        line = self.lineEdit()
        assert isinstance(line, WrittenLine)
        return line

    def _on_return_pressed(self) -> None:
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        if popup is None or not popup.isVisible() or not popup.currentIndex().isValid():
            self.line_finished.emit()

    def _on_editing_finished(self) -> None:
        # What was only looked at stays as it was written, with all its spaces.
        if self.field.isModified():
            self.line_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
