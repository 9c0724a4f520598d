"""Rows on the clipboard: our own form, which keeps everything, and what other programs give and take."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import QMimeData

from releasedesk.model import Block, Format, RichText, plain_text, runs
from releasedesk.model.ids import random_id
from releasedesk.ui.writing.foreign_text import rows_from_html, rows_from_words
from releasedesk.ui.writing.rows import Row, blocks_of, rows_of, stretches

OWN_TYPE = "application/x-releasedesk-blocks+json"

_TAGS = (("strong", "strong"), ("emphasis", "em"), ("superscript", "sup"), ("subscript", "sub"))
_LIST_TAGS = {"bullets": "ul", "numbers": "ol"}


class Pasted(NamedTuple):
    """Rows to put in, and the blocks they name where those come from a ReleaseDesk."""

    rows: list[Row]
    blocks: tuple[Block, ...] = ()


def mime_of(rows: Sequence[Row], blocks: Sequence[Block]) -> QMimeData:
    """Return rows, taken from these blocks, for the clipboard."""
    _, part = blocks_of(rows, {block.id: block for block in blocks})
    data = QMimeData()
    data.setData(OWN_TYPE, json.dumps([block.model_dump(mode="json") for block in part]).encode())
    data.setHtml(_html(rows))
    data.setText(_words(rows))
    return data


def takes(source: QMimeData) -> bool:
    """Tell whether there is anything on a clipboard that can be written."""
    return source.hasFormat(OWN_TYPE) or source.hasHtml() or source.hasText()


def pasted_rows(source: QMimeData) -> Pasted:
    """Return what a clipboard holds as rows: from a ReleaseDesk everything, from elsewhere words and formats alone."""
    if source.hasFormat(OWN_TYPE):
        own = _own(bytes(source.data(OWN_TYPE).data()))
        if own is not None:
            return own
    if source.hasHtml():
        rows = rows_from_html(source.html())
        if rows:
            return Pasted(rows)
    return Pasted(rows_from_words(source.text()))


def _own(content: bytes) -> Pasted | None:
    """Return our own blocks, named anew; None where they are in a form that this version cannot read."""
    try:
        blocks = _blocks_type().validate_json(content)
    except ValidationError:
        return None
    renamed = tuple(block.replace(id=random_id()) for block in blocks)
    return Pasted(rows_of(renamed) if renamed else [], renamed)


@cache
def _blocks_type() -> TypeAdapter[tuple[Block, ...]]:
    return TypeAdapter(tuple[Block, ...])


def _words(rows: Sequence[Row]) -> str:
    """Return the words alone, a blank line between blocks."""
    blocks = []
    for start, stop in stretches(rows):
        blocks.append("\n".join(plain_text(row.text) for row in rows[start:stop]))
    return "\n\n".join(blocks)


def _html(rows: Sequence[Row]) -> str:
    parts = []
    for start, stop in stretches(rows):
        kind = rows[start].kind
        texts = [_inline(row.text) for row in rows[start:stop]]
        if kind in _LIST_TAGS:
            tag = _LIST_TAGS[kind]
            parts.append(f"<{tag}>" + "".join(f"<li>{text}</li>" for text in texts) + f"</{tag}>")
        elif kind == "quote":
            parts.append("<blockquote>" + "".join(f"<p>{text}</p>" for text in texts) + "</blockquote>")
        elif kind == "paragraph":
            parts.append(f"<p>{texts[0]}</p>")
    if len(rows) == 1 and rows[0].kind == "paragraph":
        return _inline(rows[0].text)
    return "".join(parts)


def _inline(text: RichText) -> str:
    return "".join(_tagged(escape(run.text).replace("\n", "<br>"), run.format) for run in runs(text))


def _tagged(text: str, format: Format) -> str:
    for name, tag in _TAGS:
        if getattr(format, name):
            text = f"<{tag}>{text}</{tag}>"
    return f'<a href="{escape(format.link)}">{text}</a>' if format.link else text
