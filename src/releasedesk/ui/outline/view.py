"""The outline at the left: every part of the release with its state, to jump by and to put sections in order."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QWidget

from releasedesk.editing.body import add_section, move_section, remove_section
from releasedesk.model import Edition, Release
from releasedesk.model.place import Place, edition_place
from releasedesk.model.translation import Counterparts
from releasedesk.ui import keymap, theme
from releasedesk.ui.controls.rows import describe
from releasedesk.ui.outline.delegate import OutlineDelegate
from releasedesk.ui.outline.entries import Entry, entry_at, outline_of, with_pending
from releasedesk.ui.outline.model import OutlineModel


class Outline(QListView):
    """Lists the parts of an edition.

    Signals:
        place_requested: The user wants to go to a place.
        edit_requested: An `Operation` on a section.
    """

    place_requested = Signal(str)
    edit_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edition: Place = ""
        self._current: Place = ""
        self._lit: int | None = None
        self._entries: tuple[Entry, ...] = ()
        self._pending: tuple[Counterparts, ...] = ()
        self._model = OutlineModel(self)
        self._model.section_dropped.connect(self._on_section_dropped)
        self.setModel(self._model)
        self.setItemDelegate(OutlineDelegate(self))
        self.setProperty("kind", "plain")
        describe(
            self,
            "Outline",
            "The parts of the release. Enter goes to one; the keys of “Move up” move a section.",
        )
        self.setToolTip("")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_context_menu_requested)
        self.clicked.connect(self._on_clicked)
        theme.signals.changed.connect(self._on_theme_changed)
        for number in range(1, 10):
            keymap.listen(self, f"outline_{number}", partial(self._go_to_number, number))

    @property
    def outline_model(self) -> OutlineModel:
        """The lines that are shown."""
        return self._model

    def show_edition(self, release: Release, edition: Edition) -> None:
        """Show the parts of an edition."""
        self._edition = edition_place(edition)
        before = self._model.entries
        self._entries = outline_of(release, edition)
        self._model.show_entries(with_pending(self._entries, self._pending))
        if self._model.entries is not before:
            self._select_current()

    def show_pending(self, pairs: tuple[Counterparts, ...]) -> None:
        """Mark the parts of a translation at which something is to be done."""
        if pairs != self._pending:
            self._pending = pairs
            self._model.show_entries(with_pending(self._entries, pairs))

    def set_current_place(self, place: Place) -> None:
        """Light up the line of the place that is being edited."""
        if place != self._current:
            self._current = place
            self._select_current()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that move a section from the window, where they move a paragraph."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and keymap.move_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self._model.entry(self.currentIndex())
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and entry is not None:
            self.place_requested.emit(entry.place)
        elif (by := keymap.move_of(event)) and entry is not None:
            if entry.is_section:
                self._move(entry.place, by)
        elif key == Qt.Key.Key_Delete and entry is not None and entry.is_section:
            row = self.currentIndex().row()
            self._remove(entry.place)
            self._stay_at(row)
        else:
            super().keyPressEvent(event)

    def menu_for(self, place: Place) -> QMenu:
        """Return the menu of a section."""
        sections = self._model.sections()
        at = sections.index(place)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        up = menu.addAction("Move section up", partial(self._move, place, -1))
        up.setShortcuts(keymap.keys("move_up"))
        up.setEnabled(at > 0)
        down = menu.addAction("Move section down", partial(self._move, place, 1))
        down.setShortcuts(keymap.keys("move_down"))
        down.setEnabled(at < len(sections) - 1)
        menu.addSeparator()
        menu.addAction("Add section after this one", partial(self._add_after, place))
        menu.addAction("Remove section", partial(self._remove, place))
        return menu

    def _go_to_number(self, number: int) -> None:
        places = [entry.place for entry in self._model.entries if entry.place]
        if number <= len(places):
            self.place_requested.emit(places[number - 1])

    def _select_current(self) -> None:
        row = entry_at(self._model.entries, self._current) if self._current else None
        selection = self.selectionModel()
        blocker = QSignalBlocker(selection)
        if row is None:
            selection.clear()
        else:
            selection.setCurrentIndex(
                self._model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        blocker.unblock()
        self.viewport().update()
        # Who looks around in a long outline is left alone as long as the cursor stays in the same part.
        if row is not None and row != self._lit:
            self.scrollTo(self._model.index(row))
        self._lit = row

    def _move(self, section: Place, by: int) -> None:
        self.edit_requested.emit(partial(move_section, section=section, by=by))
        self._keep_current(section)

    def _keep_current(self, section: Place) -> None:
        row = entry_at(self._model.entries, section)
        if row is not None:
            self.setCurrentIndex(self._model.index(row))

    def _add_after(self, section: Place) -> None:
        before = set(self._model.sections())
        after = section.rpartition("/")[2]
        self.edit_requested.emit(partial(add_section, edition=self._edition, after=after))
        added = next((place for place in self._model.sections() if place not in before), None)
        if added is not None:
            self.place_requested.emit(f"{added}/heading")

    def _remove(self, section: Place) -> None:
        self.edit_requested.emit(partial(remove_section, section=section))

    def _stay_at(self, row: int) -> None:
        """Go on in the list with the section that follows one that was removed, else with the one before it."""
        sections = [at for at, entry in enumerate(self._model.entries) if entry.is_section]
        near = next((at for at in sections if at >= row), sections[-1] if sections else None)
        if near is not None:
            self.setCurrentIndex(self._model.index(near))

    def _on_clicked(self, index: QModelIndex) -> None:
        entry = self._model.entry(index)
        if entry is not None and entry.place:
            self.place_requested.emit(entry.place)

    def _on_section_dropped(self, section: Place, by: int) -> None:
        self._move(section, by)

    def _on_context_menu_requested(self, at: QPoint) -> None:
        index = self.indexAt(at)
        entry = self._model.entry(index if index.isValid() else self.currentIndex())
        if entry is not None and entry.is_section:
            self.menu_for(entry.place).popup(self.viewport().mapToGlobal(at))

    def _on_theme_changed(self) -> None:
        self.viewport().update()
