"""The outline as a model of Qt: lines that change one by one, and sections that can be dragged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from releasedesk.model.place import Place
from releasedesk.ui.as_written import as_written
from releasedesk.ui.outline.entries import Entry

_MIME = "application/x-releasedesk-outline-row"
EntryRole = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class OutlineModel(QAbstractListModel):
    """Holds the lines.

    Signals:
        section_dropped: A section (its place) was dragged up or down by that many.
    """

    section_dropped = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show other lines; only those that differ are drawn anew."""
        before = self.entries
        if entries == before:
            return
        if [entry.place for entry in entries] != [entry.place for entry in before]:
            self.beginResetModel()
            self.entries = entries
            self.endResetModel()
            return
        self.entries = entries
        for row, (old, new) in enumerate(zip(before, entries, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row), self.index(row))

    def entry(self, index: Index) -> Entry | None:
        """Return the line at an index."""
        return self.entries[index.row()] if index.isValid() and index.row() < len(self.entries) else None

    def sections(self) -> list[Place]:
        """Return the places of the sections in order."""
        return [entry.place for entry in self.entries if entry.is_section]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index)
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title
            case Qt.ItemDataRole.ToolTipRole:
                return as_written(f"{entry.title}: {entry.problem}" if entry.problem else entry.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                return _said(entry)
            case EntryRole.value:
                return entry
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        entry = self.entry(index)
        if entry is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        if not entry.place:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsDragEnabled if entry.is_section else flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes:
            data.setData(_MIME, str(indexes[0].row()).encode())
        return data

    def canDropMimeData(  # noqa: N802
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return data.hasFormat(_MIME) and self._target(row, parent) is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        target = self._target(row, parent)
        sections = self.sections()
        if not data.hasFormat(_MIME) or target is None:
            return False
        dragged = self.entries[int(bytes(data.data(_MIME).data()))].place
        if dragged not in sections:
            return False
        at = sections.index(dragged)
        by = (target - 1 if target > at else target) - at
        if by:
            self.section_dropped.emit(dragged, by)
        # The release decides what is shown; Qt is not to take the line out by itself.
        return False

    def _target(self, row: int, parent: Index) -> int | None:
        """Return before which section a drop falls, counted among the sections; None outside the body."""
        row = row if row >= 0 else parent.row() if parent.isValid() else -1
        rows = [index for index, entry in enumerate(self.entries) if entry.is_section]
        if not rows or not rows[0] <= row <= rows[-1] + 1:
            return None
        return row - rows[0]


def _said(entry: Entry) -> str:
    """Return a line as a screen reader says it."""
    if entry.problem:
        return f"{entry.title}, {entry.problem}"
    if entry.count:
        return f"{entry.title}, {entry.count}"
    return f"{entry.title}, done" if entry.mark == "done" else entry.title
