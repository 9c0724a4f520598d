"""Quotes that are copied from one release to another come with who speaks them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from releasedesk.editing.people import remove_person
from releasedesk.errors import InvalidEdit
from releasedesk.model import Paragraph, Person, Quote, plain_text
from releasedesk.ui.writing.pasted_people import PEOPLE_TYPE, introduced
from releasedesk.ui.writing.surface import WritingSurface
from tests.releases import release_with
from tests.ui.open_window import OpenWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
AILSA = Person(id="ailsa", name="Ailsa Rennie", title="chair")
QUOTE = Quote(id="q", speaker="ailsa", paragraphs=("We are glad.",))


@pytest.mark.parametrize(
    ("present", "speaker", "joining"),
    [
        ((), "ailsa", ["Ailsa Rennie"]),
        ((AILSA,), "ailsa", []),
        ((Person(id="p7", name="ailsa rennie"),), "p7", []),
        ((Person(id="p7", name="Iona Rennie"),), "ailsa", ["Ailsa Rennie"]),
    ],
)
def test_somebody_of_the_same_name_is_the_same_person(present, speaker, joining):
    (quote,), people = introduced((QUOTE,), (AILSA,), present)
    assert isinstance(quote, Quote)
    assert (quote.speaker, [person.name for person in people]) == (speaker, joining)


def test_another_person_of_that_identifier_is_not_taken_for_the_speaker():
    (quote,), (person,) = introduced((QUOTE,), (AILSA,), (Person(id="ailsa", name="Ailsa Grant"),))
    assert isinstance(quote, Quote)
    assert quote.speaker == person.id != "ailsa"
    assert person.name == "Ailsa Rennie"


def test_who_is_known_to_nobody_speaks_no_more():
    assert introduced((QUOTE,), (), ()) == ((QUOTE.replace(speaker=""),), ())


def test_a_quote_brings_its_speaker_into_a_release_that_does_not_know_them(desk_of):
    """Nothing was pasted, and the text showed from then on what was not in the release."""
    desk = desk_of((QUOTE, Paragraph(id="p", text="End.")))
    desk.select((0, 0), (1, 4))
    desk.press(Qt.Key.Key_X, CONTROL)
    desk.session.apply(remove_person(desk.session.release, "ailsa"))
    without = desk.session.release
    desk.press(Qt.Key.Key_V, CONTROL)
    assert [plain_text(row.text) for row in desk.surface.rows] == ["We are glad.", "End."]
    speaker = desk.blocks[0].speaker
    assert next(each.name for each in desk.session.release.people if each.id == speaker) == "Ailsa Rennie"
    assert desk.session.undo_label == "paste"
    desk.session.undo()
    assert desk.session.release == without


def test_people_who_cannot_be_read_are_left_out(desk_of):
    desk = desk_of((QUOTE,))
    desk.select((0, 0), (0, 12))
    desk.surface.copy()
    copied = QApplication.clipboard().mimeData()
    data = QMimeData()
    for kind in copied.formats():
        data.setData(kind, b"[{" if kind == PEOPLE_TYPE else copied.data(kind))
    desk.session.apply(remove_person(desk.session.release, "ailsa"))
    desk.surface.insertFromMimeData(data)
    assert all(block.speaker == "" for block in desk.blocks if isinstance(block, Quote))


def test_a_text_that_was_refused_shows_what_the_release_has(qtbot, monkeypatch):
    """It went on showing the words that could not be taken, and everything after them was refused, too."""
    opened = OpenWindow(qtbot, monkeypatch, release_with(Paragraph(id="p", text="Start.")))
    surface = opened.go_to("sections/s1/blocks/p/text")
    assert isinstance(surface, WritingSurface)

    def refuse(*_) -> None:
        raise InvalidEdit("No.")

    with monkeypatch.context() as patch:
        patch.setattr(opened.session, "apply", refuse)
        QTest.keyClicks(surface, "x")
    assert [plain_text(row.text) for row in surface.rows] == ["Start."]
    QTest.keyClicks(surface, "y")
    assert len(opened.edition.sections[0].blocks[0].text) == len("Start.y")
