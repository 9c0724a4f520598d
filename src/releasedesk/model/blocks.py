"""The parts that the body of a release is made of: sections of paragraphs, quotes, lists, figures and tables."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag, field_validator

from releasedesk.model.base import Line, Value
from releasedesk.model.origin import OptionalOrigin
from releasedesk.model.text import RichText

Placement = Literal["before", "after_first", "after_last", "interrupting", "none"]
"""Where the attribution of a quote stands: before it, after its first or last paragraph, within the first, nowhere."""


KNOWN_KINDS = ("paragraph", "quote", "list", "figure", "table")


class Paragraph(Value):
    """A paragraph of running text."""

    id: Line
    kind: Literal["paragraph"] = "paragraph"
    text: RichText = ""
    origin: OptionalOrigin = None


class Attribution(Value):
    """How a quote names its speaker.

    An empty `verb` means the one of the house style. `split_at` counts the characters of the first paragraph that
    stand before an interrupting attribution; it is 0 for every other placement.
    """

    verb: Line = ""
    placement: Placement = "after_last"
    split_at: Annotated[int, Field(ge=0)] = 0


class Quote(Value):
    """The words that somebody said, without quotation marks or attribution; those are made when it is printed.

    `speaker` is the identifier of a person of the release, or empty while nobody is named.
    """

    id: Line
    kind: Literal["quote"] = "quote"
    speaker: Line = ""
    paragraphs: Annotated[tuple[RichText, ...], Field(min_length=1)] = ("",)
    attribution: Attribution = Field(default_factory=Attribution)
    origin: OptionalOrigin = None


class ListBlock(Value):
    """A list, numbered when `ordered`."""

    id: Line
    kind: Literal["list"] = "list"
    ordered: bool = False
    items: Annotated[tuple[RichText, ...], Field(min_length=1)] = ("",)
    origin: OptionalOrigin = None


def _crop(edges: tuple[float, float, float, float] | None) -> tuple[float, float, float, float] | None:
    if edges is not None and (edges[0] >= edges[2] or edges[1] >= edges[3]):
        raise ValueError("the crop of a picture leaves nothing of it; its left edge is before its right one")
    return edges


Fraction = Annotated[float, Field(ge=0, le=1)]
"""A part of the width or height of a picture."""


class Figure(Value):
    """A picture: `asset` is the identifier of an image in the project.

    `rights` says who may use it and how. A `decorative` one tells a reader nothing, so that it has no description.
    `crop` is what is shown of it: the left, top, right and bottom edge as fractions of its width and height from the
    upper left corner; None for all of it. `focal_point` is the point (x, y) that must stay in sight wherever it is
    cut to another shape; None for the middle.
    """

    id: Line
    kind: Literal["figure"] = "figure"
    asset: Line = ""
    alt: Line = ""
    caption: RichText = ""
    credit: Line = ""
    rights: Line = ""
    decorative: bool = False
    focal_point: tuple[Fraction, Fraction] | None = None
    crop: Annotated[tuple[Fraction, Fraction, Fraction, Fraction] | None, AfterValidator(_crop)] = None
    origin: OptionalOrigin = None


class Table(Value):
    """A table of figures: rows of cells, all rows of one length; `header` tells that the first row names the columns.

    Cells of numbers are set to the right when it is printed; an empty `caption` prints none.
    """

    id: Line
    kind: Literal["table"] = "table"
    caption: Line = ""
    header: bool = True
    rows: Annotated[tuple[tuple[Line, ...], ...], Field(min_length=1)] = (("", ""), ("", ""))
    origin: OptionalOrigin = None

    @field_validator("rows")
    @classmethod
    def _rows_are_of_one_length(cls, rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
        columns = max(map(len, rows))
        if not columns:
            raise ValueError("a table needs a column; take the table out or give its rows cells")
        return tuple((*row, *[""] * (columns - len(row))) for row in rows)

    @property
    def columns(self) -> int:
        """How many cells a row has."""
        return len(self.rows[0])


class UnknownBlock(Value):
    """A block of a kind that only a newer version knows; kept as it is."""

    id: Line
    kind: Annotated[Line, Field(json_schema_extra={"not": {"enum": [*KNOWN_KINDS]}})]


def _kind_of(block: Any) -> str:
    kind = block.get("kind") if isinstance(block, dict) else getattr(block, "kind", None)
    if isinstance(kind, str) and not kind.isprintable():
        # What nobody sees is dropped when the kind is read: it must not be a known one only then.
        kind = "".join(filter(str.isprintable, kind))
    return kind if kind in KNOWN_KINDS else "unknown"


Block = Annotated[
    Annotated[Paragraph, Tag("paragraph")]
    | Annotated[Quote, Tag("quote")]
    | Annotated[ListBlock, Tag("list")]
    | Annotated[Figure, Tag("figure")]
    | Annotated[Table, Tag("table")]
    | Annotated[UnknownBlock, Tag("unknown")],
    Discriminator(_kind_of),
]


class Section(Value):
    """A stretch of the body under one heading, which may be empty."""

    id: Line
    heading: Line = ""
    blocks: tuple[Block, ...] = ()

    @cached_property
    def block_ids(self) -> tuple[str, ...]:
        """The identifiers of the blocks; kept, because every edit anywhere asks every section for them."""
        return tuple(block.id for block in self.blocks)

    @cached_property
    def speakers(self) -> dict[str, str]:
        """Who is quoted in the section, each with the identifier of a quote."""
        return {
            block.speaker: block.id for block in self.blocks if isinstance(block, Quote) and block.speaker
        }

    @cached_property
    def quotes_of(self) -> Counter[str]:
        """How often each speaker is quoted in the section."""
        return Counter(block.speaker for block in self.blocks if isinstance(block, Quote) and block.speaker)
