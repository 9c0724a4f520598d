"""How high a text will be, before anybody sees it and it is laid out."""

from __future__ import annotations

from releasedesk.editing.body import block_texts
from releasedesk.model import Block, Figure, Quote, Table, plain_text

_CHARACTERS_IN_LINE = 75
_MORE_LINES_OF_CARD = 4


def estimated_height(blocks: tuple[Block, ...], text_height: int) -> int:
    """Return about how high blocks will be, in pixels, given the height of the interface font."""
    line = 1.9 * text_height
    lines = sum(
        1.6 + len(plain_text(text)) / _CHARACTERS_IN_LINE
        for block in blocks
        for text in block_texts(block) or ("",)
    )
    lines += sum(_MORE_LINES_OF_CARD for block in blocks if isinstance(block, Figure | Table))
    return round(line * max(lines, 1) + sum(90 for block in blocks if isinstance(block, Quote)))
