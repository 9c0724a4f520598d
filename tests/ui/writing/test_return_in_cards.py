"""Return in the fields of a picture or table goes on to the next one, and behind the last one to the text below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from releasedesk.model import Figure, Paragraph, Table
from releasedesk.ui.writing.surface import WritingSurface
from tests.releases import full_release, release_with
from tests.ui.open_window import OpenWindow

BLOCKS = "sections/s1/blocks"


def press_return() -> str:
    """Press Return in the field with the focus, and return what the one is called that has it then."""
    before = QApplication.focusWidget()
    assert before is not None
    QTest.keyClick(before, Qt.Key.Key_Return)
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus.accessibleName().rpartition(": ")[2]


def test_return_goes_through_the_fields_of_a_picture_and_on_below_it(qtbot, monkeypatch):
    release = release_with(Figure(id="f", asset=full_release().assets[0].id))
    opened = OpenWindow(qtbot, monkeypatch, release.replace(assets=full_release().assets))
    opened.go_to(f"{BLOCKS}/f/caption")
    came_to = [press_return() for _ in range(3)]
    assert came_to == ["Credit", "Rights", "Description"]
    assert len(opened.edition.sections[0].blocks) == 1
    press_return()
    assert isinstance(QApplication.focusWidget(), WritingSurface)
    assert [block.kind for block in opened.edition.sections[0].blocks] == ["figure", "paragraph"]


def test_return_in_the_caption_of_a_table_goes_into_its_cells(qtbot, monkeypatch):
    table = Table(id="t", rows=(("Month", "Visitors"), ("May", "1,204")))
    opened = OpenWindow(qtbot, monkeypatch, release_with(table, Paragraph(id="p", text="It is free.")))
    opened.go_to(f"{BLOCKS}/t/caption")
    assert press_return() == "Cell, row 1, column 1"
    assert [block.kind for block in opened.edition.sections[0].blocks] == ["table", "paragraph"]
