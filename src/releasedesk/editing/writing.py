"""Typing: changes of one text, which the history gathers into words."""

from __future__ import annotations

from releasedesk.editing.edit import Edit, changed
from releasedesk.model import Release, RichText, plain_text
from releasedesk.model.place import Place, resolve


def write(release: Release, place: Place, text: RichText, label: str = "typing") -> Edit:
    """Set the text at a place, as typing does: a run of characters becomes one step, a new word a new one."""
    before: RichText = resolve(release, place) or ""
    kind, starts_word = typing_step(plain_text(before), plain_text(text))
    key = f"{kind}:{place}" if kind else ""
    return changed(release, place, text, label, merge_key=key, starts_word=starts_word)


def typing_step(before: str, after: str) -> tuple[str, bool]:
    """Tell how one text became another.

    Returns “type” or “delete” for a change of a single stretch by one character or word, else an empty string, and
    whether the change begins a new word.
    """
    shorter = min(len(before), len(after))
    start = 0
    while start < shorter and before[start] == after[start]:
        start += 1
    end = 0
    while end < shorter - start and before[-1 - end] == after[-1 - end]:
        end += 1
    removed, added = before[start : len(before) - end], after[start : len(after) - end]
    if added and not removed:
        after_space = start > 0 and before[start - 1].isspace()
        return ("type" if len(added) == 1 else ""), not added[0].isspace() and after_space
    if removed and not added:
        return ("delete" if len(removed) == 1 else ""), False
    return "", False
