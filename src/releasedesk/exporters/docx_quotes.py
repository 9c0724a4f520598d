"""The bars beside quotes in Word documents: each quote has its own, also where the next follows at once."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph


class QuoteBars:
    """Keeps the bars of neighbouring quotes apart.

    Word draws the borders of neighbouring paragraphs as one where all about them is the same (ECMA-376 part 1,
    17.3.1.24), so every second quote has its bar in a colour that no eye tells from the other's.
    """

    def __init__(self) -> None:
        self._last: Any = None
        self._is_other = False

    def add(self, quote: Sequence[Paragraph]) -> None:
        """Take in a quote that was just written, and give its paragraphs another bar where one stands above."""
        if not quote:
            return
        is_below_another = self._last is not None and _element(quote[0]).getprevious() is self._last
        self._is_other = is_below_another and not self._is_other
        if self._is_other:
            for paragraph in quote:
                _set_other_bar(paragraph)
        self._last = _element(quote[-1])


def _set_other_bar(paragraph: Paragraph) -> None:
    from docx.oxml.ns import qn

    style: Any = paragraph.style
    bars = style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    if bars is None:
        return
    others = deepcopy(bars)
    for bar in others:
        bar.set(qn("w:color"), _next_to(bar.get(qn("w:color"), "auto")))
    _element(paragraph).get_or_add_pPr().insert_element_before(others, *_AFTER_BORDERS)


def _next_to(colour: str) -> str:
    """Return a colour that differs from another in the least that a file can say."""
    if colour == "auto":
        return "000000"
    blue = int(colour[4:], 16)
    return colour[:4] + f"{blue - 1 if blue else 1:02x}"


def _element(paragraph: Paragraph) -> Any:
    return paragraph.paragraph_format.element


# What follows `w:pBdr` in the properties of a paragraph (`CT_PPrBase`).
_AFTER_BORDERS = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct",
    "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind",
    "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
