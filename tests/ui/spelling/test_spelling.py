"""Spell-check in the window: what is marked, what the menu does, and walking from one word to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDesktopServices
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit

from releasedesk.model import ListBlock, Paragraph, Quote, Release, Span, plain_text
from releasedesk.spelling.dictionaries import find_dictionary, pack_folder
from releasedesk.ui import theme
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.spelling import service
from releasedesk.ui.spelling.actions import SpellingActions
from releasedesk.ui.spelling.indicator import in_words
from releasedesk.ui.spelling.menu import spelling_menu
from releasedesk.ui.text_places import focused_text
from tests.releases import release_with
from tests.ui.conftest import FakeSpellEngine
from tests.ui.open_window import OpenWindow


class Desk(OpenWindow):
    """A window with a release and its spell-check."""

    def __init__(self, qtbot, monkeypatch, release: Release) -> None:
        super().__init__(qtbot, monkeypatch, release)
        spelling = self.window.tools.spelling
        assert spelling is not None
        self.spelling: SpellingActions = spelling
        self.check = spelling.check
        language = self.session.edition.language
        qtbot.waitUntil(lambda: self.check.service.state(language) != "looking")
        self.settle()

    def settle(self) -> None:
        QApplication.processEvents()
        self.check.mark()
        QApplication.processEvents()
        self.check.mark()

    def marked(self, place: str) -> list[str]:
        widget = self.go_to(place)
        self.settle()
        text = widget.text() if not isinstance(widget, QTextEdit) else widget.document().toRawText()
        return [
            text.encode("utf-16-le")[start * 2 : stop * 2].decode("utf-16-le")
            for start, stop in self.check._marks.of(widget)
        ]


@pytest.fixture
def desk(qtbot, monkeypatch: pytest.MonkeyPatch) -> Desk:
    release = release_with(
        Paragraph(id="p1", text=("The ", Span(text="quayzz", strong=True), " opens. 👩 Ailsazz said.")),
        Quote(id="q1", speaker="ailsa", paragraphs=("We walkzz.", "All of us.")),
        ListBlock(id="l1", items=("One itemzz", "two")),
        headline="Quayzz opens to allzz",
    )
    return Desk(qtbot, monkeypatch, release)


BODY = "sections/s1/blocks"


def test_words_are_marked_in_fields_and_text(desk: Desk):
    assert desk.marked("headline") == ["Quayzz", "allzz"]
    assert desk.marked(f"{BODY}/p1/text") == ["quayzz", "Ailsazz", "walkzz", "itemzz"]


def test_marks_are_drawn_as_waves_and_touch_no_text(desk: Desk):
    surface = desk.go_to(f"{BODY}/p1/text")
    desk.settle()
    assert isinstance(surface, QTextEdit)
    styles = {selection.format.underlineStyle().name for selection in surface.extraSelections()}
    assert styles == {"WaveUnderline"}
    colours = {selection.format.underlineColor().name() for selection in surface.extraSelections()}
    assert colours == {theme.current().danger}
    assert not desk.session.undo_label


def test_the_word_that_is_being_typed_is_not_marked_until_it_is_left(desk: Desk):
    field = desk.go_to("headline")
    desk.qtbot.keyClick(field, Qt.Key.Key_End)
    desk.qtbot.keyClicks(field, " newzz")
    desk.settle()
    assert desk.check._marks.of(field)[-1] == (16, 21)
    desk.qtbot.keyClicks(field, " ")
    desk.settle()
    assert desk.check._marks.of(field)[-1] == (22, 27)


def test_marks_in_a_line_move_along_with_what_is_typed(desk: Desk):
    desk.session.apply(_heading(desk, "Who pays forzz it"))
    heading = desk.go_to("sections/s1/heading")
    assert isinstance(heading, LineField)
    desk.settle()
    assert desk.marked("sections/s1/heading") == ["forzz"]
    heading.setCursorPosition(0)
    desk.qtbot.keyClicks(heading, "So ")
    assert desk.check._marks._lines[heading].ranges == ((12, 17),)
    assert heading.text() == "So Who pays forzz it"


def _heading(desk: Desk, text: str):
    from releasedesk.editing.writing import write

    return write(desk.session.release, "editions/en-GB/sections/s1/heading", text)


def test_the_menu_corrects_a_word_and_keeps_its_format_in_one_step(desk: Desk):
    surface = desk.go_to(f"{BODY}/p1/text")
    assert isinstance(surface, QTextEdit)
    cursor = surface.textCursor()
    cursor.setPosition(6)
    surface.setTextCursor(cursor)
    menu = spelling_menu(surface)
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert texts[:2] == ["quay", "quay"]
    menu.actions()[0].trigger()
    paragraph = desk.session.edition.sections[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == ("The ", Span(text="quay", strong=True), " opens. 👩 Ailsazz said.")
    assert desk.session.undo_label == "correct spelling"
    desk.session.undo()
    assert "quayzz" in plain_text(desk.session.edition.sections[0].blocks[0].text)  # type: ignore[union-attr]


@pytest.mark.parametrize("place", ["headline", "sections/s1/heading", f"{BODY}/p1/text"])
def test_the_menu_of_a_right_click_has_the_suggestions_on_top(
    desk: Desk, place: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    QApplication.clipboard().setText("copied")
    desk.session.apply(_heading(desk, "Whozz"))
    widget = desk.go_to(place)
    if isinstance(widget, LineField):
        widget.setCursorPosition(2)
    else:
        cursor = widget.textCursor()
        cursor.setPosition(5 if "p1" in place else 2)
        widget.setTextCursor(cursor)
    before = set(widget.findChildren(QMenu))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(8, 8), QPoint(8, 8))
    if isinstance(widget, QTextEdit):
        at = widget.cursorRect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
    widget.contextMenuEvent(event)
    menu = next(each for each in widget.findChildren(QMenu) if each not in before)
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    menu.close()
    assert "Add to my words" in texts[:4]
    assert len(texts) > 6


def test_words_are_added_for_everywhere_for_the_release_and_for_now(desk: Desk):
    desk.check.learn("quayzz")
    assert desk.marked("headline") == ["allzz"]
    assert service.shared().personal.words() == ("quayzz",)
    desk.check.accept("allzz")
    assert desk.session.release.words == ("allzz",)
    assert desk.marked("headline") == []
    desk.do("undo")
    assert not desk.session.release.words
    assert desk.marked("headline") == ["allzz"]
    desk.check.ignore("allzz")
    assert desk.marked("headline") == []
    assert not desk.session.release.words


def test_a_name_of_a_person_is_no_mistake(desk: Desk):
    people = desk.go_to("headline")
    assert desk.marked("headline") == ["Quayzz", "allzz"]
    from releasedesk.editing.people import add_person

    desk.session.apply(add_person(desk.session.release, "Quayzz Allzz"))
    desk.settle()
    assert desk.check._marks.of(people) == ((16, 21),)


def test_walking_goes_through_everything_and_round(desk: Desk):
    desk.go_to("headline")
    words = []
    for _ in range(7):
        desk.do("next_misspelling")
        desk.qtbot.waitUntil(lambda: not desk.spelling.walk._texts)
        cursor = focused_text()
        assert isinstance(cursor, QTextEdit)
        words.append(cursor.textCursor().selectedText())
    assert words == ["Quayzz", "allzz", "quayzz", "Ailsazz", "walkzz", "itemzz", "Quayzz"]
    desk.do("previous_misspelling")
    desk.qtbot.waitUntil(lambda: not desk.spelling.walk._texts)
    surface = focused_text()
    assert isinstance(surface, QTextEdit)
    assert surface.textCursor().selectedText() == "itemzz"


def test_switched_off_nothing_is_marked_and_the_choice_is_kept(desk: Desk):
    desk.do("spelling")
    assert desk.marked("headline") == []
    assert desk.window.settings.checks_spelling is False
    assert desk.spelling.indicator.text() == "Spelling off"
    desk.do("spelling")
    assert desk.marked("headline") == ["Quayzz", "allzz"]


def test_a_language_without_a_dictionary_is_told(qtbot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(service, "find_dictionary", lambda language: None)
    desk = Desk(qtbot, monkeypatch, release_with(Paragraph(id="p1", text="Hafenzz"), language="de"))
    assert desk.spelling.indicator.text() == "No German dictionary"
    assert "folder" in desk.spelling.indicator.toolTip()
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    desk.spelling.indicator.click()
    assert [Path(folder) for folder in opened] == [pack_folder()]
    assert pack_folder().is_dir()
    desk.do("next_misspelling")
    assert "no dictionary for German" in desk.window.status.message


def test_suggestions_that_are_quick_come_before_the_rest(qtbot, monkeypatch: pytest.MonkeyPatch):
    waiting: list[Callable[[Sequence[str]], None]] = []
    monkeypatch.setattr(
        FakeSpellEngine,
        "suggest",
        lambda engine, dictionary, word, on_answer, *, urgent: waiting.append(on_answer),
    )
    desk = Desk(qtbot, monkeypatch, release_with(Paragraph(id="p1", text="The quazz opens.")))
    surface = desk.go_to("sections/s1/blocks/p1")
    assert isinstance(surface, QTextEdit)
    cursor = surface.textCursor()
    cursor.setPosition(6)
    surface.setTextCursor(cursor)
    desk.check.mark()
    menu = spelling_menu(surface)
    assert menu is not None
    qtbot.waitUntil(lambda: [each.text() for each in menu.actions()][:2] == ["qua", "Looking for more…"])
    for on_answer in waiting:
        on_answer(("quay", "quad"))
    qtbot.waitUntil(lambda: [each.text() for each in menu.actions()][:2] == ["quay", "quad"])
    assert "Looking for more…" not in [each.text() for each in menu.actions()]


def test_every_state_is_said_with_a_way_out():
    assert in_words("no words", "ja", is_on=True)[0] == "Japanese not checked"
    assert "cannot be used" in in_words("unusable", "en-GB", is_on=True)[1]
    assert in_words("ready", "en-GB", is_on=True)[0] == "English (UK)"


def test_the_dialog_shows_adds_and_removes_words(desk: Desk, qtbot):
    from releasedesk.ui.spelling.words_dialog import WordsDialog

    dialog = WordsDialog(desk.check, desk.session, desk.window)
    qtbot.addWidget(dialog)
    for part, words in ((dialog.personal, "quoin groyne"), (dialog.project, "berth")):
        part.entry.setText(words)
        qtbot.keyClick(part.entry, Qt.Key.Key_Return)
    assert [dialog.personal.words.item(row).text() for row in range(2)] == ["groyne", "quoin"]
    assert desk.session.release.words == ("berth",)
    dialog.personal.words.selectAll()
    dialog.personal.button.click()
    assert desk.check.service.personal.words() == ()
    assert not dialog.personal.button.isEnabled()
    dialog.reject()


def test_the_dialog_may_be_closed_twice_in_one_breath(desk: Desk, qtbot):
    from releasedesk.ui.spelling.words_dialog import WordsDialog

    dialog = WordsDialog(desk.check, desk.session, desk.window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reject()
    dialog.reject()
    assert not dialog.isVisible()


def test_return_and_delete_do_one_thing_in_the_lists_of_words(desk: Desk, qtbot):
    from releasedesk.ui.spelling.words_dialog import WordsDialog

    dialog = WordsDialog(desk.check, desk.session, desk.window)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    folders: list[None] = []
    dialog.folder_requested.connect(lambda: folders.append(None))
    for part, words in ((dialog.personal, "quoin \u202egroyne"), (dialog.project, "berth wharf")):
        part.entry.setText(words)
        qtbot.keyClick(part.entry, Qt.Key.Key_Return)
        part.words.setCurrentRow(0)
        # With a word chosen, Return in the empty field took that word out.
        qtbot.keyClick(part.entry, Qt.Key.Key_Return)
        assert part.words.count() == 2
        part.words.setFocus()
        qtbot.keyClick(part.words, Qt.Key.Key_Delete)
        assert part.words.count() == 1
    assert desk.check.service.personal.words() == ("quoin",)
    assert desk.session.release.words == ("wharf",)
    assert dialog.isVisible()
    assert not folders
    heads = {
        part.words.mapTo(dialog, part.words.rect().topLeft()).y()
        for part in (dialog.personal, dialog.project)
    }
    assert len(heads) == 1
    dialog.reject()


def test_another_theme_draws_the_marks_anew_also_where_a_field_is_gone(desk: Desk, qapp):
    from releasedesk.editing.items import add_item, remove_item

    where = "editions/en-GB/subheadlines"
    desk.session.apply(add_item(desk.session.release, where, "Onezz", "add"))
    field = desk.go_to("subheadlines/0")
    desk.settle()
    assert desk.check._marks.of(field) == ((0, 5),)
    desk.session.apply(remove_item(desk.session.release, f"{where}/0", "remove"))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme.apply(qapp, "dark")
    headline = desk.go_to("headline")
    assert isinstance(headline, QTextEdit)
    colours = {each.format.underlineColor().name() for each in headline.extraSelections()}
    assert colours == {theme.DARK.danger}


@pytest.mark.parametrize("place", ["headline", "sections/s1/heading", f"{BODY}/p1/text"])
def test_another_theme_draws_the_marks_where_the_text_has_moved_them(desk: Desk, qapp, place: str):
    """Text may have gone since the last look, and a mark at its old place would lie beyond the end."""
    desk.session.apply(_heading(desk, "Who pays forzz it"))
    field = desk.go_to(place)
    desk.qtbot.keyClick(field, Qt.Key.Key_Home)
    desk.qtbot.keyClicks(field, "newzz and ")
    desk.settle()
    before = desk.check._marks.of(field)
    assert before[0] == (0, 5)
    desk.qtbot.keyClick(field, Qt.Key.Key_Home)
    for _ in range(len("newzz and ")):
        desk.qtbot.keyClick(field, Qt.Key.Key_Delete)
    theme.apply(qapp, "dark")
    assert desk.check._marks.of(field) == tuple((start - 10, stop - 10) for start, stop in before[1:])


def test_an_answer_that_comes_when_the_program_has_ended_is_dropped(qapp):
    waiting: list = []

    class SlowEngine:
        def check(self, dictionary, words, on_answer) -> None:
            waiting.append(lambda: on_answer(dict.fromkeys(words, True)))

    make: Any = SlowEngine
    ending = service.SpellingService(make)
    ending._on_found("en-GB", find_dictionary("en-GB"))
    speller = ending.speller("en-GB")
    assert speller is not None
    speller.look_up(["quay"])
    shiboken6.delete(ending)
    waiting[0]()
    assert speller.is_settled("quay")
