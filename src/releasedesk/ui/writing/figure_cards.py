"""The cards over the pictures of a text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from releasedesk.model import Block, Figure, Release
from releasedesk.model.place import Place
from releasedesk.ui.writing.block_cards import BlockCards
from releasedesk.ui.writing.figure_card import FigureCard


class FigureCards(BlockCards[FigureCard]):
    """A card of fields over every picture that is in sight."""

    def is_mine(self, block: Block) -> bool:
        return isinstance(block, Figure)

    def new_card(self, parent: QWidget) -> FigureCard:
        return FigureCard(parent)

    def show_block(self, card: FigureCard, where: Place, block: Block, release: Release) -> None:
        assert isinstance(block, Figure)
        asset = next((each for each in release.assets if each.id == block.asset), None)
        card.show_figure(where, block, asset)
