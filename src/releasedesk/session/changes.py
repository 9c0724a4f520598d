"""What a session tells its listeners."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from releasedesk.model import Release
from releasedesk.model.place import Place


@dataclass(frozen=True, slots=True)
class Change:
    """The release was replaced by another state of it.

    `initiator` is whoever made the edit, so that a field can ignore its own; `places` are where it changed, the first
    is where the cursor belongs.
    """

    before: Release
    release: Release
    places: tuple[Place, ...]
    cause: Literal["edit", "undo", "redo", "open"]
    initiator: object = None


@dataclass(frozen=True, slots=True)
class Saving:
    """The project is about to be written to a file: whoever keeps what is there now has to do it at this moment."""

    path: Path
    content: bytes
