"""The common ground of all importers: a document as a sequence of passages, before anyone knows what they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from releasedesk.formats.pasted import PastedTable
from releasedesk.model import RichText, plain_text
from releasedesk.model.text import sliced, stripped

ItemMark = Literal["", "bullet", "number"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, heading, list item or line of a source, with what its format says about it.

    Args:
        text: Its words, without the marks of a list item.
        line: Line of the source on which it starts, counted from 1.
        level: Level of the heading as which the format marks it; 0 where it does not.
        item: The kind of list of which it is an item.
        apart: Whether a blank line or other space stands before it.
        table: The cells, where it is a table of figures.
    """

    text: RichText
    line: int
    level: int = 0
    item: ItemMark = ""
    apart: bool = False
    table: PastedTable | None = None

    @property
    def plain(self) -> str:
        """The words without formatting."""
        return plain_text(self.text)

    def part(self, start: int, stop: int | None = None) -> Passage:
        """Return the passage cut to some of its characters, without white space at the ends."""
        return replace(self, text=stripped(sliced(self.text, start, stop)))
