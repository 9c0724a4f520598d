"""What changed between two sequences, and how two changed copies of one sequence fit together (three-way, “diff3”)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

_SMALL, _MOST = 900, 250_000
"""Up to so many pairs of items are compared each with each. More are first parted at items that occur once, which is
much faster; where there are none, more than the second number are not compared at all."""


class Hunk(NamedTuple):
    """A stretch that was replaced: items `start` to `stop` of the old sequence by `new_start` to `new_stop`."""

    start: int
    stop: int
    new_start: int
    new_stop: int


class Chunk(NamedTuple):
    """A stretch of a sequence of which there are two changed copies: what the base and either side have there."""

    base: Sequence[Any]
    ours: Sequence[Any]
    theirs: Sequence[Any]

    @property
    def is_conflict(self) -> bool:
        """Whether both sides changed it, each in another way."""
        return self.ours != self.theirs and self.base not in (self.ours, self.theirs)

    @property
    def merged(self) -> Sequence[Any]:
        """What it becomes where there is no conflict; ours where there is."""
        return self.theirs if self.ours == self.base else self.ours


IsFiller = Callable[[Any], bool]
"""Tells whether an item says nothing by itself, such as the blank between two words."""


def _no_filler(item: Any) -> bool:
    return False


def hunks(old: Sequence[Hashable], new: Sequence[Hashable], is_filler: IsFiller = _no_filler) -> list[Hunk]:
    """Return what was replaced, in order; nothing for equal sequences.

    Fillers are the same only beside others that are. Time and memory are bounded for any input; where much is alike
    many times over, the result is coarser.
    """
    return _joined(_hunks(old, new, (0, len(old)), (0, len(new)), is_filler))


def _hunks(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    within: tuple[int, int],
    new_within: tuple[int, int],
    is_filler: IsFiller,
) -> Iterator[Hunk]:
    (start, stop), (new_start, new_stop) = within, new_within
    while start < stop and new_start < new_stop and old[start] == new[new_start]:
        start, new_start = start + 1, new_start + 1
    while start < stop and new_start < new_stop and old[stop - 1] == new[new_stop - 1]:
        stop, new_stop = stop - 1, new_stop - 1
    if start == stop and new_start == new_stop:
        return
    if start == stop or new_start == new_stop:
        yield Hunk(start, stop, new_start, new_stop)
        return
    pairs = (stop - start) * (new_stop - new_start)
    anchors = _anchors(old[start:stop], new[new_start:new_stop]) if pairs > _SMALL else []
    if anchors:
        at, new_at = start, new_start
        for index, position in anchors:
            yield from _hunks(old, new, (at, start + index), (new_at, new_start + position), is_filler)
            at, new_at = start + index + 1, new_start + position + 1
        yield from _hunks(old, new, (at, stop), (new_at, new_stop), is_filler)
    elif pairs <= _MOST:
        for hunk in _compared_each_with_each(old[start:stop], new[new_start:new_stop], is_filler):
            yield Hunk(
                start + hunk.start, start + hunk.stop, new_start + hunk.new_start, new_start + hunk.new_stop
            )
    else:
        yield Hunk(start, stop, new_start, new_stop)


def _compared_each_with_each(
    old: Sequence[Hashable], new: Sequence[Hashable], is_filler: IsFiller
) -> Iterator[Hunk]:
    at, new_at = 0, 0
    for index, position in (*_same(old, new, is_filler), (len(old), len(new))):
        stop, new_stop = index, position
        while stop > at and new_stop > new_at and _are_one(old[stop - 1], new[new_stop - 1], is_filler):
            stop, new_stop = stop - 1, new_stop - 1
        if stop > at or new_stop > new_at:
            yield Hunk(at, stop, new_at, new_stop)
        at, new_at = index + 1, position + 1
        while at < len(old) and new_at < len(new) and _are_one(old[at], new[new_at], is_filler):
            at, new_at = at + 1, new_at + 1


def _are_one(item: Hashable, other: Hashable, is_filler: IsFiller) -> bool:
    return item == other and is_filler(item)


def _same(old: Sequence[Hashable], new: Sequence[Hashable], is_filler: IsFiller) -> Iterator[tuple[int, int]]:
    """Yield where either side has the same, without fillers: half of a text is blanks, and compared each with each they
    took seconds for two paragraphs that have nothing in common.
    """
    kept = [index for index, item in enumerate(old) if not is_filler(item)]
    new_kept = [index for index, item in enumerate(new) if not is_filler(item)]
    # autojunk would take frequent words for noise and find next to nothing in texts over 200 words.
    matcher = SequenceMatcher(
        None, [old[index] for index in kept], [new[index] for index in new_kept], autojunk=False
    )
    for start, new_start, size in matcher.get_matching_blocks():
        yield from zip(kept[start : start + size], new_kept[new_start : new_start + size], strict=True)


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the items that occur once on either side and stand in one order: what “patience diff” holds on to."""
    once, new_once = _once(old), _once(new)
    shared = sorted((index, new_once[item]) for item, index in once.items() if item in new_once)
    return [shared[at] for at in increasing([position for _, position in shared])]


def _once(items: Sequence[Hashable]) -> dict[Hashable, int]:
    counts = Counter(items)
    return {item: index for index, item in enumerate(items) if counts[item] == 1}


def _joined(found: Iterator[Hunk]) -> list[Hunk]:
    joined: list[Hunk] = []
    for hunk in found:
        if joined and joined[-1].stop == hunk.start and joined[-1].new_stop == hunk.new_start:
            last = joined.pop()
            hunk = Hunk(last.start, hunk.stop, last.new_start, hunk.new_stop)
        joined.append(hunk)
    return joined


def increasing(numbers: Sequence[int]) -> list[int]:
    """Return the indices of the longest run of increasing numbers, gaps allowed; the same for the same input."""
    tails: list[int] = []
    tail_indices: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        at = bisect_left(tails, number)
        before.append(tail_indices[at - 1] if at else -1)
        tails[at : at + 1] = [number]
        tail_indices[at : at + 1] = [index]
    found = []
    index = tail_indices[-1] if tail_indices else -1
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]


Belongs = Callable[[Sequence[Any]], bool]
"""Tells whether two changes belong together although the items between them, given to it, are unchanged."""


def _touch(between: Sequence[Any]) -> bool:
    return not between


def chunks(
    base: Sequence[Any],
    ours: Sequence[Any],
    theirs: Sequence[Any],
    belongs: Belongs = _touch,
    is_filler: IsFiller = _no_filler,
) -> list[Chunk]:
    """Part three sequences into stretches that fit each other; `belongs` joins changes that are close to each other.

    The order of the two sides makes no difference but which is called ours.
    """
    sides = (hunks(base, ours, is_filler), hunks(base, theirs, is_filler))
    found, at, offsets = [], 0, [0, 0]
    for start, stop, own in _groups(base, sides, belongs):
        if start > at:
            found.append(_unchanged(base, at, start))
        copies = []
        for side, sequence in enumerate((ours, theirs)):
            first = start + offsets[side]
            offsets[side] += sum(
                hunk.new_stop - hunk.new_start - hunk.stop + hunk.start for hunk in own[side]
            )
            copies.append(sequence[first : stop + offsets[side]])
        found.append(Chunk(base[start:stop], copies[0], copies[1]))
        at = stop
    if at < len(base):
        found.append(_unchanged(base, at, len(base)))
    return found


def _unchanged(base: Sequence[Any], start: int, stop: int) -> Chunk:
    return Chunk(base[start:stop], base[start:stop], base[start:stop])


def _groups(
    base: Sequence[Any], sides: tuple[list[Hunk], list[Hunk]], belongs: Belongs
) -> Iterator[tuple[int, int, tuple[list[Hunk], list[Hunk]]]]:
    """Yield the stretches of the base that were changed, each with the changes of either side within it."""
    ordered = sorted(
        ((hunk, side) for side, own in enumerate(sides) for hunk in own), key=lambda each: each[0][:2]
    )
    at = 0
    while at < len(ordered):
        start, stop = ordered[at][0].start, ordered[at][0].stop
        own: tuple[list[Hunk], list[Hunk]] = ([], [])
        while at < len(ordered) and _joins(base, (start, stop), ordered[at][0], belongs, own):
            hunk, side = ordered[at]
            own[side].append(hunk)
            stop = max(stop, hunk.stop)
            at += 1
        yield start, stop, own


def _joins(
    base: Sequence[Any], group: tuple[int, int], hunk: Hunk, belongs: Belongs, own: tuple[list[Hunk], ...]
) -> bool:
    start, stop = group
    if not any(own) or hunk.start < stop or start == stop == hunk.start == hunk.stop:
        return True
    return belongs(base[stop : hunk.start])
