"""The right side of the window: the finished pages with their zoom, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from releasedesk.model import Release
from releasedesk.model.place import Place
from releasedesk.ui.preview.banner import MessageBanner
from releasedesk.ui.preview.canvas import PageCanvas
from releasedesk.ui.preview.feed import PagesFeed
from releasedesk.ui.preview.page_view import Zoom
from releasedesk.ui.preview.zoom_bar import ZoomBar

if TYPE_CHECKING:
    from releasedesk.session.preview import PreviewPages


_NARROWEST = 260
"""Pixels of the pane."""


class PreviewPane(QWidget):
    """Shows the pages of a release as it is now.

    Signals:
        place_requested: A place of the release (its address) was clicked on a page or in a message.
        pages_changed: Pages came, so that their number may be another.
        zoom_changed: Another zoom was chosen or came about.
    """

    place_requested = Signal(str)
    pages_changed = Signal()
    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, feed: PagesFeed | None = None) -> None:
        super().__init__(parent)
        self.canvas = PageCanvas()
        self.feed = feed or PagesFeed(self)
        self.banner = MessageBanner()
        self._bar = ZoomBar()
        self._release: Release | None = None
        self._state: tuple[Zoom, float, int, int] | None = None
        # One request for all that changes while the window does one thing, such as a step of resizing.
        self._looking = QTimer(self, singleShot=True, interval=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._bar, self.banner, self.canvas):
            column.addWidget(widget, 1 if widget is self.canvas else 0)
        self._connect()

    def _connect(self) -> None:
        self.canvas.place_requested.connect(self.place_requested)
        self.canvas.view_changed.connect(self._looking.start)
        self.canvas.zoom_changed.connect(self._on_zoom_changed)
        self.banner.place_requested.connect(self.place_requested)
        self.feed.delivered.connect(self._on_delivered)
        self._looking.timeout.connect(self._look)
        self._bar.zoom_requested.connect(self.canvas.set_zoom)
        self._bar.steps_requested.connect(self.canvas.zoom_by_steps)

    def minimumSizeHint(self) -> QSize:
        """Leave room for the bar, and for a page that can be made out."""
        least = super().minimumSizeHint()
        return QSize(max(least.width(), _NARROWEST), least.height())

    @property
    def comfortable_width(self) -> int:
        """Pixels at which all of the bar is shown, its title too."""
        return max(self._bar.whole_width(), _NARROWEST)

    @property
    def page_count(self) -> int:
        """How many pages the release has, as far as is known; 0 before any was made."""
        return self.canvas.page_count

    def show_release(self, release: Release, language: str, *, is_new_document: bool = False) -> None:
        """Show another state of the release, or another release."""
        self._release = release
        if is_new_document:
            self.canvas.forget_document()
            self.banner.show_findings((), release)
        else:
            self.canvas.keep_followed_in_sight()
        self.feed.show_release(
            release, language, is_new_document=is_new_document, edited_page=self.canvas.followed_page
        )

    def start(self) -> None:
        """Begin to make pages; to be called when the window is on the screen."""
        self._look()
        self.feed.start()

    def follow(self, place: Place) -> None:
        """Light up the place that is being edited, and scroll there if it is out of sight."""
        self.canvas.follow(place)

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages larger or smaller."""
        self.canvas.set_zoom(zoom)

    def close_feed(self) -> None:
        """Stop making pages."""
        self.feed.close()

    def _look(self) -> None:
        self.feed.look_at(self.canvas.visible_pages, self.canvas.scale)

    def _on_delivered(self, pages: PreviewPages) -> None:
        self.canvas.take(pages)
        if self._release is not None:
            self.banner.show_findings(pages.findings, self._release)
        self._on_zoom_changed()
        self.pages_changed.emit()

    def _on_zoom_changed(self) -> None:
        canvas = self.canvas
        page, count = canvas.current_page, canvas.page_count
        state = (canvas.zoom, canvas.zoom_factor, page, count)
        if state == self._state:
            return
        self._state = state
        self._bar.show_state(*state)
        canvas.setAccessibleDescription(f"Page {page + 1} of {count}" if count else "No pages yet")
        self.zoom_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.feed.pause(False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.feed.pause(True)
