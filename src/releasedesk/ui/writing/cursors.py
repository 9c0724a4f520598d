"""Where the cursor is, between places relative to the blocks of a text and places of the release."""

from __future__ import annotations

from releasedesk.editing.edit import Cursor
from releasedesk.model.place import Place, is_within, place
from releasedesk.ui.writing.blocks_edit import RelativeCursor


def absolute(blocks: Place, relative: RelativeCursor) -> Cursor:
    """Return a cursor in the text of the blocks at a place."""
    at, offset, anchor, anchor_offset = relative
    return Cursor(place(blocks, at), offset, place(blocks, anchor), anchor_offset)


def relative_to(blocks: Place, cursor: Cursor) -> RelativeCursor | None:
    """Return a cursor relative to the blocks at a place; None where it lies elsewhere."""
    if not is_within(cursor.place, blocks) or not is_within(cursor.anchor_place, blocks):
        return None
    at, anchor = (end[len(blocks) + 1 :] for end in (cursor.place, cursor.anchor_place))
    return at, cursor.offset, anchor, cursor.anchor_offset
