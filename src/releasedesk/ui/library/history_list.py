"""What an entry of the library was before: each earlier version with its time and what changed after it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from releasedesk.library.differences import differences, in_words
from releasedesk.library.entries import words_of
from releasedesk.rendering.dates import date_in_words
from releasedesk.rendering.phrases import phrases_for
from releasedesk.ui.as_written import as_written
from releasedesk.ui.controls.rows import describe, role_label
from releasedesk.ui.measures import pixels

if TYPE_CHECKING:
    from releasedesk.library.entries import AnyEntry, Content

_MOST_WORDS = 260
"""Characters that are shown of an earlier version; its tip has all of them."""


class HistoryList(QWidget):
    """Lists the earlier versions of an entry, the newest first.

    Signals:
        restore_requested: A version (its content) is to be the newest again.
    """

    restore_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contents: list[Content] = []
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("kind", "plain")
        describe(self.list, "Earlier versions", "What this entry was before; Return brings a version back")
        self.restore = QPushButton("Bring this version back")
        describe(
            self.restore,
            "Bring this version back",
            "Makes the chosen version the newest; the present one stays in the history",
        )
        self.list.setMaximumHeight(pixels(150))
        self.words = role_label("", "hint", wraps=True)
        self.list.itemSelectionChanged.connect(self._show_button)
        self.list.itemActivated.connect(self._on_restore)
        self.restore.clicked.connect(self._on_restore)
        below = QHBoxLayout()
        below.addWidget(self.restore)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list)
        column.addWidget(self.words)
        column.addLayout(below)
        self._show_button()

    def show_entry(self, entry: AnyEntry | None) -> None:
        """Show what an entry was before."""
        self.list.clear()
        self._contents = []
        following = entry.content if entry is not None else None
        for earlier in entry.history if entry is not None else ():
            assert following is not None
            changed = in_words(differences(earlier.content, following))
            item = QListWidgetItem(f"Version {earlier.version}, {in_time(earlier.changed)}. Then {changed}")
            item.setToolTip(as_written(changed))
            self.list.addItem(item)
            self._contents.append(earlier.content)
            following = earlier.content
        self._show_button()

    def _show_button(self) -> None:
        chosen = self._chosen()
        self.restore.setEnabled(chosen is not None)
        words = " · ".join(words_of(chosen).split("\n")) if chosen is not None else ""
        self.words.setText(f"It said: {_shortened(words)}" if words else "")
        self.words.setToolTip(as_written(words))
        self.words.setVisible(bool(words))

    def _chosen(self) -> Content | None:
        row = self.list.currentRow()
        return self._contents[row] if self.list.selectedItems() and row < len(self._contents) else None

    def _on_restore(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.restore_requested.emit(chosen)


def _shortened(words: str) -> str:
    """Return the beginning of long words; names in Arabic do not turn the sentence around (UAX 9)."""
    return f"\u2068{words if len(words) <= _MOST_WORDS else words[: _MOST_WORDS - 1].rstrip() + '…'}\u2069"


def in_time(moment: dt.datetime) -> str:
    """Return a moment as somebody here says it."""
    local = moment.astimezone()
    return f"{date_in_words(local.date(), phrases_for('en'))}, {local:%H:%M}"
