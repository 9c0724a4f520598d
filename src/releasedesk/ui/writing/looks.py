"""How the rows of a body look: typeface, spacing and margins, all in steps of the text size."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QTextBlockFormat, QTextFormat
from PySide6.QtWidgets import QApplication

from releasedesk.ui import fonts
from releasedesk.ui.writing.quote_strip import QuoteStrip
from releasedesk.ui.writing.rows import Row, RowKind

_USER = QTextFormat.Property.UserProperty.value
_KIND, _BLOCK = _USER + 1, _USER + 2
_KINDS: tuple[RowKind, ...] = ("paragraph", "quote", "bullets", "numbers", "object")

_INDENTS: dict[RowKind, int] = {"quote": 14, "bullets": 14, "numbers": 19}
"""How far rows are set in, in tenths of the text size."""
_MARK_ROOM = 0.55
"""Room for the closing mark of a quote, in sizes of the text."""
_SIZE = 1.28
"""Size of written text, in sizes of the interface."""
_LINE_HEIGHT = 1.5
"""Distance of base lines, in sizes of the text."""


@dataclass(frozen=True)
class Looks:
    """The measures of a writing surface, in pixels.

    `strip` is the room that is kept below a quote for its fields.
    """

    font: QFont
    em: float
    strip: float = 0
    is_right_to_left: bool = False
    line_percent: int = field(init=False)

    def __post_init__(self) -> None:
        natural = QFontMetricsF(self.font).height()
        object.__setattr__(self, "line_percent", round(100 * _LINE_HEIGHT * self.em / natural))

    @property
    def indent_unit(self) -> float:
        """The step in which rows are set in."""
        return self.em / 10

    def indent(self, kind: RowKind) -> float:
        """How far the rows of a kind are set in; numbers need room for two digits."""
        return _INDENTS.get(kind, 0) * self.indent_unit

    @property
    def figure_height(self) -> float:
        """The height of the card that stands for a picture."""
        from releasedesk.ui.writing.figure_card import card_height  # not before there is a picture

        return card_height()

    def block_format(self, row: Row, is_last: bool, ends_body: bool) -> QTextBlockFormat:
        """Return the format of a row; `is_last` tells whether it is the last one of its block."""
        made = QTextBlockFormat()
        made.setProperty(_KIND, _KINDS.index(row.kind))
        made.setProperty(_BLOCK, row.block)
        if row.kind == "object":
            made.setLineHeight(self.figure_height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        else:
            made.setLineHeight(self.line_percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        made.setIndent(_INDENTS.get(row.kind, 0))
        if row.kind == "quote":
            # The closing mark is painted behind the last word and must not fall off a full line.
            room = round(_MARK_ROOM * self.em)
            (made.setLeftMargin if self.is_right_to_left else made.setRightMargin)(room)
        made.setBottomMargin(self._below(row.kind, is_last, ends_body))
        return made

    def _below(self, kind: RowKind, is_last: bool, ends_body: bool) -> float:
        if not is_last:
            return round((0.5 if kind == "quote" else 0.28) * self.em)
        room = self.strip if kind == "quote" else 0
        return room + (0 if ends_body else round((1.0 if kind == "quote" else 0.8) * self.em))


def kind_of_format(made: QTextBlockFormat) -> RowKind:
    """Return the kind of row that a text block is."""
    return _KINDS[made.intProperty(_KIND)]


def block_of_format(made: QTextBlockFormat) -> str:
    """Return the identifier of the block that a text block is part of."""
    return made.stringProperty(_BLOCK)


def looks_for(right_to_left: bool) -> Looks:
    """Return the measures for a text in one direction, following the size of the platform's text."""
    font = writing_font(right_to_left)
    em = font.pixelSize()
    return Looks(font, em, _strip_height(QApplication.font().key()) + round(0.6 * em), right_to_left)


def writing_font(right_to_left: bool) -> QFont:
    """Return the typeface that a body is written in, its size following that of the platform."""
    families = [fonts.writing_family()]
    if right_to_left:
        fonts.load_scripts()
        families += ["Noto Naskh Arabic", "Noto Serif Hebrew"]
    font = QFont(families)
    font.setPixelSize(round(QFontInfo(QApplication.font()).pixelSize() * _SIZE))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def _strip_height(_font: str) -> int:
    """Return the height that the strip of a quote takes in an interface font, in pixels; all take the same."""
    probe = QuoteStrip()
    probe.ensurePolished()
    return probe.sizeHint().height()
