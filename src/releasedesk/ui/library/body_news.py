"""Lines below the text of a section that say when a snippet in it changed in the library since it was inserted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from releasedesk.editing.pictures import with_assets
from releasedesk.library.copying import keep_snippet, stale_snippets, update_snippet
from releasedesk.library.entries import title_of
from releasedesk.model.place import edition_place
from releasedesk.ui.controls.rows import quiet_button, role_label
from releasedesk.ui.library_book import LibraryBook

if TYPE_CHECKING:
    from releasedesk.library.entries import AnyEntry
    from releasedesk.ui.main_window import MainWindow

_NOTES = ""
"""Stands for the notes where a section is named by its identifier."""

_PAUSE = 500
"""Milliseconds without a change after which the snippets are looked at."""


class SnippetLine(QWidget):
    """Says of one snippet that it changed.

    Signals:
        update_requested: Its blocks are to be as the library has them now.
        keep_requested: They are to stay as they are.
    """

    update_requested = Signal()
    keep_requested = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.label = role_label(
            f"“\u2068{title}\u2069” changed in your library since it was inserted here", "warning", wraps=True
        )
        self.update_button = quiet_button("Update", "refresh-cw", f"Put “{title}” as it is now in its place")
        self.keep_button = quiet_button("Keep as it is", "x", "Do not ask again until the next change")
        self.update_button.clicked.connect(self.update_requested)
        self.keep_button.clicked.connect(self.keep_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 10, 10)
        row.addWidget(self.label, 1)
        row.addWidget(self.update_button)
        row.addWidget(self.keep_button)


class BodyNews(QObject):
    """Looks after the snippets of the release in a window, in pauses."""

    def __init__(self, window: MainWindow, book: LibraryBook) -> None:
        super().__init__(window)
        self._window, self._book = window, book
        self._lines: dict[tuple[str, str, int], SnippetLine] = {}
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.look)
        window.bridge.release_changed.add(lambda _: self._timer.start())
        window.files.session_opened.connect(self._timer.start)
        book.changed.connect(self._timer.start)
        self._timer.start()

    def lines(self) -> list[SnippetLine]:
        """The lines that are shown."""
        return list(self._lines.values())

    def look(self) -> None:
        """Show a line for each snippet that changed, and take away those that are done with."""
        session, workspace, library = self._window.session, self._window.workspace, self._book.known
        wanted: dict[tuple[str, str, int], AnyEntry] = {}
        if session is not None and workspace is not None and library is not None:
            edition = session.edition
            parts = [(section.id, section.blocks) for section in edition.sections]
            for part, blocks in (*parts, (_NOTES, edition.notes)):
                for entry_id in stale_snippets(library, blocks):
                    entry = library.by_id[entry_id]
                    wanted[part, entry_id, entry.version] = entry
        for key in [key for key in self._lines if key not in wanted]:
            line = self._lines.pop(key)
            line.hide()
            line.deleteLater()
        for key, entry in wanted.items():
            if key not in self._lines:
                self._add(key, entry)

    def _add(self, key: tuple[str, str, int], entry: AnyEntry) -> None:
        assert self._window.workspace is not None
        form = self._window.workspace.form
        card = form.notes_card() if key[0] == _NOTES else form.sections.card(key[0])
        rows = card.layout() if card is not None else None
        if not isinstance(rows, QVBoxLayout):
            return
        line = SnippetLine(title_of(entry.content))
        line.update_requested.connect(partial(self._do, update_snippet, key))
        line.keep_requested.connect(partial(self._do, keep_snippet, key))
        line.destroyed.connect(partial(self._forget, key))
        rows.addWidget(line)
        self._lines[key] = line

    def _forget(self, key: tuple[str, str, int]) -> None:
        self._lines.pop(key, None)

    def _do(self, operation: object, key: tuple[str, str, int]) -> None:
        session, library = self._window.session, self._book.known
        entry = library.by_id.get(key[1]) if library is not None else None
        if session is None or entry is None or not callable(operation):
            return
        is_note = key[0] == _NOTES
        where = edition_place(session.edition, *(("notes",) if is_note else ("sections", key[0], "blocks")))
        pictures, problem = self._book.pictures_of(entry.content)
        done = self._window.edits.apply(
            with_assets(partial(operation, library=library, entry=entry, where=where), pictures)
        )
        if done and problem and operation is update_snippet:
            self._window.status.warn(problem)
        self.look()
