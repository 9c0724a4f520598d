"""What all parts of the form have in common: they show an edition, wish for edits and know their places."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from releasedesk.model import Edition, Release
from releasedesk.model.place import Place


class FormPart(QWidget):
    """A part of the form.

    Signals:
        edit_requested: An `Operation` (`editing.edit`) that the user asks for; the part shows its result when told to.
        place_entered: The cursor came to a place (its address).
        cursor_moved: The cursor was moved by hand, so that typing on begins a new step of the history.
        fields_made: The part has more of its `fields` than before.
        place_requested: The cursor belongs to a place that may be in another part.
        library_requested: Something of a kind (“people”, “contacts”, …) is to be inserted from the library.
    """

    edit_requested = Signal(object)
    place_entered = Signal(str)
    cursor_moved = Signal()
    fields_made = Signal()
    place_requested = Signal(str)
    library_requested = Signal(str)

    def show_edition(self, release: Release, edition: Edition) -> None:
        """Show the state of an edition, changing as little as possible: cursor and selection stay where they are."""
        raise NotImplementedError

    def fields(self) -> Mapping[QWidget, tuple[str, ...]]:
        """Return which widgets stand for which fields alone, as `releasedesk.rendering.field_rules` names them."""
        return {}

    def enter(self, place: Place) -> bool:
        """Put the cursor where a place is edited; False where this part does not hold it."""
        raise NotImplementedError
