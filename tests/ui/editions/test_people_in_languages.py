"""What is written about a person in a translation stays there: the original keeps its own words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from releasedesk.editing.editions import add_edition
from releasedesk.model import PersonInLanguage, Quote
from releasedesk.rendering.view import printed_release
from releasedesk.ui.form.about_part import AboutPart
from releasedesk.ui.form.people_part import PeoplePart, PersonItem
from releasedesk.ui.writing.quote_strip import QuoteStrip
from releasedesk.ui.writing.speaker_card import SpeakerCard
from releasedesk.ui.writing.surface import WritingSurface
from tests.releases import AILSA, release_with
from tests.ui.open_window import OpenWindow

QUOTE = "sections/s1/blocks/q"

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def opened(qtbot, monkeypatch) -> OpenWindow:
    """A release in English and French, the French one shown."""
    release = release_with(Quote(id="q", speaker="ailsa", paragraphs=("It opens.",)))
    release = add_edition(release, "fr").release
    opened = OpenWindow(qtbot, monkeypatch, release)
    opened.workspace.form.complete()
    opened.do("next_edition")
    assert opened.edition.language == "fr"
    return opened


def ailsa(opened: OpenWindow) -> PersonItem:
    part = opened.workspace.form.findChild(PeoplePart)
    assert part is not None
    return part.people.items()[0]


def test_a_title_that_is_translated_leaves_that_of_the_original_alone(opened):
    item = ailsa(opened)
    assert (item.title.text(), item.title.placeholderText()) == ("", "chair")
    assert "title and organisation still in the words of the original" in item.mention.text()
    assert opened.workspace.go_to("people/ailsa/title")
    assert item.title.hasFocus()
    QTest.keyClicks(item.title, "presidente")
    person = opened.session.release.people[0]
    assert person.title == "chair"
    assert person.in_languages == (PersonInLanguage(language="fr", title="presidente"),)
    assert "presidente" in item.mention.text()
    assert "organisation still in the words" in item.mention.text()
    opened.do("previous_edition")
    assert item.title.text() == "chair"
    opened.do("undo")
    assert opened.session.release.people[0] == AILSA


def test_a_translated_title_that_is_emptied_is_that_of_the_original_again(opened):
    item = ailsa(opened)
    opened.workspace.go_to("people/ailsa/title")
    QTest.keyClicks(item.title, "p")
    QTest.keyClick(item.title, Qt.Key.Key_Backspace)
    assert opened.session.release.people[0] == AILSA
    assert item.title.hasFocus()


def test_only_the_quotes_of_the_language_are_counted(opened):
    assert "quoted once" in ailsa(opened).mention.text()


def strip(opened: OpenWindow) -> QuoteStrip:
    surface = opened.go_to(QUOTE)
    assert isinstance(surface, WritingSurface)
    surface.viewport().repaint()
    QTest.qWait(20)
    return next(each for each in surface.findChildren(QuoteStrip) if each.isVisible())


def test_the_speaker_of_a_translated_quote_is_described_in_its_language(opened):
    strip(opened).details_requested.emit()
    card = opened.window.findChild(SpeakerCard)
    assert card is not None
    assert (card.title.text(), card.title.placeholderText()) == ("", "chair")
    QTest.keyClicks(card.title, "presidente")
    card.close()
    assert opened.session.release.people[0].title == "chair"
    printed = printed_release(opened.session.release, opened.edition)
    assert "presidente" in str(printed)


def test_a_title_written_with_a_name_in_a_translation_is_in_its_language(opened):
    speaker = strip(opened).speaker
    speaker.field.setFocus()
    speaker.field.selectAll()
    QTest.keyClicks(speaker.field, "Ailsa Rennie, presidente du port")
    QTest.keyClick(speaker.field, Qt.Key.Key_Return)
    person = opened.session.release.people[0]
    assert person.title == "chair"
    assert person.in_languages[0].title == "presidente du port"
    speaker.field.setFocus()
    speaker.field.selectAll()
    QTest.keyClicks(speaker.field, "Nora Quill, directrice du port")
    QTest.keyClick(speaker.field, Qt.Key.Key_Return)
    person = opened.session.release.people[-1]
    assert (person.name, person.title) == ("Nora Quill", "")
    assert person.in_languages == (PersonInLanguage(language="fr", title="directrice du port"),)


def test_the_issuer_is_said_to_be_the_same_in_every_language(opened):
    part = opened.workspace.form.findChild(AboutPart)
    assert part is not None
    assert "every language" in part.issuer_card.help.text()
    opened.do("remove_language")
    assert "every language" not in part.issuer_card.help.text()
