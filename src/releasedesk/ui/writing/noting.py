"""Operations that tell where their edit leads, for the cursor to follow."""

from __future__ import annotations

from releasedesk.editing.edit import Edit, Operation
from releasedesk.model import Release
from releasedesk.model.place import Place


def noting(operation: Operation, places: list[Place]) -> Operation:
    """Return an operation that notes the place its edit leads to, once it was made."""

    def making(release: Release) -> Edit:
        edit = operation(release)
        places.append(edit.places[0])
        return edit

    return making
