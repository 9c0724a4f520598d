"""Merging what people said about a release: records are united, and two that cannot be united are both kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from releasedesk.review.both_sides import Both
from releasedesk.review.order import merged_order
from releasedesk.review.records import Review, Snapshot
from releasedesk.review.values import MISSING, canonical, key_of, plain
from releasedesk.review.weaving import Weaver, shared_order


def merge_reviews(base: Review | None, ours: Review, theirs: Review) -> Review:
    """Unite comments, suggestions, approvals and open conflicts; what one side removed unchanged stays removed."""
    found: dict[str, Any] = {}
    sides = [plain(side) if side is not None else {} for side in (base, ours, theirs)]
    for name in dict.fromkeys(name for side in sides for name in side):
        values = [side.get(name, MISSING) for side in sides]
        if all(each is MISSING or isinstance(each, list) for each in values):
            found[name] = _united([[] if each is MISSING else each for each in values])
        elif (one := _one_of(values)) is not MISSING:
            found[name] = one
    return Review.model_validate(found)


def merge_snapshots(
    base: Sequence[Snapshot], ours: Sequence[Snapshot], theirs: Sequence[Snapshot]
) -> tuple[Snapshot, ...]:
    """Unite named snapshots."""
    united = _united([[plain(each) for each in side] for side in (base, ours, theirs)])
    return tuple(Snapshot.model_validate(each) for each in united)


def _united(sides: list[list[Any]]) -> list[Any]:
    keyed = [_keyed(side) for side in sides]
    kept: dict[str, list[Any]] = {}
    for key in dict.fromkeys(key for side in keyed for key in side):
        was, own, other = (side.get(key, MISSING) for side in keyed)
        found = _records(was, own, other)
        if found:
            kept[key] = found
    known, own_order, their_order = map(list, keyed)
    order = merged_order(known or shared_order(own_order, their_order), own_order, their_order, kept)
    return [record for key in order for record in kept[key]]


def _keyed(records: list[Any]) -> dict[str, Any]:
    """Return records by what names them; of two with one name, the second is named by its content."""
    found: dict[str, Any] = {}
    for record in records:
        key = key_of(record) or canonical(record)
        while key in found:
            key += canonical(record)
        found[key] = record
    return found


def _records(base: Any, ours: Any, theirs: Any) -> list[Any]:
    """Return what two copies of a record become: one record, or both where their fields contradict each other."""
    if ours is MISSING or theirs is MISSING:
        one = theirs if ours is MISSING else ours
        return [] if one is MISSING or one == base else [one]
    both = _RecordWeaver().both(base, ours, theirs, "")
    if both.agree:
        return [both.ours]
    first, second = sorted(both, key=canonical)
    if isinstance(second, dict) and key_of(second):
        mark = hashlib.sha256(canonical(second).encode()).hexdigest()[:6]
        second = {**second, "id": f"{key_of(second)}-{mark}"}
    return [first, second]


class _RecordWeaver(Weaver):
    """Weaves records; lists in them, such as replies, are united too."""

    def _sequences(self, base: Any, ours: Any, theirs: Any, where: str, *, is_prose: bool) -> Both:
        united = _united([base if isinstance(base, list) else [], ours, theirs])
        return Both(united, united)


def _one_of(values: list[Any]) -> Any:
    """Return one of two values that are no lists; where both sides changed it, the same whichever side is ours.

    It is `MISSING` where both sides took it out.
    """
    base, ours, theirs = values
    if ours is MISSING or theirs is MISSING:
        return theirs if ours is MISSING else ours
    if ours == base:
        return theirs
    return ours if theirs == base else min(ours, theirs, key=canonical)
