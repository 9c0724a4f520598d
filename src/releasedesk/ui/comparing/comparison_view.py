"""A comparison to walk through: a list of what differs, and the texts side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from releasedesk.review.compare import Difference
from releasedesk.ui import keymap
from releasedesk.ui.as_written import as_written
from releasedesk.ui.comparing.list_splitter import ListSplitter
from releasedesk.ui.comparing.side_by_side import SideBySide
from releasedesk.ui.comparing.turns import Turns
from releasedesk.ui.controls.rows import icon_button
from releasedesk.ui.icons import icon
from releasedesk.ui.measures import pixels, square

_ICONS = {"added": ("plus", "accent"), "removed": ("trash-2", "danger"), "changed": ("square-pen", "text"),
          "moved": ("arrow-down", "muted")}  # fmt: skip

_PLACE = Qt.ItemDataRole.UserRole + 1
"""Where a difference is, or was."""

_AT_ONCE = 40
"""Differences that are gathered before the window takes input again: more than most comparisons have."""

_UNDER_WAY = "Comparing…"

_LIST_ABOVE = 0.3
"""Of the height, which the list has where it stands above the texts."""


class ComparisonView(QWidget):
    """Shows two states of a release; keys go to the next difference and to the one before.

    Signals:
        place_requested: The place of a difference (its address in the new release) shall be shown.
        compared: All that differs (a tuple) is shown.
    """

    place_requested = Signal(str)
    compared = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = ("", "")
        self._gathering = Turns(self)
        self.list = QListWidget()
        self.list.setProperty("kind", "plain")
        self.list.setAccessibleName("Differences")
        self.list.setIconSize(square(15))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.count = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.count.setProperty("role", "hint")
        self.sides = SideBySide()
        self.sides.setContentsMargins(12, 0, 0, 0)
        self.before = icon_button("Difference before", "chevron-up", "Go to the difference before")
        keymap.keep_tip(self.before, "Go to the difference before", "previous_difference")
        self.after = icon_button("Next difference", "chevron-down", "Go to the next difference")
        keymap.keep_tip(self.after, "Go to the next difference", "next_difference")
        self._splitter = ListSplitter(self._left(), self.sides, share_above=_LIST_ABOVE)
        self._splitter.turned.connect(self._on_turned)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        self._connect()

    def _left(self) -> QWidget:
        left = QWidget()
        left.setMinimumWidth(pixels(170))
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.before)
        row.addWidget(self.after)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        return left

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._on_row_changed)
        self.list.itemActivated.connect(self._on_item_activated)
        self.sides.place_requested.connect(self.place_requested)
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        for name, by in (("next_difference", 1), ("previous_difference", -1)):
            keymap.listen(self, name, partial(self.step, by))

    def show_comparison(
        self, differences: Iterable[Difference], old: str, new: str, message: str = ""
    ) -> None:
        """Show what differs between two states, given with their names; the same two go on where one was.

        A few differences are shown at once. More are gathered in turns, and shown when all of them are there.
        """
        found: list[Difference] = []
        shown = partial(self._show, found, old, new, message)
        self._gathering.start(_gathered(differences, found), at_once=_AT_ONCE, done=shown)
        if not self._gathering.is_under_way:
            return
        self.count.setText(_UNDER_WAY)
        if (old, new) != self._names:
            self._names = (old, new)
            self.list.clear()
            self.sides.show_names(old, new)
            self.sides.show_differences((), _UNDER_WAY)
            for button in (self.before, self.after):
                button.setEnabled(False)

    def _show(self, differences: list[Difference], old: str, new: str, message: str) -> None:
        row, place = self._current() if (old, new) == self._names else (0, "")
        self._names = (old, new)
        self.list.blockSignals(True)
        self.list.clear()
        for difference in differences:
            item = QListWidgetItem(icon(*_ICONS[difference.kind]), difference.label)
            words = (
                f"{difference.label}, {difference.kind}{', ' + difference.note if difference.note else ''}"
            )
            item.setToolTip(as_written(words))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            item.setData(Qt.ItemDataRole.UserRole, difference.place)
            item.setData(_PLACE, difference.place or difference.old_place)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.sides.show_names(old, new)
        self.sides.show_differences(differences, message or "They do not differ.")
        count = len(differences)
        self.count.setText(
            "No differences" if not count else "One difference" if count == 1 else f"{count} differences"
        )
        for button in (self.before, self.after):
            button.setEnabled(count > 0)
        if count:
            places = [difference.place or difference.old_place for difference in differences]
            self.list.setCurrentRow(places.index(place) if place in places else max(min(row, count - 1), 0))
        self.compared.emit(tuple(differences))

    def _current(self) -> tuple[int, str]:
        row = self.list.currentRow()
        return (row, str(self.list.item(row).data(_PLACE))) if row >= 0 else (0, "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._splitter.fit(self.size())

    def _on_turned(self, is_above: bool) -> None:
        self.sides.setContentsMargins(0 if is_above else 12, 8 if is_above else 0, 0, 0)

    def step(self, by: int) -> None:
        """Go to the next difference, or the one before."""
        count = self.list.count()
        if count:
            self.list.setCurrentRow(max(0, min(self.list.currentRow() + by, count - 1)))

    def _on_row_changed(self, row: int) -> None:
        if row >= 0:
            self.sides.go_to(row)

    def _on_item_activated(self, item: QListWidgetItem) -> None:
        place = item.data(Qt.ItemDataRole.UserRole)
        if place:
            self.place_requested.emit(place)


def _gathered(differences: Iterable[Difference], found: list[Difference]) -> Iterator[None]:
    """Put what differs into a list, a step for each."""
    for difference in differences:
        found.append(difference)
        yield
