"""The cards over the tables of a text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from releasedesk.model import Block, Release, Table
from releasedesk.model.place import Place
from releasedesk.ui.writing.block_cards import BlockCards
from releasedesk.ui.writing.table_card import TableCard


class TableCards(BlockCards[TableCard]):
    """A card with caption and cells over every table that is in sight."""

    def is_mine(self, block: Block) -> bool:
        return isinstance(block, Table)

    def new_card(self, parent: QWidget) -> TableCard:
        return TableCard(parent)

    def show_block(self, card: TableCard, where: Place, block: Block, release: Release) -> None:
        assert isinstance(block, Table)
        card.show_table(where, block)
