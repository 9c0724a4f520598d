"""A card on a real session, as the form shows it, and what a person does with it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from releasedesk.model import Block, Edition, ListBlock, Paragraph, Person, Quote, Release, Section
from releasedesk.project.document import Project
from releasedesk.session.session import Session
from releasedesk.ui.form.notes_card import NotesCard
from releasedesk.ui.form.section_card import SectionCard

AILSA = Person(id="ailsa", name="Ailsa Rennie", title="chair", organisation="the Harbour Trust")
PEOPLE = (AILSA, Person(id="tomas", name="Tomás Oyelaran", title="harbour engineer"))


class Desk(QScrollArea):
    """The cards of a release below each other, all on one session whose clock never pauses a word."""

    def __init__(self, release: Release) -> None:
        super().__init__()
        ticks = itertools.count()
        self.session = Session(Project(release), clock=lambda: next(ticks) / 1000)
        self.places: list[str] = []
        self.labels: list[str] = []
        self.cards: list[SectionCard | NotesCard] = []
        column = QWidget()
        rows = QVBoxLayout(column)
        edition = release.original
        cards: list[SectionCard | NotesCard] = [SectionCard(section.id) for section in edition.sections]
        for card in (*cards, NotesCard()):
            rows.addWidget(card)
            self.cards.append(card)
            card.edit_requested.connect(self._on_edit_requested)
            card.place_entered.connect(self.places.append)
            card.cursor_moved.connect(self.session.cursor_moved)
            card.place_requested.connect(self.enter)
        rows.addStretch(1)
        self.setWidget(column)
        self.setWidgetResizable(True)
        self.resize(700, 900)
        self.session.changed.add(lambda _change: self.show_release())
        self.show_release()

    def _on_edit_requested(self, operation) -> None:
        edit = operation(self.session.release)
        self.labels.append(edit.label)
        self.session.apply(edit)

    def show_release(self) -> None:
        for card in self.cards:
            card.show_edition(self.session.release, self.session.edition)

    def enter(self, place: str) -> bool:
        return any(card.enter(place) for card in self.cards)

    @property
    def surface(self):
        return self.cards[0].surface

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the first section, which must be what the surface believes to show."""
        blocks = self.session.edition.sections[0].blocks
        assert self.surface.body.blocks == blocks
        return blocks

    def type(self, text: str) -> None:
        for character in text:
            if character.isascii():
                QTest.keyClicks(self.surface, character)
            else:  # QTest knows no key for it; a keyboard may have one.
                key = Qt.Key.Key_unknown
                pressed = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, character)
                QCoreApplication.sendEvent(self.surface, pressed)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.surface, key, modifiers)

    def put(self, row: int, offset: int = 0) -> None:
        from releasedesk.ui.writing.row_edits import Caret

        self.surface.put_caret(Caret(row, offset))

    def select(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        from releasedesk.ui.writing.row_edits import Caret

        self.surface.select(Caret(*start), Caret(*end))


@pytest.fixture
def desk_of(qtbot) -> Iterator[Callable[..., Desk]]:
    """Makes a desk with sections of these blocks."""
    desks = []  # A desk that nobody holds would be collected while it is painted, after the test.

    def make(*sections: tuple[Block, ...], language: str = "en-GB", notes: tuple[Block, ...] = ()) -> Desk:
        edition = Edition(
            language=language,
            sections=tuple(
                Section(id=f"s{index}", heading="" if index == 0 else f"Heading {index}", blocks=blocks)
                for index, blocks in enumerate(sections)
            ),
            notes=notes,
        )
        desk = Desk(Release(id="r", people=PEOPLE, editions=(edition,)))
        with qtbot.waitExposed(desk):
            desk.show()
        desk.surface.setFocus()
        desks.append(desk)
        return desk

    yield make
    for desk in filter(shiboken6.isValid, desks):
        desk.close()
        desk.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def desk(desk_of) -> Desk:
    """A paragraph, a quote of two paragraphs, a list of two items, a paragraph."""
    return desk_of(
        (
            Paragraph(id="p1", text="The quay opens."),
            Quote(id="q1", speaker="ailsa", paragraphs=("We are giving it back.", "It was always yours.")),
            ListBlock(id="l1", items=("Eleven moorings", "Two cranes")),
            Paragraph(id="p2", text="Fees rise."),
        )
    )
