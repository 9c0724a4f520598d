"""Rows on the clipboard: our own form, which keeps everything, and what other programs give and take."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from releasedesk.model import Asset, Block, Figure, Format, Person, RichText, plain_text, runs
from releasedesk.model.ids import random_id
from releasedesk.ui.controls.pasted_words import OWN_TYPE, holds_files
from releasedesk.ui.writing.pasted_people import write_people
from releasedesk.ui.writing.rows import Row, blocks_of, rows_of, stretches

if TYPE_CHECKING:
    from releasedesk.ui.writing.foreign_text import ForeignSection, ForeignText
    from releasedesk.ui.writing.picture_intake import PictureSource

ASSETS_TYPE = "application/x-releasedesk-pictures+json"
WHOLE_TYPE = "application/x-releasedesk-whole-rows"
"""Beside our own form: the selection ended with the end of its last row, which is pasted, too."""

_TAGS = (("strong", "strong"), ("emphasis", "em"), ("superscript", "sup"), ("subscript", "sub"))
_LIST_TAGS = {"bullets": "ul", "numbers": "ol"}


class Pasted(NamedTuple):
    """Rows to put in, and the blocks they name: from a ReleaseDesk all, from elsewhere tables.

    `sections` follow the rows; `dropped` counts what was left out of a text from another program; `words` are all that
    was not, as plain text. `is_whole` tells that the end of the last row is among what is pasted.
    """

    rows: list[Row]
    blocks: tuple[Block, ...] = ()
    sections: tuple[ForeignSection, ...] = ()
    dropped: Mapping[str, int] = {}
    pictures: tuple[tuple[str, str], ...] = ()
    is_formatted: bool = False
    words: str = ""
    is_whole: bool = False


def mime_of(
    rows: Sequence[Row],
    blocks: Sequence[Block],
    assets: Mapping[str, Asset] = MappingProxyType({}),
    people: Iterable[Person] = (),
    *,
    is_whole: bool = False,
) -> QMimeData:
    """Return rows, taken from these blocks, for the clipboard, with the pictures that they show and who speaks."""
    _, part = blocks_of(rows, {block.id: block for block in blocks})
    data = QMimeData()
    data.setData(OWN_TYPE, json.dumps([block.model_dump(mode="json") for block in part]).encode())
    shown = [assets[block.asset] for block in part if isinstance(block, Figure) and block.asset in assets]
    if shown:
        data.setData(ASSETS_TYPE, json.dumps([asset.model_dump(mode="json") for asset in shown]).encode())
    write_people(data, part, people)
    if is_whole:
        data.setData(WHOLE_TYPE, b"1")
    data.setHtml(_html(rows))
    data.setText(_words(rows))
    return data


def on_clipboard() -> QMimeData:
    """Return what is on the clipboard; nothing while another program holds it, as Windows lets them."""
    # Qt's stubs leave out that there may be none.
    source: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if source is None else source


def takes(source: QMimeData) -> bool:
    """Tell whether there is anything on a clipboard that can be written; of files, only pictures."""
    if holds_files(source):
        from releasedesk.ui.writing.picture_intake import picture_files

        return bool(picture_files(source))
    return source.hasFormat(OWN_TYPE) or source.hasHtml() or source.hasText() or bool(pictures_in(source))


def assets_of(source: QMimeData) -> tuple[Asset, ...]:
    """Return the pictures that come along with blocks from a ReleaseDesk; none that is damaged."""
    if not source.hasFormat(ASSETS_TYPE):
        return ()
    try:
        assets = TypeAdapter(tuple[Asset, ...]).validate_json(bytes(source.data(ASSETS_TYPE).data()))
        for asset in assets:
            asset.content()
    except (ValidationError, ValueError):
        return ()
    return assets


def pictures_in(source: QMimeData) -> list[PictureSource]:
    """Return the pictures that are pasted or dropped as such: files, or an image without any text beside it.

    Also files that are none are among them, for somebody to be told.
    """
    if source.hasFormat(OWN_TYPE) or not (source.hasUrls() or source.hasImage()):
        return []
    from releasedesk.ui.writing.picture_intake import from_file, from_image

    if holds_files(source):
        return [from_file(Path(url.toLocalFile())) for url in source.urls() if url.isLocalFile()]
    if not source.hasImage() or _has_words(source):
        return []
    image = source.imageData()
    return [from_image(image)] if isinstance(image, QImage) and not image.isNull() else []


def _has_words(source: QMimeData) -> bool:
    """Tell whether there is text beside an image, as word processors put there, and not its address alone."""
    from releasedesk.ui.writing.foreign_text import text_from_html

    if source.hasHtml():
        text = text_from_html(source.html())
        return bool(text.rows or text.sections)
    return bool(source.text().strip())


def pasted_rows(source: QMimeData) -> Pasted:
    """Return what a clipboard holds as rows: from a ReleaseDesk everything, from elsewhere words and formats alone."""
    if source.hasFormat(OWN_TYPE):
        own = _own(bytes(source.data(OWN_TYPE).data()))
        if own is not None:
            return own._replace(is_whole=source.hasFormat(WHOLE_TYPE))
    from releasedesk.ui.writing.foreign_text import text_from_html, text_from_words

    if source.hasHtml():
        text = text_from_html(source.html())
        if text.rows or text.sections or text.pictures:
            return _foreign(text, is_formatted=True)
    return _foreign(text_from_words(source.text()), is_formatted=False)


def _foreign(text: ForeignText, *, is_formatted: bool) -> Pasted:
    pictures, sections = tuple(text.pictures), tuple(text.sections)
    return Pasted(text.rows, tuple(text.tables), sections, text.dropped, pictures, is_formatted, text.words)


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
