"""A card: a title, a line that says what it is for, and its content."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from releasedesk.ui.controls.rows import role_label


class Card(QFrame):
    """A framed part of a form or window with a title."""

    def __init__(self, title: str, help: str, *contents: QWidget) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(help)
        self.title = role_label(title, "card-title")
        self.title.setToolTip(help)
        self.title.setWhatsThis(help)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 14, 18, 14)
        rows.setSpacing(10)
        rows.addWidget(self.title)
        self.help = role_label(help, "help", wraps=True)
        if help:
            rows.addWidget(self.help)
        for content in contents:
            rows.addWidget(content)
