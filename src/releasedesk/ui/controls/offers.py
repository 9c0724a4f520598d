"""What may be meant by what is typed, offered in a list below a field."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

_LINES = 8

FindOffers = Callable[[str], Iterable[tuple[str, object]]]
"""Returns what is offered for a text, best first: what is shown, and what it stands for."""


class Offers(QObject):
    """Offers below a field what is found for the text in it; Down, Return and Tab choose one.

    `below` is the widget that a line belongs to and has the focus of, such as a combo box.

    Signals:
        chosen: What the chosen line stands for.

    """

    chosen = Signal(object)

    def __init__(self, field: QLineEdit, find: FindOffers, *, below: QWidget | None = None) -> None:
        super().__init__(field)
        self._field, self._find = field, find
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        # The model holds what was found already, under other spellings too; Qt must not sort any of it out.
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_LINES)
        self._completer.setWidget(below or field)
        popup = self._completer.popup()
        if popup is not None:
            popup.setProperty("kind", "offers")
        self._completer.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]
        field.textEdited.connect(self._on_text_edited)
        if popup is not None:
            field.editingFinished.connect(popup.hide)

    def offered(self) -> tuple[object, ...]:
        """What is offered now, in its order."""
        rows = range(self._model.rowCount())
        return tuple(self._model.item(row).data(Qt.ItemDataRole.UserRole) for row in rows)

    def _on_text_edited(self, text: str) -> None:
        self._model.clear()
        for label, meant in self._find(text):
            item = QStandardItem(label)
            item.setData(meant, Qt.ItemDataRole.UserRole)
            item.setEditable(False)
            self._model.appendRow(item)
        popup = self._completer.popup()
        if self._model.rowCount() and self._field.hasFocus():
            self._completer.complete()
        elif popup is not None:
            popup.hide()

    def _on_activated(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(Qt.ItemDataRole.UserRole))
