"""The menus of a writing surface: at the mouse, and at the handle of a block."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from releasedesk.editing.names import TextKind
from releasedesk.ui import keymap
from releasedesk.ui.controls.word_help import add_word_entries
from releasedesk.ui.icons import icon
from releasedesk.ui.writing.mime import on_clipboard, takes
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


def add_entry(
    menu: QMenu,
    symbol: str,
    text: str,
    same_as: str,
    slot: Callable[[], object],
    *,
    enabled: bool = True,
) -> None:
    """Add an entry with its icon and the keys of the action of the window that does the same, if there is one."""
    action = menu.addAction(text)
    if symbol:
        action.setIcon(icon(symbol))
    if same_as:
        action.setShortcuts(keymap.keys(same_as))
        action.setShortcutVisibleInContextMenu(True)
    action.setEnabled(enabled)
    action.triggered.connect(lambda _checked: slot())


def context_menu(surface: WritingSurface, at: QPoint) -> QMenu:
    """Return the menu for a click at a point of the surface; it is gone once it was closed."""
    if not surface.textCursor().hasSelection():
        surface.setTextCursor(surface.cursorForPosition(at))
    selected = surface.textCursor().hasSelection()
    can_paste = takes(on_clipboard())
    commands = surface.commands
    menu = _menu(surface)
    add_entry(menu, "scissors", "Cut", "cut", commands.cut, enabled=selected)
    add_entry(menu, "copy", "Copy", "copy", surface.copy, enabled=selected)
    add_entry(menu, "clipboard-paste", "Paste", "paste", surface.paste, enabled=can_paste)
    add_entry(menu, "", "Paste as plain text", "paste_plain", surface.pasting.paste_plain, enabled=can_paste)
    menu.addSeparator()
    add_entry(menu, "bold", "Bold", "bold", partial(commands.toggle, "strong"))
    add_entry(menu, "italic", "Italic", "italic", partial(commands.toggle, "emphasis"))
    add_entry(
        menu,
        "superscript",
        "Superscript",
        "superscript",
        partial(commands.toggle, "superscript"),
        enabled=selected,
    )
    add_entry(
        menu, "subscript", "Subscript", "subscript", partial(commands.toggle, "subscript"), enabled=selected
    )
    add_entry(menu, "link", "Link…", "link", surface.link_requested.emit)
    menu.addSeparator()
    _add_kinds(menu, surface.current_kind(), commands.change_kind)
    menu.addSeparator()
    add_entry(menu, "", "Select all", "select_all", surface.selectAll)
    add_word_entries(menu, surface, None)
    return menu


def block_menu(surface: WritingSurface, row: int) -> QMenu:
    """Return the menu of the block that a row is part of; it is gone once it was closed."""
    commands = surface.commands
    menu = _menu(surface)
    add_entry(menu, "arrow-up", "Move up", "move_up", partial(commands.move_block, -1, row))
    add_entry(menu, "arrow-down", "Move down", "move_down", partial(commands.move_block, 1, row))
    kind = surface.rows[row].kind
    if kind != "object":
        menu.addSeparator()
        _add_kinds(menu, kind, lambda chosen: commands.change_kind(chosen, row))
    menu.addSeparator()
    add_entry(menu, "trash-2", "Remove", "remove", partial(commands.remove_block, row))
    return menu


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _add_kinds(menu: QMenu, current: RowKind, choose: Callable[[TextKind], None]) -> None:
    for kind, name, symbol in KINDS:
        add_entry(
            menu,
            symbol,
            f"Turn into {name.lower()}",
            f"turn_{kind}",
            partial(choose, kind),
            enabled=kind != current,
        )
