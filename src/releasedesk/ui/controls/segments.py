"""A choice between a few words that are all in sight, as buttons joined to one bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from releasedesk.ui.controls.rows import describe

_PADDING = 30
"""Pixels around a word within its button, frame included."""


class Segments(QWidget):
    """One of several named values; the arrow keys go from one to the next.

    Signals:
        chosen: The user chose a value.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str, str]]) -> None:
        """Take the choices, each as its value, its word and its help."""
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        for index, (value, word, help) in enumerate(choices):
            button = QPushButton(word)
            button.setCheckable(True)
            # A button group does it already; this tells screen readers that it is one of several.
            button.setAutoExclusive(True)
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
            button.setProperty(
                "segment", "first" if not index else "last" if index == len(choices) - 1 else "middle"
            )
            describe(button, word, help)
            self._group.addButton(button)
            self._buttons[value] = button
            row.addWidget(button)
        self._group.buttonClicked.connect(self._on_button_clicked)

    @property
    def value(self) -> str | None:
        """The value that is shown as chosen; None for none."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), None)

    def buttons(self) -> list[QPushButton]:
        """The buttons in order."""
        return list(self._buttons.values())

    def button(self, value: str) -> QPushButton:
        """The button of a value."""
        return self._buttons[value]

    def show_value(self, value: str) -> None:
        """Show a value as chosen; none of them for one that is not offered."""
        if value == self.value:
            return
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == value)
        self._group.setExclusive(True)
        self._show_tab_stop(value)

    def _show_tab_stop(self, value: str) -> None:
        """Let the tabulator stop at the chosen button, and the arrow keys go on from it."""
        if value not in self._buttons:
            return
        self.setFocusProxy(self._buttons[value])
        for each, button in self._buttons.items():
            is_chosen = each == value
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_chosen else Qt.FocusPolicy.ClickFocus)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.make_room()

    def make_room(self) -> None:
        """Make every button wide enough for its word in the heavier face of the chosen one."""
        for button in self._buttons.values():
            font = QFont(button.font())
            font.setWeight(QFont.Weight.DemiBold)
            button.setMinimumWidth(QFontMetrics(font).horizontalAdvance(button.text()) + _PADDING)

    def enter(self) -> None:
        """Take the cursor."""
        chosen = self._buttons[self.value] if self.value is not None else self.buttons()[0]
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_button_clicked(self, button: QPushButton) -> None:
        self.setFocusProxy(button)
        self.chosen.emit(next(value for value, each in self._buttons.items() if each is button))
