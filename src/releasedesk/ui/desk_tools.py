"""Tools around the writing that nobody needs in the first moments: each is imported and made when it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from releasedesk.ui.counting.actions import CountActions
    from releasedesk.ui.finding.actions import FindActions
    from releasedesk.ui.library.actions import LibraryActions
    from releasedesk.ui.main_window import MainWindow
    from releasedesk.ui.palette.entries import PaletteEntry
    from releasedesk.ui.spelling.actions import SpellingActions

_QUIET = 700
"""Milliseconds after a release was opened at which the window has done what it has to."""


class DeskTools(QObject):
    """Gives a window spell-check, once a release is open and the window at rest, and find and replace when asked."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.spelling: SpellingActions | None = None
        self.counting: CountActions | None = None
        self._finding: FindActions | None = None
        self._library: LibraryActions | None = None
        self._timer = QTimer(self, singleShot=True, interval=_QUIET)
        self._timer.timeout.connect(self.make)
        self._connect()

    def _connect(self) -> None:
        actions = self._window.actions_
        self._window.files.session_opened.connect(self._timer.start)
        actions["find"].triggered.connect(lambda: self.finding.open_panel(with_replace=False))
        actions["replace"].triggered.connect(lambda: self.finding.open_panel(with_replace=True))
        actions["find_next"].triggered.connect(lambda: self.finding.step(1))
        actions["find_previous"].triggered.connect(lambda: self.finding.step(-1))
        actions["insert_from_library"].triggered.connect(lambda: self.library.insert())
        actions["keep_snippet"].triggered.connect(lambda: self.library.keep_snippet())
        actions["library"].triggered.connect(lambda: self.library.open_window())

    @property
    def finding(self) -> FindActions:
        """Find and replace, made when it is first asked for."""
        if self._finding is None:
            from releasedesk.ui.finding.actions import FindActions

            self._finding = FindActions(self._window)
        return self._finding

    @property
    def library(self) -> LibraryActions:
        """The library, read when a release has been open for a moment or when it is first asked for."""
        if self._library is None:
            from releasedesk.ui.library.actions import LibraryActions

            self._library = LibraryActions(self._window)
        return self._library

    def library_entries(self) -> list[PaletteEntry]:
        """What the palette offers from the library, as far as that was read."""
        return self._library.palette_entries() if self._library is not None else []

    def insert_entry(self, entry: str) -> None:
        """Insert a copy of an entry of the library."""
        self.library.insert_by_id(entry)

    def insert_from_library(self, kind: str = "") -> None:
        """Let something of a kind be chosen from the library, and insert a copy of it."""
        self.library.insert(kind)

    def close_windows(self) -> bool:
        """Close the windows of tools; False where one stays open, for what is edited in it is to be kept."""
        library = self._library.library_window if self._library is not None else None
        return all(each is None or each.close() for each in (library, self._window.house_styles.editor))

    def close(self) -> None:
        """End what works in the background, as the window is closed."""
        self._timer.stop()
        if self._finding is not None:
            self._finding.close()

    def make(self) -> None:
        """Make what works in the background, now."""
        self._timer.stop()
        workspace = self._window.workspace
        if workspace is None or self.spelling is not None:
            return
        from releasedesk.ui.spelling.actions import SpellingActions

        self.spelling = SpellingActions(self._window, workspace)
        from releasedesk.ui.counting.actions import CountActions

        self.counting = CountActions(self._window, workspace)
        workspace.form.library_requested.connect(self.insert_from_library)
        self._read_library()

    def _read_library(self) -> None:
        """Have the library read in the background; what it is made of is imported there, too, and takes a while."""
        from releasedesk.ui.library_book import shared

        book = shared()
        book.changed.connect(self._on_library_read)
        book.problem_found.connect(self._on_library_problem)
        book.look()

    def _on_library_read(self) -> None:
        _ = self.library

    def _on_library_problem(self, sentence: str) -> None:
        if self._library is None:
            self.library.show_problem(sentence)
