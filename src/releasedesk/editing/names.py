"""What things are called in the names of steps, such as “move quote”, to stand behind “Undo” and “Redo”."""

from __future__ import annotations

from typing import Literal

from releasedesk.model import Block, Figure, ListBlock, Paragraph, Quote, Table
from releasedesk.model.place import Place

TextKind = Literal["paragraph", "quote", "bullets", "numbers"]
"""The kinds of block that text can be turned into."""

KIND_NAMES: dict[TextKind, str] = {
    "paragraph": "paragraph",
    "quote": "quote",
    "bullets": "bulleted list",
    "numbers": "numbered list",
}

_ITEM_NAMES = {
    "sections": "section",
    "people": "person",
    "contacts": "contact",
    "boilerplates": "boilerplate",
    "subheadlines": "subheadline",
}


def block_name(block: Block) -> str:
    """What a block is called."""
    match block:
        case Paragraph():
            return KIND_NAMES["paragraph"]
        case Quote():
            return KIND_NAMES["quote"]
        case ListBlock():
            return KIND_NAMES["numbers" if block.ordered else "bullets"]
        case Figure():
            return "picture"
        case Table():
            return "table"
        case _:
            return "block"


def item_name(item: Place) -> str:
    """What an item of a sequence is called, by its place; a part where its sequence has no name."""
    return _ITEM_NAMES.get(item.rpartition("/")[0].rpartition("/")[2], "part")
