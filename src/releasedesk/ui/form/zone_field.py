"""The choice of a time zone, found by typing a city, a country or an identifier."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from releasedesk.ui.controls.chosen_by_typing import is_entered, opens_list
from releasedesk.ui.controls.field_guard import guard
from releasedesk.ui.controls.offers import Offers
from releasedesk.ui.form.zone_names import find_zone, offered_zones, zone_at, zone_labels


class ZoneField(QComboBox):
    """One of the time zones of the IANA database; the list is made when it is first needed.

    Signals:
        zone_chosen: The identifier of the zone that the user chose.
        zone_unknown: What the user typed names no zone, or several; it is no longer shown.
    """

    zone_chosen = Signal(str)
    zone_unknown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = ""
        self._short = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        edit = self.lineEdit()
        assert edit is not None, "an editable combo box has a line edit"
        self._edit = edit
        guard(self, edit)
        # Its own would complete what is typed to any label. Qt takes none, which its stubs do not say.
        self.setCompleter(None)  # type: ignore[arg-type]
        self.offers = Offers(edit, _offers, below=self)
        self.offers.chosen.connect(self._choose)
        edit.editingFinished.connect(self._on_editing_finished)
        self.activated.connect(self._on_activated)

    @property
    def zone(self) -> str:
        """The identifier of the zone that is shown."""
        return self._zone

    def show_zone(self, zone: str, moment: dt.datetime) -> None:
        """Show a zone as its clocks are called at a moment."""
        short = zone_at(zone, moment)
        if (zone, short) == (self._zone, self._short):
            return
        self._zone, self._short = zone, short
        self._show_short()

    def clear_zone(self) -> None:
        """Show no zone, only what belongs into the field."""
        self._zone = self._short = ""
        self._show_short()

    def showPopup(self) -> None:
        self._fill()
        blocker = QSignalBlocker(self)
        self.setCurrentIndex(self.findData(self._zone))
        self._edit.setText(self._short)
        blocker.unblock()
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not opens_list(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._fill()
        super().focusInEvent(event)
        if is_entered(event) or self._edit.text() == self._short:
            self._edit.selectAll()

    def _fill(self) -> None:
        if self.count():
            return
        blocker = QSignalBlocker(self)
        for zone, label in zone_labels().items():
            self.addItem(label, zone)
        self.setCurrentIndex(-1)
        blocker.unblock()
        self._show_short()

    def _show_short(self) -> None:
        blocker = QSignalBlocker(self._edit)
        self._edit.setText(self._short)
        self._edit.setCursorPosition(0)
        if self._edit.hasFocus():
            self._edit.selectAll()
        blocker.unblock()

    def _choose(self, zone: str) -> None:
        self._show_short()
        if zone and zone != self._zone:
            self.zone_chosen.emit(zone)

    def _on_activated(self, index: int) -> None:
        self._choose(str(self.itemData(index) or ""))

    def _on_editing_finished(self) -> None:
        typed = self._edit.text()
        if typed == self._short:
            return
        zone = find_zone(typed)
        self._show_short()
        if zone is None:
            self.zone_unknown.emit(typed)
        elif zone != self._zone:
            self.zone_chosen.emit(zone)


def _offers(text: str) -> list[tuple[str, object]]:
    labels = zone_labels()
    return [(labels[zone], zone) for zone in offered_zones(text)]
