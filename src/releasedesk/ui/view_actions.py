"""The View menu: how large the pages are, and which parts are shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QSignalBlocker, QTimer

from releasedesk.session.settings import Settings
from releasedesk.ui.actions import Actions
from releasedesk.ui.preview.page_view import Zoom
from releasedesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from releasedesk.ui.preview.own_window import PagesWindow

_LATER = 300
"""Milliseconds after which the pages move to the window that they had the last time."""

_ZOOMS: dict[str, Zoom] = {"zoom_100": 1.0, "zoom_width": "width", "zoom_page": "page"}


class ViewActions(QObject):
    """Carries out the View menu on the workspace, and remembers what was chosen."""

    def __init__(self, actions: Actions, settings: Settings) -> None:
        super().__init__(actions["zoom_in"].parent())
        self._actions = actions
        self._settings = settings
        self._workspace: Workspace | None = None
        self._own_window: PagesWindow | None = None
        actions["show_outline"].setChecked(settings.shows_outline)
        actions["show_pages"].setChecked(settings.shows_pages)
        actions["detach_pages"].setChecked(settings.detaches_pages)

    def attach(self, workspace: Workspace) -> None:
        """Take charge of a workspace."""
        self._workspace = workspace
        for part, is_wanted in (
            (workspace.pages, self._settings.shows_pages),
            (workspace.outline, self._settings.shows_outline),
        ):
            if not is_wanted:
                workspace.room.want(part, False)
        workspace.parts_changed.connect(self._on_parts_changed)
        workspace.pages.set_zoom(zoom_from(self._settings.zoom))
        canvas = workspace.pages.canvas
        self._actions["zoom_in"].triggered.connect(lambda: canvas.zoom_by_steps(1))
        self._actions["zoom_out"].triggered.connect(lambda: canvas.zoom_by_steps(-1))
        for name, zoom in _ZOOMS.items():
            self._actions[name].triggered.connect(partial(self._on_zoom_chosen, zoom))
        self._actions["show_outline"].toggled.connect(self._on_outline_toggled)
        self._actions["show_pages"].toggled.connect(self._on_pages_toggled)
        self._actions["detach_pages"].toggled.connect(self._on_detach_toggled)
        workspace.pages.zoom_changed.connect(self._on_zoom_changed)
        if self._settings.detaches_pages:
            # The form is there first.
            QTimer.singleShot(_LATER, self, lambda: self._on_detach_toggled(self._settings.detaches_pages))

    def _on_zoom_chosen(self, zoom: Zoom, _checked: bool = False) -> None:
        if self._workspace is not None:
            self._workspace.pages.set_zoom(zoom)

    def _on_zoom_changed(self) -> None:
        if self._workspace is not None:
            self._settings.zoom = str(self._workspace.pages.canvas.zoom)

    def _on_outline_toggled(self, shown: bool) -> None:
        self._settings.shows_outline = shown
        if self._workspace is not None:
            self._workspace.room.want(self._workspace.outline, shown)

    def _on_pages_toggled(self, shown: bool) -> None:
        self._settings.shows_pages = shown
        if self._own_window is not None:
            self._own_window.setVisible(shown)
        if self._workspace is not None:
            self._workspace.room.want(self._workspace.pages, shown)

    def _on_parts_changed(self) -> None:
        """Let the menu say what is seen; what is wished for, for when there is room again, stays in the settings."""
        workspace = self._workspace
        if workspace is None:
            return
        for action, part in (("show_outline", workspace.outline), ("show_pages", workspace.pages)):
            with QSignalBlocker(self._actions[action]):
                self._actions[action].setChecked(workspace.room.is_shown(part))

    def _on_detach_toggled(self, apart: bool) -> None:
        self._settings.detaches_pages = apart
        workspace = self._workspace
        if workspace is None or apart == (self._own_window is not None):
            return
        if apart:
            from releasedesk.ui.preview.own_window import PagesWindow

            self._own_window = PagesWindow(workspace.window())
            self._own_window.closed.connect(lambda: self._actions["detach_pages"].setChecked(False))
            self._actions["show_pages"].setChecked(True)
            self._own_window.take(workspace.pages, self._settings.pages_geometry)
        elif self._own_window is not None:
            self._settings.pages_geometry = self._own_window.geometry_to_store
            workspace.take_pages_back()
            self._own_window.hide()
            self._own_window.deleteLater()
            self._own_window = None

    def use(self, setting: str) -> None:
        """Do what a setting says that was changed elsewhere."""
        for name, action in (
            ("shows_outline", "show_outline"),
            ("shows_pages", "show_pages"),
            ("detaches_pages", "detach_pages"),
        ):
            if setting == name:
                self._actions[action].setChecked(getattr(self._settings, name))

    def leave(self) -> None:
        """Note where the pages' own window is, and hide it: it goes with the window."""
        if self._own_window is not None:
            self._settings.pages_geometry = self._own_window.geometry_to_store
            self._own_window.hide()


def zoom_from(stored: str) -> Zoom:
    """Read a zoom from the settings; whatever makes no sense fits the width."""
    if stored in ("width", "page"):
        return cast(Zoom, stored)
    try:
        return float(stored)
    except ValueError:
        return "width"
