"""The keys of all actions, to look through and to change."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from releasedesk.session.settings import Settings
from releasedesk.ui.actions import ActionSpec, keys_of, name_of
from releasedesk.ui.controls.rows import describe, role_label
from releasedesk.ui.controls.wrapping_row import WrappingRow
from releasedesk.ui.icon_sizes import grow_field_icons
from releasedesk.ui.local_keys import all_specs, share_keys
from releasedesk.ui.palette.matching import rank

_NATIVE = QKeySequence.SequenceFormat.NativeText
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_SPEC = Qt.ItemDataRole.UserRole

_WIDTH_OF_KEYS = 150
"""Pixels at which the field for a key still says what to do, for text of the usual size."""


class KeysPage(QWidget):
    """Lists every action with its keys; a key that another action has is taken from it, and that is said.

    Signals:
        keys_changed: An action has another key.
    """

    keys_changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        grow_field_icons(self.filter)
        describe(self.filter, "Find an action", "Shows the actions whose name fits.", "Find an action")
        self.list = QTreeWidget()
        self.list.setHeaderLabels(["Action", "Keys"])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.ensurePolished()  # Rows are measured once, with the padding of the style sheet.
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        describe(self.list, "Actions and their keys", "Choose an action to change its key.")
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setClearButtonEnabled(True)
        for inner in self.keys.findChildren(QLineEdit):
            grow_field_icons(inner)
        describe(self.keys, "New key", "Press the new key of the chosen action.")
        line = self.keys.findChild(QLineEdit)
        if line is not None:
            describe(line, "New key", "Press the new key of the chosen action.")
        self.set_button = QPushButton("Set key")
        self.remove_button = QPushButton("No key")
        self.usual_button = QPushButton("Usual key")
        self.all_usual_button = QPushButton("All usual keys")
        self.said = role_label("", "hint", wraps=True)
        self._lay_out()
        self._connect()
        self._fill()

    def _lay_out(self) -> None:
        row = WrappingRow(spacing=8)
        row.add(self.keys, basis=_WIDTH_OF_KEYS, grow=1)
        for button in (self.set_button, self.remove_button, self.usual_button, self.all_usual_button):
            row.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addWidget(self.said)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._show_fitting)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.keys.keySequenceChanged.connect(self._show_state)
        self.set_button.clicked.connect(self._on_set)
        self.remove_button.clicked.connect(lambda: self._give(""))
        self.usual_button.clicked.connect(self._on_usual)
        self.all_usual_button.clicked.connect(self._on_all_usual)

    def _fill(self) -> None:
        for spec in all_specs():
            item = QTreeWidgetItem([f"{spec.menu.partition('/')[0]}: {name_of(spec)}", ""])
            item.setData(0, _SPEC, spec)
            self.list.addTopLevelItem(item)
        self._show_keys()
        self.list.setCurrentItem(self._items()[0])

    def _items(self) -> list[QTreeWidgetItem]:
        return [self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount())]  # type: ignore[misc]

    def _show_keys(self) -> None:
        for item in self._items():
            spec = item.data(0, _SPEC)
            keys = " or ".join(key.toString(_NATIVE) for key in keys_of(spec, self._settings.shortcuts))
            changed = " (changed)" if spec.name in self._settings.shortcuts else ""
            item.setText(1, keys + changed)
            item.setData(1, Qt.ItemDataRole.AccessibleTextRole, (keys or "no key") + changed)
        self._show_state()

    def _show_fitting(self, query: str) -> None:
        for item in self._items():
            item.setHidden(rank(query, item.text(0), item.text(1)) is None)

    def _on_chosen(self) -> None:
        self.keys.clear()
        self.said.clear()
        self._show_state()

    def _chosen(self) -> ActionSpec | None:
        item = self.list.currentItem()
        return item.data(0, _SPEC) if item is not None else None

    def _show_state(self) -> None:
        spec = self._chosen()
        wanted = self.keys.keySequence().toString(_PORTABLE)
        self.set_button.setEnabled(spec is not None and bool(wanted))
        self.remove_button.setEnabled(spec is not None and bool(keys_of(spec, self._settings.shortcuts)))
        self.usual_button.setEnabled(spec is not None and spec.name in self._settings.shortcuts)
        self.all_usual_button.setEnabled(bool(self._settings.shortcuts))
        other = self._owner(wanted, spec)
        if other is not None:
            shown = self.keys.keySequence().toString(_NATIVE)
            self.said.setText(f"{shown} is the key of “{name_of(other)}”, which would lose it.")
        elif wanted:
            self.said.clear()

    def _owner(self, key: str, wanted_for: ActionSpec | None) -> ActionSpec | None:
        """The other action that has a key now and would lose it."""
        if not key or wanted_for is None:
            return None
        for spec in all_specs():
            if spec.name == wanted_for.name or not share_keys(spec, wanted_for):
                continue
            if any(each.toString(_PORTABLE) == key for each in keys_of(spec, self._settings.shortcuts)):
                return spec
        return None

    def _on_set(self) -> None:
        spec, key = self._chosen(), self.keys.keySequence().toString(_PORTABLE)
        if spec is None or not key or " " in key:
            return
        other = self._owner(key, spec)
        if other is not None:
            left = (each.toString(_PORTABLE) for each in keys_of(other, self._settings.shortcuts))
            self._settings.shortcuts[other.name] = " ".join(each for each in left if each != key)
        self._give(key)
        self.keys.clear()

    def _on_usual(self) -> None:
        spec = self._chosen()
        if spec is not None:
            self._settings.shortcuts.pop(spec.name, None)
            self._take_from_others(spec)
            self._tell()

    def _take_from_others(self, spec: ActionSpec) -> None:
        """Take the usual keys of an action from those that were given them."""
        others = {each.name for each in all_specs() if share_keys(each, spec)}
        for name, keys in list(self._settings.shortcuts.items()):
            if name not in others:
                continue
            left = [key for key in keys.split() if key not in spec.key.split()]
            self._settings.shortcuts[name] = " ".join(left)

    def _on_all_usual(self) -> None:
        self._settings.shortcuts.clear()
        self._tell()

    def _give(self, keys: str) -> None:
        spec = self._chosen()
        if spec is None:
            return
        if keys == spec.key:
            self._settings.shortcuts.pop(spec.name, None)
        else:
            self._settings.shortcuts[spec.name] = keys
        self._tell()

    def _tell(self) -> None:
        self._show_keys()
        self.keys_changed.emit()
