"""Puts a card of fields over every picture that is in sight; cards are made when first needed and used again."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtWidgets import QWidget

from releasedesk.model import Asset, Figure, Release
from releasedesk.model.place import Place, place
from releasedesk.ui.writing.figure_card import FigureCard, card_height
from releasedesk.ui.writing.row_edits import Caret
from releasedesk.ui.writing.surface import WritingSurface

_AHEAD = 200
"""Pixels beyond what can be seen within which cards are made."""


class FigureCards(QObject):
    """The cards of one surface.

    Signals:
        made: A card was made, to be connected.
    """

    made = Signal(object)

    def __init__(self, surface: WritingSurface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._used: dict[str, FigureCard] = {}
        self._free: list[FigureCard] = []
        self._shown: tuple[Release, Place] | None = None
        self._next_field = surface.next_field
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.place)
        surface.laid_out.connect(self.place)
        surface.uncovered.connect(self._place_soon)
        surface.cursorPositionChanged.connect(self._show_current)
        surface.left.connect(self._show_current)
        surface.next_field = self.next_field

    def show_release(self, release: Release, where: Place) -> None:
        """Show the figures among the blocks at a place in another state of the release."""
        self._shown = (release, where)
        self.place()

    def card_of(self, figure: str) -> FigureCard | None:
        """Return the card of a figure, if it is in sight."""
        return self._used.get(figure)

    def _seen(self, ahead: int) -> dict[str, tuple[Figure, QRectF]]:
        surface = self._surface
        seen = QRectF(surface.viewport().visibleRegion().boundingRect()).adjusted(0, -ahead, 0, ahead)
        found = {}
        for row in surface.page_painter.shown_rows(seen):
            if surface.rows[row.at].kind == "object":
                block = surface.body.block_at(row.at)
                if isinstance(block, Figure):
                    found[block.id] = (block, row.rect)
        return found

    def _place_soon(self) -> None:
        if any(figure not in self._used for figure in self._seen(0)):
            self._soon.start()

    def place(self) -> None:
        """Put cards over the pictures that are in sight."""
        if self._shown is None:
            return
        release, where = self._shown
        wanted = self._seen(_AHEAD)
        for name in [each for each in self._used if each not in wanted]:
            self._retire(name)
        assets = {asset.id: asset for asset in release.assets}
        for figure, rect in wanted.values():
            self._put(figure, rect, release, where, assets)
        self._show_current()

    def card_made_for(self, figure_id: str) -> FigureCard | None:
        """Return the card of a figure, made now where it is not in sight yet; None where there is no such figure."""
        surface = self._surface
        if figure_id in self._used or self._shown is None:
            return self._used.get(figure_id)
        row = surface.body.row_of(figure_id)
        figure = surface.body.block_at(row) if row is not None else None
        if row is None or not isinstance(figure, Figure):
            return None
        rect = surface.document().documentLayout().blockBoundingRect(surface.row_document.text_block(row))
        release, where = self._shown
        self._put(figure, rect, release, where, {asset.id: asset for asset in release.assets})
        return self._used[figure_id]

    def _put(
        self, figure: Figure, rect: QRectF, release: Release, where: Place, assets: dict[str, Asset]
    ) -> None:
        card = self._used.get(figure.id) or self._take(figure.id)
        card.show_figure(place(where, figure.id), figure, assets.get(figure.asset))
        card.set_right_to_left(self._surface.right_to_left)
        card.setGeometry(0, round(rect.top()), self._surface.viewport().width(), card_height())
        card.show()

    def _show_current(self) -> None:
        """Light up the card of the picture that the caret is on."""
        surface = self._surface
        block = surface.body.block_at(surface.caret().row) if surface.hasFocus() else None
        for figure, card in self._used.items():
            card.set_current(block is not None and figure == block.id)

    def _take(self, figure: str) -> FigureCard:
        if self._free:
            card = self._free.pop()
        else:
            card = FigureCard(self._surface.viewport())
            self.made.emit(card)
        self._used[figure] = card
        return card

    def _retire(self, figure: str) -> None:
        """Keep a card for later; the one that is being written in stays where it is."""
        card = self._used[figure]
        is_gone = all(block.id != figure for block in self._surface.body.blocks)
        focus: QWidget | None = self._surface.window().focusWidget()
        if focus is not None and card.isAncestorOf(focus) and not is_gone:
            return
        card.hide()
        self._free.append(self._used.pop(figure))

    def next_field(self, current: QWidget | None, forward: bool) -> QWidget | None:
        """Return where the tabulator goes from a picture or a field of its card; None for elsewhere."""
        surface = self._surface
        card = next((each for each in self._used.values() if current and each.isAncestorOf(current)), None)
        if card is None:
            block = surface.body.block_at(surface.caret().row)
            shown = self._used.get(block.id) if block is not None and forward else None
            return shown.stops()[0] if shown is not None else self._next_field(current, forward)
        stops = card.stops()
        at = next(index for index, stop in enumerate(stops) if stop is current) + (1 if forward else -1)
        if 0 <= at < len(stops):
            return stops[at]
        row = surface.body.row_of(card.figure_id)
        if row is None or (forward and row + 1 >= len(surface.rows)):
            return None
        surface.put_caret(Caret(row + 1 if forward else row))
        return surface
