"""The order of things that have identifiers: which of them moved, and how two changed orders fit together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from releasedesk.review.sequences import increasing

Ids = Sequence[str]

_START = ""


def moved(old: Ids, new: Ids) -> set[str]:
    """Return which of the things in both orders moved: as few as explain the new order."""
    at = {identifier: index for index, identifier in enumerate(old)}
    kept = [identifier for identifier in new if identifier in at]
    stayed = {kept[index] for index in increasing([at[identifier] for identifier in kept])}
    return {identifier for identifier in kept if identifier not in stayed}


def merged_order(base: Ids, ours: Ids, theirs: Ids, kept: Iterable[str]) -> list[str]:
    """Return the order of the things that are kept, with the moves and the additions of both sides.

    What a side added stands after what it stands after there. The order of the sides makes no difference: where both
    put something at one place, identifiers decide.
    """
    wanted = set(kept)
    sides = [[each for each in side if each in wanted] for side in (ours, theirs)]
    known = [each for each in base if each in wanted]
    placed = _with_moves(known, sides)
    return _with_additions(set(known), placed, sides)


def _with_moves(known: list[str], sides: list[list[str]]) -> list[str]:
    """Return what the base had in its merged order: what nobody moved stays, the rest follows it."""
    moves = [moved(known, side) for side in sides]
    resting = [each for each in known if not any(each in own for own in moves)]
    ranks = {each: index for index, each in enumerate([_START, *resting])}
    wishes: list[dict[str, list[str]]] = [
        _followers(side, set(resting), own) for side, own in zip(sides, moves, strict=True)
    ]
    _settle(wishes, ranks)
    return _woven(resting, wishes)


def _with_additions(known: set[str], placed: list[str], sides: list[list[str]]) -> list[str]:
    wishes = [
        _followers(side, known, {each for each in side if each not in known}, anchors=set(placed))
        for side in sides
    ]
    _settle(wishes, {each: index for index, each in enumerate([_START, *placed])})
    return _woven(placed, wishes)


def _followers(
    side: list[str], resting: set[str], wanted: set[str], anchors: set[str] | None = None
) -> dict[str, list[str]]:
    """Return what stands after what on one side: for each thing that is placed, those wanted that follow it."""
    found: dict[str, list[str]] = {}
    anchor = _START
    for each in side:
        if each in wanted:
            found.setdefault(anchor, []).append(each)
        elif each in (resting if anchors is None else anchors):
            anchor = each
    return found


def _settle(wishes: list[dict[str, list[str]]], ranks: dict[str, int]) -> None:
    """Leave each thing that both sides placed at one place: the later one."""
    first, second = (
        {each: anchor for anchor, run in own.items() for each in run} for own in wishes
    )  # fmt: skip
    for each in first.keys() & second.keys():
        if first[each] == second[each]:
            continue
        loser = 0 if ranks[first[each]] < ranks[second[each]] else 1
        wishes[loser][(first, second)[loser][each]].remove(each)


def _woven(placed: list[str], wishes: list[dict[str, list[str]]]) -> list[str]:
    found: list[str] = []
    for anchor in (_START, *placed):
        if anchor != _START:
            found.append(anchor)
        runs = sorted((own.get(anchor, []) for own in wishes), key=lambda run: (min(run, default=""), run))
        found += dict.fromkeys(each for run in runs for each in run)
    return found
