"""A fold: fields that are seldom needed, behind one line that says what is in them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from releasedesk.ui.controls import group_names
from releasedesk.ui.controls.rows import describe, role_label
from releasedesk.ui.icons import icon


class Fold(QWidget):
    """Shows its content when it is opened, and makes it only then.

    Signals:
        opened: The content was made and is shown for the first time.
    """

    opened = Signal()

    def __init__(self, title: str, help: str, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._make = make
        self._content: QWidget | None = None
        self._button = QPushButton(icon("chevron-right", "accent"), title)
        self._button.setProperty("kind", "quiet")
        self._button.setCheckable(True)
        describe(self._button, title, help)
        self._button.toggled.connect(self._on_toggled)
        self._summary_text = ""
        self._summary = role_label("", "hint", wraps=True)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._button)
        top.addWidget(self._summary, 1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self._rows.addLayout(top)

    @property
    def is_open(self) -> bool:
        """Whether the content is shown."""
        return self._button.isChecked()

    @property
    def is_made(self) -> bool:
        """Whether the content was ever shown."""
        return self._content is not None

    def open(self) -> None:
        """Show the content."""
        self._button.setChecked(True)

    def set_summary(self, text: str) -> None:
        """Say in a few words what the fields hold, while they are folded away."""
        if text != self._summary_text:
            self._summary_text = text
            self._show_summary()

    def _show_summary(self) -> None:
        self._summary.setText("" if self.is_open else self._summary_text)

    def _on_toggled(self, is_open: bool) -> None:
        self._button.setIcon(icon("chevron-down" if is_open else "chevron-right", "accent"))
        self._show_summary()
        if is_open and self._content is None:
            self._content = self._make()
            self._rows.addWidget(self._content)
            group_names.rename(self._content)
            self.opened.emit()
        if self._content is not None:
            self._content.setVisible(is_open)
