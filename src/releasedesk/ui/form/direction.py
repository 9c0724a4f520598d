"""In which direction fields are written: that of the edition's language, whatever the direction of the window is."""

from __future__ import annotations

from PySide6.QtCore import Qt

from releasedesk.model import Edition
from releasedesk.rendering.direction import direction_of
from releasedesk.ui.form.growing_field import GrowingField
from releasedesk.ui.form.line_field import LineField


def is_right_to_left(edition: Edition) -> bool:
    """Tell whether an edition is written from right to left."""
    return direction_of(edition.language) == "rtl"


def set_direction(field: LineField | GrowingField, is_rtl: bool) -> None:
    """Let a field be written in a direction."""
    if isinstance(field, GrowingField):
        field.set_right_to_left(is_rtl)
        return
    direction = Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
    if field.layoutDirection() != direction:
        field.setLayoutDirection(direction)
