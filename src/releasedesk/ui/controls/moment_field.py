"""A date with a time of day, as the clocks of some time zone show them: written in any usual form, or chosen."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from releasedesk.ui.controls.calendar import FieldCalendar
from releasedesk.ui.controls.field_guard import guard
from releasedesk.ui.controls.written_moment import doubt_about, is_complete, moment_of
from releasedesk.ui.icon_sizes import grow_field_icons

Part = Literal["day", "month", "year", "hour", "minute"]

_AROUND = 48
"""Pixels of the field around its text: edges, and the icon that opens the calendar."""
_SHOWN = re.compile(r"(?P<day>\w+ \d+) (?P<month>\w+) (?P<year>\d+), (?P<hour>\d+):(?P<minute>\d+)")
_FIRST, _LAST = dt.datetime(1900, 1, 1), dt.datetime(2199, 12, 31, 23, 59)


class MomentField(QLineEdit):
    """Shows and takes a wall time, without any time zone of its own; the arrow keys count its parts up and down.

    Args:
        today: Gives the day that “today” and “tomorrow” count from, as the clocks show it whose time is written.

    Signals:
        moment_changed: The user changed it (a `datetime` without time zone).
        moment_refused: What was written is no moment; the field shows the last one again. With it comes why it is not
            certain which one is meant; empty where it is none at all.

    Attributes:
        was_refused: Whether what was written last was no moment.

    """

    moment_changed = Signal(object)
    moment_refused = Signal(str, str)

    def __init__(
        self, parent: QWidget | None = None, *, today: Callable[[], dt.date] = dt.date.today
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._moment = dt.datetime(2000, 1, 1)
        self._shown_weekday = self._moment.weekday()
        self.was_refused = False
        grow_field_icons(self)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        guard(self)
        self.calendar = FieldCalendar(self, lambda: self._moment.date())
        self.calendar.day_chosen.connect(self._on_day_chosen)
        self.textEdited.connect(self._on_text_edited)
        self.editingFinished.connect(self._on_editing_finished)

    def minimumSizeHint(self) -> QSize:
        """Never so narrow that the time of day is cut off, which is what matters most."""
        hint = super().minimumSizeHint()
        widest = self.fontMetrics().horizontalAdvance("Wed 28 Mar 2028, 00:00")
        return QSize(max(hint.width(), widest + _AROUND), hint.height())

    def moment(self) -> dt.datetime:
        """The wall time that is shown."""
        return self._moment

    def show_moment(self, moment: dt.datetime) -> None:
        """Show a wall time; what is being typed stays where it means the same."""
        self._moment = moment.replace(second=0, microsecond=0)
        if not self.hasFocus() or self._written() != self._moment:
            self._show_words()

    def part_at_cursor(self) -> Part | None:
        """Return which part of the moment the cursor is in; None while something else is written."""
        match = _SHOWN.fullmatch(self.text())
        if match is None or self.text() != _in_words(self._moment):
            return None
        parts: tuple[Part, ...] = ("day", "month", "year", "hour")
        return next((part for part in parts if self.cursorPosition() <= match.end(part)), "minute")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps and not self.isReadOnly():
            self._step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        part = self.part_at_cursor()
        if part is None:
            return
        moment = _stepped(self._moment, part, by)
        if not _FIRST <= moment <= _LAST:
            return
        self._set(moment)
        self._show_words()
        match = _SHOWN.fullmatch(self.text())
        if match is not None:
            self.setSelection(match.start(part), len(match[part]))

    def _on_day_chosen(self, day: dt.date) -> None:
        self._set(dt.datetime.combine(day, self._moment.time()))
        self._show_words()

    def _on_text_edited(self, text: str) -> None:
        written = self._written()
        if written is not None and is_complete(text):
            self._set(written)

    def _on_editing_finished(self) -> None:
        self.was_refused = False
        if not self.isModified():
            return
        text = self.text()
        written = self._written()
        self.was_refused = written is None or not _FIRST <= written <= _LAST
        if written is not None and not self.was_refused:
            self._set(written)
        elif text.strip():
            self.moment_refused.emit(text, doubt_about(text, self._today(), with_time=True))
        self._show_words()

    def _written(self) -> dt.datetime | None:
        return moment_of(self.text(), self._moment, self._today(), shown_weekday=self._shown_weekday)

    def _set(self, moment: dt.datetime) -> None:
        if moment != self._moment and _FIRST <= moment <= _LAST:
            self._moment = moment
            self.moment_changed.emit(moment)

    def _show_words(self) -> None:
        words = _in_words(self._moment)
        self._shown_weekday = self._moment.weekday()
        if words != self.text():
            self.setText(words)
            self.setCursorPosition(0)
        self.setModified(False)


def _in_words(moment: dt.datetime) -> str:
    # Names of days and months as everywhere in the window, whatever the machine's language is.
    english = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    day = english.toString(QDate(moment.year, moment.month, moment.day), "ddd d MMM yyyy")
    return f"{day}, {moment:%H:%M}"


def _stepped(moment: dt.datetime, part: Part, by: int) -> dt.datetime:
    if part == "month":
        months = moment.year * 12 + moment.month - 1 + by
        return _on_day(moment, months // 12, months % 12 + 1)
    if part == "year":
        return _on_day(moment, moment.year + by, moment.month)
    return moment + {"day": dt.timedelta(days=by), "hour": dt.timedelta(hours=by)}.get(
        part, dt.timedelta(minutes=by)
    )


def _on_day(moment: dt.datetime, year: int, month: int) -> dt.datetime:
    """Return a moment in another month, on the last day of it where it is shorter."""
    last = calendar.monthrange(year, month)[1]
    return moment.replace(year=year, month=month, day=min(moment.day, last))
