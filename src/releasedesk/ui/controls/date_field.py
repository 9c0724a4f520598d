"""A day that may be left open: typed in any usual form, or chosen from a calendar."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from releasedesk.rendering.dates import date_in_words
from releasedesk.rendering.phrases import phrases_for
from releasedesk.ui.controls.calendar import FieldCalendar
from releasedesk.ui.controls.field_guard import guard
from releasedesk.ui.controls.written_moment import day_of, doubt_about
from releasedesk.ui.icon_sizes import grow_field_icons


class DateField(QLineEdit):
    """A field for a day; empty for none.

    Args:
        today: Gives the day that “today” and “tomorrow” count from.

    Signals:
        date_changed: The user set a day (a `date`) or took it away (None).
        date_refused: What was typed is no day; the field shows the last one again. With it comes why it is not certain
            which one is meant; empty where it is none at all.

    Attributes:
        was_refused: Whether what was typed last was no day.

    """

    date_changed = Signal(object)
    date_refused = Signal(str, str)

    def __init__(
        self, parent: QWidget | None = None, *, today: Callable[[], dt.date] = dt.date.today
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._date: dt.date | None = None
        self.was_refused = False
        self.setClearButtonEnabled(True)
        grow_field_icons(self)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        guard(self)
        self.calendar = FieldCalendar(self, lambda: self._date or self._today())
        self.calendar.day_chosen.connect(self._on_day_chosen)
        self.textEdited.connect(self._on_text_edited)
        self.editingFinished.connect(self._on_editing_finished)

    @property
    def date(self) -> dt.date | None:
        """The day that is set."""
        return self._date

    def show_date(self, date: dt.date | None) -> None:
        """Show a day; what is being typed stays where it means the same."""
        self._date = date
        if (
            self.hasFocus()
            and day_of(self.text(), self._today()) == date
            and bool(self.text().strip()) == (date is not None)
        ):
            return
        text = date_in_words(date, phrases_for("en")) if date is not None else ""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def _on_day_chosen(self, day: dt.date) -> None:
        self._set(day)
        self.show_date(self._date)

    def _on_text_edited(self, text: str) -> None:
        if not text.strip():
            self._set(None)
        elif re.search(r"\d{4}", text) and (day := day_of(text, self._today())) is not None:
            self._set(day)

    def _on_editing_finished(self) -> None:
        self.was_refused = False
        if not self.isModified():
            return
        text = self.text()
        day = day_of(text, self._today())
        self.was_refused = day is None and bool(text.strip())
        if not self.was_refused:
            self._set(day)
        else:
            self.date_refused.emit(text, doubt_about(text, self._today()))
        words = date_in_words(self._date, phrases_for("en")) if self._date is not None else ""
        self.setText(words)

    def _set(self, date: dt.date | None) -> None:
        if date != self._date:
            self._date = date
            self.date_changed.emit(date)
