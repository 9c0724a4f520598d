"""The line below a person, contact or boilerplate that says how it stands with the library it came from or goes to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget

from releasedesk.errors import FileProblem
from releasedesk.model import Boilerplate, Contact, Origin, Person
from releasedesk.model.place import Place
from releasedesk.ui import theme
from releasedesk.ui.controls.rows import quiet_button, role_label
from releasedesk.ui.library_book import LibraryBook, shared

if TYPE_CHECKING:
    from releasedesk.library.entries import AnyEntry, Library

_SAID_FOR = 8000
"""Milliseconds for which it is said that something was kept."""

Part = Person | Contact | Boilerplate


class OriginLine(QWidget):
    """Says when the entry that a part was copied from changed since, and keeps the part in the library.

    Signals:
        edit_requested: An `Operation` that updates the part, or takes note of its entry.
    """

    edit_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._place: Place = ""
        self._part: Part | None = None
        self._language = ""
        self._newer: Part | None = None
        self._label: QLabel | None = None
        self._book: LibraryBook = shared()
        self._book.changed.connect(self._show)
        self._timer = QTimer(self, singleShot=True, interval=_SAID_FOR)
        self._timer.timeout.connect(self._show)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty while nothing is."""
        return self._label.text() if self._label is not None and not self.isHidden() else ""

    def show_part(self, where: Place, part: Part, language: str) -> None:
        """Show how it stands with a part at a place of the release, in an edition of that language."""
        is_other = where != self._place
        self._place, self._part, self._language = where, part, language
        if is_other or part.origin is not None or self._newer is not None:
            self._timer.stop()
            self._show()

    def fill_menu(self, menu: QMenu) -> None:
        """Add what can be done with the part and the library."""
        library, part = self._book.known, self._part
        if part is None or not _has_words(part):
            return
        entry = _entry_of(library, part)
        menu.addSeparator()
        if entry is None:
            menu.addAction("Keep in my library", self.keep)
            return
        from releasedesk.library.entries import same_content, title_of

        if same_content(entry.content, part):
            menu.addAction("In my library").setEnabled(False)
        else:
            title = title_of(entry.content).replace("&", "&&")
            menu.addAction(f"Bring {title} in my library up to date", self.keep)
        if self._newer is not None:
            menu.addAction("Update from my library", self.update_part)

    def keep(self) -> None:
        """Keep the part in the library: as a new entry, or as the next version of the one that it is."""
        part = self._part
        if part is None:
            return
        try:
            library = self._book.library()
            entry = _entry_of(library, part)
            language = "" if isinstance(part, Person) else self._language
            kept = self._book.put(part, entry.id if entry is not None else "", language)
            library = self._book.library()
        except FileProblem as error:
            self._say(str(error))
            return
        from releasedesk.library.copying import linked

        origin = Origin(library=library.id, id=kept.id, version=kept.version)
        if origin != part.origin:
            self.edit_requested.emit(partial(linked, where=self._place, origin=origin))
        if entry is None:
            self._say("Kept in your library.", role="hint")
        else:
            self._say(f"Your library is up to date; this is version {kept.version} there.", role="hint")
        self._timer.start()

    def update_part(self) -> None:
        """Let the part be what its entry is now."""
        from releasedesk.library.copying import update_part

        if self._newer is not None:
            self.edit_requested.emit(partial(update_part, where=self._place, part=self._newer))

    def keep_as_it_is(self) -> None:
        """Leave the part as it is, and do not ask again until its entry changes once more."""
        from releasedesk.library.copying import keep_part

        if self._newer is not None and self._newer.origin is not None:
            origin = self._newer.origin
            self.edit_requested.emit(partial(keep_part, where=self._place, origin=origin))

    def _show(self) -> None:
        part, library = self._part, self._book.known
        self._newer = None
        if part is not None and part.origin is not None and library is not None:
            from releasedesk.library.entries import newer

            self._newer = newer(library, part)
        if self._newer is None or part is None:
            if not self._timer.isActive():
                self.hide()
            return
        self._timer.stop()
        from releasedesk.library.differences import differences, in_words

        self._say(f"Changed in your library since: {in_words(differences(part, self._newer))}", can_act=True)

    def _say(self, text: str, *, can_act: bool = False, role: str = "warning") -> None:
        if self._label is None:
            self._make()
        assert self._label is not None
        theme.set_look(self._label, "role", role)
        # A label does not notice by itself that its look has another padding now.
        self._label.setFrameStyle(self._label.frameStyle())
        self._label.setText(text)
        self.setAccessibleName(text)
        for button in (self.update_button, self.keep_button):
            button.setVisible(can_act)
        self.show()

    def _make(self) -> None:
        self._label = role_label("", "warning", wraps=True)
        self.update_button = quiet_button(
            "Update", "refresh-cw", "Take over what your library has; Undo takes it back"
        )
        self.keep_button = quiet_button(
            "Keep as it is", "x", "Leave this as it is here, and do not ask again until the next change"
        )
        self.update_button.clicked.connect(self.update_part)
        self.keep_button.clicked.connect(self.keep_as_it_is)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._label, 1)
        row.addWidget(self.update_button)
        row.addWidget(self.keep_button)


def _has_words(part: Part) -> bool:
    from releasedesk.library.entries import words_of

    return bool(words_of(part).strip())


def _entry_of(library: Library | None, part: Part) -> AnyEntry | None:
    """Return the entry that a part is: the one it was copied from, or one of the same name."""
    if library is None:
        return None
    entry = library.entry(part.origin)
    if entry is not None:
        return entry
    from releasedesk.library.entries import kind_of, title_of

    title = title_of(part).casefold()
    same = (each for each in library.entries(kind_of(part)) if title_of(each.content).casefold() == title)
    return next(same, None)
