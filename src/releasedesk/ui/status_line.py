"""The quiet line below: where the release is saved, how long it is, and now and then a message."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QToolButton, QWidget

from releasedesk.ui import theme
from releasedesk.ui.as_written import as_written
from releasedesk.ui.elided_label import ElidedLabel
from releasedesk.ui.embargo_clock import EmbargoClock

_MESSAGE_TIME = 7000
"""Milliseconds for which a message stays."""

_LEAST_OF_NAME = 9
"""Heights of a line that the name of the file keeps: the embargo gives way first, which the form shows as well."""


class StatusLine(QStatusBar):
    """Shows facts about the open release; a message takes their place for a few seconds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 2, 10, 2)
        self._facts = QWidget()
        row = QHBoxLayout(self._facts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.file = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle, least=_LEAST_OF_NAME)
        self.state, self.pages = QLabel(), QLabel()
        self._count: int | None = None
        self._selected: int | None = None
        self._is_saved = False
        self.words = QToolButton()
        self.words.setToolTip("Words, characters and times of selection, section and release")
        self.words.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for label in (self.state, self.pages):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for widget in (self.file, self.state, self.words, self.pages):
            row.addWidget(widget)
        self.words.hide()
        row.addStretch(1)
        self.embargo = EmbargoClock()
        row.addWidget(self.embargo)
        self._message = ElidedLabel()
        self.addWidget(self._facts, 1)
        self.addWidget(self._message, 1)
        self._message.hide()
        self._timer = QTimer(self, singleShot=True, interval=_MESSAGE_TIME)
        self._timer.timeout.connect(self._show_facts)

    @property
    def message(self) -> str:
        """The message that is shown; empty while the facts are."""
        return "" if self._message.isHidden() else self._message.words

    @property
    def tone(self) -> str:
        """How the message is meant: “warning” where something could not be done, else empty."""
        return str(self._message.property("tone") or "")

    def say(self, message: str) -> None:
        """Show a message for a few seconds."""
        self._show(message, "")

    def warn(self, message: str) -> None:
        """Show for a few seconds that something could not be done, and what to do."""
        self._show(message, "warning")

    def _show(self, message: str, tone: str) -> None:
        theme.set_look(self._message, "tone", tone)
        self._message.show_words(message)
        self._facts.hide()
        self._message.show()
        self._timer.start()

    def show_file(self, name: str, path: str, *, is_saved: bool) -> None:
        """Show which file the release is in, and whether all of it is."""
        self.file.show_words(name or "Not in a file yet", tip=as_written(path))
        if self._is_saved and not is_saved and not self.tone:
            # “Saved” must not stand there when something was written since.
            self._show_facts()
        self._is_saved = is_saved
        nothing_new = "Saved" if name else "Unchanged"
        self.state.setText(nothing_new if is_saved else "Unsaved changes")

    def show_words(self, count: int | None) -> None:
        """Show how many words are printed; None while nobody knows."""
        self._count = count
        self._show_count()

    def show_selected(self, count: int | None) -> None:
        """Show how many words are selected; None where nothing is."""
        self._selected = count
        self._show_count()

    def _show_count(self) -> None:
        count = self._count
        self.words.setVisible(count is not None)
        text = "" if count is None else f"{count:,} word{'' if count == 1 else 's'}"
        if count is not None and self._selected is not None:
            text = f"{self._selected:,} of {text}"
        self.words.setText(text)
        self.words.setAccessibleName(f"Counts: {text}" if text else "Counts")

    def show_pages(self, count: int) -> None:
        """Show how many pages there are; nothing while there are none."""
        self.pages.setText(f"{count} page{'' if count == 1 else 's'}" if count else "")

    def show_nothing(self) -> None:
        """Show that no release is open."""
        self.file.show_words("")
        for label in (self.state, self.pages):
            label.clear()
        self._selected = None
        self.show_words(None)
        self.embargo.clear()
        self._show_facts()

    def _show_facts(self) -> None:
        self._message.hide()
        self._facts.show()
