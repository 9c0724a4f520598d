"""The window's place, size and shares, kept from one day to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize

from releasedesk.session.settings import Settings
from releasedesk.ui.measures import factor

if TYPE_CHECKING:
    from releasedesk.ui.main_window import MainWindow

_USUAL = QSize(1440, 900)
_SMALLEST, _SMALLEST_LARGE = QSize(800, 600), QSize(960, 600)
"""The window in pixels; large text needs more for the tool bar and its last button."""
_LARGE = 1.25
"""How much larger than usual text is that is called so."""
_PARTS = 3


def restore_geometry(window: MainWindow, settings: Settings) -> None:
    """Put the window where it was, or at its usual size as far as the screen has room."""
    smallest = _SMALLEST if factor() < _LARGE else _SMALLEST_LARGE
    window.setMinimumSize(smallest)
    stored = QByteArray.fromBase64(settings.geometry.encode("ascii", "ignore"))
    if stored.isEmpty() or not window.restoreGeometry(stored):
        room = window.screen().availableSize() * 0.94
        window.resize(_USUAL.boundedTo(room).expandedTo(smallest))


def remember(window: MainWindow, settings: Settings) -> None:
    """Note where the window is and how its parts share it."""
    window.views.leave()
    settings.geometry = bytes(window.saveGeometry().toBase64().data()).decode("ascii")
    workspace = window.workspace
    if workspace is not None and workspace.count() == _PARTS and all(workspace.sizes()):
        settings.splitter = workspace.sizes()
