"""What a merge finds at a place: one value, or one for each side and what had to be decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from releasedesk.model.place import Place
from releasedesk.review.records import Side
from releasedesk.review.values import MISSING


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place that both sides changed, each in another way. Nothing of either is lost: both values stand here.

    Args:
        place: Where; after the merge `present` stands there.
        kind: “text” for prose, “value” for anything else, “removed” where one side took away what the other changed.
        ours: The value with all changes that fit together, decided for us where they do not; `MISSING` if removed.
        theirs: The same, decided for them.
        base: What both started from; `MISSING` where nothing was there or nobody knows.
        present: Whose value stands in the merged release.

    """

    place: Place
    kind: Literal["text", "value", "removed"]
    ours: Any
    theirs: Any
    base: Any = MISSING
    present: Side = "ours"

    def swapped(self) -> Conflict:
        """Return the conflict as merging with the sides exchanged finds it."""
        present: Side = "ours" if self.kind != "removed" or self.present == "theirs" else "theirs"
        return Conflict(self.place, self.kind, self.theirs, self.ours, self.base, present)


class Both(NamedTuple):
    """A merged value, decided for either side; they are the same where nothing had to be decided."""

    ours: Any
    theirs: Any

    @property
    def agree(self) -> bool:
        """Whether nothing had to be decided."""
        return self.ours is self.theirs or bool(self.ours == self.theirs)
