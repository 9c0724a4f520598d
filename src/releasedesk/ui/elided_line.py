"""A line of words that ends in dots where there is no room for all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

_ISOLATE = "\u2068"


def elided_line(words: str, metrics: QFontMetrics, width: int) -> str:
    """Return words as they fit into a width, with their dots at the end at which reading them ends."""
    # Without an isolate (Unicode TR 9), dots after Arabic words in a line of the window would stand before them.
    return metrics.elidedText(f"{_ISOLATE}{words}", Qt.TextElideMode.ElideRight, width)
