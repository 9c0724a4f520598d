"""Addresses of places in a release, such as `editions/en/sections/b4k9/blocks/x2c7/paragraphs/1`.

An address follows the fields of the project file; parts that have an identifier are named by it, editions and what is
said of a person in another language by the language, all others by their index.
"""

from __future__ import annotations

from typing import Any

from releasedesk.model.base import Value
from releasedesk.model.people import PersonInLanguage
from releasedesk.model.release import Edition, Release

Place = str
"""An address; empty for the release as a whole."""


def place(*parts: str | int) -> Place:
    """Join parts to an address; a part may be an address itself."""
    return "/".join(str(part) for part in parts if part != "")


def edition_place(edition: Edition | str, *parts: str | int) -> Place:
    """Return the address of a place in an edition, given or named by its language."""
    language = edition if isinstance(edition, str) else edition.language
    return place("editions", language, *parts)


def is_within(inner: Place, outer: Place) -> bool:
    """Tell whether a place is another one or lies inside it."""
    return not outer or inner == outer or inner.startswith(outer + "/")


def resolve(release: Release, address: Place) -> Any:
    """Return what stands at an address.

    Raises:
        LookupError: There is no such place.

    """
    value: Any = release
    for part in address.split("/") if address else ():
        value = _child(value, part)
    return value


def put(release: Release, address: Place, new: object) -> Release:
    """Return the release with the value at an address replaced, validated.

    Raises:
        LookupError: There is no such place.
        pydantic.ValidationError: The new value does not fit there.

    """
    changed = _put(release, address.split("/"), new)
    assert isinstance(changed, Release)
    return changed


def position(items: tuple[Any, ...], part: str) -> int:
    """Return the index that a part of an address names within a sequence.

    Raises:
        LookupError: There is no such item.

    """
    for index, item in enumerate(items):
        if isinstance(item, Edition | PersonInLanguage):
            if item.language == part:
                return index
        elif part == getattr(item, "id", None):
            return index
    if part.isdecimal() and int(part) < len(items) and not hasattr(items[int(part)], "id"):
        return int(part)
    raise LookupError(part)


def _child(value: Any, part: str) -> Any:
    if isinstance(value, tuple):
        return value[position(value, part)]
    if isinstance(value, Value):
        if part in type(value).model_fields:
            return getattr(value, part)
        # What a newer version wrote has a place too: two copies may differ in it.
        if part in (value.__pydantic_extra__ or {}):
            return (value.__pydantic_extra__ or {})[part]
    raise LookupError(part)


def _put(value: Any, parts: list[str], new: object) -> Any:
    part, *rest = parts
    child = _child(value, part)
    changed = _put(child, rest, new) if rest else new
    if isinstance(value, tuple):
        index = position(value, part)
        return (*value[:index], changed, *value[index + 1 :])
    assert isinstance(value, Value)
    return value.replace(**{part: changed})
