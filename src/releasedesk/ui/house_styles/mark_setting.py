"""A setting for a short mark, such as the one that ends a release: the usual one, another, none, or one's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit

from releasedesk.ui.controls.field_guard import guard
from releasedesk.ui.controls.rows import describe
from releasedesk.ui.house_styles.setting_fields import Path, SettingField

_USUAL, _OWN = "usual", "own"


class MarkSetting(SettingField):
    """Chooses a mark; `own` is the field for one in other words. No mark at all is an empty text."""

    def __init__(self, path: Path, name: str, help: str, usual: str, marks: Sequence[str]) -> None:
        super().__init__(path)
        self._marks = [mark for mark in marks if mark != usual]
        self._usual = usual
        self.choice = QComboBox()
        self.choice.addItem(f"Usual: {usual or 'none'}", _USUAL)
        for mark in self._marks:
            self.choice.addItem(mark or "None", mark)
        self.choice.addItem("Other words…", _OWN)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(8)
        guard(self.choice)
        describe(self.choice, name, help)
        self.own = QLineEdit()
        self.own.setMaxLength(300)
        describe(self.own, f"{name}: other words", help, usual or marks[0])
        self.setFocusProxy(self.choice)
        self.row.addWidget(self.choice, 1)
        self.row.addWidget(self.own, 1)
        self.own.hide()
        self.choice.activated.connect(self._on_activated)
        self.own.editingFinished.connect(self._on_edited)

    def show_value(self, value: object) -> None:
        is_own = value is not None and value not in self._marks and value != self._usual
        is_own = is_own or (self.own.hasFocus() and self.own.isVisible())
        data = _USUAL if value is None or value == self._usual else _OWN if is_own else value
        self.choice.setCurrentIndex(self.choice.findData(_OWN if is_own else data))
        self.own.setVisible(is_own)
        if is_own and not self.own.isModified():
            self.own.setText(str(value or ""))

    def _on_activated(self) -> None:
        chosen = self.choice.currentData()
        self.own.setVisible(chosen == _OWN)
        if chosen == _OWN:
            self.own.setFocus()
        else:
            self.value_requested.emit(None if chosen == _USUAL else chosen)

    def _on_edited(self) -> None:
        if self.own.isModified():
            self.own.setModified(False)
            self.value_requested.emit(self.own.text().strip())
