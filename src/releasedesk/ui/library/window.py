"""The window of the library: kinds, entries to search, the entry that is edited, and what it was before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from releasedesk.errors import FileProblem
from releasedesk.library.entries import KINDS, named, same_content, words_of
from releasedesk.library.finding import find_entries
from releasedesk.ui import keymap
from releasedesk.ui.controls.rows import quiet_button, role_label
from releasedesk.ui.controls.wrapping_row import WrappingRow
from releasedesk.ui.library import files
from releasedesk.ui.library.editor import EMPTY
from releasedesk.ui.library.entry_list import EntryList, words_for_nothing
from releasedesk.ui.library.entry_pane import EntryPane
from releasedesk.ui.library.kind_list import KindList
from releasedesk.ui.library.message_line import MessageLine
from releasedesk.ui.library.search_field import search_field
from releasedesk.ui.library_book import LibraryBook
from releasedesk.ui.measures import window_size

if TYPE_CHECKING:
    from releasedesk.library.entries import AnyEntry, Content, Kind


class LibraryWindow(QDialog):
    """Shows the library and changes it; what is edited is kept when another entry is chosen or the window closes.

    Signals:
        insert_requested: An entry is to be inserted into the open release.
    """

    insert_requested = Signal(object)

    def __init__(self, book: LibraryBook, *, language: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Library")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book = book
        self._language = language
        self._shown: AnyEntry | None = None
        self._is_new = False
        self.kinds = KindList()
        self.list = EntryList("Entries")
        self.search = search_field(self.list)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.nothing = role_label("", "muted", wraps=True)
        self.pane = EntryPane()
        self.editor, self.history, self.earlier = self.pane.editor, self.pane.history, self.pane.earlier
        self.insert_button = self.pane.insert_button
        self.message = MessageLine()
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.resize(window_size(1040, 660))
        self.kinds.setCurrentRow(0)

    def _make_buttons(self) -> None:
        self.new_button = quiet_button("New", "plus", "Add an entry of this kind")
        keymap.keep_tip(self.new_button, "Add an entry of this kind", "new_entry")
        self.import_button = quiet_button("Import…", "file-input", "Take in vCards or a table (CSV)")
        self.export_button = quiet_button(
            "Export…", "file-output", "Write what is selected, or all, to a file"
        )
        for button in (self.new_button, self.import_button, self.export_button):
            # Return is for the list and the fields.
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        below = WrappingRow(spacing=2)
        for button in (self.new_button, self.import_button, self.export_button):
            below.add(button)
        middle = QWidget()
        entries = QVBoxLayout(middle)
        entries.setContentsMargins(0, 0, 12, 0)
        entries.setSpacing(8)
        entries.addWidget(self.search)
        entries.addWidget(self.list, 1)
        entries.addWidget(self.nothing, 1)
        entries.addLayout(below)
        self._splitter = QSplitter()
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(middle)
        self._splitter.addWidget(self.pane)
        self._splitter.setSizes([330, 520])
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self.kinds)
        row.addWidget(self._splitter, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.setSpacing(12)
        column.addLayout(row, 1)
        column.addWidget(self.message)

    def _connect(self) -> None:
        self.kinds.currentRowChanged.connect(self._on_kind_chosen)
        self.search.textChanged.connect(lambda: self._fill())
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.selectionModel().selectionChanged.connect(self._show_buttons)
        self.list.activated.connect(self.editor.enter)
        self.editor.edited.connect(self._show_buttons)
        self.editor.refused.connect(self.message.say)
        self.history.restore_requested.connect(self._on_restore_requested)
        self._book.changed.connect(self._on_book_changed)
        self._book.problem_found.connect(self.message.say)
        for button, do in (
            (self.new_button, self.add),
            (self.import_button, self._on_import_clicked),
            (self.export_button, self._on_export_clicked),
            (self.pane.save_button, self.save),
            (self.pane.remove_button, self.remove),
            (self.insert_button, self._on_insert_clicked),
        ):
            button.clicked.connect(do)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("new_entry", self.add), ("save_entry", self.save), ("search_library", self.search.setFocus)
        )  # fmt: skip
        for name, wished in keys:
            keymap.listen(self, name, wished)
        keymap.listen(self.list, "remove_entry", self.remove, Qt.ShortcutContext.WidgetShortcut)

    @property
    def kind(self) -> Kind:
        """The kind of entries that is listed."""
        return self.kinds.kind

    def show_kind(self, kind: Kind) -> None:
        """List the entries of a kind."""
        self.kinds.setCurrentRow(KINDS.index(kind))

    def set_can_insert(self, can_insert: bool) -> None:
        """Say whether there is a release to insert into."""
        self.insert_button.setVisible(can_insert)

    def add(self) -> None:
        """Begin a new entry of the kind that is listed."""
        self.save()
        self._shown, self._is_new = None, True
        self.list.clearSelection()
        self.editor.show_content(EMPTY[self.kind], self._language)
        self.history.show_entry(None)
        self._show_buttons()
        self.editor.enter()

    def save(self) -> bool:
        """Keep what was edited; False where that cannot be done."""
        content = self.editor.content()
        if content is None or not self.editor.is_changed:
            return True
        if self._is_new and not words_of(content).strip():
            return True
        if self._shown is not None and same_content(self._shown.content, content):
            return True
        language = self._language if self.kind != "people" else ""
        try:
            shown = self._shown.id if self._shown is not None else ""
            kept = self._book.put(content, shown, language, self.editor.pictures)
        except FileProblem as error:
            self.message.say(str(error))
            return False
        self._shown, self._is_new = kept, False
        self.editor.mark_kept()
        self._fill(kept.id)
        self.history.show_entry(kept)
        self._show_buttons()
        self.message.say(f"{named(kept.content)} is kept, as version {kept.version}.")
        return True

    def remove(self) -> None:
        """Take out what is selected; the line below offers to take that back."""
        chosen = self.list.chosen()
        if not chosen:
            return
        row = self.list.currentIndex().row()
        self._forget()
        if self.message.attempt(lambda: self._book.remove(self.kind, [entry.id for entry in chosen])):
            what = named(chosen[0].content) if len(chosen) == 1 else f"{len(chosen)} entries"
            self._offer_undo(f"{what} removed; copies in releases stay.")
            self.list.choose(min(row, self.list.model_.rowCount() - 1))

    def import_file(self, path: Path) -> None:
        """Take in what a file of another program holds."""
        self.save()
        plan = files.read_plan(path, self.kind, self._book)
        if isinstance(plan, str):
            self.message.say(plan)
            return
        if not plan.contents:
            self.message.say(plan.in_words)
            return
        language = self._language if self.kind in ("boilerplates", "snippets") else ""
        if self.message.attempt(lambda: self._book.put_all(plan.contents, plan.entry_ids, language)):
            self._offer_undo(plan.in_words)

    def reject(self) -> None:
        """Close, with Escape or as any window: what was edited is kept first."""
        if self.save():
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What a list or a field did with Return is done: no button of the dialog is to be pressed besides.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _offer_undo(self, sentence: str) -> None:
        done = self._book.last_change
        if done is not None:
            self.message.say(
                sentence, "Undo", lambda: self.message.attempt(lambda: self._book.take_back(done))
            )

    def _forget(self) -> None:
        """Let go of what is edited, which is not to be kept."""
        self._shown, self._is_new = None, False
        self.editor.clear()
        self.history.show_entry(None)

    def _fill(self, current: str = "") -> None:
        """List the entries that fit, and keep the current one where it is among them."""
        library = self._book.known
        everything = list(library.entries(self.kind)) if library is not None else []
        fitting = find_entries(everything, self.search.text(), self._language)
        wanted = current or (self._shown.id if self._shown is not None else "")
        selection = self.list.selectionModel()
        selection.blockSignals(True)
        self.list.model_.show_entries(fitting)
        row = self.list.model_.row_of(wanted)
        if row >= 0:
            self.list.choose(row)
        selection.blockSignals(False)
        if row < 0 and not self._is_new and not self.editor.is_changed:
            self.list.choose(0)
            if not fitting:
                self._forget()
        self.list.setVisible(bool(fitting))
        self.nothing.setVisible(not fitting)
        self.nothing.setText(words_for_nothing(self.kind, has_entries=bool(everything)))
        self.kinds.show_counts(library)
        self._show_buttons()

    def _show(self, entry: AnyEntry | None) -> None:
        self._shown, self._is_new = entry, False
        if entry is None:
            self._forget()
        else:
            pictures, problem = self._book.pictures_of(entry.content)
            self.editor.show_content(entry.content, entry.language or self._language, pictures)
            if problem:
                self.message.say(problem)
            self.history.show_entry(entry)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.pane.show_state(self._shown, len(self.list.chosen()), is_new=self._is_new)

    def _on_kind_chosen(self) -> None:
        self.save()
        self._forget()
        self.search.clear()
        self._fill()

    def _on_current_changed(self) -> None:
        entry = self.list.current()
        if entry is not None and self._shown is not None and entry.id == self._shown.id:
            return
        if self.editor.is_changed and not self.save():
            return
        self._show(self.list.current())

    def _on_book_changed(self) -> None:
        if self._shown is not None and not self.editor.is_changed and self._book.known is not None:
            there = self._book.known.by_id.get(self._shown.id)
            if there is not None and there is not self._shown:
                self._show(there)
            elif there is None:
                self._forget()
        self._fill()

    def _on_restore_requested(self, content: Content) -> None:
        # What is being written becomes a version of its own, and none is written over it later.
        shown = self._shown if self.save() else None
        if shown is not None and self.message.attempt(lambda: self._book.put(content, shown.id)):
            self._offer_undo(f"An earlier version of {named(content)} is the newest again.")

    def _on_import_clicked(self) -> None:
        path = files.ask_for_import(self, self.kind)
        if path is not None:
            self.import_file(path)

    def _on_export_clicked(self) -> None:
        self.save()
        chosen = self.list.chosen()
        entries = chosen if len(chosen) > 1 else list(self.list.model_.entries)
        path = files.ask_for_export(self, self.kind, len(entries))
        if path is not None:
            self.message.say(files.export(path, self.kind, entries))

    def _on_insert_clicked(self) -> None:
        self.save()
        for entry in self.list.chosen() or ([self._shown] if self._shown is not None else []):
            self.insert_requested.emit(entry)
