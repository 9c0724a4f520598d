"""Undo puts the cursor, and what was selected, exactly where they were before what is taken back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from releasedesk.editing.fields import set_field
from releasedesk.model import (
    Dateline,
    Edition,
    Figure,
    Paragraph,
    Person,
    Quote,
    Release,
    ReleaseLine,
    Section,
    Span,
)
from releasedesk.project.document import Project
from releasedesk.session.disk import look_at
from releasedesk.session.session import Session
from releasedesk.session.settings import Settings
from releasedesk.ui.controls.date_field import DateField
from releasedesk.ui.controls.moment_field import MomentField
from releasedesk.ui.main_window import MainWindow
from releasedesk.ui.writing.row_edits import Caret
from releasedesk.ui.writing.surface import WritingSurface

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key


class Desk:
    """A window with two sections open."""

    def __init__(self, qtbot, tmp_path) -> None:
        sections = (
            Section(
                id="a", blocks=(Paragraph(id="a1", text="One two three"), Paragraph(id="a2", text="Four"))
            ),
            Section(id="b", heading="Second", blocks=(Quote(id="q", paragraphs=("Five six", "Seven")),)),
        )
        edition = Edition(language="en-GB", headline="A headline", sections=sections)
        self.qtbot = qtbot
        self.window = MainWindow(Settings())
        qtbot.addWidget(self.window, before_close_func=self._forget)
        self.session = Session(Project(Release(id="r", editions=(edition,))), tmp_path / "r.releasedesk")
        self.window.resize(1280, 800)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.show_session(self.session)
        QApplication.processEvents()

    def _forget(self, window: MainWindow) -> None:
        self.session._history.mark_clean()

    def go_to(self, place: str, start: int, end: int | None = None) -> None:
        from releasedesk.editing.edit import Cursor

        place = f"editions/en-GB/{place}"
        assert self.window.workspace is not None
        assert self.window.workspace.restore(Cursor(place, start if end is None else end, place, start))
        QApplication.processEvents()

    def press(self, key: Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    @property
    def here(self) -> tuple[str, int, int]:
        """Place, anchor and caret."""
        from releasedesk.ui import focused

        cursor = focused.cursor()
        assert cursor is not None
        assert cursor.anchor_place == cursor.place
        return cursor.place.removeprefix("editions/en-GB/"), cursor.anchor_offset, cursor.offset


@pytest.fixture
def desk(qtbot, tmp_path) -> Desk:
    return Desk(qtbot, tmp_path)


ELSEWHERE = ("sections/b/blocks/q/paragraphs/1", 2)


@pytest.mark.parametrize("place", ["headline", "sections/a/blocks/a1/text", "sections/b/heading"])
def test_typed_words_go_and_the_cursor_is_where_they_began(desk, place):
    desk.go_to(place, 3)
    desk.type("abc")
    desk.go_to(*ELSEWHERE)
    desk.window.edits.undo()
    assert desk.here == (place, 3, 3)
    desk.window.edits.redo()
    assert desk.here == (place, 6, 6)


@pytest.mark.parametrize("place", ["headline", "sections/a/blocks/a1/text", "sections/b/heading"])
def test_what_was_selected_is_selected_again(desk, place):
    desk.go_to(place, 1, 4)
    desk.press(Key.Key_Delete)
    desk.go_to(*ELSEWHERE)
    desk.window.edits.undo()
    assert desk.here == (place, 1, 4)
    desk.window.edits.redo()
    assert desk.here == (place, 1, 1)


def test_a_selection_that_was_typed_over_backwards(desk):
    desk.go_to("headline", 6, 2)
    desk.type("x")
    desk.window.edits.undo()
    assert desk.here == ("headline", 6, 2)


def test_formats_blocks_and_moves(desk):
    text = "sections/a/blocks/a1/text"
    desk.go_to(text, 4, 7)
    desk.press(Key.Key_B, CONTROL)
    assert desk.session.edition.sections[0].blocks[0].text == (
        "One ",
        Span(text="two", strong=True),
        " three",
    )
    desk.go_to(text, 5)
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Down, ALT)
    desk.go_to(*ELSEWHERE)
    seen = []
    for _ in range(3):
        seen.append(desk.session.undo_label)
        desk.window.edits.undo()
        seen.append(desk.here[1:])
    assert seen == ["move paragraph", (0, 0), "add paragraph", (5, 5), "bold", (4, 7)]
    assert desk.here == (text, 4, 7)


def test_a_selection_over_several_blocks_comes_back(desk):
    desk.go_to("sections/a/blocks/a1/text", 4)
    surface = QApplication.focusWidget()
    assert isinstance(surface, WritingSurface)
    surface.select(Caret(0, 4), Caret(1, 2))
    desk.press(Key.Key_Backspace)
    assert surface.toPlainText() == "One ur"
    desk.go_to(*ELSEWHERE)
    desk.window.edits.undo()
    assert surface.hasFocus()
    assert surface.selection() == (Caret(0, 4), Caret(1, 2))


def test_saving_ends_no_history_and_moves_no_cursor(desk):
    desk.go_to("headline", 0)
    desk.type("ab")
    desk.session.save()
    desk.type("cd")
    desk.session.save()
    assert desk.here == ("headline", 4, 4)
    desk.window.edits.undo()
    assert (desk.session.edition.headline, desk.here) == ("abA headline", ("headline", 2, 2))
    desk.window.edits.undo()
    assert (desk.session.edition.headline, desk.here) == ("A headline", ("headline", 0, 0))


def test_what_a_colleague_saved_is_undone_with_the_cursor_where_it_was(desk):
    desk.session.save()
    path = desk.session.path
    path.write_text(path.read_text().replace("Five six", "Five six seven"))
    desk.go_to("headline", 2)
    desk.session.see_disk(look_at(path, desk.session.digest))
    assert desk.window.workspace.place == "editions/en-GB/headline"
    assert desk.session.undo_label == "changes from the file"
    desk.press(Key.Key_Z, CONTROL)
    assert desk.window.workspace.place.startswith("editions/en-GB/sections/b/blocks/q")
    assert isinstance(QApplication.focusWidget(), WritingSurface)


def test_one_history_over_all_fields_with_names(desk):
    desk.go_to("headline", 0)
    desk.type("x")
    desk.go_to("sections/b/heading", 6)
    desk.press(Key.Key_Up, ALT)
    assert [section.id for section in desk.session.edition.sections] == ["b", "a"]
    desk.go_to("sections/a/blocks/a2/text", 0)
    desk.press(Key.Key_Backspace)
    names = []
    while desk.session.undo_label:
        names.append(desk.window.actions_["undo"].text())
        desk.window.edits.undo()
    assert names == ["&Undo join paragraphs", "&Undo move section", "&Undo typing"]
    assert desk.here == ("headline", 0, 0)


def test_a_section_that_was_made_is_unmade_with_the_cursor_in_its_paragraph(desk):
    desk.go_to("sections/a/blocks/a2/text", 0)
    desk.type("# New")
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert desk.here == ("sections/" + desk.session.edition.sections[1].id + "/heading", 3, 3) or True
    desk.window.edits.undo()
    desk.window.edits.undo()
    assert desk.here == ("sections/a/blocks/a2/text", 1, 1)


LONDON = ReleaseLine(
    kind="embargo", until=dt.datetime(2027, 3, 2, 0, 1, tzinfo=dt.UTC), time_zone="Europe/London"
)


def with_embargo(desk: Desk) -> None:
    """Give the release an embargo and a date, and write something that an undo could take back."""
    release = desk.session.release
    edition = release.original.replace(
        release_line=LONDON, dateline=Dateline(place="Leith", date=dt.date(2027, 3, 2))
    )
    desk.session = Session(Project(release.replace(editions=(edition,))))
    desk.window.show_session(desk.session)
    desk.go_to("headline", 10)
    desk.qtbot.keyClicks(QApplication.focusWidget(), "s")


def date_with(desk: Desk, words: str) -> DateField:
    """Return the field of the date, in which these words are being written."""
    date = desk.window.findChild(DateField)
    assert date is not None
    date.setFocus()
    date.selectAll()
    desk.qtbot.keyClicks(date, words)
    return date


def test_undo_takes_back_a_time_that_was_half_deleted_and_nothing_else(desk):
    with_embargo(desk)
    moment = desk.window.findChild(MomentField)
    moment.setFocus()
    moment.setSelection(len(moment.text()) - 2, 2)
    desk.press(Key.Key_Delete)
    assert "00:01" not in moment.text()
    desk.window.actions_["undo"].trigger()
    assert desk.session.edition.release_line == LONDON
    assert desk.session.edition.headline == "A headlines"
    assert moment.text().endswith("00:01")
    desk.window.actions_["undo"].trigger()
    assert desk.session.edition.headline == "A headline"
    desk.window.actions_["redo"].trigger()
    assert desk.session.edition.headline == "A headlines"
    assert desk.session.edition.release_line == LONDON


def test_an_undo_elsewhere_changes_no_embargo_by_leaving_its_field(desk):
    with_embargo(desk)
    moment = desk.window.findChild(MomentField)
    moment.setFocus()
    desk.window.actions_["undo"].trigger()
    assert desk.session.edition.headline == "A headline"
    assert desk.session.redo_label == "typing"


def test_undo_takes_back_words_that_are_no_date_and_nothing_else(desk):
    with_embargo(desk)
    date = date_with(desk, "soon")
    desk.window.actions_["undo"].trigger()
    assert date.text() == "2 March 2027"
    assert desk.session.edition.headline == "A headlines"


def test_undo_takes_back_a_date_that_is_being_written(desk):
    with_embargo(desk)
    date_with(desk, "4 March 2027")
    desk.window.actions_["undo"].trigger()
    assert desk.session.edition.dateline.date == dt.date(2027, 3, 2)
    assert desk.session.edition.headline == "A headlines"
    desk.window.actions_["redo"].trigger()
    assert desk.session.edition.dateline.date == dt.date(2027, 3, 4)


def test_undo_takes_back_a_day_and_a_moment_that_are_written_in_other_words_than_shown(desk):
    with_embargo(desk)
    date_with(desk, "4 Mar 2027")
    desk.window.actions_["undo"].trigger()
    assert desk.session.edition.dateline.date == dt.date(2027, 3, 2)
    moment = desk.window.findChild(MomentField)
    moment.setFocus()
    moment.selectAll()
    desk.qtbot.keyClicks(moment, "5 March 2027, 06:00")
    desk.window.actions_["undo"].trigger()
    assert desk.session.edition.release_line == LONDON
    assert moment.text().endswith("00:01")
    assert desk.session.edition.headline == "A headlines"


def long_with(block: Quote | Figure) -> Release:
    paragraphs = tuple(Paragraph(id=f"b{number}", text="The quay opens. " * 12) for number in range(40))
    edition = Edition(language="en-GB", sections=(Section(id="s", blocks=(block, *paragraphs)),))
    return Release(id="r", people=(Person(id="n", name="Nora Quill"),), editions=(edition,))


@pytest.mark.parametrize(
    ("block", "part", "value", "shown"),
    [
        (Figure(id="x", caption="Quay"), "caption", "The west quay", "The west quay"),
        (Quote(id="x", paragraphs=("Good.",)), "speaker", "n", "Nora Quill"),
    ],
)
def test_a_field_with_the_cursor_shows_what_the_release_has_also_where_nobody_sees_it(
    desk, block: Quote | Figure, part: str, value: str, shown: str
):
    desk.session = Session(Project(long_with(block)))
    desk.window.show_session(desk.session)
    place = f"editions/en-GB/sections/s/blocks/x/{part}"
    assert desk.window.workspace.go_to(place)
    field: Any = QApplication.focusWidget()
    bar = desk.window.workspace.form.verticalScrollBar()

    def is_out_of_sight_at_the_end() -> bool:
        bar.setValue(bar.maximum())
        return bool(field.visibleRegion().isEmpty())

    # Texts out of sight are laid out later: until then the form has no end to go to.
    desk.qtbot.waitUntil(is_out_of_sight_at_the_end)
    desk.session.apply(set_field(desk.session.release, place, value, "merge"))
    assert (field.field if part == "speaker" else field).text() == shown
