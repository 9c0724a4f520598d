"""The further time zones in which an embargo is printed, as chips, and a field that adds one."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from releasedesk.ui.controls.rows import describe
from releasedesk.ui.controls.wrapping_row import WrappingRow
from releasedesk.ui.form.zone_field import ZoneField
from releasedesk.ui.form.zone_names import zone_at
from releasedesk.ui.icons import icon


class FurtherZones(QWidget):
    """Shows the zones and wishes for others.

    Signals:
        zones_chosen: The zones (a tuple of identifiers) that the user wants.
        zone_unknown: What the user typed names no zone, or several.
    """

    zones_chosen = Signal(object)
    zone_unknown = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._zones: tuple[str, ...] = ()
        self._shown: tuple[tuple[str, ...], str] | None = None
        self._chips: list[QPushButton] = []
        self.add_field = ZoneField()
        describe(
            self.add_field,
            "Add a time zone",
            "The embargo is printed on the clocks of this zone, too; type a city or a country to find it",
        )
        edit = self.add_field.lineEdit()
        assert edit is not None, "an editable combo box has a line edit"
        edit.setPlaceholderText("Add a city")
        self.add_field.setMinimumWidth(190)
        self.add_field.zone_chosen.connect(self._on_zone_chosen)
        self.add_field.zone_unknown.connect(self.zone_unknown)
        self._chip_box = QWidget()
        self._chip_row = QHBoxLayout(self._chip_box)
        self._chip_row.setContentsMargins(0, 0, 0, 0)
        self._chip_row.setSpacing(6)
        self._chip_row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        self._row = WrappingRow(content)
        self._row.add(self._chip_box)
        self._row.add(self.add_field, basis=190, grow=1)
        rows.addWidget(content)
        self.setFocusProxy(self.add_field)

    def show_zones(self, zones: tuple[str, ...], moment: dt.datetime) -> None:
        """Show the zones as their clocks are called at a moment."""
        names = " ".join(zone_at(zone, moment) for zone in zones)
        if (zones, names) == self._shown:
            return
        self._shown, self._zones = (zones, names), zones
        for chip in self._chips:
            self._chip_row.removeWidget(chip)
            chip.deleteLater()
        self._chips = [self._chip(zone, moment) for zone in zones]
        for index, chip in enumerate(self._chips):
            self._chip_row.insertWidget(index, chip)
        self._chip_box.setVisible(bool(zones))

    def chips(self) -> list[QPushButton]:
        """The chips in order; a click takes the zone away."""
        return list(self._chips)

    def _chip(self, zone: str, moment: dt.datetime) -> QPushButton:
        name = zone_at(zone, moment)
        chip = QPushButton(icon("x", "muted"), name)
        describe(chip, f"Do not print {name}", f"Take {name} out of the release line")
        chip.clicked.connect(partial(self._on_chip_clicked, zone))
        return chip

    def _on_chip_clicked(self, zone: str) -> None:
        self.zones_chosen.emit(tuple(each for each in self._zones if each != zone))

    def _on_zone_chosen(self, zone: str) -> None:
        self.add_field.clear_zone()
        if zone not in self._zones:
            self.zones_chosen.emit((*self._zones, zone))
