"""Formats of text as Qt knows them: properties of our own keep what a format means, its look follows from that."""

from __future__ import annotations

import json
from collections.abc import Iterator

from PySide6.QtGui import QColor, QFont, QTextBlock, QTextCharFormat, QTextFormat

from releasedesk.model import Format, RichText, Run, Span, rich_text
from releasedesk.model.text import PLAIN
from releasedesk.ui import theme
from releasedesk.ui.as_written import as_written

_USER = QTextFormat.Property.UserProperty.value
_STRONG, _EMPHASIS, _SUPERSCRIPT, _SUBSCRIPT, _LINK, _UNKNOWN, _FIELD, _WHOLE = range(_USER + 10, _USER + 18)

LINE_BREAK = "\u2028"
"""What Qt has within a paragraph for a line break."""

Piece = tuple[str, Format, str]
"""Text of one format, with the fields (JSON) of a span that only a newer version knows."""


def utf16_length(text: str) -> int:
    """Return how many positions a text takes in a QTextDocument, which counts units of UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def utf16_to_offset(text: str, units: int) -> int:
    """Return how many characters of Python the first units of UTF-16 of a text are."""
    return (
        units if text.isascii() else len(text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore"))
    )


def pieces(text: RichText) -> Iterator[Piece]:
    """Yield the pieces of a rich text in order."""
    for part in (text,) if isinstance(text, str) else text:
        if isinstance(part, str):
            yield part, PLAIN, ""
        else:
            extra = part.__pydantic_extra__
            yield part.text, part.format, json.dumps(extra, sort_keys=True) if extra else ""


class CharFormats:
    """Turns formats of the model into formats of one document and back, each only once."""

    def __init__(self) -> None:
        self._made: dict[tuple[Format, str, str], QTextCharFormat] = {}
        self._read: dict[int, tuple[Format, str, str]] = {}

    def forget(self) -> None:
        """Make the formats anew from now on, as when the theme or the document changed."""
        self._made.clear()
        self._read.clear()

    def of(self, format: Format, unknown: str = "", text: str = "") -> QTextCharFormat:
        """Return the format of the document for a format of the model; that of a field remembers its whole text."""
        whole = text if format.field else ""
        made = self._made.get((format, unknown, whole))
        if made is None:
            made = self._made[format, unknown, whole] = _made(format, unknown, whole)
        return made

    def format_of(self, made: QTextCharFormat) -> Format:
        """Return the format of the model for a format of the document."""
        return _meaning(made)[0]

    def text_of(self, block: QTextBlock) -> RichText:
        """Return the text of a text block with its formats."""
        found: list[Piece] = []
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            index = fragment.charFormatIndex()
            meaning = self._read.get(index)
            if meaning is None:
                meaning = self._read[index] = _meaning(fragment.charFormat())
            found.extend(_unbroken(fragment.text().replace(LINE_BREAK, "\n"), *meaning))
            fragments += 1
        if any(unknown for _, _, unknown in found):
            return _with_unknown(found)
        return rich_text(Run(text, format) for text, format, _ in found)


def _made(format: Format, unknown: str, whole: str) -> QTextCharFormat:
    made = QTextCharFormat()
    if format.strong:
        made.setProperty(_STRONG, True)
        made.setFontWeight(QFont.Weight.Bold)
    if format.emphasis:
        made.setProperty(_EMPHASIS, True)
        made.setFontItalic(True)
    if format.superscript:
        made.setProperty(_SUPERSCRIPT, True)
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    if format.subscript:
        made.setProperty(_SUBSCRIPT, True)
        if not format.superscript:
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
    if format.link:
        made.setProperty(_LINK, format.link)
        made.setForeground(QColor(theme.current().accent))
        made.setFontUnderline(True)
    if format.field:
        made.setProperty(_FIELD, format.field)
        made.setProperty(_WHOLE, whole)
        made.setBackground(QColor(theme.current().accent_soft))
        # Not told by colour alone.
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        made.setUnderlineColor(QColor(theme.current().accent))
        made.setToolTip(as_written(f"Field: {format.field}\nWhat it stands for is printed in its place"))
    if unknown:
        made.setProperty(_UNKNOWN, unknown)
    return made


def _unbroken(text: str, format: Format, unknown: str, whole: str) -> Iterator[Piece]:
    """Yield a piece; a field whose text was changed is plain text, so that nothing that was typed is lost in print."""
    if not format.field or text == whole:
        yield text, format, unknown
        return
    plain = format._replace(field="")
    before, found, after = text.partition(whole) if whole else (text, "", "")
    for part, its_format in ((before, plain), (found, format), (after, plain)):
        if part:
            yield part, its_format, unknown


def _meaning(made: QTextCharFormat) -> tuple[Format, str, str]:
    format = Format(
        made.boolProperty(_STRONG),
        made.boolProperty(_EMPHASIS),
        made.boolProperty(_SUPERSCRIPT),
        made.boolProperty(_SUBSCRIPT),
        made.stringProperty(_LINK),
        made.stringProperty(_FIELD),
    )
    return format, made.stringProperty(_UNKNOWN), made.stringProperty(_WHOLE)


def _with_unknown(found: list[Piece]) -> RichText:
    parts: list[str | Span] = []
    for text, format, unknown in found:
        if format == PLAIN and not unknown:
            parts.append(text)
        else:
            extra = json.loads(unknown) if unknown else {}
            parts.append(Span(text=text, **format._asdict(), **extra))
    return tuple(parts)
