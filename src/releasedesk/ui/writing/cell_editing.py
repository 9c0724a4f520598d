"""Writing in the cells of a table: the current cell is a field at its place in the release."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from releasedesk.model.place import Place, place
from releasedesk.ui.controls.cell_grid import CellGrid
from releasedesk.ui.controls.direction import set_direction
from releasedesk.ui.controls.line_field import LineField

Index = QModelIndex | QPersistentModelIndex


class CellFields(QStyledItemDelegate):
    """Makes the field of the cell that is written in; what is typed is wished for at once, as in any field.

    Signals:
        field_made: A field was made, to be connected.
        cells_pasted: Cells were copied elsewhere and pasted here: row, column, and the text that held them.
        left: Escape was pressed: the cursor goes back to the text around the table.
        row_wanted: Return was pressed in the last row, which says something: another one follows.
        finished: Return was pressed in the last row, which is empty: one writes on below the table.
    """

    field_made = Signal(object)
    cells_pasted = Signal(int, int, str)
    left = Signal()
    row_wanted = Signal()
    finished = Signal()

    def __init__(self, grid: CellGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self.place: Place = ""

    def place_of(self, row: int, column: int) -> Place:
        """Return the place of a cell."""
        return place(self.place, "rows", row, column)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = LineField(parent=parent, is_prose=True)
        field.setProperty("kind", "cell")
        # Of the grid it would only inherit where its layout begins, and numbers would stand at the wrong end.
        field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        set_direction(field, self._grid.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        self.field_made.emit(field)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, LineField)
        editor.setAccessibleName(cell_name(self._grid, index.row(), index.column()))
        editor.show_text(self.place_of(index.row(), index.column()), str(index.data() or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Do nothing: the release has every character already, and the grid shows the release."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            # The field stays, with what is selected in it, while one is elsewhere, such as in the panel of Find.
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._takes(event):
            return True
        return super().eventFilter(editor, event)

    def _says_something(self, row: int) -> bool:
        return any(_text_of(self._grid, row, column) for column in range(self._grid.columnCount()))

    def _takes(self, event: QKeyEvent) -> bool:
        row, column = self._grid.currentRow(), self._grid.currentColumn()
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if "\t" in text or "\n" in text.rstrip("\n"):
                self.cells_pasted.emit(row, column, text)
                return True
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if row + 1 < self._grid.rowCount():
                self._grid.enter_cell(row + 1, column)
            else:
                (self.row_wanted if self._says_something(row) else self.finished).emit()
            return True
        return False


def _text_of(grid: CellGrid, row: int, column: int) -> str:
    item = grid.item(row, column)
    return item.text() if item is not None else ""


def cell_name(grid: CellGrid, row: int, column: int) -> str:
    """Return what a cell is called: its row, and the name of its column where the first row has it."""
    head = grid.item(0, column)
    name = head.text() if row and head is not None and head.font().bold() else ""
    return f"Cell, row {row + 1}, column {column + 1}" + (f": {name}" if name else "")
