from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence
from pytestqt.qtbot import QtBot

from releasedesk.editing.fields import set_field
from releasedesk.model import Paragraph, Section
from releasedesk.ui.outline.entries import entry_at, outline_of
from releasedesk.ui.outline.view import Outline
from tests.releases import empty_release, small_release
from tests.ui.form.desk import Desk

SECTIONS = tuple(
    Section(id=f"s{number}", heading=heading, blocks=(Paragraph(id=f"p{number}", text="Words"),))
    for number, heading in enumerate(("", "Prices", "Who pays"), start=1)
)


@pytest.fixture
def outline(qtbot: QtBot) -> Desk:
    made = Outline()
    qtbot.addWidget(made)
    made.enter = lambda place: True  # type: ignore[attr-defined]
    desk = Desk(made, small_release(sections=SECTIONS))
    made.resize(220, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return desk


def place(section: str) -> str:
    return f"editions/en-GB/sections/{section}"


def row(outline: Desk, title: str) -> int:
    return [entry.title for entry in outline.part.outline_model.entries].index(title)


def order(outline: Desk) -> list[str]:
    return [section.id for section in outline.edition.sections]


def click(qtbot: QtBot, outline: Desk, title: str) -> None:
    rect = outline.part.visualRect(outline.part.outline_model.index(row(outline, title)))
    qtbot.mouseClick(outline.part.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def test_it_lists_the_parts_in_the_order_of_the_form(outline):
    titles = [entry.title for entry in outline.part.outline_model.entries]
    assert titles == [
        "Release",
        "Release line",
        "Headline",
        "Dateline",
        "Body",
        "Opening",
        "Prices",
        "Who pays",
        "Around it",
        "Notes to editors",
        "Boilerplate",
        "People",
        "Contacts",
        "Organisation and page",
        "Search and social",
    ]


def test_what_is_missing_is_marked():
    release = empty_release()
    marks = {entry.title: entry.mark for entry in outline_of(release, release.original)}
    missing = {title for title, mark in marks.items() if mark == "missing"}
    assert missing == {"Headline", "Dateline", "Opening", "Contacts"}
    assert marks["Release line"] == "done"


def test_things_are_counted():
    release = small_release()
    counts = {entry.title: entry.count for entry in outline_of(release, release.original)}
    assert (counts["People"], counts["Contacts"]) == (2, 1)


def test_a_screen_reader_hears_what_is_missing(outline):
    outline.session.apply(set_field(outline.release, "editions/en-GB/headline", "", "headline"))
    index = outline.part.outline_model.index(row(outline, "Headline"))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Headline, no headline yet"


def test_a_click_goes_there(outline, qtbot: QtBot):
    with qtbot.waitSignal(outline.part.place_requested) as asked:
        click(qtbot, outline, "Prices")
    assert asked.args == [place("s2")]
    with qtbot.assertNotEmitted(outline.part.place_requested):
        click(qtbot, outline, "Body")


def test_keys_go_there(outline, qtbot: QtBot):
    outline.part.setFocus()
    outline.part.set_current_place("editions/en-GB/headline")
    qtbot.keyClick(outline.part, Qt.Key.Key_Down)
    with qtbot.waitSignal(outline.part.place_requested) as asked:
        qtbot.keyClick(outline.part, Qt.Key.Key_Return)
    assert asked.args == ["editions/en-GB/dateline"]
    with qtbot.waitSignal(outline.part.place_requested) as asked:
        qtbot.keyClick(outline.part, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [place("s2")]


def test_the_current_place_is_lit_up(outline):
    for where, title in (
        (f"{place('s3')}/blocks/p3/text", "Who pays"),
        ("editions/en-GB/kicker", "Headline"),
        ("editions/en-GB/contacts_intro", "Contacts"),
        ("people/ailsa/name", "People"),
        ("house_style/paper", "Organisation and page"),
        ("editions/en-GB/end_mark", "Organisation and page"),
    ):
        outline.part.set_current_place(where)
        assert outline.part.currentIndex().row() == row(outline, title), where


def test_it_stays_lit_up_when_sections_come_and_go(outline):
    outline.part.set_current_place(place("s3"))
    outline.part.menu_for(place("s1")).actions()[-1].trigger()
    assert order(outline) == ["s2", "s3"]
    assert outline.part.currentIndex().row() == row(outline, "Who pays")


def test_sections_are_moved_by_keys(outline, qtbot: QtBot):
    outline.part.setFocus()
    outline.part.set_current_place(place("s2"))
    qtbot.keyClick(outline.part, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(outline) == ["s1", "s3", "s2"]
    assert outline.part.currentIndex().row() == row(outline, "Prices")
    qtbot.keyClick(outline.part, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(outline.part, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(outline) == ["s2", "s1", "s3"]


def test_its_keys_win_over_those_of_the_window(outline, qtbot: QtBot):
    taken: list[bool] = []
    action = QAction("Move paragraph", outline.part)
    action.setShortcut(QKeySequence("Alt+Down"))
    action.triggered.connect(lambda: taken.append(True))
    outline.part.addAction(action)
    outline.part.setFocus()
    outline.part.set_current_place(place("s1"))
    qtbot.keyClick(outline.part, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(outline) == ["s2", "s1", "s3"]
    assert taken == []


@pytest.mark.parametrize(
    ("dragged", "before", "expected"),
    [
        ("Who pays", 5, ["s3", "s1", "s2"]),
        ("Opening", 8, ["s2", "s3", "s1"]),
        ("Prices", 7, ["s1", "s2", "s3"]),
    ],
)
def test_sections_are_dragged(outline, dragged: str, before: int, expected: list[str]):
    model = outline.part.outline_model
    data = model.mimeData([model.index(row(outline, dragged))])
    assert model.canDropMimeData(data, Qt.DropAction.MoveAction, before, 0, QModelIndex())
    model.dropMimeData(data, Qt.DropAction.MoveAction, before, 0, QModelIndex())
    assert order(outline) == expected


def test_sections_stay_within_the_body(outline):
    model = outline.part.outline_model
    data = model.mimeData([model.index(row(outline, "Prices"))])
    assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    assert not model.index(row(outline, "People")).flags() & Qt.ItemFlag.ItemIsDragEnabled


def test_the_menu_adds_and_moves(outline, qtbot: QtBot):
    with qtbot.waitSignal(outline.part.place_requested) as asked:
        _action(outline, "s1", "Add section after this one").trigger()
    assert asked.args == [f"{place(order(outline)[1])}/heading"]
    assert not _action(outline, "s1", "Move section up").isEnabled()
    _action(outline, "s1", "Move section down").trigger()
    assert order(outline)[1] == "s1"


def test_a_keystroke_redraws_only_the_line_that_differs(outline):
    changed: list[int] = []
    outline.part.outline_model.dataChanged.connect(lambda first, last: changed.append(first.row()))
    heading = f"{place('s2')}/heading"
    outline.session.apply(set_field(outline.release, heading, "Prices!", "heading"))
    assert changed == [row(outline, "Prices!")]


def test_no_line_is_found_for_a_strange_place():
    release = small_release()
    assert entry_at(outline_of(release, release.original), "assets/x") is None


def _action(outline: Desk, section: str, text: str):
    return next(action for action in outline.part.menu_for(place(section)).actions() if action.text() == text)


def test_a_long_outline_shows_the_line_of_the_cursor_and_leaves_who_looks_around_alone(qtbot):
    made = Outline()
    qtbot.addWidget(made)
    made.enter = lambda place: True  # type: ignore[attr-defined]
    many = tuple(
        Section(id=f"s{at}", heading=f"Part {at}", blocks=(Paragraph(id=f"p{at}"),)) for at in range(100)
    )
    desk = Desk(made, small_release(sections=many))
    made.resize(220, 300)
    with qtbot.waitExposed(made):
        made.show()

    def is_seen(title: str) -> bool:
        rect = made.visualRect(made.outline_model.index(row(desk, title)))
        return made.viewport().rect().contains(rect)

    assert not is_seen("Part 90")
    made.set_current_place(f"{place('s90')}/blocks/p90/text")
    assert is_seen("Part 90")
    made.verticalScrollBar().setValue(0)
    made.set_current_place(f"{place('s90')}/heading")
    assert is_seen("Part 1")
    made.set_current_place(place("s91"))
    assert is_seen("Part 91")


def test_delete_goes_on_in_the_list_with_the_section_that_follows(qtbot, outline):
    outline.part.setFocus()
    outline.part.setCurrentIndex(outline.part.outline_model.index(row(outline, "Prices")))
    for left, title in ((["s1", "s3"], "Who pays"), (["s1"], "Opening")):
        qtbot.keyClick(outline.part, Qt.Key.Key_Delete)
        assert order(outline) == left
        assert outline.part.outline_model.entry(outline.part.currentIndex()).title == title
