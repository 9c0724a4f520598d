"""The menu bar and the tool bar, laid out from the table of actions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QMenu, QPushButton, QSizePolicy, QToolBar, QToolButton, QWidget

from releasedesk.session.settings import RecentFile
from releasedesk.ui.actions import TABLE, Actions, ActionSpec
from releasedesk.ui.as_written import as_written
from releasedesk.ui.icon_sizes import grow_bar_icons
from releasedesk.ui.icons import icon

_BAR = ("undo", "redo", "", "insert_section", "insert_quote", "insert_bullets")
_WITHOUT_WORDS = ("undo", "redo")


def build_menus(window: QMainWindow, actions: Actions) -> QMenu:
    """Fill the menu bar; returns the menu of recent files, which is filled when it is shown."""
    menus: dict[str, QMenu] = {}
    recent = QMenu("Open &recent", window)
    recent.setIcon(icon("history"))
    last = ""
    for entry in TABLE:
        if not isinstance(entry, ActionSpec):
            menus[last].addSeparator()
            continue
        last = entry.menu
        _menu(window, menus, entry.menu).addAction(actions[entry.name])
        last = entry.menu.partition("/")[0]
        if entry.name == "open":
            menus[last].addMenu(recent)
    return recent


def _menu(window: QMainWindow, menus: dict[str, QMenu], path: str) -> QMenu:
    if path not in menus:
        parent, _, name = path.rpartition("/")
        if parent:
            menus[path] = _menu(window, menus, parent).addMenu(name)
        else:
            menus[path] = window.menuBar().addMenu(f"&{name}")
    return menus[path]


def fill_recent(menu: QMenu, files: list[RecentFile], open_file: Callable[[Path], None]) -> None:
    """List the recent files in a menu."""
    menu.clear()
    for file in files:
        action = menu.addAction(file.path.stem.replace("&", "&&"))
        action.setToolTip(as_written(str(file.path)))
        action.triggered.connect(partial(_open, open_file, file.path))
    if not files:
        menu.addAction("No recent releases").setEnabled(False)


def _open(open_file: Callable[[Path], None], path: Path, _checked: bool = False) -> None:
    open_file(path)


def build_tool_bar(window: QMainWindow, actions: Actions) -> QToolBar:
    """The bar with what is done most, and the one button that all work leads to."""
    bar = QToolBar("Tools", window)
    bar.setObjectName("tools")
    bar.setMovable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    # Wider than high, so that there is air between a picture and its word.
    grow_bar_icons(bar, 24, 18)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    for name in _BAR:
        if not name:
            bar.addSeparator()
            continue
        bar.addAction(actions[name])
        button = bar.widgetForAction(actions[name])
        if isinstance(button, QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if name in _WITHOUT_WORDS:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    gap = QWidget()
    gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(gap)
    bar.addWidget(_export_button(actions))
    window.addToolBar(bar)
    return bar


def _export_button(actions: Actions) -> QPushButton:
    export = actions["export"]
    button = QPushButton("Export…")
    button.setProperty("kind", "primary")
    button.setToolTip(export.toolTip())
    button.setAccessibleName("Export")
    button.setEnabled(export.isEnabled())
    button.clicked.connect(export.trigger)
    export.enabledChanged.connect(button.setEnabled)
    return button
