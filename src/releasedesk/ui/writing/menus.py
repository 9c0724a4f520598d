"""The menus of a writing surface: at the mouse, and at the handle of a block."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from releasedesk.editing.body import TextKind
from releasedesk.ui.form.text_changes import add_spelling_entries
from releasedesk.ui.icons import icon
from releasedesk.ui.writing.mime import takes
from releasedesk.ui.writing.rows import RowKind

if TYPE_CHECKING:
    from releasedesk.ui.writing.surface import WritingSurface

KINDS: tuple[tuple[TextKind, str, str], ...] = (
    ("paragraph", "Paragraph", "pilcrow"),
    ("quote", "Quote", "text-quote"),
    ("bullets", "Bulleted list", "list"),
    ("numbers", "Numbered list", "list-ordered"),
)
"""The kinds of block that text can be, with their names and icons."""

_Key = QKeySequence.StandardKey
_Shortcut = QKeySequence.StandardKey | str


def add_entry(
    menu: QMenu,
    symbol: str,
    text: str,
    shortcut: _Shortcut,
    slot: Callable[[], object],
    *,
    enabled: bool = True,
) -> None:
    """Add an entry with its icon and the key that does the same."""
    action = menu.addAction(text)
    if symbol:
        action.setIcon(icon(symbol))
    if shortcut:
        action.setShortcut(QKeySequence(shortcut))
        action.setShortcutVisibleInContextMenu(True)
    action.setEnabled(enabled)
    action.triggered.connect(lambda _checked: slot())


def context_menu(surface: WritingSurface, at: QPoint) -> QMenu:
    """Return the menu for a click at a point of the surface; it is gone once it was closed."""
    if not surface.textCursor().hasSelection():
        surface.setTextCursor(surface.cursorForPosition(at))
    selected = surface.textCursor().hasSelection()
    can_paste = takes(QApplication.clipboard().mimeData())
    commands = surface.commands
    menu = _menu(surface)
    add_entry(menu, "scissors", "Cut", _Key.Cut, commands.cut, enabled=selected)
    add_entry(menu, "copy", "Copy", _Key.Copy, surface.copy, enabled=selected)
    add_entry(menu, "clipboard-paste", "Paste", _Key.Paste, surface.paste, enabled=can_paste)
    add_entry(menu, "", "Paste as plain text", "Ctrl+Shift+V", surface.pasting.paste_plain, enabled=can_paste)
    menu.addSeparator()
    add_entry(menu, "bold", "Bold", _Key.Bold, partial(commands.toggle, "strong"))
    add_entry(menu, "italic", "Italic", _Key.Italic, partial(commands.toggle, "emphasis"))
    add_entry(
        menu,
        "superscript",
        "Superscript",
        "Ctrl+.",
        partial(commands.toggle, "superscript"),
        enabled=selected,
    )
    add_entry(
        menu, "subscript", "Subscript", "Ctrl+;", partial(commands.toggle, "subscript"), enabled=selected
    )
    add_entry(menu, "link", "Link…", "Ctrl+K", surface.link_requested.emit)
    menu.addSeparator()
    _add_kinds(menu, surface.current_kind(), commands.change_kind)
    menu.addSeparator()
    add_entry(menu, "", "Select all", _Key.SelectAll, surface.selectAll)
    add_spelling_entries(menu, surface, None)
    return menu


def block_menu(surface: WritingSurface, row: int) -> QMenu:
    """Return the menu of the block that a row is part of; it is gone once it was closed."""
    commands = surface.commands
    menu = _menu(surface)
    add_entry(menu, "arrow-up", "Move up", "Alt+Up", partial(commands.move_block, -1, row))
    add_entry(menu, "arrow-down", "Move down", "Alt+Down", partial(commands.move_block, 1, row))
    kind = surface.rows[row].kind
    if kind != "object":
        menu.addSeparator()
        _add_kinds(menu, kind, lambda chosen: commands.change_kind(chosen, row))
    menu.addSeparator()
    add_entry(menu, "trash-2", "Remove", "", partial(commands.remove_block, row))
    return menu


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _add_kinds(menu: QMenu, current: RowKind, choose: Callable[[TextKind], None]) -> None:
    for kind, name, symbol in KINDS:
        add_entry(
            menu, symbol, f"Turn into {name.lower()}", "", partial(choose, kind), enabled=kind != current
        )
