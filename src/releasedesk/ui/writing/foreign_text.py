"""Text from other programs as rows: paragraphs, lists, quotes, bold, italic and links are kept, looks are dropped."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextDocument, QTextList, QTextListFormat

from releasedesk.model import Format, RichText, Run, plain_text, rich_text
from releasedesk.model.ids import random_id
from releasedesk.model.links import is_safe_link
from releasedesk.model.text import sliced
from releasedesk.ui.writing.char_formats import LINE_BREAK
from releasedesk.ui.writing.rows import GATHERED, Row, RowKind

_NUMBERED = {
    QTextListFormat.Style.ListDecimal,
    QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListUpperAlpha,
    QTextListFormat.Style.ListLowerRoman,
    QTextListFormat.Style.ListUpperRoman,
}
_QUOTE_MARGIN = 40
"""The margin, in pixels, that Qt's reader of HTML gives a `blockquote` on both sides."""


def rows_from_words(words: str) -> list[Row]:
    """Return plain text as paragraphs, one for each line that is not blank."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").split("\n")
    if len(lines) == 1:
        return [Row("paragraph", "", lines[0])] if words else []
    return [Row("paragraph", "", line.strip()) for line in lines if line.strip()]


def rows_from_html(html: str) -> list[Row]:
    """Return HTML as rows; pictures and tables come as their words alone."""
    document = QTextDocument()
    document.setHtml(html)
    rows: list[Row] = []
    block = document.begin()
    before = ""
    while block.isValid():
        kind, source = _kind_of(block)
        text = _text_of(block)
        is_inline = document.blockCount() == 1
        text = text if is_inline else _stripped(text)
        if plain_text(text):
            goes_on = rows and kind in GATHERED and rows[-1].kind == kind and before == source
            rows.append(
                Row(kind, rows[-1].block if goes_on else random_id() if kind in GATHERED else "", text)
            )
            before = source
        block = block.next()
    return rows


def _kind_of(block: QTextBlock) -> tuple[RowKind, str]:
    """Return the kind of a block and what tells it from another list or quote beside it."""
    items: QTextList | None = block.textList()
    if items is not None:
        style = items.format().style()
        return ("numbers" if style in _NUMBERED else "bullets"), str(items.objectIndex())
    made = block.blockFormat()
    if made.leftMargin() >= _QUOTE_MARGIN and made.rightMargin() >= _QUOTE_MARGIN:
        return "quote", ""
    return "paragraph", ""


def _text_of(block: QTextBlock) -> RichText:
    is_heading = block.blockFormat().headingLevel() > 0
    parts = []
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        words = fragment.text().replace(LINE_BREAK, "\n").replace("\ufffc", "")
        parts.append(Run(words, _format_of(fragment.charFormat(), is_heading)))
        fragments += 1
    return rich_text(parts)


def _format_of(made: QTextCharFormat, is_heading: bool) -> Format:
    align = made.verticalAlignment()
    address = made.anchorHref()
    return Format(
        strong=made.fontWeight() >= QFont.Weight.DemiBold and not is_heading,
        emphasis=made.fontItalic(),
        superscript=align == QTextCharFormat.VerticalAlignment.AlignSuperScript,
        subscript=align == QTextCharFormat.VerticalAlignment.AlignSubScript,
        link=address if is_safe_link(address) else "",
    )


def _stripped(text: RichText) -> RichText:
    plain = plain_text(text)
    start, stop = len(plain) - len(plain.lstrip()), len(plain.rstrip())
    return sliced(text, start, max(stop, start))
