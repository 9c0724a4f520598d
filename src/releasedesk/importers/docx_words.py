"""The words of a Word paragraph with their formats, as they read when every tracked change is accepted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from releasedesk.importers.docx_parts import R_ID, W, WordParts
from releasedesk.model import Format, Run
from releasedesk.model.links import is_safe_link

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_OFF = ("0", "false", "off", "none")
_BREAKS = {f"{W}br", f"{W}cr"}
_DELETED = {f"{W}del", f"{W}moveFrom"}
_INSERTED = {f"{W}ins", f"{W}moveTo"}
_SIGNS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "",
    f"{W}pgNum": "",
}
_PICTURES = ("{*}blip", "{*}imagedata")
_HYPERLINK = re.compile(r'^\s*HYPERLINK\s+"([^"]{1,2000})"')


@dataclass(slots=True)
class Tracked:
    """What a document holds besides the words that it shows."""

    inserted: int = 0
    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    pictures: int = 0
    notes: list[str] = field(default_factory=list)


class ParagraphReader:
    """Reads paragraphs one after the other; fields may reach over several of them.

    `boxes` holds the text boxes that were met, to be read as paragraphs of their own.
    """

    def __init__(self, parts: WordParts) -> None:
        self._parts = parts
        self.tracked = Tracked()
        self.boxes: list[_Element] = []
        # One entry for each field that is open: its code so far, and whether its result has begun.
        self._fields: list[tuple[str, bool]] = []

    def runs(self, paragraph: _Element) -> list[Run]:
        """Return the words of a paragraph; line breaks are line feeds."""
        found: list[Run] = []
        self._read(paragraph, "", found)
        return found

    def _read(self, element: _Element, link: str, found: list[Run]) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._read_run(child, link, found)
            elif tag in _DELETED:
                self._note_deleted(child, is_moved=tag == f"{W}moveFrom")
            elif tag in _INSERTED:
                self.tracked.inserted += tag == f"{W}ins"
                self._read(child, link, found)
            elif tag == f"{W}hyperlink":
                self._read(child, self._parts.link(child.get(R_ID)) or link, found)
            elif tag == f"{W}fldSimple":
                self._read(child, _address(child.get(f"{W}instr", "")) or link, found)
            elif tag == _CHOICE:
                self._read(_chosen(child), link, found)
            elif tag not in (f"{W}pPr", f"{W}sdtPr", f"{W}txbxContent"):
                self._read(child, link, found)

    def _read_run(self, run: _Element, link: str, found: list[Run]) -> None:
        properties = run.find(f"{W}rPr")
        format = _format(properties, link or self._link_of_field())
        is_hidden = properties is not None and _is_on(properties, "vanish")
        for child in run:
            words = self._words(child)
            if not words or self._is_in_code():
                continue
            if is_hidden:
                self.tracked.hidden.append(words)
            else:
                found.append(Run(words, format))

    def _words(self, child: _Element) -> str:
        tag = child.tag
        if tag == f"{W}t":
            return child.text or ""
        if tag in _BREAKS:
            return "\n"
        if tag in _SIGNS:
            return _SIGNS[tag]
        if tag == f"{W}fldChar":
            self._note_field(child.get(f"{W}fldCharType", ""))
        elif tag == f"{W}instrText" and self._fields:
            code, _ = self._fields[-1]
            self._fields[-1] = ((code + (child.text or ""))[:4000], False)
        elif tag == f"{W}delText":
            self.tracked.deleted.append(child.text or "")
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            kind = "footnotes" if tag == f"{W}footnoteReference" else "endnotes"
            self.tracked.notes.append(f"{kind}/{child.get(f'{W}id', '')}")
        elif tag == f"{W}sym":
            return _symbol(child.get(f"{W}char", ""))
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object", _CHOICE):
            self._note_drawing(_chosen(child) if tag == _CHOICE else child)
        return ""

    def _note_drawing(self, drawing: _Element) -> None:
        self.tracked.pictures += sum(1 for _ in drawing.iter(*_PICTURES))
        boxes = list(drawing.iter(f"{W}txbxContent"))
        # A box within a box is read with the outer one.
        self.boxes += [
            box
            for box in boxes
            if not any(box is not outer and outer in box.iterancestors() for outer in boxes)
        ]

    def _note_deleted(self, element: _Element, *, is_moved: bool) -> None:
        words = "".join(text.text or "" for text in element.iter(f"{W}delText", f"{W}t"))
        if words and not is_moved:
            self.tracked.deleted.append(words)

    def _note_field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(("", False))
        elif kind == "separate" and self._fields:
            self._fields[-1] = (self._fields[-1][0], True)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _is_in_code(self) -> bool:
        return any(not has_begun for _, has_begun in self._fields)

    def _link_of_field(self) -> str:
        return next((address for code, _ in reversed(self._fields) if (address := _address(code))), "")


def _format(properties: _Element | None, link: str) -> Format:
    if properties is None:
        return Format(link=link)
    place = properties.find(f"{W}vertAlign")
    raised = place.get(f"{W}val", "") if place is not None else ""
    return Format(
        _is_on(properties, "b"), _is_on(properties, "i"), raised == "superscript", raised == "subscript", link
    )


def _is_on(properties: _Element, name: str) -> bool:
    found = properties.find(f"{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in _OFF


def _chosen(alternatives: _Element) -> _Element:
    """Return the one of several forms of the same content that is read: the first (ECMA-376, part 3, section 9)."""
    return alternatives[0] if len(alternatives) else alternatives


def _address(code: str) -> str:
    found = _HYPERLINK.match(code)
    return found[1] if found and is_safe_link(found[1]) else ""


def _symbol(code: str) -> str:
    """Return the character of a symbol font; those from U+F000 on mean what each font makes of them."""
    try:
        number = int(code[:6], 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF or not 0x20 <= number <= 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return "•" if number == 0xF0B7 else ""
    return chr(number)
