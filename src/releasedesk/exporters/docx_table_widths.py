"""How wide the columns of a table in Word are, and how large its type: other programs take this as it stands."""

from __future__ import annotations

from typing import NamedTuple

from releasedesk.rendering.printed import PrintedTable
from releasedesk.rendering.table_data import longest_cells, longest_words

# Nobody knows the fonts of the reader's machine. A sign of most is hardly wider than this part of the type's size, and
# of narrow ones (Arial, Times) that much: of letters from the right, which programs draw in fonts of their own, more.
_SIGN, _NARROW_SIGN = 0.65, 0.56
_SIGN_FROM_THE_RIGHT, _NARROW_SIGN_FROM_THE_RIGHT = 0.85, 0.7
_USUAL_MARGIN, _CLOSE_MARGIN = 5.4, 3.0
_LEAST_SIZE = 7.0


class TableWidths(NamedTuple):
    """The widths of the columns, which fill the room, the space beside their cells, and the size of the type.

    `parts` tells of each column whether it is narrower than its longest word, which is to be hyphenated.
    """

    columns: tuple[float, ...]
    margin: float
    size: float
    parts: tuple[bool, ...]


def table_widths(table: PrintedTable, room: float, size: float) -> TableWidths:
    """Return the widths of a table in points: each column gets what its longest word needs, short cells their width.

    Where that is more than the room, cells move closer, and the type gets smaller as far as it can be read; then all
    columns get what narrow fonts need, and after that the longest words are parted.
    """
    words, cells = longest_words(table), longest_cells(table)
    from_the_right = table.direction == "rtl"
    sign = _SIGN_FROM_THE_RIGHT if from_the_right else _SIGN
    narrow = _NARROW_SIGN_FROM_THE_RIGHT if from_the_right else _NARROW_SIGN
    margin = next(
        (
            each
            for each in (_USUAL_MARGIN, _CLOSE_MARGIN)
            if sign * size * sum(words) + 2 * each * len(words) <= room
        ),
        _CLOSE_MARGIN,
    )
    left = room - 2 * margin * len(words)
    signs = max(sum(words), 1)
    size = min(size, max(_LEAST_SIZE, int(2 * left / (sign * signs)) / 2))
    sign = min(sign, max(narrow, left / (size * signs)))
    needed = [sign * size * word for word in words]
    least = _levelled(needed, left)
    shared = _shared_out(least, [sign * size * cell for cell in cells], left)
    columns = [width + 2 * margin for width in shared]
    parts = tuple(width < need for width, need in zip(least, needed, strict=True))
    columns[table.roomy_column] += room - sum(columns)
    return TableWidths(tuple(columns), margin, size, parts)


def _shared_out(least: list[float], wanted: list[float], room: float) -> list[float]:
    """Return widths between `least` and `wanted` that take the room: those wanted narrow get what they want."""

    def widths(cap: float) -> list[float]:
        return [max(each, min(most, cap)) for each, most in zip(least, wanted, strict=True)]

    low, high = 0.0, room
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (low, middle) if sum(widths(middle)) > room else (middle, high)
    return widths(low)


def _levelled(widths: list[float], room: float) -> list[float]:
    """Return the widths, the widest ones cut to one width where all together are wider than the room."""
    left, cap = room, 0.0
    for at, width in enumerate(sorted(widths)):
        cap = left / (len(widths) - at)
        if width > cap:
            return [min(each, cap) for each in widths]
        left -= width
    return widths
