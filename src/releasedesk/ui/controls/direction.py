"""In which direction fields are written: that of the edition's language, whatever the direction of the window is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from releasedesk.model import Edition
from releasedesk.rendering.direction import direction_of
from releasedesk.ui.controls.growing_field import GrowingField
from releasedesk.ui.controls.line_field import LineField


def is_right_to_left(edition: Edition) -> bool:
    """Tell whether an edition is written from right to left."""
    return direction_of(edition.language) == "rtl"


def as_printed(words: str, edition: Edition) -> str:
    """Return what says how words of an edition are printed; they stand in the direction in which they are read."""
    return f"prints as “{within_line(words, edition)}”"


def within_line(words: str, edition: Edition) -> str:
    """Return words of an edition to stand in a line of the window, after the words of the window."""
    # That line is English: without an isolate (Unicode TR 9) it would put Arabic words into its own order.
    return f"\u2067{words}\u2069" if is_right_to_left(edition) else words


def set_direction(field: LineField | GrowingField, is_rtl: bool) -> None:
    """Let a field be written in a direction, whatever its words begin with, and the cursor keys go where they point."""
    if isinstance(field, GrowingField):
        field.set_right_to_left(is_rtl)
        return
    direction = Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
    if field.layoutDirection() == direction:
        return
    field.setLayoutDirection(direction)
    # Said in full, or the hint of an empty field stands at the other end than its cursor.
    side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
    field.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    field.setCursorMoveStyle(
        Qt.CursorMoveStyle.VisualMoveStyle if is_rtl else Qt.CursorMoveStyle.LogicalMoveStyle
    )
    # WORKAROUND: QLineEdit sets its text in the direction of the first letter that has one, and `setLayoutDirection`
    # does not reach that; the key that keyboards of such scripts have for it does (QWidgetLineControl).
    key = Qt.Key.Key_Direction_R if is_rtl else Qt.Key.Key_Direction_L
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))
