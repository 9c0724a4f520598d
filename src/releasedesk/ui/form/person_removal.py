"""Removing somebody who is quoted: says where, and asks what becomes of the quotes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from releasedesk.editing.edit import Operation
from releasedesk.editing.people import quotes_of, remove_person
from releasedesk.model import Release
from releasedesk.model.place import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def removal_of(
    release: Release, person: str, parent: QWidget, go_to: Callable[[Place], object]
) -> Operation | None:
    """Return what removing a person means; somebody who is quoted is asked about first.

    None where it is not wanted; when a quote is to be seen instead, the cursor goes there.
    """
    quotes = quotes_of(release, person)
    if not quotes:
        return partial(remove_person, person=person)
    from releasedesk.ui.form.remove_person_dialog import RemovePersonDialog

    dialog = RemovePersonDialog(release, person, quotes, parent)
    is_wanted = bool(dialog.exec())
    instead, place = dialog.instead, dialog.place
    dialog.deleteLater()
    if place:
        go_to(place)
    return partial(remove_person, person=person, instead=instead) if is_wanted else None
