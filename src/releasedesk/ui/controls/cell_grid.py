"""A grid of cells to write in, which no keyboard gets caught in."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QWidget,
)

from releasedesk.ui.icon_sizes import follow_text_size
from releasedesk.ui.measures import pixels

Index = QModelIndex | QPersistentModelIndex
EndEditHint = QAbstractItemDelegate.EndEditHint


class _CellDelegate(QStyledItemDelegate):
    """Lets a cell be written in where its words stand."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        if isinstance(editor, QLineEdit) and side is not None:
            editor.setAlignment(Qt.AlignmentFlag(side))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)


class CellGrid(QTableWidget):
    """Tab goes from cell to cell, and on to the next field behind the last one; Shift+Tab the same way back.

    `padding` is that above and below the words of a cell, in pixels for text of the usual size.
    """

    def __init__(self, rows: int, columns: int, parent: QWidget | None = None, *, padding: int = 7) -> None:
        super().__init__(rows, columns, parent)
        self.setTabKeyNavigation(True)
        self._padding = padding
        self.setItemDelegate(_CellDelegate(self))
        follow_text_size(self, self._fit_rows)

    def _fit_rows(self) -> None:
        """Let rows be as high as their text wants them; Qt gives them 30 pixels whatever its size is."""
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 2 * pixels(self._padding))

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
