"""Sizes that grow with the text: icons, and the widths at which fields still hold their words."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication

_USUAL_TEXT = 13
"""Pixels of the interface font for which sizes are given; smaller text lets them be as they are."""

_MOST_OF_SCREEN = 0.94
"""Of the screen, which a window that opens by itself leaves to others."""


def pixels(usual: int) -> int:
    """Return a size, given in pixels for text of the usual size, for the size that the system has now."""
    return round(usual * factor())


def square(usual: int) -> QSize:
    """Return the size of an icon."""
    return QSize(pixels(usual), pixels(usual))


def window_size(width: int, height: int) -> QSize:
    """Return the size with which a window opens, given for text of the usual size; never larger than the screen."""
    screen = QGuiApplication.primaryScreen().availableSize()
    return QSize(pixels(width), pixels(height)).boundedTo(screen * _MOST_OF_SCREEN)


def factor() -> float:
    """Return how much larger the interface font is than the usual one; at least 1."""
    return _factor_of(QApplication.font().key())


@cache
def _factor_of(key: str) -> float:
    font = QFont()
    font.fromString(key)
    return max(QFontInfo(font).pixelSize() / _USUAL_TEXT, 1.0)
