"""What is pasted from another program, as what it means: blocks of text, without any of its looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, NamedTuple

from releasedesk.model import RichText

PastedKind = Literal["heading", "paragraph", "quote", "bullets", "numbers", "picture"]

DroppedKind = Literal[
    "looks", "deletions", "comments", "hidden", "trackers", "pictures", "struck", "levels", "tables"
]
"""What is left out: typefaces and colours, tracked deletions, comments, hidden text, pictures that only report who
reads them, other pictures that are not on the clipboard, the line through struck words, levels of lists, tables."""


class PastedBlock(NamedTuple):
    """A block; those of one list or quote have the same `group`. A picture has its `data:` address as `source`."""

    kind: PastedKind
    text: RichText = ""
    group: int = 0
    source: str = ""


@dataclass(frozen=True)
class Pasted:
    """The blocks in order, and how often something was left out, by its `DroppedKind`.

    `is_inline` tells that the text is a part of a line, so that the spaces at its ends count.
    """

    blocks: tuple[PastedBlock, ...] = ()
    dropped: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    is_inline: bool = False
