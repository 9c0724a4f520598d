"""Where two states of a release differ, as places that a person can be shown."""

from __future__ import annotations

from collections.abc import Iterator

from releasedesk.model import Edition, Release
from releasedesk.model.base import Value
from releasedesk.model.place import Place, place

_DEEP = 6
"""Parts of an address below which nobody wants to know more: a block of a section of an edition."""


def differing_places(before: Release, after: Release) -> tuple[Place, ...]:
    """Return the places in which two releases differ, in the order of the release, none of them within another."""
    return tuple(dict.fromkeys(_between(before, after, ())))


def _between(before: object, after: object, where: tuple[str, ...]) -> Iterator[Place]:
    if before is after or before == after:
        return
    if len(where) < _DEEP and isinstance(before, Value) and type(before) is type(after):
        for name in type(before).model_fields:
            yield from _between(getattr(before, name), getattr(after, name), (*where, name))
    elif len(where) < _DEEP and isinstance(before, tuple) and isinstance(after, tuple):
        yield from _between_items(before, after, where)
    else:
        yield place(*where)


def _between_items(
    before: tuple[object, ...], after: tuple[object, ...], where: tuple[str, ...]
) -> Iterator[Place]:
    old = {_name(item): item for item in before}
    new = {_name(item): item for item in after}
    if "" in old or "" in new or len(old) < len(before) or len(new) < len(after):
        yield place(*where)
        return
    found = False
    for name in dict.fromkeys((*new, *old)):
        for address in _between(old.get(name), new.get(name), (*where, name)):
            found = True
            yield address
    if not found:
        # The same items in another order.
        yield place(*where)


def _name(item: object) -> str:
    if isinstance(item, Edition):
        return item.language
    return str(getattr(item, "id", ""))
