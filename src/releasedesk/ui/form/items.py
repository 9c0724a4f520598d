"""Sequences in the form, such as contacts or phones: items that are added, moved and removed by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout

from releasedesk.editing.edit import Edit, Operation
from releasedesk.editing.items import move_item, remove_item
from releasedesk.model import Edition, Release
from releasedesk.model.place import Place, place
from releasedesk.ui import keymap
from releasedesk.ui.controls import group_names
from releasedesk.ui.controls.rows import icon_button, quiet_button
from releasedesk.ui.form.fields_part import FieldsPart


class Item(FieldsPart):
    """One item of a sequence, at a place of its own.

    Signals:
        move_requested: The item is to go up (negative) or down by that many.
        remove_requested: The item is to be taken out.
    """

    move_requested = Signal(int)
    remove_requested = Signal()

    def __init__(self, noun: str) -> None:
        super().__init__()
        self.where: Place = ""
        self._noun = noun
        self._can_move = (False, False)
        self._menu_button: QToolButton | None = None

    def show_item(self, where: Place, item: Any, release: Release, edition: Edition) -> None:
        """Show the state of an item, which stands at a place."""
        raise NotImplementedError

    def remove_label(self) -> str:
        """What the menu calls the removal."""
        return f"Remove {self._noun}"

    def set_can_move(self, up: bool, down: bool) -> None:
        """Say where there is room to move to."""
        self._can_move = (up, down)

    def focused_field(self) -> int:
        """Return which of the fields has the cursor; the first where none has."""
        return next((index for index, field in enumerate(self._fields) if field.hasFocus()), 0)

    def focus_field(self, index: int) -> None:
        """Put the cursor into one of the fields."""
        if index < len(self._fields):
            self._fields[index].setFocus(Qt.FocusReason.OtherFocusReason)

    def menu_button(self) -> QToolButton:
        """Return a new button that opens the menu of the item."""
        button = icon_button(
            f"More for this {self._noun}",
            "ellipsis",
            f"Move or remove this {self._noun}",
        )
        keymap.keep_tip(button, button.toolTip(), "move_up", "move_down")
        button.clicked.connect(lambda: self.open_menu(button.mapToGlobal(button.rect().bottomLeft())))
        self._menu_button = button
        return button

    def stand_alone(self) -> None:
        """Show the item outside of any sequence: there is nothing to move or remove."""
        if self._menu_button is not None:
            self._menu_button.hide()

    def fill_menu(self, menu: QMenu) -> None:
        """Add what can be done with this kind of item."""

    def open_menu(self, at: QPoint) -> QMenu:
        """Show the menu of the item."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, same_as, by, is_possible in (
            ("Move up", "move_up", -1, self._can_move[0]),
            ("Move down", "move_down", 1, self._can_move[1]),
        ):
            action = QAction(text, menu)
            action.setShortcuts(keymap.keys(same_as))
            action.setShortcutVisibleInContextMenu(True)
            action.setEnabled(is_possible)
            action.triggered.connect(partial(self.move_requested.emit, by))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.remove_label(), self.remove_requested.emit)
        self.fill_menu(menu)
        menu.popup(at)
        return menu

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and keymap.move_of(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = keymap.move_of(event)
        if by:
            self.move_requested.emit(by)
        else:
            super().keyPressEvent(event)


T = TypeVar("T", bound=Item)


class ItemList(FieldsPart, Generic[T]):
    """The items of a sequence below each other, and a button that adds one.

    Args:
        noun: What an item is called in messages and in the names of steps, such as “phone”.
        make: Makes the widget of an item.
        adding: What adding asks for, given the place of the sequence.
        removing: What removing asks for, given the place of an item; taking it out where it is not given.
        asking: Asks somebody before an item is removed, and returns what to do then; None for nothing.
    """

    def __init__(
        self,
        noun: str,
        make: Callable[[], T],
        adding: Callable[[Release, Place], Edit],
        *,
        help: str,
        removing: Callable[[Release, Place], Edit] | None = None,
        asking: Callable[[Place], Operation | None] | None = None,
        spacing: int = 8,
    ) -> None:
        super().__init__()
        self._noun = noun
        self._make = make
        self._adding = adding
        self._removing = removing or (lambda release, where: remove_item(release, where, f"remove {noun}"))
        self._asking = asking
        self._sequence: Place = ""
        self._items: dict[str, T] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(spacing)
        self.add_button: QPushButton = quiet_button(f"Add {noun}", "plus", help)
        self.add_button.clicked.connect(self._on_add_clicked)
        below = self._below = QHBoxLayout()
        below.addWidget(self.add_button)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._rows)
        column.addLayout(below)

    def add_beside(self, button: QPushButton) -> None:
        """Put another button beside the one that adds an item."""
        self._below.insertWidget(1, button)

    def items(self) -> list[T]:
        """The widgets of the items, in order."""
        return list(self._items.values())

    def show_items(self, sequence: Place, values: Sequence[Any], release: Release, edition: Edition) -> None:
        """Show the items of a sequence; widgets of items that stay are kept."""
        self._sequence = sequence
        keys = [str(getattr(value, "id", index)) for index, value in enumerate(values)]
        for key in [key for key in self._items if key not in keys]:
            self._discard(self._items.pop(key))
        self._items = {key: self._items.get(key) or self._made() for key in keys}
        for index, (key, value) in enumerate(zip(keys, values, strict=True)):
            item = self._items[key]
            if self._rows.indexOf(item) != index:
                self._rows.insertWidget(index, item)
                item.show()
            item.where = place(sequence, key)
            item.show_item(item.where, value, release, edition)
            item.set_can_move(index > 0, index < len(keys) - 1)
            group_names.number(item, self._noun, index + 1)

    def enter(self, place: Place) -> bool:
        for item in self._items.values():
            if item.enter(place):
                return True
        if self._sequence and place == self._sequence:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def _made(self) -> T:
        item = self._make()
        item.move_requested.connect(partial(self._on_move_requested, item))
        item.remove_requested.connect(partial(self._on_remove_requested, item))
        self.adopt_part(item)
        return item

    def _discard(self, item: T) -> None:
        self.drop(item)
        self._rows.removeWidget(item)
        item.hide()
        item.deleteLater()

    def _key(self, index: int) -> str | None:
        keys = list(self._items)
        return keys[index] if 0 <= index < len(keys) else None

    def _on_add_clicked(self) -> None:
        adding, sequence = self._adding, self._sequence
        self.edit_requested.emit(lambda release: adding(release, sequence))
        last = self._key(len(self._items) - 1)
        if last is not None:
            self.enter(place(self._sequence, last))

    def _on_move_requested(self, item: T, by: int) -> None:
        index = self.items().index(item)
        if not 0 <= index + by < len(self._items):
            return
        field = item.focused_field()
        self.edit_requested.emit(partial(move_item, item=item.where, by=by, label=f"move {self._noun}"))
        self.items()[index + by].focus_field(field)

    def _on_remove_requested(self, item: T) -> None:
        index = self.items().index(item)
        removing, where = self._removing, item.where
        operation = (
            self._asking(where) if self._asking is not None else lambda release: removing(release, where)
        )
        if operation is None:
            return
        self.edit_requested.emit(operation)
        neighbour = self._key(min(index, len(self._items) - 1))
        if neighbour is None or not self._items[neighbour].enter(place(self._sequence, neighbour)):
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
