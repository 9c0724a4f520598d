"""The notes to editors: the same text surface as a section's, without a heading of its own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from releasedesk.model import Edition, Release
from releasedesk.model.place import Place, edition_place, is_within
from releasedesk.ui.controls.card import Card
from releasedesk.ui.form.part import FormPart
from releasedesk.ui.writing.area import WritingArea
from releasedesk.ui.writing.surface import WritingSurface

_HELP = "Printed after the end mark, for journalists and not for publication."
_HINT = "Background, dates, where to find photographs"


class NotesCard(FormPart):
    """Shows and edits the notes to editors of an edition.

    Signals:
        edge_reached: The cursor was to leave the card: -1 upwards, 1 downwards.
        place_requested: The cursor belongs to a place in another part, such as that of a block that was moved there.
    """

    edge_reached = Signal(int)
    place_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.area = WritingArea("Notes to editors", _HINT)
        self.area.edit_requested.connect(self.edit_requested)
        self.area.place_entered.connect(self.place_entered)
        self.area.cursor_moved.connect(self.cursor_moved)
        self.area.edge_reached.connect(self.edge_reached)
        self.area.place_requested.connect(self.place_requested)
        card = Card("Notes to editors", _HELP, self.area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    @property
    def surface(self) -> WritingSurface:
        """The text, made now if the card never came in sight."""
        self.area.fill()
        assert self.area.surface is not None, "a card is filled with an edition first"
        return self.area.surface

    def fields(self) -> Mapping[QWidget, tuple[str, ...]]:
        return {self: ("notes",)}

    def show_edition(self, release: Release, edition: Edition) -> None:
        self.area.show_blocks(edition_place(edition, "notes"), release, edition, edition.notes)

    def fill_if_near(self, near: QRect) -> bool:
        """Show the text where the card reaches into a rectangle of its own; return whether it is shown now."""
        return self.area.fill_if_near(near.translated(-self.area.mapTo(self, QPoint(0, 0))))

    def enter(self, place: Place) -> bool:
        return bool(self.area.place) and is_within(place, self.area.place) and self.area.enter(place)
