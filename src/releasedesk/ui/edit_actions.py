"""Makes the edits that are wished for by the form, the outline and the menus; the one place that changes a release."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from releasedesk.editing.edit import Edit, Operation
from releasedesk.editing.names import TextKind
from releasedesk.errors import InvalidEdit
from releasedesk.model import Release
from releasedesk.model.place import Place, is_within
from releasedesk.session.session import Session
from releasedesk.ui import focused, lost_focus
from releasedesk.ui.commands import COMMANDS, block_place, item_place
from releasedesk.ui.controls.half_typed import finish_typing
from releasedesk.ui.form.person_removal import removal_of
from releasedesk.ui.possible import MenusAsPossible

if TYPE_CHECKING:
    from releasedesk.ui.main_window import MainWindow
    from releasedesk.ui.workspace import Workspace

_MOVES = ("move_up", "move_down")


class EditActions(QObject):
    """Edits the open release on behalf of a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        MenusAsPossible(window)

    def apply(self, operation: Operation, initiator: object = None) -> bool:
        """Make an edit; where it cannot be made, say why and return False."""
        session, workspace = self._window.session, self._window.workspace
        if session is None:
            return False
        before, place, field = session.release, workspace.place if workspace else "", self._field()
        try:
            edit = operation(session.release)
            if edit.cursor_before is None:
                edit = replace(edit, cursor_before=focused.cursor())
            session.apply(edit, initiator)
        except InvalidEdit as error:
            self._window.status.warn(str(error))
            return False
        except LookupError:
            # Something else removed the place while this edit was on its way.
            self._window.status.warn("That place is not in the release any more.")
            return False
        if workspace is not None and lost_focus.is_gone(field):
            workspace.go_to(lost_focus.place_beside(before, session.release, place))
        return True

    def _field(self) -> QWidget | None:
        """Return the field of the open release that has the focus, which an edit may take away."""
        field, workspace = QApplication.focusWidget(), self._window.workspace
        if field is None or workspace is None or not workspace.isVisible():
            return None
        return field if workspace.isAncestorOf(field) else None

    def do(self, command: str) -> None:
        """Carry out a command: in the field with the focus, or on what the cursor is in."""
        session, workspace = self._window.session, self._window.workspace
        if focused.do(command) or session is None or workspace is None or _turn(command, workspace):
            return
        if command == "move_down" and _opens_list(workspace.place):
            return
        if command not in COMMANDS:
            needed = "a field" if command in focused.FIELD_COMMANDS else "the text"
            self._window.status.warn(f"Put the cursor into {needed} first.")
            return
        if command == "remove" and workspace.place.startswith("people/"):
            person = workspace.place.split("/")[1]
            removal = removal_of(session.release, person, self._window, workspace.go_to)
            if removal is not None:
                self.apply(removal)
            return
        places: list[Place] = []

        def operation(release: Release) -> Edit:
            edit = COMMANDS[command](release, session.edition, workspace.place)
            places.extend(edit.places)
            return edit

        where = workspace.place
        # What follows what was removed has the cursor already, and what was moved keeps it in the same field.
        if self.apply(operation) and places and command != "remove":
            workspace.go_to(where if command in _MOVES and is_within(where, places[0]) else places[0])

    def undo(self) -> None:
        """Take back the last thing done."""
        self._go_back(Session.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._go_back(Session.redo)

    def _go_back(self, step: Callable[[Session], object]) -> None:
        session = self._window.session
        if session is None:
            return
        before = session.release
        is_taken_back = finish_typing()
        # What a field refuses and takes back by itself is all that was asked for.
        if session.release is not before or not is_taken_back:
            step(session)

    def cursor_moved(self) -> None:
        """Let the next character typed begin a new step of the history."""
        if self._window.session is not None:
            self._window.session.cursor_moved()


def _turn(command: str, workspace: Workspace) -> bool:
    """Let a text turn the block that the field with the focus stands below: it knows who speaks."""
    block, surface = block_place(workspace.place), workspace.form.current_surface()
    row = surface.body.row_of(block.rpartition("/")[2]) if block and surface is not None else None
    kind = next((kind for kind in get_args(TextKind) if command == f"turn_{kind}"), None)
    if surface is None or row is None or kind is None:
        return False
    surface.commands.change_kind(kind, row)
    return True


def _opens_list(place: Place) -> bool:
    """Open the list of a field that has a fixed place: the key that moves what has none opens lists elsewhere."""
    field = QApplication.focusWidget()
    if not isinstance(field, QComboBox) or block_place(place) or item_place(place):
        return False
    field.showPopup()
    return True
