"""The lines of the palette as a model of Qt, with what a screen reader says of each."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from releasedesk.ui.actions import Actions
from releasedesk.ui.palette.entries import PaletteEntry

__all__ = ["EnabledRole", "EntryRole", "KeysRole", "PaletteEntry", "PaletteModel"]

EntryRole = Qt.ItemDataRole.UserRole
KeysRole = Qt.ItemDataRole.UserRole + 1
EnabledRole = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex


class PaletteModel(QAbstractListModel):
    """Holds the entries that fit what was typed; what an action is called and whether it can be done is asked of it."""

    def __init__(self, actions: Actions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.entries: list[PaletteEntry] = []
        self.impossible: frozenset[str] = frozenset()
        """Names of the actions that would do nothing where the cursor was when the palette opened."""

    def show_entries(self, entries: list[PaletteEntry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  as Qt declares it
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title
            case Qt.ItemDataRole.AccessibleTextRole:
                state = "" if self.is_enabled(entry) else "not available now"
                return ", ".join(filter(None, (entry.title, entry.group, self._keys(entry), state)))
            case Qt.ItemDataRole.UserRole:
                return entry
            case _ if role == KeysRole:
                return self._keys(entry)
            case _ if role == EnabledRole:
                return self.is_enabled(entry)
            case _:
                return None

    def is_enabled(self, entry: PaletteEntry) -> bool:
        """Whether choosing an entry would do something now."""
        return not entry.action or (
            entry.action not in self.impossible and self._actions[entry.action].isEnabled()
        )

    def _keys(self, entry: PaletteEntry) -> str:
        if not entry.action:
            return ""
        sequence = self._actions[entry.action].shortcut()
        return sequence.toString(sequence.SequenceFormat.NativeText)
