"""Adding, removing and moving the items of a sequence, such as contacts, phones or subheadlines."""

from __future__ import annotations

from typing import Any

from releasedesk.editing.edit import Edit, attempt
from releasedesk.model import Release
from releasedesk.model.place import Place, place, position, put, resolve


def add_item(release: Release, sequence: Place, item: Any, label: str, index: int | None = None) -> Edit:
    """Put an item into a sequence, before the one at `index` or at its end."""
    items: tuple[Any, ...] = resolve(release, sequence)
    at = len(items) if index is None else max(0, min(index, len(items)))
    where = place(sequence, getattr(item, "id", at))
    return Edit(label, attempt(lambda: put(release, sequence, (*items[:at], item, *items[at:]))), (where,))


def remove_item(release: Release, item: Place, label: str) -> Edit:
    """Take an item out of its sequence; the place of the edit is the sequence."""
    sequence, _, key = item.rpartition("/")
    items: tuple[Any, ...] = resolve(release, sequence)
    at = position(items, key)
    return Edit(label, attempt(lambda: put(release, sequence, (*items[:at], *items[at + 1 :]))), (sequence,))


def move_item(release: Release, item: Place, by: int, label: str) -> Edit:
    """Move an item up (`by` negative) or down within its sequence, as far as there is room."""
    sequence, _, key = item.rpartition("/")
    items: tuple[Any, ...] = resolve(release, sequence)
    at = position(items, key)
    to = max(0, min(at + by, len(items) - 1))
    rest = (*items[:at], *items[at + 1 :])
    moved = (*rest[:to], items[at], *rest[to:])
    where = place(sequence, getattr(items[at], "id", to))
    return Edit(label, attempt(lambda: put(release, sequence, moved)), (where,))
