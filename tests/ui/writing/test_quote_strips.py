"""The fields below a quote."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from releasedesk.model import Attribution, Paragraph, Person, Quote
from releasedesk.rendering.printed import PrintedQuote
from releasedesk.rendering.view import printed_release
from releasedesk.ui.library_book import shared
from releasedesk.ui.writing.as_said import as_said, is_prose
from releasedesk.ui.writing.interruption import split_for
from releasedesk.ui.writing.quote_strip import QuoteStrip
from releasedesk.ui.writing.speaker_card import SpeakerCard

# Menus and lists that pop up are raised and grab the keyboard, which the offscreen screen cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def strips(card) -> list[QuoteStrip]:
    card.surface.viewport().repaint()
    QTest.qWait(5)
    found = card.surface.findChildren(QuoteStrip)
    return sorted((strip for strip in found if strip.isVisible()), key=lambda strip: strip.y())


@pytest.fixture
def strip(desk) -> QuoteStrip:
    (only,) = strips(desk.cards[0])
    return only


def offers() -> QWidget | None:
    """The list of names that is open."""
    found: QWidget | None = QApplication.activePopupWidget()
    return found


def pick(field, text: str) -> None:
    """Choose an entry as the mouse does."""
    index = field.findText(text)
    assert index >= 0
    field.setCurrentIndex(index)
    field.activated.emit(index)


def write(field, text: str) -> None:
    field.field.setFocus()
    field.field.selectAll()
    QTest.keyClicks(field.field, text) if text else QTest.keyClick(field.field, Qt.Key.Key_Delete)
    QTest.keyClick(field.field, Qt.Key.Key_Return)


def test_a_strip_lies_below_the_words_and_above_what_follows(desk, strip):
    surface = desk.surface
    layout = surface.document().documentLayout()
    words = layout.blockBoundingRect(surface.row_document.text_block(2))
    below = layout.blockBoundingRect(surface.row_document.text_block(3))
    assert words.bottom() <= strip.y()
    assert strip.geometry().bottom() <= below.top()


def test_the_last_quote_of_a_section_has_room_for_its_strip(desk_of):
    desk = desk_of((Quote(id="q", paragraphs=("We open.",)),))
    (strip,) = strips(desk.cards[0])
    assert strip.geometry().bottom() < desk.surface.viewport().height()


def test_it_says_what_is_printed_at_first_and_at_later_mention(desk_of):
    quotes = tuple(Quote(id=name, speaker="ailsa", paragraphs=("We open.",)) for name in ("a", "b"))
    desk = desk_of(quotes)
    first, later = strips(desk.cards[0])
    assert first.prints.text() == "prints: said Ailsa Rennie, chair of the Harbour Trust."
    assert later.prints.text() == "prints: said Ailsa Rennie."


def test_it_says_why_a_speaker_is_named_so(desk_of):
    blocks = (
        Quote(id="a", speaker="ailsa", paragraphs=("We open.",)),
        Quote(id="b", speaker="ailsa", paragraphs=("We open.",)),
        Quote(id="c", paragraphs=("We open.",)),
    )
    desk = desk_of(blocks)
    first, later, nobody = strips(desk.cards[0])
    assert first.why.text() == "first mention: with title"
    assert later.why.text() == "mentioned before: name alone"
    assert nobody.why.text() == ""
    assert (nobody.details.isHidden(), first.details.isHidden()) == (True, False)
    write(nobody.speaker, "Iona Muir")
    assert nobody.why.text() == "first mention: no title yet"
    first.resize(200, first.height())
    assert first.prints.text().endswith("…")
    assert first.prints.toolTip() == "prints: said Ailsa Rennie, chair of the Harbour Trust."


def test_the_speaker_is_described_in_place_with_a_key(desk, strip):
    strip.speaker.field.setFocus()
    QTest.keyClick(strip.speaker.field, Qt.Key.Key_F2)
    card = strip.findChild(SpeakerCard)
    assert (card.name.text(), card.title.text(), card.organisation.text()) == (
        "Ailsa Rennie",
        "chair",
        "the Harbour Trust",
    )
    card.title.selectAll()
    QTest.keyClicks(card.title, "convener")
    assert desk.session.release.people[0].title == "convener"
    assert strip.prints.text() == "prints: said Ailsa Rennie, convener of the Harbour Trust."
    assert card.mention.text().startswith(strip.prints.text())
    QTest.keyClick(card.title, Qt.Key.Key_Return)
    assert not card.isVisible()


def test_a_name_is_completed_from_the_user_s_library(desk, strip):
    entry = shared().put(Person(id="m", name="Marta Briain", title="economist"))
    shared().put(Person(id="a", name="Ailsa Rennie", title="somebody else"))
    assert strip.speaker.count() == 2
    strip.speaker.field.setFocus()
    names = [strip.speaker.itemText(row) for row in range(strip.speaker.count())]
    assert names == ["Ailsa Rennie", "Tomás Oyelaran", "Marta Briain"]
    assert strip.speaker.currentText() == "Ailsa Rennie"
    pick(strip.speaker, "Marta Briain")
    person = desk.session.release.people[-1]
    assert (person.name, person.title, person.origin.id) == ("Marta Briain", "economist", entry.id)
    assert desk.blocks[1].speaker == person.id
    assert strip.prints.text() == "prints: said Marta Briain, economist."
    desk.session.undo()
    assert (desk.blocks[1].speaker, len(desk.session.release.people)) == ("ailsa", 2)
    write(strip.speaker, "marta briain")
    assert desk.session.release.people[-1].origin is not None


def test_typing_in_the_field_completes(desk, strip):
    shared().put(Person(id="m", name="Marta Briain", title="economist"))
    strip.speaker.field.setFocus()
    strip.speaker.field.selectAll()
    QTest.keyClicks(strip.speaker.field, "briain")
    completer = strip.speaker.completer()
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "Marta Briain"


@pytest.mark.parametrize(
    ("keys", "names", "speaker"),
    [
        ((Qt.Key.Key_Return,), 2, "tomas"),
        ((Qt.Key.Key_Tab,), 2, "tomas"),
        ((Qt.Key.Key_Down, Qt.Key.Key_Tab), 2, "tomas"),
        ((Qt.Key.Key_Escape, Qt.Key.Key_Return), 3, "new"),
    ],
)
def test_return_and_the_tabulator_take_the_name_that_is_offered(desk, strip, qtbot, keys, names, speaker):
    strip.speaker.setFocus()
    strip.speaker.field.selectAll()
    QTest.keyClicks(strip.speaker.field, "oye")
    qtbot.waitUntil(lambda: strip.speaker.offered == 1)
    assert strip.speaker.field.text() == "oye"
    for key in keys:
        QTest.keyClick(offers() or strip.speaker, key)
    people = desk.session.release.people
    assert len(people) == names
    assert desk.blocks[1].speaker == (people[-1].id if speaker == "new" else speaker)
    assert strip.speaker.currentText() == (people[-1].name if speaker == "new" else "Tomás Oyelaran")


def test_a_name_with_the_letters_only_inside_a_word_is_not_taken_for_a_new_one(desk, strip, qtbot):
    strip.speaker.setFocus()
    strip.speaker.field.selectAll()
    QTest.keyClicks(strip.speaker.field, "Aran")
    qtbot.waitUntil(lambda: offers() is not None)
    QTest.qWait(5)
    assert strip.speaker.offered == -1
    QTest.keyClick(offers() or strip, Qt.Key.Key_Return)
    assert desk.session.release.people[-1].name == "Aran"


def test_a_name_that_was_marked_in_the_list_is_who_said_it_when_the_field_is_left(desk, strip, qtbot):
    strip.speaker.setFocus()
    strip.speaker.field.selectAll()
    QTest.keyClicks(strip.speaker.field, "a")
    qtbot.waitUntil(lambda: strip.speaker.offered == 0)
    list_ = offers()
    assert list_ is not None
    QTest.keyClick(list_, Qt.Key.Key_Down)
    assert strip.speaker.field.text() == "Tomás Oyelaran"
    list_.hide()
    desk.surface.setFocus()
    assert desk.blocks[1].speaker == "tomas"


def test_a_speaker_is_chosen_written_or_nobody(desk, strip):
    pick(strip.speaker, "Tomás Oyelaran")
    assert desk.blocks[1].speaker == "tomas"
    write(strip.speaker, "ailsa rennie")
    assert desk.blocks[1].speaker == "ailsa"
    assert strip.speaker.currentText() == "Ailsa Rennie"
    write(strip.speaker, "")
    assert desk.blocks[1].speaker == ""
    assert strip.prints.text() == "prints no attribution until somebody is named"


def test_a_new_name_becomes_a_person_in_one_step(desk, strip):
    write(strip.speaker, "Morven Achterberg")
    person = desk.session.release.people[-1]
    assert person.name == "Morven Achterberg"
    assert desk.blocks[1].speaker == person.id
    assert strip.speaker.currentText() == "Morven Achterberg"
    desk.session.undo()
    assert desk.blocks[1].speaker == "ailsa"
    assert len(desk.session.release.people) == 2


def test_a_slip_in_a_new_name_is_mended_with_what_is_known_of_the_person(desk, strip):
    """The corrected name became a second person; the first stayed behind with the title."""
    write(strip.speaker, "said Jon Achterberg, head of the port")
    person = desk.session.release.people[-1]
    write(strip.speaker, "John Achterberg")
    assert desk.session.release.people[-1] == person.replace(name="John Achterberg")
    assert desk.blocks[1].speaker == person.id
    assert strip.speaker.currentText() == "John Achterberg"
    assert strip.prints.text() == "prints: said John Achterberg, head of the port."
    assert desk.labels[-1] == "correct name"
    desk.session.undo()
    assert desk.session.release.people[-1] == person
    assert strip.speaker.currentText() == "Jon Achterberg"


def test_another_person_with_much_the_same_name_is_another_one(desk_of):
    quotes = tuple(Quote(id=name, speaker="ailsa", paragraphs=("We open.",)) for name in ("a", "b"))
    desk = desk_of(quotes)
    first, _later = strips(desk.cards[0])
    write(first.speaker, "Ailsa Renie")
    assert [each.name for each in desk.session.release.people] == [
        "Ailsa Rennie",
        "Tomás Oyelaran",
        "Ailsa Renie",
    ]


def test_another_title_with_a_corrected_name_is_that_of_another_person(desk, strip):
    write(strip.speaker, "Ailsa Renie, head of the port")
    people = [(each.name, each.title) for each in desk.session.release.people]
    assert people[0] == ("Ailsa Rennie", "chair")
    assert people[2] == ("Ailsa Renie", "head of the port")


def test_an_attribution_as_it_is_printed_names_the_speaker_with_title_and_verb_in_one_step(desk, strip):
    write(strip.speaker, "added Morven Achterberg, head of the port.")
    person = desk.session.release.people[-1]
    assert (person.name, person.title) == ("Morven Achterberg", "head of the port")
    assert (desk.blocks[1].speaker, desk.blocks[1].attribution.verb) == (person.id, "added")
    desk.session.undo()
    assert (desk.blocks[1].speaker, desk.blocks[1].attribution.verb) == ("ailsa", "")
    pick(strip.speaker, "Tomás Oyelaran")
    write(strip.speaker, "added Ailsa Rennie")
    assert (desk.blocks[1].speaker, desk.blocks[1].attribution.verb) == ("ailsa", "added")
    write(strip.speaker, "added Ailsa Rennie")
    assert strip.speaker.currentText() == "Ailsa Rennie"
    write(strip.speaker, "said Ailsa Rennie")
    assert (desk.blocks[1].speaker, desk.blocks[1].attribution.verb) == ("ailsa", "")
    assert strip.speaker.currentText() == "Ailsa Rennie"
    assert len(desk.session.release.people) == 2


def test_a_title_written_with_a_name_becomes_that_of_a_person_without_one(desk, strip):
    write(strip.speaker, "Morven Achterberg")
    morven = desk.blocks[1].speaker
    pick(strip.speaker, "Ailsa Rennie")
    write(strip.speaker, "added Morven Achterberg, head of the port.")
    assert desk.session.release.people[-1].title == "head of the port"
    assert (desk.blocks[1].speaker, desk.blocks[1].attribution.verb) == (morven, "added")
    desk.session.undo()
    assert desk.session.release.people[-1].title == ""
    assert (desk.blocks[1].speaker, desk.blocks[1].attribution.verb) == ("ailsa", "")


def test_another_title_than_a_person_has_is_not_taken_but_told(desk, strip):
    write(strip.speaker, "Ailsa Rennie, keeper of the lock")
    assert desk.session.release.people[0].title == "chair"
    assert "“chair”" in strip.why.text()
    write(strip.speaker, "Ailsa Rennie, chair of the trust")
    assert "“chair”" not in strip.why.text()


def test_somebody_of_the_library_with_a_verb_is_one_step(desk, strip):
    shared().put(Person(id="m", name="Marta Briain"))
    write(strip.speaker, "added Marta Briain, economist of the port.")
    person = desk.session.release.people[-1]
    assert (person.name, person.title) == ("Marta Briain", "economist of the port")
    assert (desk.blocks[1].speaker, desk.blocks[1].attribution.verb) == (person.id, "added")
    desk.session.undo()
    assert (desk.blocks[1].speaker, desk.blocks[1].attribution.verb) == ("ailsa", "")
    assert len(desk.session.release.people) == 2


@pytest.mark.parametrize(
    ("words", "name", "title"),
    [
        ("said Martin Quay, Jr.", "Martin Quay, Jr.", ""),
        ("Quay, Martin Luther", "Quay, Martin Luther", ""),
        ("the harbour master", "the harbour master", ""),
        ("said the harbour master.", "the harbour master", ""),
        ("said Ailsa Quay, Chair of the Port", "Ailsa Quay", "Chair of the Port"),
        ("Ailsa Quay said", "Ailsa Quay", ""),
        ("Ailsa Quay, chair of the port, said.", "Ailsa Quay", "chair of the port"),
        ("said", "said", ""),
    ],
)
def test_what_is_not_certainly_a_title_stays_in_the_name(desk, strip, words: str, name: str, title: str):
    write(strip.speaker, words)
    person = desk.session.release.people[-1]
    assert (person.name, person.title) == (name, title)


def test_a_sentence_that_begins_with_a_quotation_becomes_prose_again(desk_of, qtbot):
    desk = desk_of((Paragraph(id="p"),))
    desk.put(0, 0)
    desk.type('"Blue Quay"')
    (strip,) = strips(desk.cards[0])
    assert QApplication.focusWidget() is strip.speaker
    QTest.keyClicks(strip.speaker.field, " is the port's new name. It opens in May.")
    QTest.keyClick(strip.speaker.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.surface)
    desk.type("The ferry goes.")
    prose = "“Blue Quay” is the port’s new name. It opens in May."
    assert [block.text for block in desk.blocks] == [prose, "The ferry goes."]
    assert len(desk.session.release.people) == 2


@pytest.mark.parametrize(
    "words",
    [
        "she said.",
        "she added",
        "he told reporters on Monday.",
        "said she.",
        ", a-t-elle ajouté.",
        "dit-il.",
        "sagte sie am Montag.",
        "dijo.",
        "ha detto.",
    ],
)
def test_a_pronoun_is_nobodys_name(words: str):
    """“she said.” became a person of that name, in an attribution that was printed."""
    assert is_prose(words, ("said", "added"))


def test_an_attribution_with_a_pronoun_stays_as_it_is_written(desk_of, qtbot):
    desk = desk_of((Paragraph(id="p"),))
    desk.put(0, 0)
    desk.type('"We are glad,"')
    (strip,) = strips(desk.cards[0])
    QTest.keyClicks(strip.speaker.field, " she said")
    QTest.keyClick(strip.speaker.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.surface)
    assert [block.text for block in desk.blocks] == ["“We are glad,” she said.", ""]
    assert len(desk.session.release.people) == 2


def test_french_has_no_space_before_the_comma_behind_a_quotation(desk_of, qtbot):
    desk = desk_of((Paragraph(id="p"),), language="fr")
    desk.put(0, 0)
    desk.type('"Nous sommes ravis"')
    (strip,) = strips(desk.cards[0])
    QTest.keyClicks(strip.speaker.field, ", a-t-elle dit.")
    QTest.keyClick(strip.speaker.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.surface)
    assert desk.blocks[0].text == "«\u00a0Nous sommes ravis\u00a0», a-t-elle dit."


def test_a_quotation_begins_in_prose_behind_what_went_on_with_another(desk_of, qtbot):
    """The program failed, and the mark and its space were lost."""
    desk = desk_of((Paragraph(id="p"),))
    desk.put(0, 0)
    desk.type('"We are glad,"')
    (strip,) = strips(desk.cards[0])
    QTest.keyClicks(strip.speaker.field, ' she said. "')
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.surface)
    desk.type('It is late."')
    assert [block.text for block in desk.blocks] == ["“We are glad,” she said. “It is late.”"]


def test_a_pronoun_leaves_who_is_quoted_already(desk, strip):
    write(strip.speaker, "she said")
    assert (desk.blocks[1].speaker, len(desk.session.release.people)) == ("ailsa", 2)
    assert strip.speaker.currentText() == "Ailsa Rennie"


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("said Tomas Oyelaran.", "tomas"),
        ("Dr Tomas Oyelaran", "tomas"),
        ("said Oyelaran.", "tomas"),
        ("Mr Oyelaran", "tomas"),
        ("ailsa rennie", "ailsa"),
    ],
)
def test_somebody_is_meant_by_much_the_same_name(desk, strip, words: str, speaker: str):
    """“said Oyelaran” made a second person, who was printed without the title of the first."""
    write(strip.speaker, "")
    write(strip.speaker, words)
    assert (desk.blocks[1].speaker, len(desk.session.release.people)) == (speaker, 2)


def test_a_surname_of_two_people_means_neither(desk, strip):
    write(strip.speaker, "Iona Rennie")
    write(strip.speaker, "said Rennie.")
    assert desk.session.release.people[-1].name == "Rennie"


def test_names_are_offered_behind_the_space_that_one_types_after_a_quotation(desk, strip):
    """With it, nobody was marked, and Return made a person of the letters that were typed."""
    strip.speaker.field.setFocus()
    strip.speaker.field.selectAll()
    QTest.keyClicks(strip.speaker.field, ", To")
    QTest.qWait(5)
    popup = offers()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert (desk.blocks[1].speaker, len(desk.session.release.people)) == ("tomas", 2)


@pytest.mark.parametrize(
    ("words", "verbs", "quoted", "prose"),
    [
        ("is open", ("said",), "Blue Quay", True),
        ("is open", ("said",), "Blue Quay,", False),
        ("means", ("said",), "Harbour", True),
        ("means", ("said",), "Harbour,", False),
        ("remains the word for it", ("said", "added"), "Harbour", True),
        ("said the mayor", ("said",), "Blue Quay", False),
        ("Ann Bay", ("said",), "Blue Quay", False),
        ("the harbour master", ("said",), "We open", False),
        ("residents of Mill Lane", ("said",), "We open", False),
        ("est ouvert", ("a déclaré",), "Quai bleu", False),
        ("est le nom du projet.", ("a déclaré",), "Quai bleu", True),
    ],
)
def test_in_english_the_words_of_a_quote_end_with_a_mark(words, verbs, quoted, prose):
    assert is_prose(words, verbs, quoted) is prose


@pytest.mark.parametrize(
    "words",
    [
        "said the harbour master.",
        "the harbour master",
        "a spokesperson for the council",
        "Ailsa Rennie of the trust.",
        "chair of the trust said.",
    ],
)
def test_who_said_it_is_no_prose(words: str):
    assert not is_prose(words, ("said", "added"))


@pytest.mark.parametrize(
    ("words", "verbs", "written"),
    [
        ("إيلسا ريني، رئيسة الصندوق", ("قال",), ("إيلسا ريني", "رئيسة الصندوق", None)),
        ("قال عمر، رئيس الميناء.", ("قال", "أضاف"), ("عمر", "رئيس الميناء", "")),
        ("إيلسا ريني", ("قال",), ("إيلسا ريني", "", None)),
    ],
)
def test_an_arabic_comma_stands_between_name_and_title(words, verbs, written):
    assert as_said(words, verbs) == written


def test_a_mark_that_closes_the_words_leads_to_who_said_them(desk_of):
    quotes = (
        Quote(id="q", paragraphs=("We are glad",)),
        Quote(id="r", speaker="ailsa", paragraphs=("So am I",)),
    )
    desk = desk_of(quotes)
    first, _ = strips(desk.cards[0])
    desk.put(0, 11)
    desk.type(',"')
    assert desk.blocks[0].paragraphs == ("We are glad,",)
    assert QApplication.focusWidget() is first.speaker
    desk.surface.setFocus()
    desk.put(1, 7)
    desk.type('."')
    assert desk.blocks[1].paragraphs == ("So am I.",)
    assert QApplication.focusWidget() is desk.surface
    desk.press(Qt.Key.Key_Return)
    desk.type('"Nobody is sad."')
    assert desk.blocks[1].paragraphs == ("So am I.", "Nobody is sad.")


def test_return_behind_the_closing_mark_leads_on_below_the_quote(desk_of):
    desk = desk_of((Quote(id="r", speaker="ailsa", paragraphs=("So am I",)), Paragraph(id="p", text="Last.")))
    desk.put(0, 7)
    desk.type('."')
    desk.press(Qt.Key.Key_Return)
    desk.type("The ferry goes.")
    assert [block.kind for block in desk.blocks] == ["quote", "paragraph", "paragraph"]
    assert desk.blocks[0].paragraphs == ("So am I.",)
    assert desk.blocks[1].text == "The ferry goes."


def test_return_in_a_quote_that_was_not_closed_goes_on_with_its_words(desk_of):
    desk = desk_of((Quote(id="r", speaker="ailsa", paragraphs=("So am I.",)),))
    desk.put(0, 8)
    desk.press(Qt.Key.Key_Return)
    desk.type("Nobody is sad.")
    assert desk.blocks[0].paragraphs == ("So am I.", "Nobody is sad.")


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Backspace])
def test_a_mark_closes_a_quote_only_until_something_else_is_done(desk_of, key: Qt.Key):
    desk = desk_of((Quote(id="r", speaker="ailsa", paragraphs=("So am I..",)),))
    desk.put(0, 9)
    desk.type('"')
    desk.press(key)
    desk.press(Qt.Key.Key_End)
    desk.press(Qt.Key.Key_Return)
    assert [block.kind for block in desk.blocks] == ["quote"]


def test_return_in_a_field_leads_on_below_the_quote(desk, strip, qtbot):
    write(strip.speaker, "Nora Quill")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.surface)
    assert desk.surface.caret() == (3, 0)
    assert [block.kind for block in desk.blocks] == ["paragraph", "quote", "list", "paragraph"]


def test_return_below_the_last_quote_begins_a_paragraph(desk_of, qtbot):
    desk = desk_of((Quote(id="q", paragraphs=("We are glad",)),))
    (strip,) = strips(desk.cards[0])
    desk.put(0, 11)
    desk.type('."')
    QTest.keyClicks(strip.speaker.field, " said Nora Quill")
    QTest.keyClick(strip.speaker.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.surface)
    desk.type("The ferry goes.")
    assert [block.kind for block in desk.blocks] == ["quote", "paragraph"]
    assert desk.blocks[1].text == "The ferry goes."
    assert desk.session.release.people[-1].name == "Nora Quill"


@pytest.mark.parametrize(
    ("typed", "words", "prints"),
    [
        (
            (',"', " said Nora Quill. ", '"Very glad."'),
            "We are glad. Very glad.",
            "“We are glad,” said Nora Quill. “Very glad.”",
        ),
        (
            (',"', " added Nora Quill, ", '"and so is Leith."'),
            "We are glad, and so is Leith.",
            "“We are glad,” added Nora Quill, “and so is Leith.”",
        ),
    ],
)
def test_words_that_go_on_behind_the_attribution_are_written_as_they_are_printed(
    desk_of, typed: tuple[str, str, str], words: str, prints: str
):
    desk = desk_of((Quote(id="q", paragraphs=("We are glad",)),))
    (strip,) = strips(desk.cards[0])
    desk.put(0, 11)
    desk.type(typed[0])
    QTest.keyClicks(strip.speaker.field, typed[1])
    QTest.keyClicks(strip.speaker.field, '"')
    assert QApplication.focusWidget() is desk.surface
    desk.type(typed[2][1:])
    assert desk.blocks[0].paragraphs == (words,)
    view = printed_release(desk.session.release, desk.session.edition)
    (quote,) = view.sections[0].blocks
    assert isinstance(quote, PrintedQuote)
    assert quote.paragraphs[0].text == prints
    assert QApplication.focusWidget() is desk.surface


def test_a_nickname_is_part_of_a_name(desk_of):
    desk = desk_of((Quote(id="q", paragraphs=("We are glad.",)),))
    (strip,) = strips(desk.cards[0])
    write(strip.speaker, 'Nora "Nell" Quill')
    assert desk.session.release.people[-1].name == "Nora “Nell” Quill"
    assert desk.blocks[0].paragraphs == ("We are glad.",)


def test_a_quotation_may_begin_a_quote(desk_of):
    desk = desk_of((Paragraph(id="p"),))
    desk.put(0)
    desk.type('""Free"')
    assert desk.blocks[0].paragraphs == ("‘Free’",)


def test_an_empty_quote_takes_marks_around_its_words_for_its_own(desk_of):
    desk = desk_of((Quote(id="q", speaker="ailsa"),))
    desk.put(0)
    desk.type('"Free."')
    assert desk.blocks[0].paragraphs == ("Free.",)
    desk.press(Qt.Key.Key_Return)
    desk.type('""Open" is the word."')
    assert desk.blocks[0].paragraphs == ("Free.", "‘Open’ is the word.")


def test_a_verb_is_written_and_the_house_verb_is_the_empty_one(desk, strip):
    write(strip.verb, "warned")
    assert desk.blocks[1].attribution.verb == "warned"
    assert strip.prints.text().startswith("prints: warned Ailsa Rennie")
    pick(strip.verb, "said")
    assert desk.blocks[1].attribution.verb == ""


def test_to_go_through_a_verb_that_is_written_as_the_house_verb_changes_nothing(desk_of):
    desk = desk_of(
        (Quote(id="q", speaker="ailsa", paragraphs=("We open.",), attribution=Attribution(verb="said")),)
    )
    (strip,) = strips(desk.cards[0])
    strip.verb.field.setFocus()
    desk.surface.setFocus()
    pick(strip.verb, "said")
    assert desk.blocks[0].attribution.verb == "said"
    write(strip.verb, "")
    assert strip.verb.currentText() == "said"
    write(strip.verb, "warned")
    assert desk.blocks[0].attribution.verb == "warned"
    write(strip.verb, "")
    assert desk.blocks[0].attribution.verb == ""


def test_the_attribution_moves_and_says_so_in_words(desk, strip):
    assert strip.placement.currentText() == "after last paragraph"
    pick(strip.placement, "before the quote")
    assert desk.blocks[1].attribution == Attribution(placement="before")
    assert strip.prints.text() == "prints: Ailsa Rennie, chair of the Harbour Trust, said:"
    pick(strip.placement, "no attribution")
    assert strip.prints.text() == "prints the words alone"


def test_an_attribution_within_the_words_goes_to_the_gap_at_the_caret(desk, strip):
    desk.put(1, 7)
    pick(strip.placement, "within first paragraph")
    assert desk.blocks[1].attribution == Attribution(placement="interrupting", split_at=7)
    desk.put(1, 0)
    desk.type("Now ")
    assert desk.blocks[1].attribution.split_at == 11


@pytest.mark.parametrize(
    ("words", "wanted", "expected"),
    [
        ("It opens. It stays.", 0, 10),
        ("Open, and free", 0, 6),
        ("aa bb cc dd", 0, 6),
        ("one", 0, 0),
        ("one two", 2, 4),
    ],
)
def test_an_interruption_stands_between_words(words, wanted, expected):
    assert split_for(words, wanted) == expected


def test_the_tabulator_goes_through_the_strip_and_on_below_the_quote(desk, strip):
    desk.put(2, 0)
    seen = []
    for _ in range(4):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [strip.speaker, strip.verb, strip.placement, desk.surface]
    assert desk.surface.caret().row == 3


def test_the_tabulator_brings_a_strip_that_is_out_of_sight_into_view(desk_of, qtbot):
    words = " ".join(["The quay opens."] * 250)
    desk = desk_of((Quote(id="q", speaker="ailsa", paragraphs=(words,)), Paragraph(id="p", text=words)))

    def is_seen(widget) -> bool:
        return desk.viewport().rect().contains(widget.mapTo(desk.viewport(), widget.rect().center()))

    qtbot.waitUntil(lambda: desk.verticalScrollBar().maximum() > desk.height())
    desk.put(0, 0)
    desk.verticalScrollBar().setValue(0)
    QTest.keyClick(desk.surface, Qt.Key.Key_Tab)
    field = QApplication.focusWidget()
    assert field is not None
    assert field.accessibleName().endswith(": Speaker")
    assert is_seen(field)
    desk.verticalScrollBar().setValue(0)
    QTest.keyClick(field, Qt.Key.Key_Backtab)
    caret = desk.surface.viewport().mapTo(desk.viewport(), desk.surface.cursorRect().center())
    assert desk.surface.hasFocus()
    assert desk.viewport().rect().contains(caret)


def test_turning_the_wheel_over_a_field_changes_nothing(desk, strip):
    event = QWheelEvent(
        QPointF(5, 5), strip.placement.mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(strip.placement, event)
    assert desk.labels == []
    assert strip.placement.currentText() == "after last paragraph"


def test_only_strips_in_sight_exist(desk_of):
    blocks = tuple(Quote(id=f"q{n}", paragraphs=("We open.",)) for n in range(200))
    desk = desk_of(blocks)
    assert 0 < len(strips(desk.cards[0])) < 30
    desk.verticalScrollBar().setValue(desk.verticalScrollBar().maximum() // 2)
    assert 0 < len(strips(desk.cards[0])) < 30
    assert len(desk.surface.findChildren(QuoteStrip)) < 60


def test_a_screen_reader_hears_of_which_quote_a_field_is(desk, strip):
    assert strip.speaker.accessibleName() == "Quote “We are giving it back.”: Speaker"
    assert strip.details.accessibleName() == "Quote “We are giving it back.”: Describe the speaker"
    for field in (strip.speaker, strip.verb, strip.placement):
        relations = QAccessible.queryAccessibleInterface(field).relations()
        (label,) = (node for node, kind in relations if kind & QAccessible.RelationFlag.Label)
        assert label.text(QAccessible.Text.Name) == field.accessibleName()
    desk.put(1, 0)
    desk.type("Today")
    assert strip.verb.field.accessibleName() == "Quote “TodayWe are giving it back.”: Verb"


def test_every_field_tells_its_name(strip):
    for field in (strip.speaker, strip.verb, strip.placement):
        assert field.accessibleName()
        assert field.toolTip()


def test_a_quote_that_is_turned_back_loses_its_strip(desk, strip):
    desk.put(1)
    desk.surface.commands.change_kind("paragraph")
    assert strips(desk.cards[0]) == []
    assert isinstance(desk.blocks[1], Paragraph)


def test_the_tabulator_goes_on_from_the_button_that_describes_the_speaker(desk, strip):
    strip.details.setFocus()
    QTest.keyClick(strip.details, Qt.Key.Key_Backtab)
    assert strip.placement.hasFocus()
    strip.details.setFocus()
    QTest.keyClick(strip.details, Qt.Key.Key_Tab)
    assert desk.surface.hasFocus()
    assert desk.surface.caret().row == 3
    strip.details.setFocus()
    QTest.keyClick(strip.details, Qt.Key.Key_Up)
    assert strip.placement.hasFocus()


def test_words_without_a_comma_get_their_full_stop_where_the_attribution_ends_the_sentence(desk_of, qtbot):
    desk = desk_of((Paragraph(id="p"),), language="de")
    desk.put(0, 0)
    desk.type('"Wir freuen uns"')
    (strip,) = strips(desk.cards[0])
    QTest.keyClicks(strip.speaker.field, ', so Ailsa Rennie. "')
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.surface)
    desk.type("Das ist gut.")
    (quote,) = desk.blocks
    assert (quote.speaker, quote.paragraphs) == ("ailsa", ("Wir freuen uns. Das ist gut.",))
    assert quote.attribution == Attribution(verb="so", placement="interrupting", split_at=16)


def test_name_and_title_of_a_speaker_have_the_apostrophes_of_the_language(desk, strip):
    write(strip.speaker, "said Mary O'Neill, head of the mayor's office.")
    person = desk.session.release.people[-1]
    assert (person.name, person.title) == ("Mary O’Neill", "head of the mayor’s office")
    write(strip.speaker, "Ailsa Rennie")
    write(strip.speaker, "Mary O'Neill")
    assert (desk.blocks[1].speaker, len(desk.session.release.people)) == (person.id, 3)


@pytest.mark.parametrize(
    ("typed", "speaker", "verb"), [("said To", "tomas", ""), (" added ail", "ailsa", "added")]
)
def test_names_are_offered_behind_a_verb_which_is_kept(desk, strip, typed, speaker, verb):
    """Return made a person called “To”."""
    write(strip.speaker, "")
    strip.speaker.field.setFocus()
    QTest.keyClicks(strip.speaker.field, typed)
    QTest.qWait(5)
    popup = offers()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Return)
    quote = desk.blocks[1]
    assert (quote.speaker, quote.attribution.verb) == (speaker, verb)
    assert len(desk.session.release.people) == 2


def test_of_several_names_behind_a_verb_none_is_taken_for_certain(desk, strip):
    write(strip.speaker, "Iona Rennie")
    strip.speaker.field.setFocus()
    strip.speaker.field.selectAll()
    QTest.keyClicks(strip.speaker.field, "said Renn")
    QTest.qWait(5)
    assert offers() is not None
    assert strip.speaker.offered == -1
