"""Icons that grow with the text of the system, also while the program runs: in fields, in tool bars, on buttons."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QToolBar,
    QWidget,
)

from releasedesk.ui import theme
from releasedesk.ui.measures import pixels, square

_ICON = 16
"""Pixels of an icon within a line field, for text of the usual size: as Qt draws it."""


def grow_field_icons(field: QLineEdit) -> None:
    """Let the icons of a field, that which clears it too, be as large as its text wants them."""
    _Follower(field, lambda: _fit_field(field))


def grow_bar_icons(bar: QToolBar, width: int, height: int) -> None:
    """Let the icons of a bar be of a size that is given in pixels for text of the usual size."""
    _Follower(bar, lambda: bar.setIconSize(QSize(pixels(width), pixels(height))))


def grow_icon(button: QAbstractButton, usual: int) -> None:
    """Let the icon of a button be of a size that is given in pixels for text of the usual size."""
    follow_text_size(button, lambda: button.setIconSize(square(usual)))


def follow_text_size(owner: QWidget, fit: Callable[[], None]) -> None:
    """Fit something to the size of the text now and whenever that changes, as long as a widget is there."""
    _Follower(owner, fit)


class _Follower(QObject):
    """Fits something at once, and again with every change of the theme or of the text's size."""

    def __init__(self, owner: QWidget, fit: Callable[[], None]) -> None:
        super().__init__(owner)
        self._fit = fit
        theme.signals.changed.connect(self._on_changed)
        fit()

    def _on_changed(self) -> None:
        self._fit()


class _LargeIcons(QProxyStyle):
    """Says that icons in line fields are large; Qt asks nobody but the style, and no style sheet can answer."""

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric == QStyle.PixelMetric.PM_LineEditIconSize:
            return pixels(_ICON)
        return super().pixelMetric(metric, option, widget)


def _fit_field(field: QLineEdit) -> None:
    # Nobody with text of the usual size pays for a style in Python.
    if field.property("has_large_icons"):
        pass
    elif pixels(_ICON) > _ICON:
        field.setProperty("has_large_icons", True)
        field.setStyle(_large_icons())
    else:
        return
    # Qt places the icons when the field changes its size, and at no other time.
    QApplication.sendEvent(field, QResizeEvent(field.size(), field.size()))


@cache
def _large_icons() -> _LargeIcons:
    style = _LargeIcons("Fusion")
    style.setParent(QApplication.instance())
    return style
