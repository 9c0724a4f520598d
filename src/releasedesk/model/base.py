"""The base of all document types: frozen pydantic values that keep what a newer version wrote into them."""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict

# C0 controls other than tab and newline, DEL and C1 controls print nothing and break XML based formats; U+FDD0 to
# U+FDEF are no characters and must not be interchanged (Unicode, section 23.7): toolkits use them as marks. U+202D and
# U+202E turn the order of letters round, so that a text reads as another one than it is; no language is written so.
_CONTROLS = {*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)} - {0x85}
_FORBIDDEN = {*_CONTROLS, 0x202D, 0x202E, *range(0xFDD0, 0xFDF0)}
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_LINE_BREAKS = (0x0D, 0x85, 0x2028, 0x2029)
_CLEAN = str.maketrans(dict.fromkeys(_FORBIDDEN) | dict.fromkeys(_LINE_BREAKS, "\n"))


def clean_text(text: str) -> str:
    """Return text without control characters, with every line break as a line feed.

    Raises:
        ValueError: The text holds half of a surrogate pair, which no file can store.

    """
    if text.isprintable():
        return text
    if _HALF_CHARACTER.search(text):
        raise ValueError("the text holds a broken character (half of a surrogate pair)")
    return text.replace("\r\n", "\n").translate(_CLEAN)


def clean_line(text: str) -> str:
    """Return text as one line: control characters dropped, line breaks and tabs turned into spaces."""
    if text.isprintable():
        return text
    return clean_text(text).replace("\n", " ").replace("\t", " ")


Line = Annotated[str, AfterValidator(clean_line)]
"""A plain string on one line."""

PlainText = Annotated[str, AfterValidator(clean_text)]
"""A plain string that may hold line breaks."""


def is_empty(value: object) -> bool:
    """Tell whether a field says nothing; one with `exclude_if=is_empty` is then not written into the file."""
    return not value


def is_unset(value: Value) -> bool:
    """Tell whether a part of a release holds its defaults alone; with `exclude_if=is_unset` it is not written."""
    return value == type(value)()


def value_types() -> tuple[type[Value], ...]:
    """Return all types of values, so that idle time can be used to build what the first edit would wait for.

    pydantic builds the validator of a type when it is first used (`model_rebuild` does it at once).
    """
    return tuple(_whole_types)


_whole_types: list[type[Value]] = []
# Not `Value.__subclasses__()`, in which a type stands already while another thread is making it: pydantic then replaces
# the validator that was built for it by the stand-in of one that is not built yet, and finds no way back.


class Value(BaseModel):
    """An immutable part of a release, compared by content.

    Unknown fields are kept and written back, so that a file of a newer minor version loses nothing here.
    """

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True, ser_json_inf_nan="null")

    @classmethod
    def __pydantic_init_subclass__(cls, **arguments: object) -> None:
        super().__pydantic_init_subclass__(**arguments)
        _whole_types.append(cls)

    def replace(self, **changes: object) -> Self:
        """Return a copy with some fields replaced, validated.

        Parts that are not replaced stay the same objects. (`model_copy(update=...)` does not validate.)
        """
        unchanged = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate(unchanged | (self.__pydantic_extra__ or {}) | changes)
