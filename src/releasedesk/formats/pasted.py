"""What a page or a clipboard of another program means: blocks of text, without any of their looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, NamedTuple

from releasedesk.model import RichText

PastedKind = Literal["heading", "paragraph", "quote", "bullets", "numbers", "picture", "table"]

DroppedKind = Literal["looks", "deletions", "comments", "hidden", "trackers", "pictures", "struck", "levels"]
"""What is left out: typefaces and colours, tracked deletions, comments, hidden text, pictures that only report who
reads them, other pictures that are not on the clipboard, the line through struck words, levels of lists."""


class PastedTable(NamedTuple):
    """The cells of a table as plain text, rows of one length; `header` tells that the first row names the columns.

    `is_marked` tells that the format itself says so, not only the looks of that row.
    """

    rows: tuple[tuple[str, ...], ...]
    header: bool = False
    caption: str = ""
    is_marked: bool = False

    @property
    def words(self) -> str:
        """The cells as plain text, columns parted by tabs."""
        lines = ["\t".join(row) for row in self.rows]
        return "\n".join([self.caption, *lines] if self.caption else lines)


class PastedBlock(NamedTuple):
    """A block; those of one list or quote have the same `group`.

    A picture has its `data:` address as `source`, a table its cells, a heading its `level` (1 to 6). `line` is the line
    of the source on which it begins.
    """

    kind: PastedKind
    text: RichText = ""
    group: int = 0
    source: str = ""
    level: int = 0
    line: int = 0
    table: PastedTable | None = None


@dataclass(frozen=True)
class Pasted:
    """The blocks in order, and how often something was left out, by its `DroppedKind`.

    `is_inline` tells that the text is a part of a line, so that the spaces at its ends count.
    """

    blocks: tuple[PastedBlock, ...] = ()
    dropped: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    is_inline: bool = False
