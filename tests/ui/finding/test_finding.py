"""Find and replace in the window, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit

from releasedesk.model import ListBlock, Paragraph, Quote, Span, Table, plain_text
from releasedesk.session.settings import Settings
from releasedesk.ui.controls.scroll_keeper import cursor_rect
from releasedesk.ui.finding.actions import FindActions
from releasedesk.ui.text_places import focused_text
from tests.releases import full_release, long_release, release_with
from tests.ui.open_window import OpenWindow

BODY = "sections/s1/blocks"


class Finder(OpenWindow):
    """A window in which something is looked for."""

    @property
    def finding(self) -> FindActions:
        return self.window.tools.finding

    def open(self, words: str, name: str = "replace", replacement: str = "") -> None:
        self.do(name)
        self.finding.panel.words.setText(words)
        self.finding.panel.replacement.setText(replacement)
        self.wait()

    def wait(self) -> None:
        def is_done() -> bool:
            results, panel = self.finding.results, self.finding.panel
            return (
                results is not None
                and not self.finding._timer.isActive()
                and results.wish.query == panel.query()
                and results.wish.replacement == panel.replacement.text()
                and not self.finding._step_when_found
                and all(hit.words in self.text_at(hit.place) for hit in results.hits)
            )

        self.qtbot.waitUntil(is_done)

    def text_at(self, place: str) -> str:
        from releasedesk.model.place import resolve

        return plain_text(resolve(self.session.release, place))

    def found(self) -> list[str]:
        model = self.finding.panel.model
        return [str(model.data(model.index(row))) for row in range(model.rowCount())]

    def selected(self) -> str:
        widget = focused_text()
        assert isinstance(widget, QTextEdit)
        return widget.textCursor().selectedText()

    def press(self, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)
        QApplication.processEvents()


@pytest.fixture
def finder(qtbot, monkeypatch: pytest.MonkeyPatch) -> Finder:
    release = release_with(
        Paragraph(id="p1", text=("The ", Span(text="quay", strong=True), " opens. The quay is new.")),
        Quote(id="q1", speaker="ailsa", paragraphs=("Our quay.",)),
        ListBlock(id="l1", items=("One quay", "two")),
        headline="Quay opens to all",
    )
    return Finder(qtbot, monkeypatch, release)


def test_what_is_found_is_listed_with_its_surroundings(finder: Finder):
    finder.open("quay", "find")
    assert finder.found() == [
        "Quay opens to all",
        "The quay opens. The quay is new.",
        "The quay opens. The quay is new.",
        "Our quay.",
        "One quay",
    ]
    assert finder.finding.panel.count.text() == "5 places in 4 texts"
    assert finder.finding.panel.replacement.isHidden()


def test_enter_steps_through_while_the_cursor_stays_in_the_panel(finder: Finder):
    finder.go_to("headline")
    finder.open("quay", "find")
    rows = []
    for _ in range(6):
        finder.press(Qt.Key.Key_Return)
        rows.append(finder.finding.panel.current)
        assert QApplication.focusWidget() is finder.finding.panel.words
    assert rows == [0, 1, 2, 3, 4, 0]
    finder.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert finder.finding.panel.current == 4
    finder.press(Qt.Key.Key_Escape)
    assert finder.finding.dock.isHidden()
    assert finder.selected() == "quay"
    assert finder.workspace.place.endswith("l1/items/0")


def test_f3_goes_on_from_the_cursor_without_the_panel(finder: Finder):
    finder.open("quay", "find")
    finder.press(Qt.Key.Key_Escape)
    finder.go_to(f"{BODY}/q1/paragraphs/0")
    for name, place in (
        ("find_next", "q1"),
        ("find_next", "l1"),
        ("find_previous", "q1"),
        ("find_previous", "p1"),
    ):
        finder.do(name)
        finder.wait()
        assert finder.selected() == "quay"
        assert place in finder.workspace.place, name


def test_replace_all_is_one_step_and_keeps_formatting(finder: Finder):
    finder.open("quay", replacement="wall")
    finder.finding.panel.replace_all.click()
    blocks = finder.edition.sections[0].blocks
    assert blocks[0].text == ("The ", Span(text="wall", strong=True), " opens. The wall is new.")
    assert finder.edition.headline == "wall opens to all"
    assert finder.session.undo_label == "replace 5 places"
    finder.wait()
    assert finder.finding.panel.count.text() == "Not found"
    finder.session.undo()
    assert finder.edition.headline == "Quay opens to all"


def test_replace_one_after_the_other(finder: Finder):
    finder.go_to("headline")
    finder.open("quay", replacement="the quay")
    for _ in range(2):
        finder.finding.panel.replace_one.click()
        finder.wait()
    assert finder.edition.headline == "the quay opens to all"
    text = plain_text(finder.edition.sections[0].blocks[0].text)
    assert text == "The the quay opens. The quay is new."
    assert finder.finding.panel.current == 2


def test_only_in_what_is_selected(finder: Finder):
    surface = finder.go_to(f"{BODY}/p1/text")
    assert isinstance(surface, QTextEdit)
    cursor = surface.textCursor()
    cursor.setPosition(10)
    cursor.movePosition(cursor.MoveOperation.End, cursor.MoveMode.KeepAnchor)
    surface.setTextCursor(cursor)
    finder.open("quay", replacement="wall")
    assert finder.finding.panel.scope.currentData() == "selection"
    assert len(finder.found()) == 3
    finder.finding.panel.replace_all.click()
    first = plain_text(finder.edition.sections[0].blocks[0].text)
    assert first == "The quay opens. The wall is new."
    assert finder.edition.headline == "Quay opens to all"


def test_tables_within_what_is_selected_are_searched_too(qtbot, monkeypatch):
    table = Table(id="t", caption="Quay fees", rows=(("Quay", "Fee"), ("West", "4")))
    blocks = (Paragraph(id="a", text="A quay."), table, Paragraph(id="b", text="The quay."))
    finder = Finder(qtbot, monkeypatch, release_with(*blocks, headline="Quay"))
    finder.go_to(f"{BODY}/a/text")
    for _ in range(2):
        finder.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    finder.open("quay", replacement="wall")
    assert finder.finding.panel.scope.currentData() == "selection"
    assert len(finder.found()) == 4
    finder.finding.panel.replace_all.setFocus()
    finder.finding.panel.replace_all.click()
    assert [finder.edition.headline, table.caption] == ["Quay", "Quay fees"]
    replaced = finder.edition.sections[0].blocks[1]
    assert isinstance(replaced, Table)
    assert (replaced.caption, replaced.rows[0][0]) == ("wall fees", "wall")
    finder.wait()
    assert QApplication.focusWidget() is finder.finding.panel.words


def test_a_long_sentence_that_is_selected_is_searched_in(qtbot, monkeypatch):
    words = "The quay opens to all who walk, moor or fish, and the quay is free of charge."
    finder = Finder(qtbot, monkeypatch, release_with(Paragraph(id="a", text=words)))
    finder.go_to(f"{BODY}/a/text")
    finder.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    finder.do("find")
    assert finder.finding.panel.scope.currentData() == "selection"
    assert finder.finding.panel.words.text() == ""


def test_the_tabulator_goes_from_the_words_to_what_replaces_them(finder: Finder):
    finder.do("replace")
    finder.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is finder.finding.panel.replacement


def test_selected_words_are_what_is_looked_for(finder: Finder):
    field = finder.go_to("headline")
    assert isinstance(field, QTextEdit)
    field.moveCursor(field.textCursor().MoveOperation.Start)
    field.moveCursor(field.textCursor().MoveOperation.EndOfWord, field.textCursor().MoveMode.KeepAnchor)
    finder.do("find")
    finder.wait()
    assert finder.finding.panel.words.text() == "Quay"
    assert len(finder.found()) == 5


def test_a_pattern_that_is_not_complete_is_said_below_the_field(finder: Finder):
    finder.do("find")
    finder.finding.panel.options["is_pattern"].click()
    finder.open("quay (", "find")
    assert finder.finding.panel.problem.isVisible()
    assert "not complete" in finder.finding.panel.problem.text()
    assert not finder.finding.panel.replace_all.isEnabled()
    assert not finder.finding.panel.options["ignore_accents"].isEnabled()


def test_a_click_on_a_place_goes_there(finder: Finder):
    finder.open("quay", "find")
    panel = finder.finding.panel
    panel.list.activated.emit(panel.model.index(3))
    assert finder.selected() == "quay"
    assert "q1" in finder.workspace.place


def test_every_control_has_a_name(finder: Finder):
    finder.do("replace")
    panel = finder.finding.panel
    controls = [panel.words, panel.replacement, panel.scope, panel.list, panel.next, panel.before]
    assert all(
        each.accessibleName() and each.accessibleDescription()
        for each in [*controls, *panel.options.values()]
    )


def test_the_text_that_was_written_in_stays_in_view_above_the_panel(qtbot, monkeypatch):
    finder = Finder(qtbot, monkeypatch, long_release(40), Settings(moves_smoothly=False))
    finder.window.resize(1280, 720)
    QApplication.processEvents()
    field = finder.go_to("sections/s10/blocks/p13/text")
    form = finder.workspace.form

    def caret() -> int:
        return field.mapTo(form.viewport(), cursor_rect(field).bottomLeft()).y()

    form.verticalScrollBar().setValue(
        form.verticalScrollBar().value() - (form.viewport().height() - caret() - 30)
    )
    assert form.viewport().height() - 60 < caret() < form.viewport().height()
    finder.do("find")
    qtbot.waitUntil(lambda: 0 < caret() < form.viewport().height())


def test_the_key_for_the_next_place_goes_on_while_words_are_typed(qtbot, monkeypatch):
    finder = Finder(qtbot, monkeypatch, long_release(4))
    finder.open("gauge", "find")
    for number in (0, 1, 2):
        finder.do("find_next")
        assert finder.finding.panel.current == number
        assert finder.workspace.place == "editions/en-GB/sections/s0/blocks/p0/text"
    finder.do("find_previous")
    assert finder.finding.panel.current == 1
    assert finder.finding.panel.words.hasFocus()


def test_what_is_found_in_another_language_is_shown_there(qtbot, monkeypatch):
    finder = Finder(qtbot, monkeypatch, full_release())
    finder.open("april", "find")
    panel = finder.finding.panel
    panel.scope.setCurrentIndex(panel.scope.findData("all"))
    panel.search_requested.emit()
    qtbot.waitUntil(lambda: any("us2" in hit.place for hit in finder.finding._hits()))
    row = next(row for row, hit in enumerate(finder.finding._hits()) if "us2" in hit.place)
    panel.hit_requested.emit(row, True)
    QApplication.processEvents()
    assert finder.edition.language == "en-US"
    assert finder.workspace.place == "editions/en-US/sections/us1/blocks/us2/text"
    assert finder.selected() == "April"


def test_what_is_replaced_is_what_is_written_now_however_quick_the_key(finder: Finder):
    """Right after the last letter the words found were replaced by what stood there before: by nothing."""
    finder.open("quay")
    finder.finding.panel.replacement.setFocus()
    for key in (Qt.Key.Key_P, Qt.Key.Key_I, Qt.Key.Key_E, Qt.Key.Key_R):
        finder.press(key)
    finder.press(Qt.Key.Key_Return)
    finder.wait()
    finder.qtbot.waitUntil(lambda: finder.session.undo_label == "replace")
    assert finder.edition.headline == "pier opens to all"
    finder.finding.panel.words.setText("new")
    finder.finding.panel.replacement.setText("old")
    finder.finding.replace_all()
    finder.wait()
    finder.qtbot.waitUntil(lambda: finder.session.undo_label == "replace 1 place")
    assert finder.text_at(f"editions/en-GB/{BODY}/p1/text") == "The quay opens. The quay is old."


def test_options_and_language_that_changed_a_moment_ago_hold_for_replacing(finder: Finder):
    finder.open("quay", replacement="pier")
    finder.finding.panel.options["match_case"].setChecked(True)
    finder.finding.replace_all()
    finder.wait()
    finder.qtbot.waitUntil(lambda: finder.session.undo_label is not None)
    assert finder.edition.headline == "Quay opens to all"


def test_two_quick_keys_replace_two_places(finder: Finder):
    finder.open("quay", replacement="quayside")
    finder.finding.panel.replacement.setFocus()
    finder.press(Qt.Key.Key_Return)
    finder.press(Qt.Key.Key_Return)
    finder.wait()
    finder.qtbot.waitUntil(lambda: "quayside" in finder.text_at(f"editions/en-GB/{BODY}/p1/text"))
    assert finder.edition.headline == "quayside opens to all"
    assert finder.text_at(f"editions/en-GB/{BODY}/p1/text") == "The quayside opens. The quay is new."
