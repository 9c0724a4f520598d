"""What a session tells its listeners."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from releasedesk.editing.edit import Cursor
from releasedesk.model import Release
from releasedesk.model.place import Place

FROM_FILE = "changes from the file"
"""What the step is called that brings in what somebody else saved."""


@dataclass(frozen=True, slots=True)
class Change:
    """The release was replaced by another state of it.

    `initiator` is whoever made the edit, so that a field can ignore its own; `places` are where it changed, the first
    is where the cursor belongs. Where it is known, `cursor` is exactly where it was on that side of an undone edit.
    `is_typing` says that the edit only wrote on in the text at the first place.
    """

    before: Release
    release: Release
    places: tuple[Place, ...]
    cause: Literal["edit", "undo", "redo", "open"]
    initiator: object = None
    cursor: Cursor | None = None
    is_typing: bool = False


@dataclass(frozen=True, slots=True)
class Saving:
    """The project is about to be written to a file: whoever keeps what is there now has to do it at this moment."""

    path: Path
    content: bytes


def language_after(change: Change, language: str) -> str:
    """Return which edition is edited after a change: that of the change, the one before, or what took its place."""
    languages = [edition.language for edition in change.release.editions]
    where = change.places[0].split("/")[:2] if change.places else []
    goes_there = change.cause in ("undo", "redo") or len(languages) > len(change.before.editions)
    if goes_there and where[:1] == ["editions"] and where[1:] and where[1] in languages:
        return where[1]
    if language in languages:
        return language
    index = [edition.language for edition in change.before.editions].index(language)
    return languages[min(index, len(languages) - 1)]
