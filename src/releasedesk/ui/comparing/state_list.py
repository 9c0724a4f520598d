"""A list of states of a release, two lines each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from releasedesk.ui.as_written import as_written
from releasedesk.ui.comparing.states import State
from releasedesk.ui.icons import icon
from releasedesk.ui.measures import square

_ICONS = {"now": ("square-pen", "accent"), "snapshot": ("tag", "success"), "version": ("history", "muted")}
_SPOKEN = {"now": "the present text", "snapshot": "snapshot", "version": "version"}


class StateList(QListWidget):
    """Lists states; the one that is chosen is the current row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "plain")
        self.setAccessibleName("Versions and snapshots")
        self.setIconSize(square(17))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Thousands of rows of one height are laid out at once.
        self.setUniformItemSizes(True)
        self._states: list[State] = []

    @property
    def current(self) -> State | None:
        """The state that is chosen."""
        row = self.currentRow()
        return self._states[row] if 0 <= row < len(self._states) else None

    def show_states(self, states: Sequence[State], chosen: str = "") -> None:
        """List states; the one with the key is chosen, or the first one."""
        self.blockSignals(True)
        self.clear()
        self._states = list(states)
        row = 0
        for index, state in enumerate(states):
            item = QListWidgetItem(icon(*_ICONS[state.kind]), f"{state.name}\n{state.about or ' '}")
            item.setToolTip(as_written(f"{state.name}\n{state.about}".strip()))
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{_SPOKEN[state.kind]} {state.name}, {state.about}"
            )
            self.addItem(item)
            if chosen and state.key == chosen:
                row = index
        self.blockSignals(False)
        if states:
            self.setCurrentRow(row)
