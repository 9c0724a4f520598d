"""The calendar of a field for a day: a month that opens below it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QVBoxLayout, QWidget

from releasedesk.ui.icons import icon

_GAP = 2
"""Pixels between a field and its calendar."""
_STEPS = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}
"""Buttons of a QCalendarWidget by the names that Qt gives them, with their pictures."""


class FieldCalendar(QObject):
    """Opens a month at a field, from the picture at its end or with Alt+Down.

    `day` returns the day that is marked in it.

    Signals:
        day_chosen: The day (a `date`).

    """

    day_chosen = Signal(object)

    def __init__(self, field: QLineEdit, day: Callable[[], dt.date]) -> None:
        super().__init__(field)
        self._field, self._day = field, day
        self.popup: CalendarPopup | None = None
        action = QAction(icon("calendar", "muted"), "Choose from a calendar (Alt+Down)", field)
        field.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
        action.triggered.connect(self.open)
        field.installEventFilter(self)

    def open(self) -> None:
        """Show the month of the day."""
        if self.popup is None:
            self.popup = CalendarPopup(self._field)
            self.popup.day_chosen.connect(self.day_chosen)
        self.popup.open_at(self._day())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the calendar with its key, and keep that from the window, which moves blocks with it."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) or not _is_key(event):
            return False
        if event.type() == QEvent.Type.KeyPress:
            self.open()
        event.accept()
        return True


def _is_key(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Down:
        return False
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)


class CalendarPopup(QWidget):
    """A month to choose a day from, at a field.

    Signals:
        day_chosen: The day (a `date`).
    """

    day_chosen = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self._field = field
        self.setProperty("kind", "calendar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.month = QCalendarWidget()
        self.month.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        # The days that a date can be: digits that are typed into the calendar lead beyond them.
        self.month.setDateRange(QDate(dt.MINYEAR, 1, 1), QDate(dt.MAXYEAR, 12, 31))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for name, picture in _STEPS.items():
            step = self.month.findChild(QToolButton, name)
            if step is not None:
                step.setIcon(icon(picture, "muted"))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            # Red is for what went wrong.
            self.month.setWeekdayTextFormat(weekend, QTextCharFormat())
        self.month.clicked.connect(self._on_clicked)
        self.month.activated.connect(self._on_clicked)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.addWidget(self.month)

    def open_at(self, day: dt.date) -> None:
        """Show the month of a day below the field, or above it where the screen ends; always wholly on the screen."""
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        self._place()
        self.show()
        self.month.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The month learns only when it is shown how large its days are.
        self._place()

    def _place(self) -> None:
        field = self._field
        screen = field.screen().availableGeometry()
        corner = field.mapToGlobal(QPoint(0, field.height() + _GAP))
        if corner.y() + self.height() > screen.bottom():
            corner.setY(field.mapToGlobal(QPoint(0, -_GAP)).y() - self.height())
        right, bottom = screen.right() - self.width() + 1, screen.bottom() - self.height() + 1
        self.move(max(min(corner.x(), right), screen.left()), max(min(corner.y(), bottom), screen.top()))

    def _on_clicked(self, day: QDate) -> None:
        self.hide()
        self.day_chosen.emit(dt.date(day.year(), day.month(), day.day()))
