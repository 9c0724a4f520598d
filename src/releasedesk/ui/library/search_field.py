"""The field in which the library is searched."""

from __future__ import annotations

from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QLineEdit

from releasedesk.ui.controls.rows import describe
from releasedesk.ui.icon_sizes import grow_field_icons
from releasedesk.ui.icons import icon


def search_field() -> QLineEdit:
    """Return an empty field with a lens and a button that clears it."""
    field = QLineEdit()
    field.setClearButtonEnabled(True)
    grow_field_icons(field)
    describe(field, "Search the library", "Any words of the entry", "Search")
    lens = QAction(QIcon(icon("search", "muted")), "Search", field)
    field.addAction(lens, QLineEdit.ActionPosition.LeadingPosition)
    return field
