"""The library as all windows share it: read in the background, changed at once, and told when it is another one."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from releasedesk.errors import FileProblem
from releasedesk.session.jobs import DISK_PATIENCE, NewestOnly

if TYPE_CHECKING:
    from releasedesk.library.entries import AnyEntry, Content, Kind, Library
    from releasedesk.library.store import Change, LibraryStore
    from releasedesk.model import Asset


class LibraryBook(QObject):
    """Knows the library as it was read last.

    Signals:
        changed: The library is another one now, by this window or another program.
        problem_found: Something is the matter with its file; carries the sentence.
    """

    changed = Signal()
    problem_found = Signal(str)
    _read = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store: LibraryStore | None = None
        self._worker = NewestOnly("library")
        self._problem = ""
        self.known: Library | None = None
        self._read.connect(self._on_read, Qt.ConnectionType.QueuedConnection)

    @property
    def store(self) -> LibraryStore:
        """The file of the library."""
        if self._store is None:
            from releasedesk.library.store import LibraryStore

            self._store = LibraryStore()
        return self._store

    def look(self) -> None:
        """See in the background whether the library is another one by now."""
        self._worker.submit(self._look)

    def library(self) -> Library:
        """Return the library as it is now.

        Raises:
            FileProblem: It cannot be read.

        """
        library = self.store.library()
        self._take(library)
        return library

    def put(
        self, content: Content, entry_id: str = "", language: str = "", pictures: Iterable[Asset] = ()
    ) -> AnyEntry:
        """Keep a content as a new entry or as the next version of one, with the pictures that its figures show.

        Raises:
            FileProblem: The library cannot be read or written.

        """
        kept = self.store.put(content, entry_id, language, pictures)
        self._take(self.store.library())
        return kept

    def pictures_of(self, content: Content) -> tuple[tuple[Asset, ...], str]:
        """Return the pictures of a snippet, and a sentence about one that cannot be had, else empty."""
        from releasedesk.library.entries import pictures_in

        found: list[Asset] = []
        problem = ""
        for identifier in pictures_in(content):
            try:
                found.append(self.store.pictures.read(identifier))
            except FileProblem as error:
                problem = problem or str(error)
        return tuple(found), problem

    def put_all(
        self, contents: Sequence[Content], entry_ids: Sequence[str] = (), language: str = ""
    ) -> list[AnyEntry]:
        """Keep several contents in one step.

        Raises:
            FileProblem: The library cannot be read or written.

        """
        kept = self.store.put_all(contents, entry_ids, language)
        self._take(self.store.library())
        return kept

    def remove(self, kind: Kind, entry_ids: Sequence[str]) -> None:
        """Take entries out.

        Raises:
            FileProblem: The library cannot be read or written.

        """
        self.store.remove(kind, entry_ids)
        self._take(self.store.library())

    @property
    def last_change(self) -> Change | None:
        """What was done last, to be taken back."""
        return self.store.last_change

    def take_back(self, done: Change) -> None:
        """Undo a step.

        Raises:
            FileProblem: The library cannot be read or written.

        """
        self.store.take_back(done)
        self._take(self.store.library())

    def close(self) -> None:
        """Stop looking."""
        self._worker.close(DISK_PATIENCE)

    def _look(self) -> None:
        try:
            self.store.library()
            problem = ""
        except FileProblem as error:
            problem = str(error)
        # The window may have been closed meanwhile.
        with contextlib.suppress(RuntimeError):
            self._read.emit(problem)

    def _on_read(self, problem: str) -> None:
        newest = self.store.newest
        # What was read may be older by now than what this window has kept since: the store has the newest.
        if newest is not None:
            self._take(newest)
        if problem and problem != self._problem:
            self.problem_found.emit(problem)
        self._problem = problem

    def _take(self, library: Library) -> None:
        is_other = library is not self.known and library != self.known
        self.known = library
        if self.store.notice:
            notice, self.store.notice = self.store.notice, ""
            self.problem_found.emit(notice)
        if is_other:
            self.changed.emit()


class _Shared:
    book: LibraryBook | None = None


def shared() -> LibraryBook:
    """Return the book of the program, made when it is first asked for."""
    if _Shared.book is None:
        app = QCoreApplication.instance()
        _Shared.book = LibraryBook(app)
        if app is not None:
            app.aboutToQuit.connect(close_shared)
    return _Shared.book


def close_shared() -> None:
    """End the book; the next one who asks gets a new one."""
    book, _Shared.book = _Shared.book, None
    if book is not None:
        book.close()
        book.deleteLater()
