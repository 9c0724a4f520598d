"""Moving blocks of one text, by keys or by their handle; the caret goes along."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from releasedesk.editing import body
from releasedesk.editing.edit import Operation
from releasedesk.model.place import Place, is_within, place
from releasedesk.ui.writing.block_handle import BlockHandle
from releasedesk.ui.writing.noting import noting
from releasedesk.ui.writing.surface import WritingSurface

if TYPE_CHECKING:
    from releasedesk.ui.writing.area import WritingArea


class BlockMoves:
    """Asks for the moves that the surface of an area and its handle wish for."""

    def __init__(self, area: WritingArea, surface: WritingSurface, handle: BlockHandle) -> None:
        self._area, self._surface = area, surface
        surface.move_requested.connect(self._on_move_requested)
        handle.dropped.connect(self._on_dropped)

    def _on_move_requested(self, blocks: tuple[str, ...], by: int) -> None:
        moving = partial(body.move_blocks, where=self._area.place, identifiers=blocks, by=by)
        if len(blocks) > 1:
            self._move_selected(moving, blocks[0])
        else:
            self._move(moving)

    def _move_selected(self, operation: Operation, first: str) -> None:
        """Ask for a move of blocks that are selected, and let the selection go with them."""
        surface = self._surface
        start, end = surface.selection()
        before = surface.body.row_of(first) or 0
        moved_to: list[Place] = []
        self._area.wish(noting(operation, moved_to))
        row = surface.body.row_of(first)
        if row is not None:
            by = row - before
            surface.select(start._replace(row=start.row + by), end._replace(row=end.row + by))
        elif moved_to:
            self._area.place_requested.emit(moved_to[-1])

    def _on_dropped(self, block: str, target: WritingSurface, index: int) -> None:
        other = target.parentWidget()
        if isinstance(other, type(self._area)):
            where = place(self._area.place, block)
            self._move(partial(body.move_block_to, block=where, blocks=other.place, index=index))

    def _move(self, operation: Operation) -> None:
        """Ask for a move, and let the caret go with the block."""
        caret = self._surface.caret()
        part = caret.row - self._surface.body.stretch_at(caret.row).start
        moved_to: list[Place] = []
        self._area.wish(noting(operation, moved_to))
        if moved_to and not self._follow(moved_to[-1], part, caret.offset):
            self._area.place_requested.emit(moved_to[-1])

    def _follow(self, where: Place, part: int, offset: int) -> bool:
        """Put the caret into a block that was moved, where it was in it before."""
        blocks = self._area.place
        return is_within(where, blocks) and self._surface.enter_block(where[len(blocks) + 1 :], part, offset)
