"""The tables of a writing surface: their cards, and their window, opened by Return while the caret is on one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from releasedesk.editing.tables import set_table
from releasedesk.model import Release, Table
from releasedesk.model.place import Place, place
from releasedesk.ui.writing.gone import is_there
from releasedesk.ui.writing.surface import WritingSurface

if TYPE_CHECKING:
    from releasedesk.ui.writing.table_card import TableCard
    from releasedesk.ui.writing.table_cards import TableCards


class TableOpener(QObject):
    """Watches one surface.

    Signals:
        edit_requested: An `Operation` that sets what a table says.
        card_made: A card was made, to be connected.
    """

    edit_requested = Signal(object)
    card_made = Signal(object)

    def __init__(self, surface: WritingSurface, where: Place) -> None:
        super().__init__(surface)
        self.place = where
        self._surface = surface
        self._cards: TableCards | None = None
        surface.installEventFilter(self)
        surface.viewport().installEventFilter(self)

    def show_release(self, release: Release, where: Place) -> None:
        """Show the tables in another state of the release; nothing is made before there is one."""
        self.place = where
        if self._cards is None and Table in map(type, self._surface.body.blocks):
            from releasedesk.ui.writing.table_cards import TableCards

            self._cards = TableCards(self._surface)
            self._cards.made.connect(self._on_card_made)
        if self._cards is not None:
            self._cards.show_release(release, where)

    def enter(self, table: str, part: str) -> None:
        """Put the cursor into the caption or a cell of a table."""
        card = self._cards.card_made_for(table) if self._cards is not None else None
        if card is not None:
            card.enter(part)

    def _on_card_made(self, card: TableCard) -> None:
        card.open_requested.connect(lambda: self._open_named(card.block_id))
        card.left.connect(lambda: self._surface.enter(card.block_id))
        card.finished.connect(lambda: self._surface.commands.write_on_below(card.block_id))
        self.card_made.emit(card)

    def _open_named(self, name: str) -> None:
        table = next((block for block in self._surface.body.blocks if block.id == name), None)
        if isinstance(table, Table):
            self.open(table)

    def open(self, table: Table) -> None:
        """Show a table in its dialog, and wish for what it was changed to."""
        from releasedesk.ui.writing.table_dialog import TableDialog

        dialog = TableDialog(table, self._surface.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._on_accepted, dialog, table))
        dialog.open()

    def table_at_caret(self) -> Table | None:
        """Return the table that the caret is on; None where it is elsewhere."""
        block = self._surface.body.block_at(self._surface.caret_row())
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
        from releasedesk.ui.writing.table_dialog import TableDialog

        assert isinstance(dialog, TableDialog)
        if not is_there(self, dialog.parentWidget()):
            return
        self.edit_requested.emit(
            partial(
                set_table,
                table=place(self.place, table.id),
                caption=dialog.caption.text().strip(),
                header=dialog.header.isChecked(),
                rows=dialog.rows(),
            )
        )
