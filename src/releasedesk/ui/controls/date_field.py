"""A day that may be left open: typed in any usual form, or chosen from a calendar."""

from __future__ import annotations

import datetime as dt
import re

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget

from releasedesk.rendering.dates import date_in_words
from releasedesk.rendering.phrases import phrases_for
from releasedesk.ui.controls.field_guard import guard
from releasedesk.ui.controls.written_moment import day_of
from releasedesk.ui.icon_sizes import grow_field_icons
from releasedesk.ui.icons import icon


class DateField(QLineEdit):
    """A field for a day; empty for none.

    Signals:
        date_changed: The user set a day (a `date`) or took it away (None).
        date_refused: What was typed is no day; the field shows the last one again.

    Attributes:
        was_refused: Whether what was typed last was no day.

    """

    date_changed = Signal(object)
    date_refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._date: dt.date | None = None
        self.was_refused = False
        self.calendar_popup: CalendarPopup | None = None
        self.setClearButtonEnabled(True)
        grow_field_icons(self)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        guard(self)
        self.calendar_action = add_calendar_action(self)
        self.calendar_action.triggered.connect(self.open_calendar)
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
            and day_of(self.text(), dt.date.today()) == date
            and bool(self.text().strip()) == (date is not None)
        ):
            return
        text = date_in_words(date, phrases_for("en")) if date is not None else ""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def open_calendar(self) -> None:
        """Show the calendar below the field."""
        if self.calendar_popup is None:
            self.calendar_popup = CalendarPopup(self)
            self.calendar_popup.day_chosen.connect(self._on_day_chosen)
        self.calendar_popup.open_at(
            self.mapToGlobal(QPoint(0, self.height() + 2)), self._date or dt.date.today()
        )

    def event(self, event: QEvent) -> bool:
        """Keep the key for the calendar from the window, which moves blocks with it."""
        if event.type() == QEvent.Type.ShortcutOverride and opens_calendar(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if opens_calendar(event):
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _on_day_chosen(self, day: dt.date) -> None:
        self._set(day)
        self.show_date(self._date)

    def _on_text_edited(self, text: str) -> None:
        if not text.strip():
            self._set(None)
        elif re.search(r"\d{4}", text) and (day := day_of(text, dt.date.today())) is not None:
            self._set(day)

    def _on_editing_finished(self) -> None:
        self.was_refused = False
        if not self.isModified():
            return
        text = self.text()
        day = day_of(text, dt.date.today())
        self.was_refused = day is None and bool(text.strip())
        if not self.was_refused:
            self._set(day)
        else:
            self.date_refused.emit(text)
        words = date_in_words(self._date, phrases_for("en")) if self._date is not None else ""
        self.setText(words)

    def _set(self, date: dt.date | None) -> None:
        if date != self._date:
            self._date = date
            self.date_changed.emit(date)


def opens_calendar(event: QEvent) -> bool:
    """Tell whether an event is of the key that opens the calendar of a field."""
    if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Down:
        return False
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)


def add_calendar_action(field: QLineEdit) -> QAction:
    """Put the picture of a calendar at the end of a field, and return the action that a click on it triggers."""
    action = QAction(icon("calendar", "muted"), "Choose from a calendar (Alt+Down)", field)
    field.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
    return action


class CalendarPopup(QWidget):
    """A month to choose a day from.

    Signals:
        day_chosen: The day (a `date`).
    """

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.month = QCalendarWidget()
        self.month.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        # The days that a date can be: digits that are typed into the calendar lead beyond them.
        self.month.setDateRange(QDate(dt.MINYEAR, 1, 1), QDate(dt.MAXYEAR, 12, 31))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.clicked.connect(self._on_clicked)
        self.month.activated.connect(self._on_clicked)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.addWidget(self.month)

    def open_at(self, corner: QPoint, day: dt.date) -> None:
        """Show the month of a day at a point of the screen."""
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.move(corner)
        self.show()
        self.month.setFocus()

    def _on_clicked(self, day: QDate) -> None:
        self.hide()
        self.day_chosen.emit(dt.date(day.year(), day.month(), day.day()))
