"""What is shown of a link under the mouse: where it leads, and the keys that change it as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from releasedesk.ui import keymap
from releasedesk.ui.as_written import as_written

if TYPE_CHECKING:
    from releasedesk.ui.writing.surface import WritingSurface


def link_tip(address: str) -> str:
    """Return the tip of a link."""
    return as_written(f"{address}\n{keymap.with_keys('Change the link', 'link')}")


def show_link_tip(surface: WritingSurface, event: QHelpEvent) -> bool:
    """Show the tip of the link under the mouse; False where there is none.

    A tip in the format of the text would keep the keys that were those of the action when it was made.
    """
    point = surface.viewport().mapFromGlobal(event.globalPos())
    format = surface.row_document.formats.format_of(surface.cursorForPosition(point).charFormat())
    if not format.link:
        return False
    QToolTip.showText(event.globalPos(), link_tip(format.link), surface)
    return True
