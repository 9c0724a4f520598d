"""Completes the city of a dateline as one types; the list of cities is read when it is first needed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from releasedesk.rendering.cities import City, find_cities, read_cities


class CityCompleter(QObject):
    """Offers cities below a field, whatever accents and capitals are typed; Down, Return and Tab choose one.

    Signals:
        city_chosen: The `City` that the user chose.
    """

    city_chosen = Signal(object)

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        # The model holds what was found already, under other spellings too; Qt must not sort any of it out.
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(8)
        self._completer.setWidget(field)
        popup = self._completer.popup()
        if popup is not None:
            popup.setProperty("kind", "offers")
        self._completer.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]
        field.textEdited.connect(self._on_text_edited)
        field.installEventFilter(self)

    def offered(self) -> tuple[City, ...]:
        """The cities that are offered now."""
        rows = range(self._model.rowCount())
        return tuple(self._model.item(row).data(Qt.ItemDataRole.UserRole) for row in rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            # Reading them takes longer than a keystroke may.
            QTimer.singleShot(0, self, read_cities)
        return super().eventFilter(watched, event)

    def _on_text_edited(self, text: str) -> None:
        self._model.clear()
        for city in find_cities(text, 8):
            item = QStandardItem(city.label)
            item.setData(city, Qt.ItemDataRole.UserRole)
            item.setEditable(False)
            self._model.appendRow(item)
        popup = self._completer.popup()
        if self._model.rowCount() and self._field.hasFocus():
            self._completer.complete()
        elif popup is not None:
            popup.hide()

    def _on_activated(self, index: QModelIndex) -> None:
        city = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(city, City):
            self.city_chosen.emit(city)
