"""The card of a table in the text: its caption and its cells, to write in at their place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTableWidgetItem, QVBoxLayout, QWidget

from releasedesk.editing.tables import add_row, drop_last_row, rows_from_text, set_table, with_cells
from releasedesk.model import Table
from releasedesk.model.place import Place, place
from releasedesk.ui.controls.cell_grid import CellGrid
from releasedesk.ui.controls.direction import set_direction
from releasedesk.ui.controls.group_names import by_words, name_by_owner
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.controls.rows import describe
from releasedesk.ui.measures import pixels
from releasedesk.ui.writing.block_cards import BlockCard
from releasedesk.ui.writing.cell_editing import CellFields

_CELLS_HELP = (
    "Tab goes to the next cell, and on behind the last one. Return goes down and adds a row at the end; "
    "in an empty last row it takes that out and leads on below the table."
)
_NARROW = 420
"""Width in pixels below which the button beside the caption has a short name."""


class TableCard(BlockCard):
    """Shows and edits one table; rows and columns are added in its own window.

    Signals:
        open_requested: The table is to be opened in its window.
        left: The cursor is to go back to the text around the table.
        finished: One writes on below the table.
    """

    open_requested = Signal()
    left = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self._place: Place = ""
        self.caption = LineField(is_prose=True)
        describe(self.caption, "Caption", "Printed with the table", "What the table shows")
        self.open_button = QPushButton("Rows and columns…")
        self.open_button.setProperty("kind", "quiet")
        self.open_button.setAccessibleName("Rows and columns")
        self.open_button.setToolTip("Open the table in a window of its own, to add rows and columns")
        self.grid = CellGrid(0, 0, padding=5)
        describe(self.grid, "Cells", _CELLS_HELP)
        self.grid.setToolTip("")
        self.grid.horizontalHeader().hide()
        self.grid.verticalHeader().hide()
        self.grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.grid.setEditTriggers(CellGrid.EditTrigger.AllEditTriggers)
        self.fields = CellFields(self.grid)
        self.grid.setItemDelegate(self.fields)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.caption, 1)
        top.addWidget(self.open_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(10, 8, 10, 10)
        rows.setSpacing(6)
        rows.addLayout(top)
        rows.addWidget(self.grid, 1)

    def _connect(self) -> None:
        self.fields.field_made.connect(self._on_field_made)
        self.fields.cells_pasted.connect(self._on_cells_pasted)
        self.fields.left.connect(self.left)
        self.fields.row_wanted.connect(self._on_row_wanted)
        self.fields.finished.connect(self._on_finished)
        self.open_button.clicked.connect(self.open_requested)
        self._on_field_made(self.caption)

    def show_table(self, where: Place, table: Table) -> None:
        """Show the table at a place."""
        if (where, table) == (self._place, self._table):
            return
        self._place, self._table = where, table
        self.fields.place = where
        self.caption.show_text(place(where, "caption"), table.caption)
        with QSignalBlocker(self.grid):
            self.grid.setRowCount(len(table.rows))
            self.grid.setColumnCount(table.columns)
            for row, cells in enumerate(table.rows):
                for column, text in enumerate(cells):
                    self._show_cell(row, column, text, is_head=table.header and not row)
                    self._show_field(row, column)
        self.setAccessibleName(f"Table: {table.caption or 'without a caption'}")
        name_by_owner(self.stops(), by_words("Table", table.caption, "a caption"))

    def stops(self) -> list[QWidget]:
        return [self.caption, self.grid, self.open_button]

    def set_right_to_left(self, is_right_to_left: bool) -> None:
        way = Qt.LayoutDirection.RightToLeft if is_right_to_left else Qt.LayoutDirection.LeftToRight
        self.grid.setLayoutDirection(way)
        set_direction(self.caption, is_right_to_left)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where there is little room, it is for the caption.
        is_narrow = event.size().width() < pixels(_NARROW)
        self.open_button.setText("Open…" if is_narrow else "Rows and columns…")

    def enter(self, part: str) -> None:
        """Put the cursor into the field of a part, such as “rows/1/2”; elsewhere it stays on the table."""
        name, *address = part.split("/")
        if name == "caption":
            self.caption.enter()
        elif name == "rows" and len(address) == 2 and all(each.isdecimal() for each in address):
            self.grid.enter_cell(*map(int, address))

    def _show_cell(self, row: int, column: int, text: str, *, is_head: bool) -> None:
        item: QTableWidgetItem | None = self.grid.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.grid.setItem(row, column, item)
        if item.text() != text:
            item.setText(text)
        font = item.font()
        if font.bold() != is_head:
            font.setBold(is_head)
            item.setFont(font)

    def _show_field(self, row: int, column: int) -> None:
        """Let the field of a cell, where it has one, write where the cell is now: the card may be another table’s."""
        index = self.grid.model().index(row, column)
        field = self.grid.indexWidget(index)
        if isinstance(field, LineField):
            self.fields.setEditorData(field, index)

    def _on_field_made(self, field: LineField) -> None:
        field.edit_requested.connect(self.edit_requested)
        field.place_entered.connect(self.place_entered)
        field.cursor_moved.connect(self.cursor_moved)

    def _on_row_wanted(self) -> None:
        self.edit_requested.emit(partial(add_row, table=self._place))
        self.grid.enter_cell(self.grid.rowCount() - 1, 0)

    def _on_finished(self) -> None:
        if self.grid.rowCount() > 1:
            self.edit_requested.emit(partial(drop_last_row, table=self._place))
        self.finished.emit()

    def _on_cells_pasted(self, row: int, column: int, text: str) -> None:
        table = self._table
        if table is None:
            return
        rows = with_cells(table.rows, row, column, rows_from_text(text))
        self.edit_requested.emit(
            partial(set_table, table=self._place, caption=table.caption, header=table.header, rows=rows)
        )
