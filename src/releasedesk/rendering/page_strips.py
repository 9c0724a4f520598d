"""Tells in which strip of a page anything is drawn otherwise than before, so that a key costs no more than its lines.

It reads what Typst writes: one item after the other (a line of text, a rule), each between `q` and `Q` and placed on
the page by itself (ISO 32000-1, 8.4.2). Of anything else, nothing is said, and the whole page is drawn.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_BETWEEN_ITEMS, _END = b"\nQ\nq ", b"\nQ"
_NUMBER = rb"(-?[\d.]+)"
_START = re.compile(rb"1 0 0 -1 -?[\d.]+ " + _NUMBER + rb" cm\b")
_STRING = re.compile(rb"\((?:\\.|[^\\()])*\)|<[^<>]*>")
_FONT_SIZE = re.compile(_NUMBER + rb" Tf\b")
_TEXT_MATRIX = re.compile(rb"\bTm\b")
_UPRIGHT_TEXT = re.compile(rb"(?<!\S)1 0 0 -1 -?[\d.]+ " + _NUMBER + rb" Tm\b")
_PATH = re.compile(rb"(?<!\S)-?[\d.]+ " + _NUMBER + rb" [ml]\b")
_LINE_WIDTH = re.compile(_NUMBER + rb" w\b")
# Curves, rectangles, pictures, shadings, clipping, and what moves or raises the text otherwise.
_ELSEWHERE = re.compile(rb"\b(?:c|v|y|re|Do|sh|W|gs|cm|BI|Td|TD|T\*|Ts)(?![\w.])")
_REACH_OF_LETTERS = 2.0
"""How far above and below its line a letter may reach, in em: marks upon marks, and descenders below descenders."""

_LEAST_REACH = 2.0


class PageContent(NamedTuple):
    """What is drawn on a page: `frame` stands for its size, fonts and all else that its items draw on."""

    frame: bytes
    items: tuple[bytes, ...]


class Strip(NamedTuple):
    """A part of a page as wide as the page, in points (1/72 inch) from its lower edge."""

    bottom: float
    top: float

    @property
    def is_empty(self) -> bool:
        """Whether nothing lies in it."""
        return self.bottom >= self.top


def items_of(stream: bytes) -> tuple[bytes, ...] | None:
    """Return the items of a page's content; None where they stand within each other, or anything beside them."""
    if not stream.startswith(b"q ") or not stream.endswith(_END):
        return None
    items = tuple(stream[2 : -len(_END)].split(_BETWEEN_ITEMS))
    return items if stream.count(_END) == len(items) else None


def changed_strip(before: PageContent, after: PageContent) -> Strip | None:
    """Return the strip in which two pages may differ, an empty one where they do not; None where it is not known."""
    if before.frame != after.frame:
        return None
    shorter = min(len(before.items), len(after.items))
    start = next(
        (index for index in range(shorter) if before.items[index] != after.items[index]),
        shorter,
    )
    end = next(
        (index for index in range(shorter - start) if before.items[-1 - index] != after.items[-1 - index]),
        shorter - start,
    )
    changed = {*before.items[start : len(before.items) - end], *after.items[start : len(after.items) - end]}
    reaches = [_reach(item) for item in changed]
    if not reaches:
        return Strip(0, 0)
    known = [reach for reach in reaches if reach is not None]
    if len(known) < len(reaches):
        return None
    return Strip(min(reach.bottom for reach in known), max(reach.top for reach in known))


def _reach(item: bytes) -> Strip | None:
    """Return how far an item reaches at most; None where it is neither upright text nor straight lines."""
    start = _START.match(item)
    if start is None:
        return None
    words = _STRING.sub(b" ", item[start.end() :])
    if _ELSEWHERE.search(words):
        return None
    baselines = _UPRIGHT_TEXT.findall(words)
    if len(baselines) != len(_TEXT_MATRIX.findall(words)):
        return None
    below = [float(number) for number in (*baselines, *_PATH.findall(words))]
    if not below:
        return None
    largest = max(map(float, _FONT_SIZE.findall(words)), default=0.0)
    widest = max(map(float, _LINE_WIDTH.findall(words)), default=0.0)
    around = _LEAST_REACH + _REACH_OF_LETTERS * largest + widest
    at = float(start[1])
    return Strip(at - max(below) - around, at - min(below) + around)
