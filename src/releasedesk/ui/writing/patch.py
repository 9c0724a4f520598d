"""What two texts have in common at both ends, so that only the rest is written; lengths in characters of Python."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from operator import eq

from releasedesk.model import RichText
from releasedesk.ui.writing.char_formats import Piece, pieces
from releasedesk.ui.writing.rows import Row


def common_start(old: RichText, new: RichText) -> int:
    """Return how many characters at the start are the same, with their formats."""
    return _common(list(pieces(old)), list(pieces(new)))


def common_end(old: RichText, new: RichText) -> int:
    """Return how many characters at the end are the same, with their formats."""
    return _common(_reversed(old), _reversed(new))


def _reversed(text: RichText) -> list[Piece]:
    return [(part[::-1], format, unknown) for part, format, unknown in reversed(list(pieces(text)))]


def _common(old: Sequence[Piece], new: Sequence[Piece]) -> int:
    count = at_old = at_new = 0
    in_old = in_new = 0
    while at_old < len(old) and at_new < len(new) and old[at_old][1:] == new[at_new][1:]:
        rest_old, rest_new = old[at_old][0][in_old:], new[at_new][0][in_new:]
        same = sum(takewhile(bool, map(eq, rest_old, rest_new)))
        count, in_old, in_new = count + same, in_old + same, in_new + same
        if same < len(rest_old) and same < len(rest_new):
            break
        if same == len(rest_old):
            at_old, in_old = at_old + 1, 0
        if same == len(rest_new):
            at_new, in_new = at_new + 1, 0
    return count


def cut(text: RichText, start: int, stop: int) -> list[Piece]:
    """Return the pieces of a text between two offsets."""
    kept: list[Piece] = []
    position = 0
    for part, format, unknown in pieces(text):
        first, last = max(start - position, 0), min(stop - position, len(part))
        if first < last:
            kept.append((part[first:last], format, unknown))
        position += len(part)
    return kept


def different(before: Sequence[Row], after: Sequence[Row]) -> tuple[int, int]:
    """Return the part of the rows before that is not the same after: its start and its end (not included)."""
    shorter = min(len(before), len(after))
    start = 0
    while start < shorter and (before[start] is after[start] or before[start] == after[start]):
        start += 1
    end = 0
    while end < shorter - start and (
        before[-1 - end] is after[-1 - end] or before[-1 - end] == after[-1 - end]
    ):
        end += 1
    return start, len(before) - end
