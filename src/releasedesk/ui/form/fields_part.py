"""A part of the form that consists of fields, each at its own place of the release."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from releasedesk.model.place import Place, is_within
from releasedesk.ui.controls.growing_field import GrowingField
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.form.part import FormPart

TextField = LineField | GrowingField
Field = TypeVar("Field", bound=LineField | GrowingField)


class FieldsPart(FormPart):
    """Passes on what its fields ask for, and finds the field of a place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: list[TextField] = []
        self._controls: dict[QWidget, Place] = {}
        self._parts: list[FormPart] = []

    def adopt(self, field: Field) -> Field:
        """Take a text field in, and return it."""
        field.edit_requested.connect(self.edit_requested)
        field.place_entered.connect(self.place_entered)
        field.cursor_moved.connect(self.cursor_moved)
        self._fields.append(field)
        return field

    def adopt_part(self, part: FormPart) -> None:
        """Take in a part that lies inside this one."""
        part.edit_requested.connect(self.edit_requested)
        part.place_entered.connect(self.place_entered)
        part.cursor_moved.connect(self.cursor_moved)
        self._parts.append(part)

    def drop(self, child: TextField | FormPart) -> None:
        """Let go of a field or part that was taken in."""
        if isinstance(child, FormPart):
            self._parts.remove(child)
        else:
            self._fields.remove(child)

    def place_control(self, control: QWidget, place: Place) -> None:
        """Say which place is edited by a control that is no text field, such as a date."""
        if control not in self._controls:
            control.installEventFilter(self)
        self._controls[control] = place

    def enter(self, place: Place) -> bool:
        targets: list[tuple[Place, QWidget]] = [(field.place, field) for field in self._fields]
        targets += [(where, control) for control, where in self._controls.items()]
        found = nearest(place, targets)
        if found is None:
            return any(part.enter(place) for part in self._parts)
        if isinstance(found, LineField | GrowingField):
            found.enter()
        else:
            found.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            place = self._controls.get(watched, "")
            if place:
                self.place_entered.emit(place)
        return super().eventFilter(watched, event)


def nearest(place: Place, targets: Iterable[tuple[Place, QWidget]]) -> QWidget | None:
    """Return the widget for a place: its own, else one around it, else the first one inside it."""
    candidates = [(where, widget) for where, widget in targets if where]
    around = [(len(where), widget) for where, widget in candidates if is_within(place, where)]
    if around:
        longest = max(length for length, _ in around)
        return next(widget for length, widget in around if length == longest)
    return next((widget for where, widget in candidates if place and is_within(where, place)), None)
