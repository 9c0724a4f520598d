"""Changing the printed words of a view wherever they stand, without knowing the kinds of blocks there are."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar

from releasedesk.model import Run
from releasedesk.model.place import Place
from releasedesk.rendering.printed import Words

V = TypeVar("V")


def with_words(view: V, change: Callable[[Place, Words], Words]) -> V:
    """Return a view in which `change` was asked for every sequence of words, by the place where they are edited."""
    changed: V = _walked(view, "", change)
    return changed


def _walked(value: Any, where: Place, change: Callable[[Place, Words], Words]) -> Any:
    if isinstance(value, tuple) and not isinstance(value, Run):
        if value and all(isinstance(item, Run) for item in value):
            return change(where, value)
        return tuple(_walked(item, where, change) for item in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    place = getattr(value, "place", where)
    changes = {}
    for field in dataclasses.fields(value):
        before = getattr(value, field.name)
        is_compound = isinstance(before, tuple) or dataclasses.is_dataclass(before)
        after = _walked(before, place, change) if is_compound else before
        if after is not before:
            changes[field.name] = after
    return dataclasses.replace(value, **changes) if changes else value
