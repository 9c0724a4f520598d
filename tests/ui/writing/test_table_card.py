"""Tables are written in at their place: the cursor comes to a cell like to any text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from releasedesk.editing.body import remove_block
from releasedesk.editing.edit import Edit
from releasedesk.editing.tables import set_table, with_cells
from releasedesk.model import Paragraph, Table
from releasedesk.model.place import put
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.writing.surface import WritingSurface
from releasedesk.ui.writing.table_card import TableCard
from releasedesk.ui.writing.table_dialog import TableDialog
from tests.releases import release_with
from tests.ui.accessible import problems
from tests.ui.open_window import OpenWindow

Key, Modifier = Qt.Key, Qt.KeyboardModifier
ROWS = (("Month", "Visitors"), ("May", "1,204"), ("June", "2,930"))
TABLE = Table(id="t", caption="Visitors by month", rows=ROWS)
BLOCKS = "sections/s1/blocks"


@pytest.fixture
def window(qtbot, monkeypatch) -> OpenWindow:
    before, after = Paragraph(id="a", text="The quay opens."), Paragraph(id="b", text="It is free.")
    return OpenWindow(qtbot, monkeypatch, release_with(before, TABLE, after))


def rows(window: OpenWindow) -> tuple[tuple[str, ...], ...]:
    table = window.edition.sections[0].blocks[1]
    assert isinstance(table, Table)
    return table.rows


def cell(window: OpenWindow, row: int, column: int) -> LineField:
    field = window.go_to(f"{BLOCKS}/t/rows/{row}/{column}")
    assert isinstance(field, LineField)
    assert field.place.endswith(f"/t/rows/{row}/{column}")
    return field


def focus() -> QWidget:
    QApplication.processEvents()
    found = QApplication.focusWidget()
    assert found is not None
    return found


def place_of_focus() -> str:
    return getattr(focus(), "place", "").rpartition("/t/")[2]


def test_a_cell_is_written_in_and_undo_puts_the_cursor_back_into_it(window):
    QTest.keyClicks(cell(window, 1, 1), "0")
    assert rows(window)[1] == ("May", "1,2040")
    window.go_to("headline")
    window.do("undo")
    assert rows(window) == ROWS
    assert place_of_focus() == "rows/1/1"
    window.do("redo")
    assert rows(window)[1] == ("May", "1,2040")
    field = focus()
    assert isinstance(field, LineField)
    assert field.text() == "1,2040"


def test_a_number_in_an_arabic_table_stays_at_its_end_while_it_is_written(qtbot, monkeypatch):
    table = Table(id="t", rows=(("الشهر", "الزوار"), ("مايو", "1204")))
    window = OpenWindow(qtbot, monkeypatch, release_with(table, language="ar"))
    field = window.go_to("sections/s1/blocks/t/rows/1/1")
    assert isinstance(field, LineField)
    field.deselect()
    field.setCursorPosition(0)
    field.grab()  # Qt places the words when they are painted.
    assert field.cursorRect().center().x() > field.width() / 2


def test_the_caption_has_the_room_where_there_is_little(window):
    card = window.workspace.form.findChild(TableCard)
    assert card is not None
    for width, text in ((300, "Open…"), (600, "Rows and columns…")):
        card.resize(width, card.height())
        assert card.open_button.text() == text
        assert card.open_button.accessibleName().endswith("Rows and columns")


def test_find_selects_within_a_cell(window, qtbot):
    window.go_to(f"{BLOCKS}/a/text")
    window.do("find")
    finding = window.window.tools.finding
    finding.panel.words.setText("93")
    qtbot.waitUntil(lambda: finding.results is not None and finding.results.hits != (), timeout=5000)
    QTest.keyClick(finding.panel.words, Key.Key_Return)
    qtbot.waitUntil(lambda: finding._visited is not None, timeout=5000)
    assert focus() is finding.panel.words
    field = next(each for each in window.window.findChildren(LineField) if each.place.endswith("/rows/2/1"))
    assert field.isVisible()
    assert field.selectedText() == "93"
    finding.close_panel()
    assert field.hasFocus()
    assert field.selectedText() == "93"


def test_tab_goes_through_the_cells_and_on(window):
    surface = window.go_to(f"{BLOCKS}/t")
    assert isinstance(surface, WritingSurface)
    came_to = []
    for _ in range(9):
        QTest.keyClick(focus(), Key.Key_Tab)
        came_to.append(place_of_focus() or type(focus()).__name__)
    cells = [f"rows/{row}/{column}" for row in range(3) for column in range(2)]
    assert came_to == ["caption", *cells, "QPushButton", "WritingSurface"]
    assert focus() is surface
    assert surface.caret().row == 2
    window.go_to(f"{BLOCKS}/t/caption")
    QTest.keyClick(focus(), Key.Key_Backtab)
    assert focus() is surface
    assert surface.caret().row == 1


def test_return_goes_down_and_escape_back_to_the_text(window):
    QTest.keyClick(cell(window, 1, 1), Key.Key_Return)
    assert place_of_focus() == "rows/2/1"
    QTest.keyClick(focus(), Key.Key_Escape)
    assert isinstance(focus(), WritingSurface)
    assert rows(window) == ROWS


def test_return_in_the_last_row_adds_one_and_in_an_empty_one_leads_on_below(window):
    QTest.keyClick(cell(window, 2, 1), Key.Key_Return)
    assert rows(window) == (*ROWS, ("", ""))
    assert place_of_focus() == "rows/3/0"
    QTest.keyClick(focus(), Key.Key_Return)
    surface = focus()
    assert isinstance(surface, WritingSurface)
    assert surface.caret().row == 2
    assert rows(window) == ROWS
    window.do("undo")
    window.do("undo")
    assert rows(window) == ROWS
    assert len(window.edition.sections[0].blocks) == 3


def test_a_table_takes_the_place_of_an_empty_paragraph_and_is_written_in_at_once(qtbot, monkeypatch):
    opened = OpenWindow(qtbot, monkeypatch, release_with(Paragraph(id="a", text="The quay opens.")))
    surface = opened.go_to(f"{BLOCKS}/a/text")
    QTest.keyClick(surface, Key.Key_End)
    QTest.keyClick(surface, Key.Key_Return)
    opened.do("insert_table")
    assert place_of_focus().endswith("rows/0/0")
    assert [block.kind for block in opened.edition.sections[0].blocks] == ["paragraph", "table"]
    QTest.keyClicks(focus(), "Bridge")
    assert rows(opened)[0] == ("Bridge", "", "")
    for _ in range(3):
        QTest.keyClick(focus(), Key.Key_Return)
    QTest.keyClicks(focus(), "It is free.")
    assert rows(opened) == (("Bridge", "", ""), ("", "", ""))
    assert [block.kind for block in opened.edition.sections[0].blocks] == ["paragraph", "table", "paragraph"]


def test_a_table_that_ends_a_text_is_seen_whole(qtbot, monkeypatch):
    opened = OpenWindow(qtbot, monkeypatch, release_with(Paragraph(id="a", text="The quay opens.")))
    surface = opened.go_to(f"{BLOCKS}/a/text")
    assert isinstance(surface, WritingSurface)
    opened.do("insert_table")
    card = opened.workspace.form.findChild(TableCard)
    assert card is not None
    assert surface.height() >= card.geometry().bottom()
    assert surface.verticalScrollBar().maximum() == 0


def test_what_is_typed_on_a_table_stands_below_it_and_is_one_word_of_undo(window):
    surface = window.go_to(f"{BLOCKS}/t")
    QTest.keyClicks(surface, "Bridge")
    assert window.edition.sections[0].blocks[2].text == "Bridge"
    window.do("undo")
    assert window.edition.sections[0].blocks[2].text == ""


def test_cells_of_a_spreadsheet_are_pasted_from_the_cell_on(window):
    QGuiApplication.clipboard().setText("July\t3,001\tnew\nAugust\t9,120\t\n")
    QTest.keyClick(cell(window, 2, 0), Key.Key_V, Modifier.ControlModifier)
    assert rows(window) == (
        ("Month", "Visitors", ""), ("May", "1,204", ""), ("July", "3,001", "new"), ("August", "9,120", "")
    )  # fmt: skip
    window.do("undo")
    assert rows(window) == ROWS


def test_words_are_pasted_into_the_cell(window):
    QGuiApplication.clipboard().setText(" about")
    QTest.keyClick(cell(window, 1, 0), Key.Key_End)
    QTest.keyClick(focus(), Key.Key_V, Modifier.ControlModifier)
    assert rows(window)[1] == ("May about", "1,204")


def test_what_others_changed_is_shown_also_in_the_cell_that_is_written_in(window):
    field = cell(window, 1, 1)
    where = f"editions/en-GB/{BLOCKS}/t"
    changed = (("Month", "Visitors"), ("May", "7"))
    window.window.edits.apply(
        lambda release: set_table(release, where, caption="Fewer", header=True, rows=changed)
    )
    assert field.text() == "7"
    card = window.window.findChild(TableCard)
    assert card.caption.text() == "Fewer"
    assert card.grid.rowCount() == 2


def test_a_card_that_goes_over_to_another_table_writes_in_that_one(window):
    field = cell(window, 1, 1)
    window.go_to("headline")
    copy = TABLE.replace(id="u", rows=(ROWS[0], ("July", ROWS[1][1]), ROWS[2]))
    section = window.edition.sections[0]
    blocks = (section.blocks[0], copy, section.blocks[2])
    window.session.apply(Edit("merge", put(window.session.release, f"editions/en-GB/{BLOCKS}", blocks), ()))
    QApplication.processEvents()
    card = window.window.findChild(TableCard)
    assert card.block_id == "u"
    field.setFocus()
    QTest.keyClicks(field, "0")
    table = window.edition.sections[0].blocks[1]
    assert table == copy.replace(rows=(ROWS[0], ("July", "1,2040"), ROWS[2]))


def test_where_undo_takes_the_table_away_the_cursor_is_in_the_text(window):
    session = window.window.session
    before = session.release
    session.apply(remove_block(before, f"editions/en-GB/{BLOCKS}/t"))
    session.apply(Edit("merge", before, ()))
    window.go_to(f"{BLOCKS}/t/caption")
    assert isinstance(focus(), LineField)
    window.do("undo")
    assert isinstance(focus(), WritingSurface)
    assert focus().isVisible()


def test_rows_are_added_in_the_window_of_the_table(window):
    cell(window, 0, 0)
    card = window.window.findChild(TableCard)
    next(each for each in card.findChildren(QPushButton) if "Rows" in each.text()).click()
    dialog = window.window.findChild(TableDialog)
    assert dialog is not None
    dialog.grid.setCurrentCell(2, 0)
    dialog.add_row()
    dialog.accept()
    assert len(rows(window)) == 4
    assert card.grid.rowCount() == 4


def test_a_screen_reader_is_told_cell_and_column(window):
    assert cell(window, 2, 1).accessibleName() == "Cell, row 3, column 2: Visitors"
    assert problems(window.window) == []


@pytest.mark.parametrize(
    ("top", "left", "pasted", "size"),
    [
        (0, 0, (("a",),), (3, 2)),
        (2, 1, (("a", "b"), ("c", "d")), (4, 3)),
        (2, 1, (("x",) * 99,) * 999, (200, 12)),
    ],
)
def test_cells_that_are_pasted_make_room_and_leave_the_rest(top, left, pasted, size):
    made = with_cells(ROWS, top, left, pasted)
    assert (len(made), {len(row) for row in made}) == (size[0], {size[1]})
    assert made[top][left] == pasted[0][0]
    untouched = [(row, column) for row in range(3) for column in range(2) if row < top or column < left]
    assert all(made[row][column] == ROWS[row][column] for row, column in untouched)


def test_the_card_that_the_cursor_goes_to_from_elsewhere_is_lit_up(window):
    window.go_to("headline")
    assert isinstance(window.go_to(f"{BLOCKS}/t"), WritingSurface)
    (card,) = window.window.findChildren(TableCard)
    assert card.property("card") == "current"
    window.go_to("headline")
    assert card.property("card") == "sunken"
