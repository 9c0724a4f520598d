"""Typing: changes of one text, which the history gathers into words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from releasedesk.editing.edit import Edit, changed
from releasedesk.model import Release, RichText, plain_text
from releasedesk.model.place import Place, resolve


def write(release: Release, place: Place, text: RichText, label: str = "typing") -> Edit:
    """Set the text at a place, as typing does: a run of characters becomes one step, a new word a new one."""
    before: RichText = resolve(release, place) or ""
    kind, starts_word = typing_step(plain_text(before), plain_text(text))
    key = f"{kind}:{place}" if kind else ""
    return changed(release, place, text, label, merge_key=key, starts_word=starts_word)


def common_start(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    return _longest(min(len(one), len(other)), lambda count: one[:count] == other[:count])


def common_end(one: str, other: str) -> int:
    """Return how many characters two texts end with alike."""
    return _longest(
        min(len(one), len(other)), lambda count: one[len(one) - count :] == other[len(other) - count :]
    )


def _longest(most: int, is_alike: Callable[[int], bool]) -> int:
    """Return the greatest count for which texts are alike; halving compares a long paragraph in a dozen steps."""
    return bisect_right(range(1, most + 1), False, key=lambda count: not is_alike(count))


def typing_step(before: str, after: str) -> tuple[str, bool]:
    """Tell how one text became another.

    Returns “type” or “delete” for a change of a single stretch by one character or word, else an empty string, and
    whether the change begins a new word.
    """
    start = common_start(before, after)
    end = common_end(before[start:], after[start:])
    removed, added = before[start : len(before) - end], after[start : len(after) - end]
    if added and not removed:
        after_space = start > 0 and before[start - 1].isspace()
        return ("type" if len(added) == 1 else ""), not added[0].isspace() and after_space
    if removed and not added:
        return ("delete" if len(removed) == 1 else ""), False
    return "", False
