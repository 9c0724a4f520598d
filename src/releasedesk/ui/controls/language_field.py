"""The choice of the language that an edition is written in."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from releasedesk.ui.controls.chosen_by_typing import is_entered, opens_list
from releasedesk.ui.controls.field_guard import guard
from releasedesk.ui.controls.language_names import OFFERED, language_name, language_tag


class LanguageField(QComboBox):
    """One of the usual languages, or any other by its tag.

    Signals:
        language_chosen: The tag (BCP 47) that the user chose or wrote.
    """

    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tag = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        edit = self.lineEdit()
        assert edit is not None, "an editable combo box has a line edit"
        self._edit = edit
        guard(self, edit)
        edit.editingFinished.connect(self._on_editing_finished)
        self.activated.connect(self._on_activated)

    def show_language(self, tag: str) -> None:
        """Show a language."""
        if tag != self._tag:
            self._tag = tag
            self._show_name()

    def showPopup(self) -> None:
        self._fill()
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not opens_list(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # What is listed completes what is typed.
        self._fill()
        super().focusInEvent(event)
        is_as_shown = self._edit.text() == language_name(self._tag)
        if (is_entered(event) or is_as_shown) and event.reason() != Qt.FocusReason.MouseFocusReason:
            # What is typed takes the place of the language that stands there.
            self._edit.selectAll()

    def _fill(self) -> None:
        if self.count():
            return
        blocker = QSignalBlocker(self)
        for tag in OFFERED:
            self.addItem(language_name(tag), tag)
        self.setCurrentIndex(self.findData(self._tag))
        blocker.unblock()
        self._show_name()

    def _show_name(self) -> None:
        self._edit.setText(language_name(self._tag))
        self._edit.setCursorPosition(0)

    def _choose(self, tag: str) -> None:
        if tag and tag != self._tag:
            self.language_chosen.emit(tag)
        self._show_name()

    def _on_activated(self, index: int) -> None:
        self._choose(str(self.itemData(index) or ""))

    def _on_editing_finished(self) -> None:
        if self._edit.text() != language_name(self._tag):
            self._choose(language_tag(self._edit.text()))
