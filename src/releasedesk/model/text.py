"""Rich text: a plain string, or a sequence of strings and formatted spans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, SerializerFunctionWrapHandler, model_serializer

from releasedesk.model.base import Line, PlainText, Value, clean_text


class Format(NamedTuple):
    """How a run of characters is set; `link` is an address or empty.

    `field` names the variable whose value is printed in place of the characters, which are what it was when last seen.
    """

    strong: bool = False
    emphasis: bool = False
    superscript: bool = False
    subscript: bool = False
    link: str = ""
    field: str = ""


PLAIN = Format()


class Span(Value):
    """A formatted stretch of text. The file names only the formats that are on."""

    text: PlainText
    strong: bool = False
    emphasis: bool = False
    superscript: bool = False
    subscript: bool = False
    link: Line = ""
    field: Line = ""

    @property
    def format(self) -> Format:
        """The span's formats without its text."""
        return Format(self.strong, self.emphasis, self.superscript, self.subscript, self.link, self.field)

    @model_serializer(mode="wrap")
    def _only_what_is_on(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        known = type(self).model_fields
        # Without its words, which a later version may leave empty, a span would be read by nobody.
        return {
            name: value
            for name, value in handler(self).items()
            if value or name == "text" or name not in known
        }


class Run(NamedTuple):
    """A stretch of characters of one format.

    `language` is that of printed words that are not in the language of their edition; empty for all others.
    """

    text: str
    format: Format = PLAIN
    language: str = ""


def _normalised(text: str | tuple[str | Span, ...]) -> str | tuple[str | Span, ...]:
    if isinstance(text, str):
        return clean_text(text)
    if any(isinstance(part, Span) and part.__pydantic_extra__ for part in text):
        return text
    return rich_text(runs(text))


RichText = Annotated[str | tuple[str | Span, ...], AfterValidator(_normalised)]
"""Text with formatting, in one normal form: equal texts are equal values."""


def runs(text: str | tuple[str | Span, ...]) -> Iterator[Run]:
    """Yield the runs of a rich text in order."""
    if isinstance(text, str):
        if text:
            yield Run(text)
        return
    for part in text:
        if isinstance(part, str):
            yield Run(clean_text(part))
        else:
            yield Run(part.text, part.format)


def rich_text(parts: Iterable[Run]) -> str | tuple[str | Span, ...]:
    """Make the normal form of rich text: neighbours of one format joined, empty runs dropped, plain text a string."""
    joined = [
        Run("".join(run.text for run in group), format)
        for format, group in groupby((run for run in parts if run.text), key=lambda run: run.format)
    ]
    if not joined:
        return ""
    if len(joined) == 1 and joined[0].format == PLAIN:
        return joined[0].text
    return tuple(
        run.text if run.format == PLAIN else Span(text=run.text, **run.format._asdict()) for run in joined
    )


def plain_text(text: str | tuple[str | Span, ...]) -> str:
    """Return the words of a rich text without their formatting."""
    if isinstance(text, str):
        return text
    return "".join(part if isinstance(part, str) else part.text for part in text)


def sliced(
    text: str | tuple[str | Span, ...], start: int, stop: int | None = None
) -> str | tuple[str | Span, ...]:
    """Return the characters from `start` to `stop` (as in a string slice, not negative) with their formatting.

    A part of a field is plain text: as a field, each part would print the whole.
    """
    length = len(plain_text(text))
    stop = length if stop is None else min(stop, length)
    kept, position = [], 0
    for run in runs(text):
        first, last = max(start - position, 0), min(stop - position, len(run.text))
        if first < last:
            is_whole = first == 0 and last == len(run.text)
            format = run.format if is_whole or not run.format.field else run.format._replace(field="")
            kept.append(Run(run.text[first:last], format))
        position += len(run.text)
    return rich_text(kept)


def stripped(text: RichText) -> RichText:
    """Return a rich text without white space at its ends."""
    plain = plain_text(text)
    start, stop = len(plain) - len(plain.lstrip()), len(plain.rstrip())
    return text if stop - start == len(plain) else sliced(text, start, max(stop, start))


def joined(*texts: str | tuple[str | Span, ...]) -> str | tuple[str | Span, ...]:
    """Return several rich texts as one."""
    return rich_text(run for text in texts for run in runs(text))


# No-break spaces mean something: “12 000 €” is one word to a line.
_SPACES = re.compile(r"[^\S\u00a0\u2007\u202f]+")


def single_spaced(text: str) -> str:
    """Return a text as one line without spaces at its ends, each run of spaces where lines may break as one space."""
    return _SPACES.sub(" ", text.strip())
