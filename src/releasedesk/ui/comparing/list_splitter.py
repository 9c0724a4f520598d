"""A list and what belongs to its lines: beside each other, or one above the other where there is little width."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from releasedesk.ui.measures import pixels

_NARROW = 620
"""Pixels of width, for text of the usual size, below which the list stands above."""
_LIST_BESIDE, _REST_BESIDE = 240, 720
"""Pixels of width."""


class ListSplitter(QSplitter):
    """Parts the room between two widgets; `share_above` is what the list has of the height where it stands above.

    Signals:
        turned: The list stands above now, or beside (whether it is above).
    """

    turned = Signal(bool)

    def __init__(self, listing: QWidget, rest: QWidget, *, share_above: float) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._share_above = share_above
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(listing)
        self.addWidget(rest)
        self.setStretchFactor(1, 1)
        self.setSizes([pixels(_LIST_BESIDE), _REST_BESIDE])

    def fit(self, room: QSize) -> None:
        """Put the list above or beside, as the room of the widget around it asks for."""
        is_above = room.width() < pixels(_NARROW)
        wanted = Qt.Orientation.Vertical if is_above else Qt.Orientation.Horizontal
        if self.orientation() == wanted:
            return
        self.setOrientation(wanted)
        self.turned.emit(is_above)
        whole = room.height() if is_above else room.width()
        first = round(whole * self._share_above) if is_above else pixels(_LIST_BESIDE)
        self.setSizes([first, max(whole - first, 1)])
