"""Hyphens in Word documents: only where a column is narrower than its words, and never in running text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

# Twentieths of a point at the end of a line that may stay empty rather than have a part of a word.
_ZONE = "60"


def may_hyphenate(document: Document) -> None:
    """Let Word hyphenate, and no paragraph be hyphenated that does not ask for it (ECMA-376 part 1, 17.15.1.10)."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    settings: Any = document.settings.element
    if settings.find(qn("w:autoHyphenation")) is not None:
        return
    zone: Any = OxmlElement("w:hyphenationZone")
    zone.set(qn("w:val"), _ZONE)
    at = settings.find(qn("w:defaultTabStop"))
    place = settings.index(at) + 1 if at is not None else 0
    settings.insert(place, zone)
    settings.insert(place, OxmlElement("w:autoHyphenation"))
    styles: Any = document.styles.element
    for properties in styles.iterfind(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}"):
        _set(properties, "1")


def hyphenate(paragraphs: Iterable[Paragraph]) -> None:
    """Let the words of paragraphs be hyphenated."""
    for paragraph in paragraphs:
        element: Any = paragraph.paragraph_format.element
        _set(element.get_or_add_pPr(), "0")


def _set(properties: Any, suppressed: str) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    mark: Any = OxmlElement("w:suppressAutoHyphens")
    mark.set(qn("w:val"), suppressed)
    properties.insert_element_before(mark, *_AFTER)


# What follows in the properties of a paragraph (`CT_PPrBase`).
_AFTER = (
    "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi",
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl",
    "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
