"""Lets the fields of a release that is open for reading look and say so, also those that are made later."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from releasedesk.ui import theme
from releasedesk.ui.controls.fold import Fold

TELLING = frozenset({QEvent.Type.Show, QEvent.Type.EnabledChange, QEvent.Type.ReadOnlyChange})
"""The events at which a widget has to be marked: it is shown for the first time, or its part enabled it."""

_MARK, _FLAGS = "reading", "flagsBefore"
_READING = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


def mark_all(root: QWidget) -> None:
    """Mark everything within a widget."""
    for widget in root.findChildren(QWidget):
        mark(widget)


def unmark_all(root: QWidget) -> None:
    """Let everything within a widget be written in and chosen again."""
    for widget in root.findChildren(QWidget):
        if widget.property(_MARK):
            widget.setProperty(_MARK, False)
            _write(widget)


def mark(widget: QWidget) -> None:
    """Let a text be read and copied alone, and a choice be seen alone; what opens and closes parts is left."""
    parent = widget.parent()
    if isinstance(parent, QComboBox | QAbstractSpinBox) or (
        isinstance(parent, Fold) and isinstance(widget, QAbstractButton)
    ):
        return
    if isinstance(widget, QLineEdit | QAbstractSpinBox):
        if not widget.isReadOnly():
            widget.setProperty(_MARK, True)
            widget.setReadOnly(True)
            theme.restyle(widget)
    elif isinstance(widget, QTextEdit | QPlainTextEdit):
        if not widget.isReadOnly():
            widget.setProperty(_MARK, True)
            widget.setProperty(_FLAGS, widget.textInteractionFlags().value)
            # Not setReadOnly, which takes the caret away: who reads with the keyboard needs one.
            widget.setTextInteractionFlags(_READING)
            theme.restyle(widget)
    elif isinstance(widget, QAbstractButton | QComboBox) and widget.isEnabled():
        widget.setProperty(_MARK, True)
        widget.setEnabled(False)


def _write(widget: QWidget) -> None:
    if isinstance(widget, QLineEdit | QAbstractSpinBox):
        widget.setReadOnly(False)
        theme.restyle(widget)
    elif isinstance(widget, QTextEdit | QPlainTextEdit):
        widget.setTextInteractionFlags(Qt.TextInteractionFlag(widget.property(_FLAGS)))
        theme.restyle(widget)
    else:
        widget.setEnabled(True)
