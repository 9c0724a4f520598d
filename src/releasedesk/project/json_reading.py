"""From the bytes of a project file to JSON values, within bounds: nothing is read that could not be written again."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from releasedesk import limits

# Pictures are most of the bytes of a file. They are taken out before the text is decoded: one letter outside of ASCII
# would make every character of the text two or four bytes wide. Within a text, quotation marks have a backslash.
_PICTURE = re.compile(rb'("data"\s*+:\s*+)"([A-Za-z0-9+/]{4096,}+={0,2}+)"')
_STAND_IN = "\x00picture "
# With the end of the file as another end, so that no byte is looked at twice, however a file breaks off.
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\Z|\\\Z)', re.DOTALL)
_BRACKET = re.compile(rb"[\[\]{}]")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


class OutOfBounds(ValueError):
    """A file that is larger, deeper or has longer numbers than a project file can be; `str()` says which."""


class TwiceTheSame(ValueError):
    """An object that says one thing twice; `key` is what it says twice."""

    def __init__(self, key: str) -> None:
        self.key = key
        shown = key if len(key) <= 40 else key[:39] + "…"
        super().__init__(f"“{shown}” stands there twice in one object")


class PictureStore:
    """The texts of pictures that were taken out of a file, to be put back into its values."""

    def __init__(self) -> None:
        self._pictures: list[bytes] = []

    def without_pictures(self, content: bytes) -> bytes:
        """Return the content with every picture replaced by a mark that no file can hold otherwise."""
        return _PICTURE.sub(self._take, content)

    def put_back(self, made: dict[str, Any]) -> None:
        """Put a picture back where its mark stands."""
        data = made["data"]
        if isinstance(data, str) and data.startswith(_STAND_IN):
            number = data.removeprefix(_STAND_IN)
            if number.isascii() and number.isdecimal() and int(number) < len(self._pictures):
                made["data"] = self._pictures[int(number)].decode("ascii")

    def _take(self, found: re.Match[bytes]) -> bytes:
        self._pictures.append(found[2])
        return b'%s"\\u0000picture %d"' % (found[1], len(self._pictures) - 1)


def read_json(content: bytes) -> Any:
    """Return the values in the bytes of a file.

    Raises:
        OutOfBounds: It is larger, deeper or has longer numbers than a project file can be.
        TwiceTheSame: An object has a key twice: one of the two values would be lost.
        UnicodeDecodeError: It is not UTF-8 (RFC 8259, section 8.1).
        json.JSONDecodeError: It is not JSON.

    """
    refuse_out_of_bounds(content)
    pictures = PictureStore()
    shortened = pictures.without_pictures(content)
    refuse_long_text(shortened)
    refuse_deep(shortened)

    def made_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            raise TwiceTheSame(_first_twice(pairs))
        if "data" in made:
            pictures.put_back(made)
        return made

    return json.loads(
        shortened.decode("utf-8-sig"),
        object_pairs_hook=made_of,
        parse_int=whole_number,
        parse_float=finite_number,
        parse_constant=_refuse_constant,
    )


def refuse_out_of_bounds(content: bytes) -> None:
    """Refuse a file that is too large.

    Raises:
        OutOfBounds: It is.

    """
    if len(content) > limits.PROJECT_BYTES:
        raise OutOfBounds(f"it is larger than {limits.PROJECT_BYTES // limits.MEGABYTE} MB")


def refuse_long_text(shortened: bytes) -> None:
    """Refuse a file, given without its pictures, that holds more text or values than a release can have.

    Raises:
        OutOfBounds: It does.

    """
    if len(shortened) > limits.PROJECT_TEXT_BYTES:
        raise OutOfBounds(
            f"without its pictures it is larger than {limits.PROJECT_TEXT_BYTES // limits.MEGABYTE} MB"
        )
    signs = sum(shortened.count(sign) for sign in (b",", b"[", b"{"))
    # Two marks for a text and two for its key.
    marks = shortened.count(b'"') - shortened.count(b'\\"')
    if max(signs, marks // 4) > limits.PROJECT_VALUES:
        raise OutOfBounds(f"it holds more than {limits.PROJECT_VALUES:,} values")


def refuse_deep(shortened: bytes) -> None:
    """Refuse a file whose lists and objects lie too deep within each other.

    Raises:
        OutOfBounds: They do.

    """
    depth = 0
    for bracket in _BRACKET.findall(_STRING.sub(b"", shortened)):
        depth += 1 if bracket in b"[{" else -1
        if depth > limits.JSON_DEPTH:
            raise OutOfBounds("it is nested too deeply")


def whole_number(digits: str) -> int:
    """Return the whole number that digits write.

    Raises:
        OutOfBounds: There are more digits than every reader of JSON keeps.

    """
    if len(digits) > limits.NUMBER_DIGITS:
        raise OutOfBounds(f"it holds a number of {len(digits):,} digits")
    return int(digits)


def finite_number(written: str) -> float:
    """Return the number that is written with a point or an exponent.

    Raises:
        OutOfBounds: It is larger than a computer counts.

    """
    number = float(written)
    if not math.isfinite(number):
        raise OutOfBounds("it holds a number that is too large")
    return number


def has_half_character(text: str) -> bool:
    """Tell whether a text holds half of a surrogate pair, which no file can store (RFC 8259, section 8.2)."""
    return _HALF_CHARACTER.search(text) is not None


def whole_characters(text: str) -> str:
    """Return a text with halves of surrogate pairs replaced by the mark for a lost character, U+FFFD."""
    return _HALF_CHARACTER.sub("\ufffd", text)


def _refuse_constant(name: str) -> None:
    raise OutOfBounds(f"it holds “{name}”, which is no number (RFC 8259, section 6)")


def _first_twice(pairs: list[tuple[str, Any]]) -> str:
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            return key
        seen.add(key)
    return ""
