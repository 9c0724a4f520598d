"""A grid of cells to write in, which no keyboard gets caught in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QTableWidget, QWidget

EndEditHint = QAbstractItemDelegate.EndEditHint


class CellGrid(QTableWidget):
    """Tab goes from cell to cell, and on to the next field behind the last one; Shift+Tab the same way back."""

    def __init__(self, rows: int, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(rows, columns, parent)
        self.setTabKeyNavigation(True)

    def enter_cell(self, row: int, column: int) -> None:
        """Put the cursor into a cell; nothing happens where there is none."""
        index = self.model().index(row, column)
        if not index.isValid():
            return
        self.setCurrentCell(row, column)
        self.scrollTo(index)
        if self.indexWidget(index) is None:
            self.edit(index)
        editor = self.indexWidget(index)
        if editor is not None:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(editor, QLineEdit):
            # Qt selects everything, and the first key would put itself in its place.
            editor.deselect()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason and self.rowCount():
            self.enter_cell(0, 0)
        elif event.reason() == Qt.FocusReason.BacktabFocusReason and self.rowCount():
            self.enter_cell(self.rowCount() - 1, self.columnCount() - 1)

    def focusNextPrevChild(self, next: bool) -> bool:
        return (
            self._leave(forward=next) if self._is_at_end(forward=next) else super().focusNextPrevChild(next)
        )

    def closeEditor(self, editor: QWidget, hint: EndEditHint) -> None:  # noqa: N802
        forward = hint == EndEditHint.EditNextItem
        if hint in (EndEditHint.EditNextItem, EndEditHint.EditPreviousItem) and self._is_at_end(
            forward=forward
        ):
            super().closeEditor(editor, EndEditHint.NoHint)
            self._leave(forward=forward)
        else:
            super().closeEditor(editor, hint)

    def _is_at_end(self, *, forward: bool) -> bool:
        """Tell whether there is no further cell in a direction; Qt would begin again at the other end."""
        end = (self.rowCount() - 1, self.columnCount() - 1) if forward else (0, 0)
        return not self.rowCount() or (self.currentRow(), self.currentColumn()) == end

    def _leave(self, *, forward: bool) -> bool:
        self.setTabKeyNavigation(False)
        is_elsewhere = super().focusNextPrevChild(forward)
        self.setTabKeyNavigation(True)
        return is_elsewhere
