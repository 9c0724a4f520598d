"""The entries of the menu that belong to the library, carried out on one window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from releasedesk.editing.edit import Edit
from releasedesk.editing.pictures import with_assets
from releasedesk.errors import FileProblem, InvalidEdit
from releasedesk.library.copying import insert_copy, insert_snippet, snippet_of
from releasedesk.library.entries import KINDS, kind_of, named, title_of
from releasedesk.model import Release
from releasedesk.model.place import edition_place, resolve
from releasedesk.ui.commands import insertion_point
from releasedesk.ui.dialogs import questions
from releasedesk.ui.library.body_news import BodyNews
from releasedesk.ui.library_book import shared
from releasedesk.ui.palette.entries import PaletteEntry

if TYPE_CHECKING:
    from releasedesk.library.entries import AnyEntry, Kind, Library
    from releasedesk.ui.library.window import LibraryWindow
    from releasedesk.ui.main_window import MainWindow
    from releasedesk.ui.writing.surface import WritingSurface

_IN_PALETTE = 500
"""Entries that are offered in the palette; those who keep more search in the library."""


class LibraryActions(QObject):
    """Opens the library, inserts from it and keeps in it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.book = shared()
        self.news = BodyNews(window, self.book)
        self.library_window: LibraryWindow | None = None
        self._connect()
        self.book.look()

    def _connect(self) -> None:
        self.book.problem_found.connect(self.show_problem)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._on_application_state_changed)
        self._window.files.session_opened.connect(self._show_can_insert)
        self._window.files.session_closed.connect(self._show_can_insert)

    def open_window(self, kind: str = "") -> None:
        """Show the library, beginning with a kind."""
        from releasedesk.ui.library.window import LibraryWindow

        if self._library() is None:
            return
        if self.library_window is None:
            session = self._window.session
            language = session.edition.language if session is not None else ""
            self.library_window = LibraryWindow(self.book, language=language, parent=self._window)
            self.library_window.insert_requested.connect(self.insert_entry)
            self.library_window.destroyed.connect(self._on_window_destroyed)
        self._show_can_insert()
        if kind:
            self.library_window.show_kind(_as_kind(kind) or "people")
        self.library_window.show()
        self.library_window.activateWindow()

    def insert(self, kind: str = "") -> None:
        """Let entries of a kind be chosen, or of all kinds, and insert copies of them."""
        from releasedesk.ui.library.picker import LibraryPicker

        session, library = self._window.session, self._library()
        if session is None or library is None:
            return
        picker = LibraryPicker(library, _as_kind(kind), session.edition.language, self._window)
        picker.library_requested.connect(partial(self.open_window, kind))
        if picker.exec():
            for entry in picker.chosen():
                self.insert_entry(entry)
        picker.deleteLater()

    def insert_entry(self, entry: AnyEntry) -> bool:
        """Insert a copy of an entry: where the cursor is, or where such parts stand."""
        session, workspace, library = self._window.session, self._window.workspace, self._library()
        if session is None or workspace is None or library is None:
            return False
        edition, where = session.edition, workspace.place
        pictures, problem = self.book.pictures_of(entry.content)
        places: list[str] = []

        def operation(release: Release) -> Edit:
            if kind_of(entry.content) == "snippets":
                blocks, index = insertion_point(release, edition, where)
                edit = insert_snippet(release, library, entry, blocks, index)  # type: ignore[arg-type]
            else:
                edit = insert_copy(release, library, entry, edition_place(edition))
            places.extend(edit.places)
            return edit

        if not self._window.edits.apply(with_assets(operation, pictures)):
            return False
        workspace.go_to(places[0])
        name, status = named(entry.content), self._window.status
        if problem:
            status.warn(f"{name} was inserted without a picture. {problem}")
        else:
            status.say(f"{name} was inserted.")
        return True

    def insert_by_id(self, entry_id: str) -> None:
        """Insert a copy of the entry of that identifier."""
        entry = self.book.known.by_id.get(entry_id) if self.book.known is not None else None
        if entry is not None:
            self.insert_entry(entry)

    def keep_snippet(self) -> None:
        """Keep the blocks that are selected, or the one of the cursor, as a snippet under a name."""
        session, workspace = self._window.session, self._window.workspace
        surface = workspace.form.current_surface() if workspace is not None else None
        if session is None or workspace is None or surface is None:
            self._window.status.warn("Put the cursor into the text first.")
            return
        chosen = _selected_blocks(surface)
        section = workspace.form.current_section()
        blocks = [each for each in resolve(session.release, f"{section}/blocks") if each.id in chosen]
        try:
            snippet = snippet_of(session.release, "", blocks)
        except InvalidEdit as error:
            self._window.status.warn(str(error))
            return
        title = questions.ask_for_name(
            self._window, "Keep as a snippet", "Name, to find it by", title_of(snippet)
        )
        if not title:
            return
        try:
            self.book.put(
                snippet.replace(title=title),
                language=session.edition.language,
                pictures=session.release.assets,
            )
        except FileProblem as error:
            self._window.status.warn(str(error))
            return
        self._window.status.say(f"“\u2068{title}\u2069” is in your library.")

    def palette_entries(self) -> list[PaletteEntry]:
        """What the palette offers to insert."""
        from releasedesk.ui.library.entry_list import ICONS

        library = self.book.known
        if library is None or self._window.session is None:
            return []
        entries = list(library.all_entries())[:_IN_PALETTE]
        return [
            PaletteEntry(
                f"Insert {title_of(entry.content)}", "Library", ICONS[kind_of(entry.content)], entry=entry.id
            )
            for entry in entries
        ]

    def _library(self) -> Library | None:
        """Return the library as it is now, or say why there is none."""
        try:
            return self.book.library()
        except FileProblem as error:
            self.show_problem(str(error))
            return None

    def _show_can_insert(self) -> None:
        if self.library_window is not None:
            self.library_window.set_can_insert(self._window.session is not None)

    def show_problem(self, sentence: str) -> None:
        """Say above the release what is the matter with the library's file."""
        from releasedesk.ui.keeping.notice_bar import Notice

        self._window.notices.put("library", Notice(sentence, "warning"))

    def _on_application_state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.book.look()

    def _on_window_destroyed(self) -> None:
        self.library_window = None


def _selected_blocks(surface: WritingSurface) -> set[str]:
    start, end = surface.selection()
    found = (surface.body.block_at(row) for row in range(start.row, end.row + 1))
    return {block.id for block in found if block is not None}


def _as_kind(name: str) -> Kind | None:
    return next((kind for kind in KINDS if kind == name), None)
