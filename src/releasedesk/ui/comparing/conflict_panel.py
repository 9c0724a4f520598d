"""What two people changed at one place, side by side, and the choice between them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from releasedesk.model import Release
from releasedesk.review.conflicts import Choice, can_keep_both, is_stale, is_untouched
from releasedesk.review.phrasing import label_of
from releasedesk.review.records import OpenConflict
from releasedesk.ui import keymap, theme
from releasedesk.ui.as_written import as_written, breakable
from releasedesk.ui.comparing.conflict_texts import conflict_texts
from releasedesk.ui.comparing.list_splitter import ListSplitter
from releasedesk.ui.comparing.words_page import WordsPage
from releasedesk.ui.controls.rows import role_label
from releasedesk.ui.controls.segments import Segments
from releasedesk.ui.icons import icon
from releasedesk.ui.measures import square

_CHOICES = (
    ("ours", "Mine", "What you wrote stands"),
    ("theirs", "Theirs", "What the other copy has stands"),
    ("both", "Both", "Both stand, one after the other"),
    ("", "Decide later", "The release stays as it is now, and both texts are kept in the file"),
)


_FROM_THE_LEFT = "\u200e"
"""A place is named in English, also where a heading from the right begins its name."""

_LIST_ABOVE = 0.2
"""Of the height, which the list has where it stands above the texts."""


class ConflictPanel(QWidget):
    """Shows conflicts one at a time. Keys go to the next one and choose.

    Signals:
        choices_changed: Another choice was made.
    """

    choices_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._release: Release | None = None
        self._conflicts: tuple[OpenConflict, ...] = ()
        self.choices: dict[str, Choice] = {}
        self.list = QListWidget()
        self.list.setProperty("kind", "plain")
        self.list.setAccessibleName("Places to decide")
        self.list.setIconSize(square(16))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title = role_label("", "card-title", wraps=True)
        self.hint = role_label("", "hint", wraps=True)
        self.ours, self.theirs = _text("Your text"), _text("Their text")
        self.our_name, self.their_name = (role_label("", "field-label", wraps=True) for _ in range(2))
        self.segments = Segments(_CHOICES)
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.addWidget(self.list)
        right = QWidget()
        self._right = self._sides(right)
        self._on_turned(is_above=False)
        self._splitter = ListSplitter(left, right, share_above=_LIST_ABOVE)
        self._splitter.turned.connect(self._on_turned)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._splitter.fit(self.size())

    def _on_turned(self, is_above: bool) -> None:
        """Leave room between the list and the texts on the side where they meet."""
        self._left.setContentsMargins(0, 0, 0 if is_above else 10, 8 if is_above else 0)
        self._right.setContentsMargins(0 if is_above else 14, 8 if is_above else 0, 0, 0)

    def _sides(self, right: QWidget) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.our_name, 0, 0)
        grid.addWidget(self.their_name, 0, 1)
        grid.addWidget(self.ours, 1, 0)
        grid.addWidget(self.theirs, 1, 1)
        choice = QHBoxLayout()
        choice.addWidget(self.segments)
        choice.addStretch(1)
        column = QVBoxLayout(right)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addLayout(grid, 1)
        column.addLayout(choice)
        return column

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._on_row_changed)
        self.segments.chosen.connect(self._on_chosen)
        theme.signals.changed.connect(self._show_current)
        for value, name in (("ours", "keep_mine"), ("theirs", "take_theirs")):
            button = self.segments.button(value)
            keymap.keep_tip(button, button.toolTip(), name)
            keymap.listen(
                self, name, partial(self._choose, value), Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
        for name, by in (("next_difference", 1), ("previous_difference", -1)):
            keymap.listen(self, name, partial(self.step, by), Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_conflicts(self, release: Release, conflicts: Sequence[OpenConflict]) -> None:
        """Show conflicts of a release."""
        self._release, self._conflicts = release, tuple(conflicts)
        self.list.clear()
        for conflict in conflicts:
            item = QListWidgetItem(label_of(release, conflict.place))
            item.setToolTip(as_written(item.text()))
            self.list.addItem(item)
            self._mark(item, conflict)
        if conflicts:
            self.list.setCurrentRow(0)

    @property
    def current(self) -> OpenConflict | None:
        """The conflict that is shown."""
        row = self.list.currentRow()
        return self._conflicts[row] if 0 <= row < len(self._conflicts) else None

    def step(self, by: int) -> None:
        """Go to the next conflict, or the one before."""
        if self._conflicts:
            self.list.setCurrentRow(max(0, min(self.list.currentRow() + by, len(self._conflicts) - 1)))

    def _choose(self, choice: str) -> None:
        if not self.segments.button(choice).isEnabled():
            return
        self.segments.show_value(choice)
        self._on_chosen(choice)

    def _on_row_changed(self, _row: int) -> None:
        self._show_current()

    def _show_current(self) -> None:
        conflict, release = self.current, self._release
        if conflict is None or release is None:
            return
        self.title.setText(f"{_FROM_THE_LEFT}{breakable(label_of(release, conflict.place))}")
        self.hint.setText(_question(release, conflict))
        theirs = f"Theirs: {conflict.origin}" if conflict.origin else "Theirs"
        is_gone = is_stale(release, conflict)
        stands = "" if is_gone else conflict.present
        for label, name, side in ((self.our_name, "Mine", "ours"), (self.their_name, theirs, "theirs")):
            label.setText(breakable(f"{name} (stands there now)" if side == stands else name))
        for page, text in zip((self.ours, self.theirs), conflict_texts(release, conflict), strict=True):
            page.setHtml(text)
        self.segments.button("theirs").setEnabled(not is_gone)
        self.segments.button("both").setVisible(can_keep_both(release, conflict))
        self.segments.show_value(self.choices.get(conflict.id, ""))

    def _on_chosen(self, choice: str) -> None:
        conflict = self.current
        if conflict is None:
            return
        known = next((each for each in get_args(Choice) if each == choice), None)
        if known is not None:
            self.choices[conflict.id] = known
        else:
            self.choices.pop(conflict.id, None)
        item = self.list.currentItem()
        if item is not None:
            self._mark(item, conflict)
        self.choices_changed.emit()

    def _mark(self, item: QListWidgetItem, conflict: OpenConflict) -> None:
        choice = self.choices.get(conflict.id)
        item.setIcon(icon("circle-check", "success") if choice else icon("circle-help", "warning"))
        chosen = {"ours": "mine", "theirs": "theirs", "both": "both"}.get(choice or "", "not decided")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {chosen}")


def _question(release: Release, conflict: OpenConflict) -> str:
    if is_stale(release, conflict):
        return "This place is not in the release any more. Copy from here what you need, then choose Mine."
    since = "" if is_untouched(release, conflict) else " What stands there was written on since the merge."
    return f"{_what_happened(conflict)}{since}"


def _what_happened(conflict: OpenConflict) -> str:
    if conflict.kind == "removed":
        return "One of you removed this, the other one changed it. It was kept; shall it stay?"
    if conflict.kind == "text":
        return "Both of you changed the same words. What is underlined differs; everything else is already together."
    return "Both of you changed this, each in another way."


def _text(name: str) -> WordsPage:
    page = WordsPage()
    page.setAccessibleName(name)
    page.setProperty("kind", "field")
    page.setOpenLinks(False)
    page.document().setDocumentMargin(10)
    return page
