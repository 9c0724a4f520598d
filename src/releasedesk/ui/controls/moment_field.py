"""A date with a time of day, as the clocks of some time zone show them."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QDateTime, QLocale, QSize, Qt, QTime, QTimeZone, Signal
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from releasedesk.ui.controls.field_guard import guard

_AROUND = 48
"""Pixels of the field around its text: edges, and the arrow that opens the calendar."""


class MomentField(QDateTimeEdit):
    """Shows and takes a wall time, without any time zone of its own.

    Signals:
        moment_changed: The user changed it (a `datetime` without time zone).
    """

    moment_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # In the machine's own zone, Qt would refuse the hour that this machine's clocks skip.
        self.setTimeZone(QTimeZone(QTimeZone.Initialization.UTC))
        # Names of days and months as everywhere in the window, whatever the machine's language is.
        self.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.setDisplayFormat("ddd d MMM yyyy, HH:mm")
        self.setCalendarPopup(True)
        self.setDateRange(QDate(1900, 1, 1), QDate(2199, 12, 31))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        edit = self.lineEdit()
        assert edit is not None, "a date field has a line edit"
        guard(self, edit)
        self.dateTimeChanged.connect(self._on_date_time_changed)

    def minimumSizeHint(self) -> QSize:
        """Never so narrow that the time of day is cut off, which is what matters most."""
        hint = super().minimumSizeHint()
        widest = self.fontMetrics().horizontalAdvance("Wed 28 Mar 2028, 00:00")
        return QSize(max(hint.width(), widest + _AROUND), hint.height())

    def moment(self) -> dt.datetime:
        """The wall time that is shown."""
        date, time = self.date(), self.time()
        return dt.datetime(date.year(), date.month(), date.day(), time.hour(), time.minute())

    def show_moment(self, moment: dt.datetime) -> None:
        """Show a wall time; what is being typed stays where it means the same."""
        if moment.replace(second=0, microsecond=0) == self.moment():
            return
        section = self.currentSection()
        blocked = self.blockSignals(True)
        self.setDateTime(
            QDateTime(
                QDate(moment.year, moment.month, moment.day),
                QTime(moment.hour, moment.minute),
                QTimeZone(QTimeZone.Initialization.UTC),
            )
        )
        self.blockSignals(blocked)
        if self.hasFocus():
            self.setSelectedSection(section)

    def _on_date_time_changed(self) -> None:
        self.moment_changed.emit(self.moment())
