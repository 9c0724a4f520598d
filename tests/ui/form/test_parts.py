from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from releasedesk.model import Boilerplate, Contact, Dateline, Phone, Quote, Release, Span
from releasedesk.ui.form.about_part import AboutPart
from releasedesk.ui.form.boilerplates_part import BoilerplatesPart
from releasedesk.ui.form.contacts_part import ContactsPart
from releasedesk.ui.form.dateline_part import DatelinePart
from releasedesk.ui.form.headline_part import HeadlinePart
from releasedesk.ui.form.people_part import PeoplePart
from releasedesk.ui.form.remove_person_dialog import RemovePersonDialog
from tests.releases import release_with, small_release

ALT = Qt.KeyboardModifier.AltModifier


def retype(qtbot: QtBot, field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


# Headline


def test_a_headline_is_typed_and_undone_by_words(desk, qtbot: QtBot):
    headline = desk(HeadlinePart(), small_release(headline=""))
    qtbot.keyClicks(headline.part.headline, "Quay opens")
    assert headline.edition.headline == "Quay opens"
    assert headline.part.headline_row.hint == "10 characters"
    headline.undo()
    assert headline.edition.headline == "Quay "
    assert headline.part.headline.text() == "Quay "


def test_subheadlines_are_added_moved_and_removed(desk, qtbot: QtBot):
    headline = desk(HeadlinePart(), small_release(subheadlines=("one",)))
    subheadlines = headline.part.subheadlines
    qtbot.mouseClick(subheadlines.add_button, Qt.MouseButton.LeftButton)
    assert subheadlines.items()[1].field.hasFocus()
    qtbot.keyClicks(subheadlines.items()[1].field, "two")
    assert headline.edition.subheadlines == ("one", "two")
    qtbot.keyClick(subheadlines.items()[1].field, Qt.Key.Key_Up, ALT)
    assert headline.edition.subheadlines == ("two", "one")
    assert subheadlines.items()[0].field.hasFocus()
    subheadlines.items()[0].remove_requested.emit()
    assert headline.edition.subheadlines == ("one",)
    assert [item.field.text() for item in subheadlines.items()] == ["one"]


def test_the_fold_opens_for_its_places(desk, qtbot: QtBot):
    headline = desk(HeadlinePart(), small_release(kicker="Press release"))
    assert not headline.part.more.is_made
    assert headline.part.enter("editions/en-GB/reference")
    assert headline.part.reference.hasFocus()
    assert headline.part.kicker.text() == "Press release"
    qtbot.keyClicks(headline.part.reference, "7")
    assert headline.edition.reference == "7"


# Dateline


def test_the_dateline_shows_how_it_prints(desk, qtbot: QtBot):
    dateline = desk(DatelinePart(), small_release(dateline=Dateline(place="Leit", date=dt.date(2027, 3, 2))))
    qtbot.keyClick(dateline.part.place, Qt.Key.Key_End)
    qtbot.keyClicks(dateline.part.place, "h")
    assert dateline.part.row.hint == "prints as “LEITH, 2 March 2027 –”"


def test_an_arabic_dateline_is_shown_in_its_own_order_of_words(desk):
    dateline = Dateline(place="الدوحة", date=dt.date(2027, 3, 2))
    shown = desk(DatelinePart(), small_release(language="ar", dateline=dateline))
    before, words, after = shown.part.row.hint.replace("\u2069", "\u2067").split("\u2067")
    assert (before, after) == ("prints as “", "”")
    assert words.startswith("الدوحة")
    assert "2027" in words


def test_a_date_is_typed_in_any_usual_form(desk, qtbot: QtBot):
    dateline = desk(DatelinePart(), small_release())
    retype(qtbot, dateline.part.date, "2027-03-02")
    assert dateline.edition.dateline.date == dt.date(2027, 3, 2)
    qtbot.keyClick(dateline.part.date, Qt.Key.Key_Return)
    assert dateline.part.date.text() == "2 March 2027"


def test_a_date_can_be_taken_away(desk, qtbot: QtBot):
    dateline = desk(DatelinePart(), small_release(dateline=Dateline(date=dt.date(2027, 3, 2))))
    dateline.part.date.setFocus()
    dateline.part.date.selectAll()
    qtbot.keyClick(dateline.part.date, Qt.Key.Key_Delete)
    assert dateline.edition.dateline.date is None
    assert dateline.part.row.hint == "prints no dateline"


def test_what_is_no_date_is_refused_beside_the_field(desk, qtbot: QtBot):
    dateline = desk(DatelinePart(), small_release(dateline=Dateline(date=dt.date(2027, 3, 2))))
    retype(qtbot, dateline.part.date, "soon")
    qtbot.keyClick(dateline.part.date, Qt.Key.Key_Return)
    assert dateline.edition.dateline.date == dt.date(2027, 3, 2)
    assert "“soon” is no date" in dateline.part.row.error
    assert dateline.part.date.text() == "2 March 2027"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_calendar_sets_the_date(desk, qtbot: QtBot):
    dateline = desk(DatelinePart(), small_release(dateline=Dateline(date=dt.date(2027, 3, 2))))
    dateline.part.date.setFocus()
    qtbot.keyClick(dateline.part.date, Qt.Key.Key_Down, ALT)
    calendar = dateline.part.date.calendar.popup
    assert calendar.isVisible()
    days = calendar.month.findChild(QAbstractItemView)
    qtbot.keyClick(days, Qt.Key.Key_Right)
    qtbot.keyClick(days, Qt.Key.Key_Return)
    assert dateline.edition.dateline.date == dt.date(2027, 3, 3)
    assert dateline.part.date.text() == "3 March 2027"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_calendar_ends_where_dates_do(desk, qtbot: QtBot):
    dateline = desk(DatelinePart(), small_release(dateline=Dateline(date=dt.date(2027, 3, 2))))
    qtbot.keyClick(dateline.part.date, Qt.Key.Key_Down, ALT)
    calendar = dateline.part.date.calendar.popup
    calendar.month.setSelectedDate(QDate(-4713, 11, 25))
    qtbot.keyClick(calendar.month.findChild(QAbstractItemView), Qt.Key.Key_Return)
    assert dateline.edition.dateline.date == dt.date.min


# People


def quoted() -> Release:
    return release_with(Quote(id="q1", speaker="ailsa"), Quote(id="q2", speaker="ailsa"))


def test_a_person_says_how_the_first_mention_reads(desk, qtbot: QtBot):
    people = desk(PeoplePart(), quoted())
    ailsa, tomas = people.part.people.items()
    assert ailsa.mention.text() == "first mention: Ailsa Rennie, chair of the Harbour Trust · quoted twice"
    assert tomas.mention.text().endswith("not quoted yet")
    retype(qtbot, ailsa.title, "convener")
    assert people.release.people[0].title == "convener"
    assert "Ailsa Rennie, convener of" in ailsa.mention.text()


QUOTED_PLACES = ["Opening, quote 1: a quote without words", "Opening, quote 2: a quote without words"]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch):
    """Answers the question whether somebody who is quoted is to be removed, and keeps what was said."""
    asked: list[RemovePersonDialog] = []

    def answer(what: Callable[[RemovePersonDialog], int]) -> list[RemovePersonDialog]:
        def run(dialog: RemovePersonDialog) -> int:
            asked.append(dialog)
            return what(dialog)

        monkeypatch.setattr(RemovePersonDialog, "exec", run)
        monkeypatch.setattr(RemovePersonDialog, "deleteLater", lambda dialog: None)
        return asked

    return answer


def test_who_removes_somebody_is_told_where_they_are_quoted(desk, asked):
    people = desk(PeoplePart(), quoted())
    asked(lambda dialog: 0)
    people.part.people.items()[0].remove_requested.emit()
    assert [person.id for person in people.release.people] == ["ailsa", "tomas"]


def test_quotes_of_somebody_who_is_removed_are_given_to_another(desk, asked):
    people = desk(PeoplePart(), quoted())

    def give(dialog: RemovePersonDialog) -> int:
        dialog.speaker.setCurrentIndex(dialog.speaker.findData("tomas"))
        return 1

    asked(give)
    people.part.people.items()[0].remove_requested.emit()
    assert [quote.speaker for quote in people.edition.sections[0].blocks] == ["tomas", "tomas"]


def test_a_quote_is_looked_at_instead_of_removing_its_speaker(desk, asked):
    people = desk(PeoplePart(), quoted())
    gone: list[str] = []
    people.part.place_requested.connect(gone.append)

    def look(dialog: RemovePersonDialog) -> int:
        dialog.list.setCurrentRow(1)
        dialog.list.itemActivated.emit(dialog.list.item(1))
        return 0

    asked(look)
    people.part.people.items()[0].remove_requested.emit()
    assert gone == ["editions/en-GB/sections/s1/blocks/q2"]
    assert len(people.release.people) == 2


def test_a_person_is_removed_and_the_quotes_stay(desk, asked):
    people = desk(PeoplePart(), quoted())
    ailsa = people.part.people.items()[0]
    assert ailsa.remove_label() == "Remove person… (the 2 quotes stay)"
    dialogs = asked(lambda dialog: 1)
    ailsa.remove_requested.emit()
    (dialog,) = dialogs
    assert dialog.said.text() == "\u2068Ailsa Rennie\u2069 is quoted twice. The words stay."
    assert [dialog.list.item(row).text() for row in range(2)] == QUOTED_PLACES
    assert [person.id for person in people.release.people] == ["tomas"]
    assert [quote.speaker for quote in people.edition.sections[0].blocks] == ["", ""]
    people.undo()
    assert people.part.people.items()[0].name.text() == "Ailsa Rennie"


def test_people_are_added_and_moved_with_the_cursor(desk, qtbot: QtBot):
    people = desk(PeoplePart(), small_release())
    qtbot.mouseClick(people.part.people.add_button, Qt.MouseButton.LeftButton)
    new = people.part.people.items()[2]
    assert new.name.hasFocus()
    qtbot.keyClicks(new.name, "Iona")
    qtbot.keyClick(new.name, Qt.Key.Key_Up, ALT)
    assert [person.name for person in people.release.people] == ["Ailsa Rennie", "Iona", "Tomás Oyelaran"]
    assert new.name.hasFocus()
    assert people.part.people.items()[1] is new


# Contacts

PHONES = (Phone(kind="office", number="1"), Phone(kind="mobile", number="2", extension="9"))


def contact() -> Release:
    return small_release(contacts=(Contact(id="c1", phones=PHONES, emails=("a@harbourtrust.example",)),))


def phones(contacts) -> list[tuple[str, str, str]]:
    return [(p.kind, p.number, p.extension) for p in contacts.edition.contacts[0].phones]


def test_phones_are_added_moved_and_removed(desk, qtbot: QtBot):
    contacts = desk(ContactsPart(), contact())
    item = contacts.part.contacts.items()[0]
    qtbot.mouseClick(item.phones.add_button, Qt.MouseButton.LeftButton)
    assert item.phones.items()[2].number.hasFocus()
    qtbot.keyClicks(item.phones.items()[2].number, "3")
    qtbot.keyClick(item.phones.items()[2].number, Qt.Key.Key_Up, ALT)
    assert phones(contacts) == [("office", "1", ""), ("office", "3", ""), ("mobile", "2", "9")]
    assert item.phones.items()[1].number.hasFocus()
    item.phones.items()[0].remove_requested.emit()
    assert phones(contacts) == [("office", "3", ""), ("mobile", "2", "9")]
    assert [row.number.text() for row in item.phones.items()] == ["3", "2"]
    assert item.phones.items()[1].kind.lineEdit().text() == "Mobile"


def test_the_kind_of_a_phone_is_chosen_or_written(desk, qtbot: QtBot):
    contacts = desk(ContactsPart(), contact())
    kind = contacts.part.contacts.items()[0].phones.items()[0].kind
    kind.activated.emit(kind.findData("out_of_hours"))
    assert phones(contacts)[0][0] == "out_of_hours"
    assert kind.lineEdit().text() == "Out of hours"
    retype(qtbot, kind.lineEdit(), "Harbour radio")
    assert phones(contacts)[0][0] == "Harbour radio"
    retype(qtbot, kind.lineEdit(), "Mobile")
    assert phones(contacts)[0][0] == "mobile"


def test_contacts_and_addresses_are_added(desk, qtbot: QtBot):
    contacts = desk(ContactsPart(), contact())
    qtbot.mouseClick(contacts.part.contacts.add_button, Qt.MouseButton.LeftButton)
    new = contacts.part.contacts.items()[1]
    assert new.name.hasFocus()
    qtbot.mouseClick(new.emails.add_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(new.emails.items()[1].address, "b@harbourtrust.example")
    assert contacts.edition.contacts[1].emails == ("", "b@harbourtrust.example")


def test_every_place_of_a_contact_has_its_field(desk):
    contacts = desk(ContactsPart(), contact())
    item = contacts.part.contacts.items()[0]
    where = "editions/en-GB/contacts/c1"
    for place, field in (
        (where, item.name),
        (f"{where}/role", item.role),
        (f"{where}/phones/1", item.phones.items()[1].number),
        (f"{where}/phones/1/extension", item.phones.items()[1].extension),
        (f"{where}/phones/0/kind", item.phones.items()[0].kind),
        (f"{where}/emails/0", item.emails.items()[0].address),
        ("editions/en-GB/contacts_intro", contacts.part.intro),
    ):
        assert contacts.part.enter(place), place
        assert field.hasFocus(), place
    assert not contacts.part.enter("editions/en-GB/headline")


def test_formatted_words_above_the_contacts_keep_their_format(desk, qtbot: QtBot):
    intro = ("Call ", Span(text="first", strong=True))
    contacts = desk(ContactsPart(), small_release(contacts_intro=intro))
    contacts.part.intro.setFocus()
    qtbot.keyClick(contacts.part.intro, Qt.Key.Key_Home)
    qtbot.keyClicks(contacts.part.intro, "x")
    assert contacts.edition.contacts_intro == ("xCall ", Span(text="first", strong=True))


# Boilerplate


def test_a_boilerplate_keeps_its_formatting_and_grows_by_paragraphs(desk, qtbot: QtBot):
    paragraphs = (("The ", Span(text="Harbour Trust", strong=True), " runs it."), "It was\nfounded in 1988.")
    boilerplates = desk(
        BoilerplatesPart(), small_release(boilerplates=(Boilerplate(id="b1", paragraphs=paragraphs),))
    )
    words = boilerplates.part.boilerplates.items()[0].words
    words.setFocus()
    qtbot.keyClick(words, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(words, Qt.Key.Key_Return)
    qtbot.keyClicks(words, "Join!")
    assert boilerplates.edition.boilerplates[0].paragraphs == (*paragraphs, "Join!")


def test_a_boilerplate_is_added_with_the_cursor_in_its_heading(desk, qtbot: QtBot):
    boilerplates = desk(BoilerplatesPart(), small_release())
    qtbot.mouseClick(boilerplates.part.boilerplates.add_button, Qt.MouseButton.LeftButton)
    assert boilerplates.part.boilerplates.items()[0].heading.hasFocus()


# About


def test_keywords_are_typed_with_commas(desk, qtbot: QtBot):
    about = desk(AboutPart(), small_release())
    qtbot.keyClicks(about.part.keywords, "quay, harbour")
    assert about.edition.metadata.keywords == ("quay", "harbour")
    assert about.part.keywords.text() == "quay, harbour"
    about.undo()
    assert about.edition.metadata.keywords == ("quay",)


def test_the_end_mark_is_chosen(desk, qtbot: QtBot):
    about = desk(AboutPart(), small_release())
    mark = about.part.end_mark
    assert mark.choice.currentText() == "House style: ENDS"
    mark.choice.activated.emit(2)
    assert about.edition.end_mark == "ENDS"
    retype(qtbot, mark.own, "###")
    assert about.edition.end_mark == "###"
    mark.choice.activated.emit(1)
    assert about.edition.end_mark == ""
    mark.choice.activated.emit(0)
    assert about.edition.end_mark is None


def test_paper_and_language_are_chosen(desk, qtbot: QtBot):
    about = desk(AboutPart(), small_release())
    qtbot.mouseClick(about.part.paper.button("letter"), Qt.MouseButton.LeftButton)
    assert about.release.house_style.paper == "letter"
    about.part.language.language_chosen.emit("de")
    assert about.edition.language == "de"
    assert about.part.language.lineEdit().text() == "German (de)"
    about.part.language.language_chosen.emit("no tag")
    assert "language tag" in about.part.language_row.error


def test_the_keys_of_an_item_win_over_those_of_the_window(desk, qtbot: QtBot):
    people = desk(PeoplePart(), small_release())
    taken: list[bool] = []
    action = QAction("Move paragraph", people.part)
    action.setShortcut(QKeySequence("Alt+Down"))
    action.triggered.connect(lambda: taken.append(True))
    people.part.addAction(action)
    field = people.part.people.items()[0].title
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down, ALT)
    assert [person.id for person in people.release.people] == ["tomas", "ailsa"]
    assert taken == []
