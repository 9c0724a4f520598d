"""The kind of a telephone: one of the words that every language has a translation for, or any other word."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QWidget

from releasedesk.editing.edit import Edit
from releasedesk.editing.fields import set_field
from releasedesk.model import Release
from releasedesk.model.place import Place
from releasedesk.rendering.phrases import phrases_for
from releasedesk.ui.controls.chosen_by_typing import is_entered
from releasedesk.ui.controls.field_guard import guard
from releasedesk.ui.controls.text_changes import writing_operation

KINDS = ("office", "mobile", "home", "switchboard", "out_of_hours", "fax", "phone")
"""The kinds that the phrases of every language name."""


class PhoneKindField(QComboBox):
    """Chooses or takes the kind of a phone.

    Signals:
        edit_requested: An `Operation` that sets the kind.
    """

    edit_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place: Place = ""
        self._kind = ""
        self._language = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setMinimumContentsLength(10)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        edit = self.lineEdit()
        assert edit is not None, "an editable combo box has a line edit"
        self._edit = edit
        guard(self, edit)
        edit.textEdited.connect(self._on_text_edited)
        edit.editingFinished.connect(self._show_word)
        self.activated.connect(self._on_activated)

    def show_kind(self, place: Place, kind: str, language: str) -> None:
        """Show a kind in the words of a language."""
        self._place = place
        if (kind, language) == (self._kind, self._language):
            return
        if language != self._language:
            self._language = language
            self._fill()
        self._kind = kind
        if not self._edit.hasFocus() or self._kind_of(self._edit.text()) != kind:
            self._show_word()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if is_entered(event) or self._edit.text() == self._word(self._kind):
            self._edit.selectAll()

    def _fill(self) -> None:
        blocker = QSignalBlocker(self)
        self.clear()
        for kind in KINDS:
            self.addItem(self._word(kind), kind)
        self.setCurrentIndex(-1)
        blocker.unblock()

    def _word(self, kind: str) -> str:
        return phrases_for(self._language or "en").word("phone_kinds", kind)

    def _kind_of(self, word: str) -> str:
        wanted = word.strip().casefold()
        return next((kind for kind in KINDS if wanted == self._word(kind).casefold()), word.strip())

    def _show_word(self) -> None:
        word = self._word(self._kind)
        if self._edit.text() != word:
            self._edit.setText(word)
            self._edit.setCursorPosition(0)

    def _on_text_edited(self, text: str) -> None:
        kind = self._kind_of(text)
        if kind != self._kind:
            self.edit_requested.emit(writing_operation(_set_kind, self._place, kind))

    def _on_activated(self, index: int) -> None:
        kind = str(self.itemData(index) or "")
        if kind and kind != self._kind:
            self.edit_requested.emit(writing_operation(_set_kind, self._place, kind))


def _set_kind(release: Release, place: Place, kind: str) -> Edit:
    return set_field(release, place, kind, "kind of phone")
