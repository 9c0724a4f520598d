"""Where the cursor is, between places relative to the blocks of a text and places of the release."""

from __future__ import annotations

from dataclasses import replace

from releasedesk.editing.edit import Cursor, Edit, Operation
from releasedesk.model import Release
from releasedesk.model.place import Place, is_within, place
from releasedesk.ui.writing.blocks_edit import RelativeCursor


def absolute(blocks: Place, relative: RelativeCursor) -> Cursor:
    """Return a cursor in the text of the blocks at a place."""
    at, offset, anchor, anchor_offset = relative
    return Cursor(place(blocks, at), offset, place(blocks, anchor), anchor_offset)


def ending_at(
    operation: Operation, before: Cursor | None, end: tuple[Place, int], reached: list[Cursor]
) -> Operation:
    """Return an operation after which the cursor is in the section of the first block that it changed.

    Args:
        operation: What is done; the first place of its edit lies in the blocks of that section.
        before: Where the cursor was.
        end: A place relative to the section, and the characters before the cursor there.
        reached: Takes the cursor, once the edit was made.

    """

    def ending(release: Release) -> Edit:
        edit = operation(release)
        where = place(edit.places[0].rpartition("/blocks/")[0], end[0])
        reached.append(Cursor(where, end[1], where, end[1]))
        return replace(edit, cursor_before=before, cursor_after=reached[-1])

    return ending


def relative_to(blocks: Place, cursor: Cursor) -> RelativeCursor | None:
    """Return a cursor relative to the blocks at a place; None where it lies elsewhere."""
    if not is_within(cursor.place, blocks) or not is_within(cursor.anchor_place, blocks):
        return None
    at, anchor = (end[len(blocks) + 1 :] for end in (cursor.place, cursor.anchor_place))
    return at, cursor.offset, anchor, cursor.anchor_offset
