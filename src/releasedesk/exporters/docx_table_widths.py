"""How wide the columns of a table in Word are, and how large its type: other programs take this as it stands."""

from __future__ import annotations

from typing import NamedTuple

from releasedesk.rendering.printed import PrintedTable
from releasedesk.rendering.table_data import longest_cells, longest_words

# Nobody knows the fonts of the reader's machine. A sign of most is hardly wider than this part of the type's size.
_SIGN = 0.65
_USUAL_MARGIN, _CLOSE_MARGIN = 5.4, 3.0
_LEAST_SIZE = 7.0


class TableWidths(NamedTuple):
    """The widths of the columns, which fill the room, the space beside their cells, and the size of the type."""

    columns: tuple[float, ...]
    margin: float
    size: float


def table_widths(table: PrintedTable, room: float, size: float) -> TableWidths:
    """Return the widths of a table in points: each column gets what its longest word needs, and its share of the rest.

    Where that is more than the room, cells move closer, and the type gets smaller as far as it can be read; after that
    the longest words are parted.
    """
    words, cells = longest_words(table), longest_cells(table)
    margin = next(
        (
            each
            for each in (_USUAL_MARGIN, _CLOSE_MARGIN)
            if _SIGN * size * sum(words) + 2 * each * len(words) <= room
        ),
        _CLOSE_MARGIN,
    )
    left = room - 2 * margin * len(words)
    size = min(size, max(_LEAST_SIZE, int(2 * left / (_SIGN * max(sum(words), 1))) / 2))
    least = _levelled([_SIGN * size * signs for signs in words], left)
    further = [max(0.0, _SIGN * size * cell - width) for cell, width in zip(cells, least, strict=True)]
    share = min(1.0, (left - sum(least)) / max(sum(further), 1))
    columns = [width + share * more + 2 * margin for width, more in zip(least, further, strict=True)]
    return TableWidths((columns[0] + room - sum(columns), *columns[1:]), margin, size)


def _levelled(widths: list[float], room: float) -> list[float]:
    """Return the widths, the widest ones cut to one width where all together are wider than the room."""
    left, cap = room, 0.0
    for at, width in enumerate(sorted(widths)):
        cap = left / (len(widths) - at)
        if width > cap:
            return [min(each, cap) for each in widths]
        left -= width
    return widths
