"""Opens the tables of a writing surface: by a double click, or by Return while the caret is on one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from releasedesk.editing.tables import set_table
from releasedesk.model import Table
from releasedesk.model.place import Place, place
from releasedesk.ui.writing.surface import WritingSurface


class TableOpener(QObject):
    """Watches one surface.

    Signals:
        edit_requested: An `Operation` that sets what a table says.
    """

    edit_requested = Signal(object)

    def __init__(self, surface: WritingSurface, where: Place) -> None:
        super().__init__(surface)
        self.place = where
        self._surface = surface
        surface.installEventFilter(self)
        surface.viewport().installEventFilter(self)

    def open(self, table: Table) -> None:
        """Show a table in its dialog, and wish for what it was changed to."""
        from releasedesk.ui.dialogs.table_dialog import TableDialog

        dialog = TableDialog(table, self._surface.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._on_accepted, dialog, table))
        dialog.open()

    def table_at_caret(self) -> Table | None:
        """Return the table that the caret is on; None where it is elsewhere."""
        block = self._surface.body.block_at(self._surface.caret().row)
        return block if isinstance(block, Table) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick and isinstance(event, QMouseEvent):
            row = self._surface.cursorForPosition(event.position().toPoint()).blockNumber()
            block = self._surface.body.block_at(row)
        elif (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            block = self.table_at_caret()
        else:
            return super().eventFilter(watched, event)
        if not isinstance(block, Table):
            return super().eventFilter(watched, event)
        self.open(block)
        return True

    def _on_accepted(self, dialog: object, table: Table) -> None:
        from releasedesk.ui.dialogs.table_dialog import TableDialog

        assert isinstance(dialog, TableDialog)
        self.edit_requested.emit(
            partial(
                set_table,
                table=place(self.place, table.id),
                caption=dialog.caption.text().strip(),
                header=dialog.header.isChecked(),
                rows=dialog.rows(),
            )
        )
