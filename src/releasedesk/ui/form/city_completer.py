"""Completes the city of a dateline as one types; the list of cities is read when it is first needed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from releasedesk.rendering.cities import City, find_cities, read_cities
from releasedesk.ui.controls.offers import Offers

_MOST = 8


class CityCompleter(QObject):
    """Offers cities below a field, whatever accents and capitals are typed.

    Signals:
        city_chosen: The `City` that the user chose.
    """

    city_chosen = Signal(object)

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._offers = Offers(field, lambda text: [(city.label, city) for city in find_cities(text, _MOST)])
        self._offers.chosen.connect(self.city_chosen)
        field.installEventFilter(self)

    def offered(self) -> tuple[City, ...]:
        """The cities that are offered now."""
        return tuple(city for city in self._offers.offered() if isinstance(city, City))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            # Reading them takes longer than a keystroke may.
            QTimer.singleShot(0, self, read_cities)
        return super().eventFilter(watched, event)
