"""Editing a table in a grid of cells, which takes what spreadsheets copy."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from releasedesk.editing.tables import MOST_COLUMNS, MOST_ROWS, rows_from_text, with_cells
from releasedesk.model import Table
from releasedesk.model.text import single_spaced
from releasedesk.ui.controls.cell_grid import CellGrid
from releasedesk.ui.controls.rows import describe, field_row, make_primary, quiet_button
from releasedesk.ui.measures import window_size


class TableDialog(QDialog):
    """Shows a table and holds what it was changed to; nothing else changes until it is accepted."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Table")
        self.caption = QLineEdit(table.caption)
        self.header = QCheckBox("The first row names the columns")
        self.header.setChecked(table.header)
        describe(
            self.header, "First row names the columns", "Set in bold, and read out with each cell below it"
        )
        self.grid = CellGrid(len(table.rows), table.columns)
        describe(
            self.grid,
            "Cells",
            "Type into a cell; Tab goes to the next, and on behind the last. "
            "Cells that were copied in a spreadsheet are pasted with Ctrl+V.",
        )
        self._fill(table.rows)
        self._set_look()
        self.grid.installEventFilter(self)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        make_primary(self.buttons.button(QDialogButtonBox.StandardButton.Ok))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.resize(window_size(680, 440))
        self.grid.setFocus()
        self.grid.setCurrentCell(0, 0)

    def _set_look(self) -> None:
        header = self.grid.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.hide()
        self.grid.setEditTriggers(QTableWidget.EditTrigger.AllEditTriggers)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(22, 18, 22, 16)
        rows.setSpacing(12)
        rows.addWidget(
            field_row("Caption", self.caption, "What the table shows", placeholder="Visitors by month")
        )
        rows.addWidget(self.header)
        rows.addWidget(self.grid, 1)
        changes = QHBoxLayout()
        for text, symbol, help, slot in (
            ("Add row", "plus", "Add a row below the current one", self.add_row),
            ("Add column", "plus", "Add a column after the current one", self.add_column),
            ("Remove row", "trash-2", "Take out the current row", self.remove_row),
            ("Remove column", "trash-2", "Take out the current column", self.remove_column),
        ):
            button = quiet_button(text, symbol, help)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            changes.addWidget(button)
        changes.addStretch(1)
        rows.addLayout(changes)
        rows.addWidget(self.buttons)

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells as they are now."""
        return tuple(
            tuple(self._cell(row, column) for column in range(self.grid.columnCount()))
            for row in range(self.grid.rowCount())
        )

    def add_row(self) -> None:
        """Add a row below the current one."""
        if self.grid.rowCount() < MOST_ROWS:
            self.grid.insertRow(self.grid.currentRow() + 1 or self.grid.rowCount())

    def add_column(self) -> None:
        """Add a column after the current one."""
        if self.grid.columnCount() < MOST_COLUMNS:
            self.grid.insertColumn(self.grid.currentColumn() + 1 or self.grid.columnCount())

    def remove_row(self) -> None:
        """Take out the current row; the last one stays."""
        if self.grid.rowCount() > 1:
            self.grid.removeRow(max(self.grid.currentRow(), 0))

    def remove_column(self) -> None:
        """Take out the current column; the last one stays."""
        if self.grid.columnCount() > 1:
            self.grid.removeColumn(max(self.grid.currentColumn(), 0))

    def paste(self, text: str) -> None:
        """Put cells that were copied elsewhere into the grid, from the current cell on; it grows as needed."""
        top, left = max(self.grid.currentRow(), 0), max(self.grid.currentColumn(), 0)
        rows = with_cells(self.rows(), top, left, rows_from_text(text))
        self.grid.setRowCount(len(rows))
        self.grid.setColumnCount(len(rows[0]))
        self._fill(rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.grid
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            self.paste(QGuiApplication.clipboard().text())
            return True
        return super().eventFilter(watched, event)

    def accept(self) -> None:
        # What is still being typed into a cell belongs to the table.
        self.grid.setCurrentCell(-1, -1)
        self.buttons.setFocus(Qt.FocusReason.OtherFocusReason)
        super().accept()

    def _fill(self, rows: tuple[tuple[str, ...], ...]) -> None:
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                self.grid.setItem(row, column, QTableWidgetItem(cell))

    def _cell(self, row: int, column: int) -> str:
        item = self.grid.item(row, column)
        return single_spaced(item.text()) if item is not None else ""
