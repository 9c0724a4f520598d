"""What is done by the field that has the focus, such as copying, and what is dropped on the window."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import get_args

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from releasedesk.editing.edit import Cursor
from releasedesk.editing.names import TextKind
from releasedesk.ui.writing.surface import WritingSurface

FIELD_COMMANDS = {
    "cut": "cut",
    "copy": "copy",
    "paste": "paste",
    "paste_plain": "paste",
    "select_all": "selectAll",
}
"""What any field can do, and the name that Qt has for it."""


def _text_commands() -> dict[str, Callable[[WritingSurface], object]]:
    found: dict[str, Callable[[WritingSurface], object]] = {
        "cut": lambda surface: surface.commands.cut(),
        "paste_plain": lambda surface: surface.pasting.paste_plain(),
        "bold": lambda surface: surface.commands.toggle("strong"),
        "italic": lambda surface: surface.commands.toggle("emphasis"),
        "superscript": lambda surface: surface.commands.toggle("superscript"),
        "subscript": lambda surface: surface.commands.toggle("subscript"),
        "select_all": lambda surface: surface.commands.select_all(),
        "link": lambda surface: surface.link_requested.emit(),
        "move_up": lambda surface: surface.commands.move_block(-1),
        "move_down": lambda surface: surface.commands.move_block(1),
        "remove": lambda surface: surface.commands.remove_block(),
    }
    for kind in get_args(TextKind):
        found[f"insert_{kind}"] = partial(_insert, kind=kind)
        found[f"turn_{kind}"] = partial(_turn, kind=kind)
    return found


def press_with_return(event: QKeyEvent) -> bool:
    """Press the button that has the focus where the key is Return; Qt does so in dialogs alone."""
    button = QApplication.focusWidget()
    is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
    if not is_return or not isinstance(button, QPushButton | QToolButton):
        return False
    button.click()
    return True


def _insert(surface: WritingSurface, kind: TextKind) -> None:
    surface.commands.insert_block(kind)


def _turn(surface: WritingSurface, kind: TextKind) -> None:
    surface.commands.change_kind(kind)


TEXT_COMMANDS = _text_commands()
"""What a text surface does itself, because it knows what is selected in it."""


def do(command: str) -> bool:
    """Let the field with the focus do something; False where it cannot."""
    widget = QApplication.focusWidget()
    if isinstance(widget, WritingSurface) and command in TEXT_COMMANDS:
        TEXT_COMMANDS[command](widget)
        return True
    method = getattr(widget, FIELD_COMMANDS.get(command, ""), None)
    if callable(method):
        method()
        return True
    return False


def cursor() -> Cursor | None:
    """Return where the cursor is in a text of the release; None where it is in none."""
    widget = QApplication.focusWidget()
    while widget is not None and not hasattr(widget, "cursor_now"):
        widget = widget.parentWidget()
    found = widget.cursor_now() if widget is not None else None
    return found if isinstance(found, Cursor) and found.place else None


def dropped_file(data: QMimeData) -> Path | None:
    """The one file that is dropped; None where it is none or several."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and os.path.isfile(paths[0]) else None
