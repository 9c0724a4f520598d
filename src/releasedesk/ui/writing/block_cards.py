"""Puts a card of fields over every object of one kind that is in sight; cards are made when needed and used again."""

from __future__ import annotations

from abc import abstractmethod
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QWidget

from releasedesk.model import Block, Release
from releasedesk.model.place import Place, place
from releasedesk.ui import theme
from releasedesk.ui.controls import tab_order
from releasedesk.ui.current_bar import paint_current_bar
from releasedesk.ui.writing.overlays import Overlays, next_stop
from releasedesk.ui.writing.row_edits import Caret
from releasedesk.ui.writing.scrolling import keep_visible
from releasedesk.ui.writing.surface import WritingSurface

_AHEAD = 200
"""Pixels beyond what can be seen within which cards are made."""


class BlockCard(QFrame):
    """The fields of one block that is no text.

    Signals:
        edit_requested: An `Operation` that the user asks for.
        place_entered: The cursor came to a field (its place).
        cursor_moved: The cursor was moved by hand.
        line_finished: Return was pressed in a field: one writes on in the next one, or below the block.
    """

    edit_requested = Signal(object)
    place_entered = Signal(str)
    cursor_moved = Signal()
    line_finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "sunken")
        self.block_id = ""

    def stops(self) -> list[QWidget]:
        """Return what the tabulator stops at, in order."""
        raise NotImplementedError

    def set_right_to_left(self, is_right_to_left: bool) -> None:
        """Write the fields in the direction of the edition."""
        raise NotImplementedError

    def set_current(self, is_current: bool) -> None:
        """Show whether the caret of the text is on the block."""
        theme.set_look(self, "card", "current" if is_current else "sunken")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Return in a field from the text around the card, which would begin a paragraph."""
        if tab_order.is_enter(event) and tab_order.is_written_in(QApplication.focusWidget()):
            self.line_finished.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.property("card") == "current":
            painter = QPainter(self)
            is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            paint_current_bar(painter, QRectF(self.rect()), right_to_left=is_rtl)
            painter.end()


C = TypeVar("C", bound=BlockCard)


class BlockCards(QObject, Generic[C]):
    """The cards of one surface.

    Signals:
        made: A card was made, to be connected.
    """

    made = Signal(object)

    def __init__(self, surface: WritingSurface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._cards: Overlays[C] = Overlays(surface, self._made)
        self._shown: tuple[Release, Place] | None = None
        self._next_field = surface.next_field
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.place)
        surface.laid_out.connect(self.place)
        surface.uncovered.connect(self._place_soon)
        # It comes with the focus, too, which may come after the caret.
        surface.place_changed.connect(self._show_current)
        surface.left.connect(self._show_current)
        surface.next_field = self.next_field

    @abstractmethod
    def is_mine(self, block: Block) -> bool:
        """Tell whether a block gets a card."""
        raise NotImplementedError

    @abstractmethod
    def new_card(self, parent: QWidget) -> C:
        """Make a card."""
        raise NotImplementedError

    @abstractmethod
    def show_block(self, card: C, where: Place, block: Block, release: Release) -> None:
        """Show a block in a card."""
        raise NotImplementedError

    def show_release(self, release: Release, where: Place) -> None:
        """Show the blocks at a place in another state of the release."""
        self._shown = (release, where)
        self.place()

    def _seen(self, ahead: int) -> dict[str, tuple[Block, QRectF]]:
        surface = self._surface
        seen = QRectF(surface.viewport().visibleRegion().boundingRect()).adjusted(0, -ahead, 0, ahead)
        found = {}
        for row in surface.page_painter.shown_rows(seen):
            if surface.rows[row.at].kind == "object":
                block = surface.body.block_at(row.at)
                if block is not None and self.is_mine(block):
                    found[block.id] = (block, row.rect)
        return found

    def _place_soon(self) -> None:
        if any(block not in self._cards for block in self._seen(0)):
            self._soon.start()

    def place(self) -> None:
        """Put cards over the blocks that are in sight."""
        if self._shown is None:
            return
        wanted = self._seen(_AHEAD)
        self._cards.keep(wanted)
        for block, rect in wanted.values():
            self._put(block, rect)
        release, where = self._shown
        for block, card in self._cards.elsewhere(wanted):
            if self.is_mine(block):
                self.show_block(card, place(where, block.id), block, release)
        self._show_current()

    def card_made_for(self, block_id: str) -> C | None:
        """Return the card of a block, made now where it is not in sight yet; None where there is no such block."""
        surface = self._surface
        if block_id in self._cards or self._shown is None:
            return self._cards.of(block_id)
        row = surface.body.row_of(block_id)
        block = surface.body.block_at(row) if row is not None else None
        if row is None or block is None or not self.is_mine(block):
            return None
        rect = surface.document().documentLayout().blockBoundingRect(surface.row_document.text_block(row))
        self._put(block, rect)
        return self._cards.of(block_id)

    def _put(self, block: Block, rect: QRectF) -> None:
        assert self._shown is not None
        release, where = self._shown
        card = self._cards.take(block.id)
        card.block_id = block.id
        self.show_block(card, place(where, block.id), block, release)
        card.set_right_to_left(self._surface.right_to_left)
        height = round(self._surface.row_document.looks.figure_height)
        card.setGeometry(0, round(rect.top()), self._surface.viewport().width(), height)
        card.show()

    def _show_current(self) -> None:
        """Light up the card of the block that the caret is on."""
        surface = self._surface
        block = surface.body.block_at(surface.caret_row()) if surface.hasFocus() else None
        for name, card in self._cards:
            card.set_current(block is not None and name == block.id)

    def _made(self) -> C:
        card = self.new_card(self._surface.viewport())
        # Fields in a card are no writing surface: they have the arrow, not the beam.
        card.setCursor(Qt.CursorShape.ArrowCursor)
        card.line_finished.connect(lambda: self._go_on(card))
        self.made.emit(card)
        return card

    def _go_on(self, card: C) -> None:
        """Go on to the next field of a card that is written in, and behind the last one to the text below."""
        stops, current = card.stops(), QApplication.focusWidget()
        rest = stops[next_stop(stops, current, forward=True) :] if current is not None else []
        field = next((stop for stop in rest if not isinstance(stop, QAbstractButton)), None)
        if field is not None:
            field.setFocus(Qt.FocusReason.TabFocusReason)
            keep_visible(field, field.rect())
        else:
            self._surface.commands.write_on_below(card.block_id)

    def next_field(self, current: QWidget | None, forward: bool) -> QWidget | None:
        """Return where the tabulator goes from a block or a field of its card; None for elsewhere."""
        surface = self._surface
        card = self._cards.around(current)
        if card is None or current is None:
            block = surface.body.block_at(surface.caret_row())
            is_on_it = current is surface and block is not None and forward
            shown = self._cards.of(block.id) if is_on_it and block is not None else None
            return shown.stops()[0] if shown is not None else self._next_field(current, forward)
        stops = card.stops()
        at = next_stop(stops, current, forward=forward)
        if 0 <= at < len(stops):
            return stops[at]
        row = surface.body.row_of(card.block_id)
        if row is None or (forward and row + 1 >= len(surface.rows)):
            return None
        surface.put_caret(Caret(row + 1 if forward else row))
        return surface
