"""What is printed where the text for publication ends: the house style's mark, none, or one's own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from releasedesk.editing.fields import set_field
from releasedesk.model.place import Place
from releasedesk.ui.controls.field_guard import guard
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.controls.rows import describe

_HOUSE_STYLE, _NONE, _OWN = range(3)


class EndMarkField(QWidget):
    """Chooses the end mark; `own` is the field for one in other words.

    Signals:
        edit_requested: An `Operation` that sets the mark.
    """

    edit_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._place: Place = ""
        self._usual = ""
        self.choice = QComboBox()
        self.choice.addItems(["As usual", "None", "Own mark"])
        guard(self.choice)
        describe(self.choice, "End mark", "What is printed where the text for publication ends")
        self.own = LineField()
        describe(
            self.own, "Own end mark", "The mark that is printed where the text for publication ends", "###"
        )
        self.setFocusProxy(self.choice)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.choice, 1)
        row.addWidget(self.own, 1)
        self.choice.activated.connect(self._on_activated)

    def show_mark(self, place: Place, mark: str | None, usual: str) -> None:
        """Show the mark of a place; None is the one that the house style prints, which is `usual`."""
        self._place = place
        self._usual = usual
        self.choice.setItemText(_HOUSE_STYLE, f"House style: {usual or 'none'}")
        is_own = bool(mark) or (mark == "" and self.own.hasFocus())
        self.choice.setCurrentIndex(_HOUSE_STYLE if mark is None else _OWN if is_own else _NONE)
        self.own.setVisible(is_own)
        if is_own:
            self.own.show_text(place, mark or "")

    def _on_activated(self, index: int) -> None:
        mark = {_HOUSE_STYLE: None, _NONE: "", _OWN: self.own.text() or self._usual}[index]
        self.edit_requested.emit(partial(set_field, where=self._place, value=mark, label="end mark"))
        if index == _OWN:
            self.own.enter()
            self.own.selectAll()
