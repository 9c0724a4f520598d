"""Lets the texts of a form be made that are in view, or would be after one screenful of scrolling."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from releasedesk.ui.form.notes_card import NotesCard
    from releasedesk.ui.form.section_card import SectionCard


def fill_near(viewport: QWidget, cards: Iterable[SectionCard | NotesCard]) -> None:
    """Let the cards that are near what is seen set their text; they come from top to bottom."""
    height = viewport.height()
    above: QWidget | None = None
    for card in cards:
        is_stacked = (
            above is not None and above.parent() is card.parent() and card.y() < above.y() + above.height()
        )
        if is_stacked or card.height() < card.minimumSizeHint().height():
            return  # Not laid out yet: where it will be is known when it has its height.
        above = card
        top = card.mapTo(viewport, card.rect().topLeft()).y()
        if top >= 2 * height:
            return
        if top + card.height() > -height:
            card.fill_if_near(QRect(0, -top - height, card.width(), 3 * height))
