"""Brings pages from the worker thread to the window: what is wished for goes one way, what was made comes back."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from releasedesk.model import Release
from releasedesk.session.preview import QUIET_WHILE_WRITING, Preview, PreviewPages, PreviewRequest

_LOOK_AHEAD = 300
"""Milliseconds of quiet after which the neighbours of the visible pages are drawn too."""

_WHILE_WRITING = round(QUIET_WHILE_WRITING * 1000)
"""Milliseconds without a key before that: who writes looks at one page, and feels whatever else is done."""


class PagesFeed(QObject):
    """Asks for the pages that are looked at, never twice for the same.

    Signals:
        delivered: `PreviewPages` came, in the thread of the window.
    """

    delivered = Signal(object)

    _arrived = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        make_preview: Callable[[Callable[[PreviewPages], None]], Preview] = Preview,
    ) -> None:
        super().__init__(parent)
        self._make_preview = make_preview
        self._preview: Preview | None = None
        self._release: Release | None = None
        self._language = ""
        self._edited_page: int | None = None
        self._revision = 0
        self._first_of_document = 0
        self._pages = range(2)
        self._scale = 0.0
        self._asked: tuple[int, range, float] | None = None
        self._is_started = False
        self._is_paused = False
        # Asked when the window has done what it was about: the worker competes with it for the interpreter.
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)
        self._look_ahead = QTimer(self, singleShot=True, interval=_LOOK_AHEAD)
        self._look_ahead.timeout.connect(self._ask_for_neighbours)
        self._is_writing = QTimer(self, singleShot=True, interval=_WHILE_WRITING)
        self._arrived.connect(self._on_arrived)

    def start(self) -> None:
        """Begin to ask, as soon as the window is on the screen."""
        self._is_started = True
        self._ask()

    def pause(self, paused: bool) -> None:
        """Ask for nothing while the pages are hidden."""
        self._is_paused = paused
        self._ask()

    def show_release(
        self,
        release: Release,
        language: str,
        *,
        is_new_document: bool = False,
        edited_page: int | None = None,
    ) -> None:
        """Ask for the pages of another state of the release, or of another release; first for the one written on."""
        if release is self._release and language == self._language and not is_new_document:
            return
        self._release, self._language = release, language
        self._edited_page = edited_page
        self._revision += 1
        if is_new_document:
            self._first_of_document = self._revision
        else:
            self._is_writing.start()
        self._asking.start()

    def look_at(self, pages: range, scale: float) -> None:
        """Ask for the pages that are seen, at a scale in device pixels per point."""
        self._pages, self._scale = pages, scale
        self._ask()

    def close(self) -> None:
        """Stop the worker, waiting for the pages under way: it must not outlive the program."""
        self._is_started = False
        self._asking.stop()
        self._look_ahead.stop()
        self._is_writing.stop()
        if self._preview is not None:
            self._preview.close()
            self._preview = None

    def wait_until_idle(self, timeout: float) -> bool:
        """Wait until the worker has nothing to do; False when the time, in seconds, ran out first."""
        return self._preview is None or self._preview.wait_until_idle(timeout)

    def _ask(self, pages: range | None = None) -> None:
        wanted = (self._revision, pages or self._pages, self._scale)
        if not self._is_started or self._is_paused or self._release is None or not self._scale:
            return
        if wanted == self._asked or not wanted[1]:
            return
        self._asked = wanted
        if self._preview is None:
            self._preview = self._make_preview(self._tell)
        shown = wanted[1]
        self._preview.request(
            PreviewRequest(
                self._release,
                self._language,
                self._revision,
                shown[0],
                shown[-1],
                self._scale,
                self._edited_page,
                self._first_of_document,
            )
        )

    def _tell(self, pages: PreviewPages) -> None:
        """Hand pages over to the thread of the window; called by the worker."""
        # The window may have been closed while the last pages were made.
        with contextlib.suppress(RuntimeError):
            self._arrived.emit(pages)

    def _ask_for_neighbours(self) -> None:
        if self._pages and self._asked == (self._revision, self._pages, self._scale):
            self._ask(range(max(self._pages[0] - 1, 0), self._pages[-1] + 2))
            self._asked = (self._revision, self._pages, self._scale)

    def _on_arrived(self, pages: PreviewPages) -> None:
        if pages.request.revision < self._first_of_document:
            return
        self.delivered.emit(pages)
        is_newest = pages.request.revision == self._revision
        seen = range(pages.request.first_page, pages.request.last_page + 1)
        has_neighbours = self._pages and (seen[0] < self._pages[0] or seen[-1] > self._pages[-1])
        if is_newest and not pages.failed and not has_neighbours:
            self._look_ahead.start(max(_LOOK_AHEAD, self._is_writing.remainingTime()))
