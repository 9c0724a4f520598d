"""Editing an entry of the library with the fields of the form, on a release that holds nothing but the entry."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from releasedesk.editing.edit import Operation
from releasedesk.editing.history import History
from releasedesk.errors import InvalidEdit
from releasedesk.library.entries import Snippet, kind_of
from releasedesk.model import Asset, Boilerplate, Contact, Edition, Paragraph, Person, Phone, Release, Section
from releasedesk.ui.controls.half_typed import finish_typing
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.controls.rows import field_row
from releasedesk.ui.form.boilerplates_part import BoilerplateItem
from releasedesk.ui.form.contacts_part import ContactItem
from releasedesk.ui.form.items import Item
from releasedesk.ui.form.part import FormPart
from releasedesk.ui.form.people_part import PersonItem
from releasedesk.ui.writing.area import WritingArea

if TYPE_CHECKING:
    from releasedesk.library.entries import Content, Kind

_ENTRY = "entry"

EMPTY: dict[Kind, Content] = {
    "people": Person(id=_ENTRY),
    "contacts": Contact(id=_ENTRY),
    "boilerplates": Boilerplate(id=_ENTRY),
    "snippets": Snippet(id=_ENTRY),
}
"""What a new entry of each kind holds."""


class EntryEditor(QScrollArea):
    """Shows one entry and changes it; undo and redo are for what is shown.

    Signals:
        edited: The entry is not as it was shown any more, or is again.
        refused: A change could not be made; carries the sentence.
    """

    edited = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._kind: Kind | None = None
        self._history: History | None = None
        self._fields: Item | _SnippetFields | None = None

    @property
    def is_changed(self) -> bool:
        """Whether the entry differs from what was shown at first."""
        return self._history is not None and not self._history.is_clean

    def show_content(self, content: Content, language: str, pictures: tuple[Asset, ...] = ()) -> None:
        """Show an entry, in the direction of its language; what was done to another one is forgotten."""
        kind = kind_of(content)
        release = _release_with(content, language or "en").replace(assets=pictures)
        is_same = self._kind == kind and self._fields is not None
        self._history = History(release)
        if not is_same or kind == "snippets":
            self._make(kind)
        self._kind = kind
        self._show()

    def clear(self) -> None:
        """Show nothing."""
        self._kind = self._history = self._fields = None
        self._put(QWidget())

    def content(self) -> Content | None:
        """Return the entry as it is now; None while nothing is shown."""
        if self._history is None or self._kind is None:
            return None
        release = self._history.release
        edition = release.original
        match self._kind:
            case "people":
                return release.people[0]
            case "contacts":
                return edition.contacts[0]
            case "boilerplates":
                return edition.boilerplates[0]
            case "snippets":
                section = edition.sections[0]
                return Snippet(id=_ENTRY, title=section.heading, blocks=section.blocks, people=release.people)

    @property
    def pictures(self) -> tuple[Asset, ...]:
        """The pictures that the figures of the entry show, and others that they showed."""
        return self._history.release.assets if self._history is not None else ()

    def mark_kept(self) -> None:
        """Take what is shown as kept."""
        if self._history is not None:
            self._history.mark_clean()

    def undo(self, *, again: bool = False) -> None:
        """Take back the last change, or do it again; what is half typed in a field counts as a change."""
        history = self._history
        if history is None:
            return
        before = history.release
        is_taken_back = finish_typing()
        # What a field refuses and takes back by itself is all that was asked for.
        is_asked_for = history.release is not before or not is_taken_back
        if is_asked_for and (history.redo() if again else history.undo()):
            self._show()
            self.edited.emit()

    def enter(self) -> None:
        """Put the cursor into the first field."""
        if self._fields is not None:
            first = self._fields.title if isinstance(self._fields, _SnippetFields) else None
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
            elif isinstance(self._fields, Item):
                self._fields.focus_field(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.undo(again=True)
        else:
            super().keyPressEvent(event)

    def _make(self, kind: Kind) -> None:
        makers: dict[Kind, Callable[[], Item | _SnippetFields]] = {
            "people": PersonItem,
            "contacts": ContactItem,
            "boilerplates": BoilerplateItem,
            "snippets": _SnippetFields,
        }
        fields = makers[kind]()
        if isinstance(fields, Item):
            fields.stand_alone()
        fields.edit_requested.connect(self._on_edit_requested)
        fields.cursor_moved.connect(self._on_cursor_moved)
        self._fields = fields
        content = QWidget()
        content.setProperty("plain", True)
        rows = QVBoxLayout(content)
        rows.setContentsMargins(2, 2, 10, 2)
        rows.addWidget(fields)
        rows.addStretch(1)
        self._put(content)

    def _put(self, content: QWidget) -> None:
        """Show other fields, and end those before when nobody is in the middle of one of their events any more."""
        before = self.takeWidget()
        if before is not None:
            before.setParent(self)
            before.hide()
            before.deleteLater()
        self.setWidget(content)

    def _show(self) -> None:
        assert self._history is not None
        release = self._history.release
        edition = release.original
        language = f"editions/{edition.language}"
        match self._fields:
            case PersonItem():
                self._fields.show_item(f"people/{_ENTRY}", release.people[0], release, edition)
            case ContactItem():
                where = f"{language}/contacts/{_ENTRY}"
                self._fields.show_item(where, edition.contacts[0], release, edition)
            case BoilerplateItem():
                where = f"{language}/boilerplates/{_ENTRY}"
                self._fields.show_item(where, edition.boilerplates[0], release, edition)
            case _SnippetFields():
                self._fields.show_edition(release, edition)
            case _:
                pass

    def _on_edit_requested(self, operation: Operation) -> None:
        assert self._history is not None
        try:
            edit = operation(self._history.release)
        except (InvalidEdit, LookupError) as error:
            self.refused.emit(str(error))
            return
        self._history.record(edit, time.monotonic())
        self._show()
        self.edited.emit()

    def _on_cursor_moved(self) -> None:
        if self._history is not None:
            self._history.seal()


class _SnippetFields(FormPart):
    """The name of a snippet and its text, written as in the body."""

    def __init__(self) -> None:
        super().__init__()
        self.title = LineField()
        self.area = WritingArea("Text of the snippet", "The text that is inserted")
        for field in (self.title, self.area):
            field.edit_requested.connect(self.edit_requested)
            field.cursor_moved.connect(self.cursor_moved)
        frame = QFrame()
        frame.setProperty("card", True)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(18, 14, 18, 14)
        inner.addWidget(self.area)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        rows.addWidget(
            field_row(
                "Name",
                self.title,
                "What you find it by; it is not inserted",
                placeholder="Tide tables, explained",
            )
        )
        rows.addWidget(frame)

    def show_edition(self, release: Release, edition: Edition) -> None:
        section = edition.sections[0]
        where = f"editions/{edition.language}/sections/{section.id}"
        self.title.show_text(f"{where}/heading", section.heading)
        self.area.show_blocks(f"{where}/blocks", release, edition, section.blocks)
        self.area.fill()

    def enter(self, place: str) -> bool:
        return self.area.enter(place)


def _release_with(content: Content, language: str) -> Release:
    """Return a release that holds nothing but an entry."""
    edition = Edition(language=language)
    people: tuple[Person, ...] = ()
    match content:
        case Person():
            people = (content.replace(id=_ENTRY),)
        case Contact():
            # Room for one phone and one address, as in a new contact.
            contact = content.replace(
                id=_ENTRY, phones=content.phones or (Phone(),), emails=content.emails or ("",)
            )
            edition = edition.replace(contacts=(contact,))
        case Boilerplate():
            boilerplate = content.replace(id=_ENTRY, paragraphs=content.paragraphs or ("",))
            edition = edition.replace(boilerplates=(boilerplate,))
        case Snippet():
            blocks = content.blocks or (Paragraph(id="b0"),)
            section = Section(id=_ENTRY, heading=content.title, blocks=blocks)
            edition, people = edition.replace(sections=(section,)), content.people
    return Release(id=_ENTRY, people=people, editions=(edition,))
