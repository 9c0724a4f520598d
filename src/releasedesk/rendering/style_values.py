"""What single settings of a house style may be: lengths, sizes of type, colours, families of fonts."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from releasedesk.model.base import clean_line

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_LENGTH = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)(pt|mm)")
POINTS = {"pt": 1.0, "mm": 72 / 25.4}
"""How many points (1/72 inch) a unit of length has."""

_LARGEST_TYPE, _SMALLEST_TYPE = 96, 4


def points(length: str) -> float:
    """Return a length such as `26mm` in points (1/72 inch)."""
    match = _LENGTH.fullmatch(length)
    assert match is not None
    return float(match[1]) * POINTS[match[2]]


def wrong(sentence: str) -> PydanticCustomError:
    """Return an error whose sentence goes on after the name of the setting."""
    # Braces would be read as places for values.
    return PydanticCustomError("house_style", "{sentence}", {"sentence": sentence})


def _line(value: Any) -> str:
    if not isinstance(value, str):
        raise wrong("must be a text")
    return clean_line(value)


def _colour(value: Any) -> str:
    if not isinstance(value, str) or not _COLOUR.fullmatch(value.lower()):
        raise wrong("must be a colour such as #1d4a6b")
    return value.lower()


def _length(value: Any) -> str:
    if not isinstance(value, str) or not _LENGTH.fullmatch(value):
        raise wrong("must be a length such as 10.5pt or 26mm")
    return value


def _type_size(value: Any) -> tuple[str, str]:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise wrong("must be a list of two lengths: the size and the distance of lines")
    size, pitch = (_length(each) for each in value)
    if not _SMALLEST_TYPE <= points(size) <= _LARGEST_TYPE or not points(size) <= points(pitch) <= 3 * points(
        size
    ):
        raise wrong(
            f"must be a size from {_SMALLEST_TYPE}pt to {_LARGEST_TYPE}pt, and a distance of lines from that size to "
            "three times as much"
        )
    return size, pitch


def _families(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not value or not all(isinstance(each, str) for each in value):
        raise wrong("must be a list of font families")
    return tuple(map(clean_line, value))


def factor(value: Any) -> float:
    """Return by how much type is enlarged, checked."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0.5 <= value <= 2:
        raise wrong("must be a number from 0.5 to 2")
    return float(value)


Text = Annotated[str, BeforeValidator(_line), Field(max_length=300)]
Colour = Annotated[str, BeforeValidator(_colour)]
Length = Annotated[str, BeforeValidator(_length)]
TypeSize = Annotated[tuple[str, str], BeforeValidator(_type_size)]
Families = Annotated[tuple[str, ...], BeforeValidator(_families)]
