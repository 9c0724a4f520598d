"""A page of preferences, its controls made from the types of the settings; a change takes effect at once."""

from __future__ import annotations

from typing import Any, get_type_hints

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from releasedesk.session.settings import Settings
from releasedesk.ui.controls.rows import describe, role_label
from releasedesk.ui.measures import pixels
from releasedesk.ui.preferences.table import Preference, PreferencePage

_WIDEST_CONTROL = 320


class SettingsPage(QWidget):
    """Shows settings and writes into them what is chosen.

    Signals:
        setting_changed: A setting (its name) has another value.
    """

    setting_changed = Signal(str)

    def __init__(self, page: PreferencePage, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        kinds = get_type_hints(Settings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for preference in page.preferences:
            column.addWidget(self._row(preference, kinds[preference.field]))
        column.addStretch(1)

    def _row(self, preference: Preference, kind: Any) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        control = self._control(preference, kind)
        describe(control, preference.label, preference.help)
        control.setObjectName(preference.field)
        if not isinstance(control, QCheckBox):
            label = QLabel(preference.label, textFormat=Qt.TextFormat.PlainText)
            label.setProperty("role", "field-label")
            label.setBuddy(control)
            control.setMaximumWidth(pixels(_WIDEST_CONTROL))
            column.addWidget(label)
        column.addWidget(control)
        column.addWidget(role_label(preference.help, "hint", wraps=True))
        return row

    def _control(self, preference: Preference, kind: Any) -> QWidget:
        value = getattr(self._settings, preference.field)
        words = preference.choices() if preference.choices else preference.words
        if words:
            return self._choice(preference.field, value, words)
        if kind is bool:
            box = QCheckBox(preference.label)
            box.setChecked(value)
            box.toggled.connect(lambda on: self._set(preference.field, on))
            return box
        if kind is str:
            field = QLineEdit(value)
            field.editingFinished.connect(lambda: self._set(preference.field, field.text()))
            return field
        raise TypeError(f"no control for the setting “{preference.field}” of type {kind}")

    def _choice(self, name: str, value: str, words: tuple[tuple[str, str], ...]) -> QComboBox:
        box = QComboBox()
        for each, word in words:
            box.addItem(word, each)
        if box.findData(value) < 0:
            box.addItem(value, value)
        box.setCurrentIndex(box.findData(value))
        box.currentIndexChanged.connect(lambda index: self._set(name, box.itemData(index)))
        return box

    def _set(self, name: str, value: object) -> None:
        if getattr(self._settings, name) != value:
            setattr(self._settings, name, value)
            self.setting_changed.emit(name)
