"""The blocks of a web page as passages: read as what is pasted from one is, so that both mean the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from releasedesk.formats.pasted import PastedBlock
from releasedesk.formats.pasted_html import read_elements
from releasedesk.formats.pasted_tables import holds_data
from releasedesk.importers.passages import ItemMark, Passage
from releasedesk.importers.rich_lines import lines_of_runs
from releasedesk.importers.text_passages import item_mark
from releasedesk.model import runs

if TYPE_CHECKING:
    from lxml.etree import _Element

_ITEMS: Mapping[str, ItemMark] = {"bullets": "bullet", "numbers": "number"}


class PageText(NamedTuple):
    """The passages of a page, and how often something was left out, by its `DroppedKind`."""

    passages: tuple[Passage, ...]
    dropped: Mapping[str, int]


def page_text(root: _Element) -> PageText:
    """Return the text within an element; the cells of tables that are not of figures are passages of their own."""
    page = read_elements(root, holds_data)
    found = (passage for block in page.blocks if not block.source for passage in _passages(block))
    return PageText(tuple(found), page.dropped)


def _passages(block: PastedBlock) -> Iterator[Passage]:
    """Yield the lines of a block; those after the first stand close below it. A table is one passage."""
    if block.table is not None:
        yield Passage(block.text, block.line, apart=True, table=block.table)
        return
    item = _ITEMS.get(block.kind, "")
    for number, line in enumerate(lines_of_runs(runs(block.text))):
        is_apart = not number
        passage = Passage(line, block.line, block.level, item if is_apart else "", is_apart)
        mark, length = item_mark(passage.plain) if not (passage.item or passage.level) else ("", 0)
        yield Passage(passage.part(length).text, block.line, 0, mark, is_apart) if mark else passage


def word_count(element: _Element) -> int:
    """Return the number of words in an element."""
    return sum(len(str(text).split()) for text in element.itertext())
