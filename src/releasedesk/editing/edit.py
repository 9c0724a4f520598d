"""The result of an operation: the changed release, with the name and the places that the change is known by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from pydantic import ValidationError

from releasedesk.errors import InvalidEdit
from releasedesk.model import Release
from releasedesk.model.place import Place, put


class Cursor(NamedTuple):
    """Where the cursor is: a text by its place and the characters before it; what is selected begins at the anchor."""

    place: Place
    offset: int
    anchor_place: Place
    anchor_offset: int


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that somebody made.

    Args:
        label: What was done, to stand behind “Undo” and “Redo” in a menu: “typing”, “add section”.
        release: The release after the change.
        places: Where it changed; the first is where the cursor goes when it is undone or done again.
        merge_key: Edits in a row with the same key, without a pause between them, are one step of the history;
            empty for an edit that is a step of its own.
        starts_word: The edit begins a new word, and with it a new step.
        aside: What else it changes and is no part of the release; the session does and undoes it with the step.
        cursor_before: Where the cursor was when the change was asked for, and is again when it is undone.
        cursor_after: Where the change left the cursor.

    """

    label: str
    release: Release
    places: tuple[Place, ...]
    merge_key: str = ""
    starts_word: bool = False
    aside: object = None
    cursor_before: Cursor | None = None
    cursor_after: Cursor | None = None


def changed(
    release: Release,
    place: Place,
    value: object,
    label: str,
    *,
    merge_key: str = "",
    starts_word: bool = False,
) -> Edit:
    """Return the edit that sets the value at a place.

    Raises:
        InvalidEdit: The value does not fit there.
        LookupError: There is no such place.

    """
    return Edit(label, attempt(lambda: put(release, place, value)), (place,), merge_key, starts_word)


Operation = Callable[[Release], Edit]
"""An edit that is wished for, to be made on the release as it is when the wish is granted."""


def with_cursor(operation: Operation, before: Cursor | None, after: Cursor | None) -> Operation:
    """Return an operation whose edit knows where the cursor was before and is after it."""
    return lambda release: replace(operation(release), cursor_before=before, cursor_after=after)


def attempt(change: Callable[[], Release]) -> Release:
    """Return the changed release.

    Raises:
        InvalidEdit: The change would leave the release invalid; the message says why.

    """
    try:
        return change()
    except ValidationError as error:
        message = error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
        raise InvalidEdit(message[:1].upper() + message[1:] + ".") from error
