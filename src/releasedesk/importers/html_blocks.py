"""Walks a page of HTML and yields its paragraphs, headings and list items with their formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from releasedesk.importers.passages import ItemMark, Passage
from releasedesk.importers.rich_lines import lines_of_runs
from releasedesk.importers.text_passages import item_mark
from releasedesk.model import Format, RichText, Run
from releasedesk.model.links import is_safe_link

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer"
    " form header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr"
    " ul".split()
) | set(_HEADINGS)
_FORMATS = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em", "cite"), "emphasis"),
    "sup": "superscript",
    "sub": "subscript",
}
_BREAK = "\u2028"
"""Stands for `br`: line feeds of the source are mere white space."""
_WHITE_SPACE = str.maketrans(dict.fromkeys("\t\n\r\f\v\u2028\u2029\x85", " "))
_NAVIGATION = ("nav",)


class PageReader:
    """Reads the blocks of a page; `left_out` counts the words of navigation that were passed over."""

    def __init__(self) -> None:
        self.left_out = 0
        self._runs: list[Run] = []
        self._found: list[Passage] = []
        self._level = 0
        self._item: ItemMark = ""
        self._apart = True
        self._line = 1

    def passages(self, root: _Element) -> tuple[Passage, ...]:
        """Return the passages within an element."""
        self._read(root, Format(), keeps_space=False)
        self._end_block()
        return tuple(self._found)

    def _read(self, element: _Element, format: Format, *, keeps_space: bool) -> None:
        tag = element.tag
        if tag in _NAVIGATION:
            self.left_out += word_count(element)
            return
        is_block = tag in _BLOCKS
        if is_block:
            self._end_block()
            self._apart = True
            self._line = line_of(element)
            self._begin(element, tag)
        elif tag == "br":
            self._runs.append(Run(_BREAK))
        keeps_space = keeps_space or tag == "pre"
        inner = _with_format(element, tag, format)
        if tag == "q":
            self._runs.append(Run("“", inner))
        self._add(element.text, inner, keeps_space)
        for child in element:
            self._read(child, inner, keeps_space=keeps_space)
            self._add(child.tail, inner, keeps_space)
        if tag == "q":
            self._runs.append(Run("”", inner))
        if is_block:
            self._end_block()
            self._apart = True

    def _begin(self, element: _Element, tag: str) -> None:
        self._level = _HEADINGS.get(tag, 0)
        parent = element.getparent()
        if tag == "li":
            self._item = "number" if parent is not None and parent.tag == "ol" else "bullet"

    def _add(self, text: str | None, format: Format, keeps_space: bool) -> None:
        if text:
            words = text.replace("\n", _BREAK) if keeps_space else text.translate(_WHITE_SPACE)
            self._runs.append(Run(words, format))

    def _end_block(self) -> None:
        for line in lines_of_runs(self._runs):
            self._found.append(self._passage(line))
            self._apart, self._item = False, ""
        if self._runs:
            self._level = 0
        self._runs = []

    def _passage(self, line: RichText) -> Passage:
        passage = Passage(line, self._line, self._level, self._item, self._apart)
        if not self._item and not self._level:
            mark, length = item_mark(passage.plain)
            if mark:
                return Passage(passage.part(length).text, self._line, 0, mark, self._apart)
        return passage


def _with_format(element: _Element, tag: str, format: Format) -> Format:
    if tag == "a":
        address = (element.get("href") or "").strip()
        return format._replace(link=address) if is_safe_link(address) else format
    if tag in _FORMATS:
        return Format(**{**format._asdict(), _FORMATS[tag]: True})
    return format


def word_count(element: _Element) -> int:
    """Return the number of words in an element."""
    return sum(len(str(text).split()) for text in element.itertext())


def line_of(element: _Element) -> int:
    """Return the line of the source on which an element stands, counted from 1."""
    line: Any = element.sourceline
    return int(line or 1)
