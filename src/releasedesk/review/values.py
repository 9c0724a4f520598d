"""What the parts of a release are to comparing and merging: prose, units that stay whole, things with identifiers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, get_args

from pydantic import TypeAdapter

from releasedesk.model import Asset, Attribution, Edition, HouseStyleChoice, Phone, ReleaseLine, Span, Value
from releasedesk.review.tokens import tokens


class Missing:
    """The type of `MISSING`."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING: Final = Missing()
"""Stands for what one side does not have."""

WHOLE: tuple[type[Value], ...] = (ReleaseLine, Attribution, Phone, Asset, Span, HouseStyleChoice)
"""Values whose fields only make sense together: half of one embargo and half of another would be a third one."""

_PROSE_LINES = frozenset(
    {"headline", "kicker", "subheadlines", "heading", "caption", "alt", "credit", "title", "role", "description",
     "rights", "reason", "override", "end_mark"}
)  # fmt: skip
"""Lines that hold words in a sentence; a name, a number or an address is one thing, which nobody may mix."""


def is_text(value: object) -> bool:
    """Tell whether a value is a text: a string, or rich text of strings and spans."""
    if isinstance(value, str):
        return True
    return isinstance(value, tuple) and any(isinstance(part, Span) for part in value)


@cache
def prose_fields(kind: type[Value]) -> frozenset[str]:
    """Return which fields of a type hold prose, or sequences of it."""
    return frozenset(
        name
        for name, field in kind.model_fields.items()
        if name in _PROSE_LINES or _mentions_spans(field.annotation)
    )


def _mentions_spans(annotation: object) -> bool:
    return annotation is Span or any(_mentions_spans(part) for part in get_args(annotation))


def key_of(value: object) -> str | None:
    """Return what names a part within its sequence: its identifier, or the language of an edition."""
    if isinstance(value, Edition):
        return value.language
    if isinstance(value, dict):
        found = value.get("id")
    else:
        found = getattr(value, "id", None)
    return found if isinstance(found, str) and found else None


def are_named(*sequences: object) -> bool:
    """Tell whether all parts of all sequences have identifiers, each its own within its sequence."""
    for sequence in sequences:
        if not isinstance(sequence, tuple | list):
            continue
        keys = [key_of(each) for each in sequence]
        if None in keys or len(set(keys)) < len(keys):
            return False
    return True


class Item:
    """A part of a sequence without identifiers, equal to others of the same content."""

    __slots__ = ("key", "value")

    def __init__(self, value: Any) -> None:
        self.value = value
        self.key = tokens(value) if is_text(value) else canonical(value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Item) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


def rebuilt(value: Value, changes: Mapping[str, Any]) -> Any:
    """Return a value with some fields replaced, validated; unknown fields that become `MISSING` are left out."""
    if not changes:
        return value
    gone = {name for name, change in changes.items() if change is MISSING}
    if not gone:
        return value.replace(**changes)
    kept = {name: getattr(value, name) for name in type(value).model_fields} | (
        value.__pydantic_extra__ or {}
    )
    return type(value).model_validate(
        {name: each for name, each in (kept | dict(changes)).items() if name not in gone}
    )


_ANYTHING: TypeAdapter[Any] = TypeAdapter(Any)


def plain(value: Any) -> Any:
    """Return a value as it would stand in a project file, as plain JSON data; `MISSING` as None."""
    return None if value is MISSING else _ANYTHING.dump_python(value, mode="json")


def canonical(value: Any) -> str:
    """Return a value as JSON in one form, to compare and to sort by."""
    return json.dumps(plain(value), sort_keys=True, ensure_ascii=False)
