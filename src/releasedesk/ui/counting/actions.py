"""The counts of one window: what is selected, the section of the cursor, and the panel that shows everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from releasedesk.model import plain_text
from releasedesk.model.place import resolve
from releasedesk.session.channels import channels_of, chosen_channel
from releasedesk.session.counting import Counts, count
from releasedesk.session.settings import save_settings
from releasedesk.ui.counting.limits import shared
from releasedesk.ui.counting.panel import CountsPanel
from releasedesk.ui.text_places import focused_text, selected

if TYPE_CHECKING:
    from releasedesk.session.word_count import PrintedCounts
    from releasedesk.ui.main_window import MainWindow
    from releasedesk.ui.workspace import Workspace

_PAUSE = 200
"""Milliseconds after a move of the cursor at which what is selected is counted."""


class CountActions(QObject):
    """Shows the counts in the status line, and all of them when they are asked for."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self.panel: CountsPanel | None = None
        self.selection: Counts | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.look)
        self._connect()
        shared().use(window.settings)

    def _connect(self) -> None:
        self._workspace.form.cursor_moved.connect(self._timer.start)
        self._workspace.place_entered.connect(self._timer.start)
        self._window.bridge.release_changed.add(lambda _: self._timer.start())
        self._window.words.counted.connect(self._show)
        self._window.status.words.clicked.connect(self.open_panel)
        self._window.actions_["counts"].triggered.connect(self.open_panel)
        self._window.settings_changed.connect(self._on_setting_changed)

    def look(self) -> None:
        """Count what is selected now."""
        self._timer.stop()
        counted = self._count_selection()
        if counted != self.selection:
            self.selection = counted
            self._window.status.show_selected(counted.words if counted is not None else None)
            self._show()

    def open_panel(self) -> None:
        """Show all counts."""
        self.look()
        panel = self.panel = CountsPanel(self._window)
        panel.channel_chosen.connect(self._on_channel_chosen)
        panel.edit_requested.connect(lambda: self._window.dialogs.show_preferences("limits"))
        panel.destroyed.connect(self._on_panel_closed)
        self._show_channels()
        self._show()
        panel.open_above(self._window.status.words)

    def _count_selection(self) -> Counts | None:
        session, widget = self._window.session, focused_text()
        if session is None or widget is None:
            return None
        texts = []
        for stretch in selected(widget):
            try:
                words = plain_text(resolve(session.release, stretch.place))
            except LookupError:
                continue
            texts.append(words[stretch.start : stretch.stop])
        return count(texts, session.edition.language) if texts else None

    def _show(self) -> None:
        if self.panel is None:
            return
        counted: PrintedCounts | None = self._window.words.counts
        section = self._workspace.form.current_section().rpartition("/")[2]
        self.panel.show_counts(
            self.selection,
            counted.sections.get(section) if counted is not None else None,
            counted.release if counted is not None else None,
        )

    def _show_channels(self) -> None:
        if self.panel is not None:
            settings = self._window.settings
            self.panel.show_channels(channels_of(settings), chosen_channel(settings))

    def _on_channel_chosen(self, name: str) -> None:
        self._window.settings.channel = name
        save_settings(self._window.settings)
        shared().use(self._window.settings)
        self._show_channels()

    def _on_setting_changed(self, name: str) -> None:
        if name in ("channel", "channels"):
            shared().use(self._window.settings)

    def _on_panel_closed(self) -> None:
        self.panel = None
