"""Counts what is printed in the background, when the typing pauses."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from releasedesk.model import Release
from releasedesk.session.jobs import NewestOnly

if TYPE_CHECKING:
    from releasedesk.session.word_count import PrintedCounts

_PAUSE = 400
"""Milliseconds without a change after which the words are counted."""


class WordCounter(QObject):
    """Counts the newest state of a release: words, characters and times, of all of it and of each section.

    Signals:
        counted: How many words are printed; the rest is in `counts`.
    """

    counted = Signal(int)
    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.counts: PrintedCounts | None = None
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._worker = NewestOnly("words")
        self._release: Release | None = None
        self._language = ""
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._count)

    def count(self, release: Release, language: str) -> None:
        """Count the words of a release soon; an earlier wish is forgotten."""
        self._release, self._language = release, language
        self._timer.start()

    def close(self) -> None:
        """Stop counting."""
        self._timer.stop()
        self._worker.close()

    def _count(self) -> None:
        release, language = self._release, self._language
        if release is not None:
            self._worker.submit(lambda: self._tell(release, language))

    def _tell(self, release: Release, language: str) -> None:
        from releasedesk.session.word_count import printed_counts

        counts = printed_counts(release, language)
        # The window may have been closed meanwhile.
        with contextlib.suppress(RuntimeError):
            self._told.emit(counts)

    def _on_told(self, counts: PrintedCounts) -> None:
        self.counts = counts
        self.counted.emit(counts.release.words)
