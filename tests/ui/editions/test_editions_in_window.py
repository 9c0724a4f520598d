"""Several languages in the window: switching, the original beside the translation, and what is to be done."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from releasedesk.editing.edit import Edit
from releasedesk.editing.editions import add_edition
from releasedesk.editing.writing import write
from releasedesk.model import Edition, Paragraph, PersonInLanguage, Quote, Section, Table
from releasedesk.model.place import put
from releasedesk.project.document import Project
from releasedesk.rendering.printed import PrintedQuote
from releasedesk.rendering.view import printed_release
from releasedesk.session.session import Session
from releasedesk.session.settings import Settings
from releasedesk.ui import theme
from releasedesk.ui.controls.growing_field import GrowingField
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.editions import add_dialog
from releasedesk.ui.editions.add_dialog import AddLanguageDialog
from releasedesk.ui.editions.edition_frame import EditionFrame
from releasedesk.ui.editions.original_column import OriginalColumn
from releasedesk.ui.main_window import MainWindow
from releasedesk.ui.writing.quote_strip import QuoteStrip
from releasedesk.ui.writing.surface import WritingSurface
from releasedesk.ui.writing.table_card import TableCard
from tests.many_languages import WORDS
from tests.releases import AILSA, TOMAS, full_release, small_release
from tests.ui.open_window import OpenWindow

OPENING = "sections/s1/blocks/p1/text"


class Desk:
    """A window with a release in two languages."""

    def __init__(self, qtbot, language: str) -> None:
        release = full_release()
        self.session = Session(Project(release.replace(editions=release.editions[:1])))
        self.session.apply(add_edition(self.session.release, language))
        self.language = language
        self.window = MainWindow(Settings())
        qtbot.addWidget(self.window)
        self.window.resize(1500, 900)
        self.window.show()
        self.window.show_session(self.session)
        self.settle()

    @property
    def frame(self) -> EditionFrame:
        workspace = self.window.workspace
        assert workspace is not None
        return workspace.frame

    @property
    def place(self) -> str:
        workspace = self.window.workspace
        assert workspace is not None
        return workspace.place

    def settle(self) -> None:
        QApplication.processEvents()
        self.frame.compare()
        QApplication.processEvents()

    def do(self, action: str) -> None:
        assert self.window.actions_[action].isEnabled(), action
        self.window.actions_[action].trigger()
        self.settle()

    def write(self, language: str, where: str, text: str) -> None:
        self.session.apply(write(self.session.release, f"editions/{language}/{where}", text))
        self.settle()

    def go_to(self, where: str) -> None:
        workspace = self.window.workspace
        assert workspace is not None
        assert workspace.go_to(f"editions/{self.session.edition.language}/{where}")
        self.settle()

    def states(self) -> dict[str, str]:
        return {pair.key: pair.state for pair in self.frame.pending}

    def field(self, where: str) -> LineField:
        place = f"editions/{self.session.edition.language}/{where}"
        workspace = self.window.workspace
        assert workspace is not None
        return next(field for field in workspace.form.findChildren(LineField) if field.place == place)


@pytest.fixture
def desk(qtbot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(MainWindow, "closeEvent", lambda self, event: event.accept())
    made = Desk(qtbot, "fr")
    yield made
    _close(made)


@pytest.fixture
def arabic(qtbot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(MainWindow, "closeEvent", lambda self, event: event.accept())
    made = Desk(qtbot, "ar")
    yield made
    _close(made)


def _close(desk: Desk) -> None:
    if desk.window.workspace is not None:
        desk.window.workspace.pages.close_feed()
    desk.window.words.close()


def test_tabs_show_the_languages_and_switch_between_them(desk: Desk) -> None:
    bar = desk.frame.bar
    assert bar.isVisible()
    assert [bar.tabs.tabText(index) for index in range(bar.tabs.count())] == [
        "English (UK)",
        "French",
    ]
    assert bar.tabs.currentIndex() == 1
    desk.go_to(OPENING)
    desk.do("next_edition")
    assert desk.session.edition.language == "en-GB"
    assert desk.place == f"editions/en-GB/{OPENING}"
    bar.tabs.setCurrentIndex(1)
    assert desk.session.edition.language == "fr"
    assert desk.place == f"editions/fr/{OPENING}"


def test_one_language_needs_no_bar(desk: Desk) -> None:
    desk.do("remove_language")
    assert not desk.frame.bar.isVisible()
    assert not desk.window.actions_["remove_language"].isEnabled()
    assert not desk.window.actions_["make_original"].isEnabled()
    desk.window.edits.undo()
    desk.settle()
    assert desk.frame.bar.isVisible()


def test_what_is_to_be_done_is_said_and_marked(desk: Desk) -> None:
    desk.write("fr", "headline", "Le quai ouvre")
    desk.write("fr", OPENING, "Le quai ouvre en avril.")
    desk.write("en-GB", "headline", "Quay closes again")
    assert desk.states()["headline"] == "changed"
    assert desk.frame.bar.state.text().startswith("1 changed in the original, ")
    workspace = desk.window.workspace
    assert workspace is not None
    lines = {entry.title: entry for entry in workspace.outline.outline_model.entries}
    assert lines["Headline"].mark == "translation"
    assert "1 changed in the original" in lines["Headline"].problem
    assert lines["Dateline"].mark == "done"
    marks = desk.frame._marks
    assert marks is not None
    mark = marks.mark_of("headline")
    assert mark is not None
    assert mark.isVisible()
    assert mark.accessibleName() == "The original changed since this was translated"
    assert marks.mark_of("block.p2") is not None
    assert marks.mark_of("block.p1") is None
    mark.click()
    desk.settle()
    assert desk.frame.is_beside
    assert desk.place == "editions/fr/headline"


def test_a_mark_goes_with_the_field_that_it_stands_in(desk: Desk) -> None:
    marks = desk.frame._marks
    assert marks is not None
    field = next(iter(marks._marks.values()))[1]
    # As when the part of the form that it lies in is made anew.
    shiboken6.delete(field)
    marks.show_pending(())
    assert not marks._marks


def test_the_original_stands_beside_and_tells_what_changed_word_by_word(desk: Desk) -> None:
    desk.write("fr", "headline", "Le quai ouvre")
    desk.write("en-GB", "headline", "Harbour Trust opens the last public quay in eighty years")
    desk.do("side_by_side")
    column = desk.frame._column
    assert column is not None
    assert column.isVisible()
    assert column.isReadOnly()
    html = column.toHtml()
    assert "line-through" in html
    assert "underline" in html
    text = column.toPlainText()
    assert "opens the firstlast public quay" in text.replace("first last", "firstlast")
    assert "changed since this was translated" in text
    desk.go_to(OPENING)
    assert column.current == "block.p1"
    column.done_requested.emit("headline")
    desk.settle()
    assert "headline" not in desk.states()
    assert "changed since" not in column.toPlainText()
    desk.window.edits.undo()
    desk.settle()
    assert desk.states()["headline"] == "changed"


def test_what_stands_in_one_language_alone_is_left_for_what_is_around_it(desk: Desk) -> None:
    release = desk.session.release
    section = release.original.sections[0]
    own = Paragraph(id="own", text="Only in English.")
    where = f"editions/en-GB/sections/{section.id}/blocks"
    desk.session.apply(Edit("paragraph", put(release, where, (*section.blocks, own)), (where,)))
    desk.session.switch_edition("en-GB")
    desk.settle()
    desk.go_to(f"sections/{section.id}/blocks/own/text")
    assert desk.place.startswith("editions/en-GB/")
    desk.session.switch_edition("fr")
    desk.settle()
    assert desk.place.startswith(f"editions/fr/sections/{section.id}/blocks")
    before = desk.session.release.original
    # What is done at the cursor is done in the language that is seen.
    desk.window.actions_["remove"].trigger()
    assert desk.session.release.original is before


@pytest.mark.parametrize("leaves", ["side_by_side", "switch"])
def test_the_cursor_leaves_the_original_that_is_put_away(desk: Desk, leaves: str) -> None:
    desk.write("en-GB", "headline", "The quay is open")
    desk.go_to("headline")
    desk.do("side_by_side")
    original = desk.frame.findChild(OriginalColumn)
    assert original is not None
    assert "done:" in original.toHtml()
    original.setFocus()
    if leaves == "switch":
        desk.session.switch_edition("en-GB")
    else:
        desk.do("side_by_side")
    desk.settle()
    assert original.isHidden()
    focus = QApplication.focusWidget()
    assert isinstance(focus, GrowingField)
    assert focus.isVisible()
    assert desk.place.endswith("/headline")


def test_the_cursor_leaves_a_text_that_is_made_anew(arabic: Desk) -> None:
    table = Table(id="t1", rows=(("One", "Two"), ("1", "2")))
    edition = arabic.session.release.original
    notes = arabic.session.release.replace(
        editions=tuple(
            each.replace(notes=(*each.notes, table) if each is edition else each.notes)
            for each in arabic.session.release.editions
        )
    )
    arabic.session.apply(Edit("table", notes, ("editions/en-GB/notes/t1",)))
    arabic.session.switch_edition("en-GB")
    arabic.settle()
    arabic.go_to("notes/t1/rows/0/0")
    surface = next(
        each
        for each in arabic.window.findChildren(WritingSurface)
        if any(card.isVisible() for card in each.findChildren(TableCard))
    )
    # From the text in front of its table, Qt would go on to the fields of the table when the text is hidden.
    surface.setFocus()
    workspace = arabic.window.workspace
    assert workspace is not None
    release = arabic.session.release
    workspace.show_edition(release, release.editions[1])
    arabic.settle()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.isVisible()


def test_what_is_not_translated_has_a_line_beside_it_in_the_original(desk: Desk) -> None:
    desk.do("side_by_side")
    column = desk.frame._column
    assert column is not None

    def dots() -> int:
        desk.settle()
        image = column.viewport().grab().toImage()
        edge = [image.pixelColor(x, y).name() for x in range(3, 8) for y in range(image.height())]
        return edge.count(theme.current().muted.lower())

    assert dots() > 20
    desk.do("all_up_to_date")
    assert dots() == 0


def test_next_goes_through_what_is_to_be_done(desk: Desk) -> None:
    desk.do("all_up_to_date")
    assert desk.states() == {}
    assert not desk.frame.bar.next_button.isVisible()
    desk.write("en-GB", "notes/n2/text", "Other words.")
    desk.write("en-GB", OPENING, "Other words too.")
    desk.go_to("headline")
    desk.do("next_change")
    assert desk.place.startswith("editions/fr/sections/s1/blocks/p1")
    desk.do("next_change")
    assert desk.place.startswith("editions/fr/notes/n2")
    desk.do("up_to_date")
    assert desk.states() == {"block.p1": "changed"}


def test_a_language_is_added_by_its_dialog(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = AddLanguageDialog(desk.session.release, desk.window)
    dialog.language.language_chosen.emit("fr")
    dialog.add_button.click()
    assert "already" in dialog.row.error
    dialog.language.language_chosen.emit("ja")
    dialog.empty.setChecked(True)
    dialog.add_button.click()
    assert dialog.result() == AddLanguageDialog.DialogCode.Accepted
    dialog.deleteLater()
    monkeypatch.setattr(add_dialog, "ask_for_language", lambda release, parent: ("ja", False))
    desk.do("add_language")
    assert desk.session.edition.language == "ja"
    assert desk.session.edition.headline == ""
    assert desk.frame.is_beside


def test_arabic_fields_are_written_from_the_right_in_a_window_from_the_left(arabic: Desk) -> None:
    words = WORDS["ar"]
    arabic.write("ar", "headline", words.headline)
    arabic.write("ar", "dateline/place", "Leith ليث")
    workspace = arabic.window.workspace
    assert workspace is not None
    assert arabic.window.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert workspace.form.layoutDirection() == Qt.LayoutDirection.LeftToRight
    place = arabic.field("dateline/place")
    assert place.layoutDirection() == Qt.LayoutDirection.RightToLeft
    place.setCursorPosition(0)
    assert place.cursorRect().center().x() > place.width() - 40, "a text that begins with Latin letters too"


def test_cursor_keys_go_where_they_point_in_arabic(arabic: Desk, qtbot) -> None:
    arabic.write("ar", "dateline/place", "ليث")
    arabic.write("ar", "headline", "الرصيف مفتوح")
    arabic.go_to("dateline/place")
    place = arabic.field("dateline/place")
    place.setCursorPosition(0)
    before = place.cursorRect().x()
    qtbot.keyClick(place, Qt.Key.Key_Left)
    assert place.cursorPosition() == 1
    assert place.cursorRect().x() < before
    arabic.go_to("headline")
    focus = QApplication.focusWidget()
    assert isinstance(focus, GrowingField)
    qtbot.keyClick(focus, Qt.Key.Key_Home)
    at = focus.cursorRect().x()
    qtbot.keyClick(focus, Qt.Key.Key_Left)
    assert focus.cursorRect().x() < at


def test_the_form_names_people_as_the_edition_prints_them(qtbot, monkeypatch):
    own = PersonInLanguage(language="fr", name="Aëlle Rennié", title="présidente", organisation="le port")
    ailsa = AILSA.replace(in_languages=(own,))
    quote = Quote(id="q", speaker="ailsa", paragraphs=("Nous rendons le quai.",))
    french = Edition(language="fr", sections=(Section(id="s1", blocks=(quote,)),))
    release = small_release()
    release = release.replace(people=(ailsa, TOMAS), editions=(*release.editions, french))
    window = OpenWindow(qtbot, monkeypatch, release)
    window.session.switch_edition("fr")
    assert window.workspace.go_to("editions/fr/sections/s1/blocks/q/paragraphs/0")
    surface = window.workspace.form.current_surface()
    assert surface is not None
    qtbot.waitUntil(lambda: any(strip.isVisible() for strip in surface.findChildren(QuoteStrip)))
    (strip,) = (each for each in surface.findChildren(QuoteStrip) if each.isVisible())
    printed = printed_release(window.session.release, window.session.release.edition("fr"))
    words = printed.sections[0].blocks[0]
    assert isinstance(words, PrintedQuote)
    attribution = strip.said().removeprefix("prints: ").partition(" · ")[0]
    assert attribution in words.paragraphs[0].text
    assert "Aëlle Rennié, présidente" in attribution
    assert strip.speaker.currentText() == "Aëlle Rennié"

    for name in ("Ailsa Rennie", "Aëlle Rennié"):
        strip.speaker.field.setFocus()
        strip.speaker.setEditText(name)
        strip.speaker.field.editingFinished.emit()
        edition = window.session.release.edition("fr")
        (block,) = edition.sections[0].blocks
        assert isinstance(block, Quote)
        assert block.speaker == "ailsa"
    assert len(window.session.release.people) == 2
