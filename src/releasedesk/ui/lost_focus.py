"""Where the cursor goes when an edit takes away the field that it is in, such as that of a section that is removed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from releasedesk.model import Release
from releasedesk.model.place import Place, place, position, resolve


def is_gone(field: QWidget | None) -> bool:
    """Tell whether a field that had the focus is not shown any more."""
    return field is not None and not (isValid(field) and field.isVisible())


def place_beside(before: Release, after: Release, where: Place) -> Place:
    """Return where to go on for a place that an edit took away: what follows it, else what is before it, else the list.

    A place that is still there is returned as it is, and an empty address for one that never was.
    """
    if _holds(after, where):
        return where
    sequence, _, key = where.rpartition("/")
    while sequence and not _holds(after, sequence):
        sequence, _, key = sequence.rpartition("/")
    if not sequence or not _holds(before, sequence):
        return ""
    left = resolve(after, sequence)
    if not isinstance(left, tuple) or not left:
        return sequence
    try:
        at = min(position(resolve(before, sequence), key), len(left) - 1)
    except LookupError:
        return sequence
    return place(sequence, getattr(left[at], "id", at))


def _holds(release: Release, where: Place) -> bool:
    try:
        resolve(release, where)
    except LookupError:
        return False
    return True
