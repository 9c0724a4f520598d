"""The records that a project file keeps about the release, apart from it."""

from __future__ import annotations

from typing import Any

from releasedesk.model import Value


class Review(Value):
    """Comments, suggestions and approvals, as they stand in the project file."""

    comments: tuple[dict[str, Any], ...] = ()
    suggestions: tuple[dict[str, Any], ...] = ()
    approvals: tuple[dict[str, Any], ...] = ()
