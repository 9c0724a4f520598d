"""The kinds of entries of the library, each with how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from releasedesk.library.entries import KINDS
from releasedesk.ui.icons import icon
from releasedesk.ui.library.entry_list import ICONS, TITLES
from releasedesk.ui.measures import pixels, square

if TYPE_CHECKING:
    from releasedesk.library.entries import Kind, Library

_WIDTH = 150


class KindList(QListWidget):
    """Lets one of the kinds be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Kinds of entries")
        self.setProperty("kind", "pages")
        self.setIconSize(square(16))
        self.setFixedWidth(pixels(_WIDTH))
        for kind in KINDS:
            self.addItem(QListWidgetItem(icon(ICONS[kind]), TITLES[kind]))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Lines that were measured before the style sheet came to the list would lie over each other.
        self.scheduleDelayedItemsLayout()

    @property
    def kind(self) -> Kind:
        """The kind that is chosen."""
        return KINDS[max(self.currentRow(), 0)]

    def show_counts(self, library: Library | None) -> None:
        """Show how many entries of each kind a library has."""
        for at, kind in enumerate(KINDS):
            count = len(library.entries(kind)) if library is not None else 0
            item: QListWidgetItem | None = self.item(at)
            assert item is not None
            item.setText(f"{TITLES[kind]}  {count:,}" if count else TITLES[kind])
