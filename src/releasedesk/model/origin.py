"""Where a part of a release was copied from: an entry of a library that follows the user from release to release."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from releasedesk.model.base import Line, Value


class Origin(Value):
    """The entry `id` of the library of that name, as it was in its `version`, counted from 1."""

    library: Line = ""
    id: Line = ""
    version: Annotated[int, Field(ge=1)] = 1


OptionalOrigin = Annotated[Origin | None, Field(exclude_if=lambda origin: origin is None)]
"""An origin, or None for what was written here; the file names only those that there are."""
