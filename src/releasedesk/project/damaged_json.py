"""Reads JSON that is damaged: every value that is whole is kept, and what was passed over is told with its line.

A file is damaged where its copy broke off, where a disk gave back other bytes, where somebody edited it by hand, and
where a version control system left both sides of a conflict in it.
"""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from releasedesk import limits
from releasedesk.project.json_reading import (
    OutOfBounds,
    PictureStore,
    finite_number,
    refuse_long_text,
    refuse_out_of_bounds,
    whole_characters,
    whole_number,
)
from releasedesk.project.wording import excerpt

_SPACE = re.compile(r"[ \t\r\n\0]*+")
_NUMBER = re.compile(r"-?[0-9]++(\.[0-9]++)?+([eE][+-]?+[0-9]++)?+")
_WORD = re.compile(r"true|false|null")
_WORDS = {"true": True, "false": False, "null": None}
_KEY = re.compile(r'"[a-z_]{1,40}+"\s*+:')
_PASSED_OVER = re.compile(r"[^\"\[\]{},:\s]*+")
_CONFLICT_MARK = re.compile(r"(<{7}|={7}|>{7}|\|{7})[^\n]*+")
# What `scanstring` takes: its error counts all lines before the place, which takes too long for many.
_WHOLE_STRING = re.compile(r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+"')
_BETWEEN_BRACKETS = re.compile(rf'(?:[^"\[\]{{}}]++|{_WHOLE_STRING.pattern})*+')
# No text of a project file holds a line break as such; one that does may lack its closing mark, which is so where the
# next line begins as a line of JSON does.
_TO_END_OF_TEXT = re.compile(r'"((?:[^"\\\n]|\\.|\n(?![ \t]*+["{}\[\]]))*+)', re.DOTALL)
_WHOLE_ESCAPES = re.compile(r'[^\\]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^\\]*+)*+')
_BAD_ESCAPE = re.compile(r'\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|.|\Z)', re.DOTALL)

# Texts of which the beginning is worth keeping where the file breaks off. A date that is cut may be another date.
_PROSE = frozenset(
    "text headline heading kicker caption credit alt description contacts_intro paragraphs items subheadlines"
    " notes rows title what why".split()
)
_NOTHING = object()


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that was passed over: what, on which line, and the words that are lost with it."""

    what: str
    line: int
    lost: str = ""


def read_damaged(content: bytes) -> tuple[Any, list[Damage]]:
    """Return what can be read of a file, and what was passed over.

    Raises:
        OutOfBounds: The file is too large to be read at all.

    """
    refuse_out_of_bounds(content)
    pictures = PictureStore()
    shortened = pictures.without_pictures(content)
    refuse_long_text(shortened)
    # Not `final`: half a character at the end is left out as what broke off with it is.
    text = codecs.getincrementaldecoder("utf-8-sig")(errors="replace").decode(shortened)
    reader = _Reader(text, pictures)
    if "\ufffd" in text and "\ufffd".encode() not in shortened:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        reader.damage.append(Damage("bytes that are no text were replaced by “\ufffd”", line))
    return reader.read(), reader.damage


class _Reader:
    def __init__(self, text: str, pictures: PictureStore) -> None:
        self._text = text
        self._pictures = pictures
        self._at = 0
        self._values = self._places = 0
        self._counted_to = 0
        self._line = 1
        self._broke_off = False
        self.damage: list[Damage] = []

    def read(self) -> Any:
        """Read the one value of the file; what follows it belongs to it as well, for a bracket may be one too many."""
        value = self._value(0, "")
        while isinstance(value, dict) and not self._ended():
            at = self._at
            self._note("a bracket too many was passed over")
            self._members(value, 1)
            if self._at == at:
                self._step_over(expected="")
        return None if value is _NOTHING else value

    def _ended(self) -> bool:
        if self._text[self._at : self._at + 1] > " ":
            return False
        space = _SPACE.match(self._text, self._at)
        assert space is not None
        self._at = space.end()
        return self._at >= len(self._text)

    def _value(self, depth: int, key: str) -> Any:
        self._values += 1
        if self._values > limits.SALVAGED_VALUES:
            self._note("what stands behind this place is too much to be mended and was left out")
            self._at = len(self._text)
            self._broke_off = True
            return _NOTHING
        if self._ended():
            self._break_off()
            return _NOTHING
        sign = self._text[self._at]
        if sign in "[{" and depth >= limits.JSON_DEPTH:
            self._note("what is nested too deeply was passed over")
            self._pass_over()
            return _NOTHING
        if sign == "{":
            self._at += 1
            made: dict[str, Any] = {}
            self._members(made, depth + 1)
            return made
        if sign == "[":
            self._at += 1
            return self._items(depth + 1, key)
        if sign == '"':
            return self._string(is_prose=key in _PROSE)
        return self._scalar()

    def _members(self, made: dict[str, Any], depth: int) -> None:
        """Read the members of an object up to its end, into `made`."""
        while not self._ended():
            sign = self._text[self._at]
            if sign == "}":
                self._at += 1
                if "data" in made:
                    self._pictures.put_back(made)
                return
            if sign == "]" and depth > 1:
                self._note("a bracket is missing before this place")
                return
            if sign == '"':
                self._member(made, depth)
            else:
                self._step_over(expected=",")
        if "data" in made:
            self._pictures.put_back(made)
        self._break_off()

    def _member(self, made: dict[str, Any], depth: int) -> None:
        start = self._at
        key = self._string(is_prose=False)
        if key is _NOTHING or self._ended():
            self._break_off()
            return
        if self._text[self._at] != ":":
            self._count_place()
            self._note(f"“{excerpt(key, 40)}” has no value", lost=key)
            return
        self._at += 1
        value = self._value(depth, key)
        if value is _NOTHING:
            return
        if key not in made:
            made[key] = value
        elif made[key] != value:
            self._count_place()
            self._note_at(
                start,
                f"“{excerpt(key, 40)}” stands there twice; the first was kept, and this left out",
                lost=_words_of(value),
            )

    def _items(self, depth: int, key: str) -> list[Any]:
        items: list[Any] = []
        while not self._ended():
            sign = self._text[self._at]
            if sign == "]":
                self._at += 1
                return items
            if sign == "}":
                self._note("a bracket is missing before this place")
                return items
            if sign in ",:":
                self._step_over(expected=",")
                continue
            if items and isinstance(items[-1], dict) and _KEY.match(self._text, self._at):
                self._note("a bracket too many was passed over")
                self._members(items[-1], depth + 1)
                continue
            at = self._at
            value = self._value(depth, key)
            if value is not _NOTHING:
                items.append(value)
            if self._at == at:
                self._step_over(expected="")
        self._break_off()
        return items

    def _string(self, *, is_prose: bool) -> Any:
        start = self._at
        whole = _WHOLE_STRING.match(self._text, start)
        if whole is None:
            return self._damaged_string(start, is_prose=is_prose)
        self._at = whole.end()
        if "\\" not in whole[0]:
            return whole[0][1:-1]
        return whole_characters(scanstring(self._text, start + 1, True)[0])

    def _damaged_string(self, start: int, *, is_prose: bool) -> Any:
        self._count_place()
        found = _TO_END_OF_TEXT.match(self._text, start)
        assert found is not None
        behind = self._text[found.end() : found.end() + 1]
        value = whole_characters(scanstring(_with_whole_escapes(found[1]) + '"', 0, False)[0])
        if behind:
            self._note_at(
                start, "broken characters were mended" if behind == '"' else "a quotation mark is missing"
            )
            self._at = found.end() + (behind == '"')
            return value if behind == '"' else value.rstrip().removesuffix(",")
        self._at = len(self._text)
        self._break_off()
        # A text that is cut keeps its beginning; half of a date, an address or a name would be another one.
        return value if is_prose and value else _NOTHING

    def _scalar(self) -> Any:
        if word := _WORD.match(self._text, self._at):
            self._at = word.end()
            return _WORDS[word[0]]
        number = _NUMBER.match(self._text, self._at)
        if number is None or number.end() == len(self._text):
            self._step_over(expected="")
            return _NOTHING
        self._at = number.end()
        try:
            return whole_number(number[0]) if number[0].lstrip("-").isdecimal() else finite_number(number[0])
        except OutOfBounds as error:
            self._note(f"a number was passed over: {error}")
            return _NOTHING

    def _step_over(self, *, expected: str) -> None:
        """Go on behind signs that cannot stand here; say so, unless they are what joins values."""
        start = self._at
        mark = _CONFLICT_MARK.match(self._text, start)
        rest = mark or _PASSED_OVER.match(self._text, start)
        assert rest is not None
        end = max(rest.end(), start + 1)
        if self._text[start:end] != expected:
            self._count_place()
            what = (
                "the mark of a conflict was passed over"
                if mark
                else "signs that mean nothing were passed over"
            )
            self._note(what, lost=self._text[start:end])
        self._at = end
        if end >= len(self._text):
            self._break_off()

    def _pass_over(self) -> None:
        """Go on behind a list or an object, however deep."""
        depth = 0
        while True:
            between = _BETWEEN_BRACKETS.match(self._text, self._at)
            assert between is not None
            self._at = between.end()
            if self._ended():
                self._break_off()
                return
            sign = self._text[self._at]
            if sign == '"':
                self._string(is_prose=False)
                continue
            self._at += 1
            depth += 1 if sign in "[{" else -1
            if depth <= 0:
                return

    def _break_off(self) -> None:
        if not self._broke_off:
            self._broke_off = True
            self._note("the file breaks off; what stood behind this place is missing")

    def _count_place(self) -> None:
        self._places += 1
        if self._places > limits.DAMAGED_PLACES:
            raise OutOfBounds(f"it is damaged in more than {limits.DAMAGED_PLACES:,} places")

    def _note(self, what: str, lost: str = "") -> None:
        self._note_at(self._at, what, lost)

    def _note_at(self, at: int, what: str, lost: str = "") -> None:
        if at >= self._counted_to:
            self._line += self._text.count("\n", self._counted_to, at)
            self._counted_to = at
        if len(self.damage) < limits.FINDINGS:
            self.damage.append(Damage(what, self._line, lost))


def _with_whole_escapes(written: str) -> str:
    """Return what stands between quotation marks with what is no escape replaced by U+FFFD."""
    if _WHOLE_ESCAPES.fullmatch(written):
        return written
    if written.count("\\") > limits.DAMAGED_PLACES:
        return written.replace("\\", "\ufffd")
    return _BAD_ESCAPE.sub(lambda escape: escape[0] if escape[1] else "\ufffd", written)


def _words_of(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
