"""The records that a project file keeps about the release, apart from it: types alone, read at every start."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from releasedesk.model import Value
from releasedesk.model.base import Line
from releasedesk.model.release_line import Instant

Side = Literal["ours", "theirs"]
"""One of two copies that are merged."""


class OpenConflict(Value):
    """A place that two copies changed, each in another way, and that nobody has decided yet.

    `ours`, `theirs` and `base` are plain data as they would stand in the file; null where a side removed the part.
    `present` names the side whose value stands in the release; `origin` says where their copy came from, in words.
    """

    id: Line
    place: Line
    kind: Literal["text", "value", "removed"] = "value"
    present: Side = "ours"
    ours: Any = None
    theirs: Any = None
    base: Any = None
    origin: Line = Field(default="", exclude_if=lambda origin: not origin)

    def side(self, side: Side) -> Any:
        """Return the value of one side."""
        return self.ours if side == "ours" else self.theirs


class Review(Value):
    """Comments, suggestions and approvals as they stand in the project file, and what a merge left to decide."""

    comments: tuple[dict[str, Any], ...] = ()
    suggestions: tuple[dict[str, Any], ...] = ()
    approvals: tuple[dict[str, Any], ...] = ()
    conflicts: tuple[OpenConflict, ...] = Field(default=(), exclude_if=lambda conflicts: not conflicts)


class Snapshot(Value):
    """A release as it was at a moment, under a name such as “sent to Legal”.

    `content` is the release as it would stand in a project file, its pictures without their data: that lies in the
    project's own pictures, or in its `snapshot_assets` when the release does not show them any more.
    """

    id: Line
    name: Line
    created: Instant
    author: Line = ""
    content: dict[str, Any]

    @property
    def picture_ids(self) -> frozenset[str]:
        """The identifiers of the pictures in it."""
        found = self.content.get("assets")
        return frozenset(
            str(each.get("id"))
            for each in (found if isinstance(found, list) else ())
            if isinstance(each, dict)
        )
