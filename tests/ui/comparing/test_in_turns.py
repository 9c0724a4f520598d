"""A comparison with very many differences is worked through in turns, between which the window takes input."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from releasedesk.model import Paragraph, Release
from releasedesk.review.compare import Difference, compare, differences
from releasedesk.ui.comparing.compare_dialog import CompareDialog
from releasedesk.ui.comparing.comparison_view import ComparisonView
from releasedesk.ui.comparing.side_by_side import SideBySide
from tests.releases import release_with

MANY = 120


def release(words: str, count: int = MANY) -> Release:
    return release_with(*(Paragraph(id=f"p{number}", text=f"{number}. {words}") for number in range(count)))


Shown = TypeVar("Shown", bound=QWidget)
OLD, NEW = release("The quay opens on Monday."), release("The lock is closed until further notice.")


def shown(qtbot: QtBot, widget: Shown) -> Shown:
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    widget.show()
    return widget


def sides(qtbot: QtBot) -> SideBySide:
    return shown(qtbot, SideBySide())


def all_drawn(sides: SideBySide) -> bool:
    return f"{MANY - 1}. The lock" in sides.page.toPlainText()


def counted(taken: list[Difference], old: Release = OLD, new: Release = NEW) -> Iterator[Difference]:
    for difference in differences(old, new):
        taken.append(difference)
        yield difference


@pytest.fixture
def view(qtbot: QtBot) -> ComparisonView:
    return shown(qtbot, ComparisonView())


def test_the_window_has_its_turn_while_differences_are_gathered(qtbot: QtBot, view: ComparisonView):
    taken: list[Difference] = []
    view.show_comparison(counted(taken), "before", "after")
    assert 0 < len(taken) < MANY
    assert view.count.text() == "Comparing…"
    assert view.sides.page.toPlainText() == "Comparing…"
    assert view.list.count() == 0
    assert not view.after.isEnabled()
    view.step(1)
    qtbot.waitUntil(lambda: view.list.count() == MANY)
    assert view.count.text() == f"{MANY} differences"
    assert view.after.isEnabled()
    assert view.list.currentRow() == 0


def test_a_few_differences_are_there_at_once(view: ComparisonView):
    view.show_comparison(differences(release("Open.", 9), release("Closed.", 9)), "before", "after")
    assert view.list.count() == 9
    assert "8. Closed." in view.sides.page.toPlainText()


def test_what_is_shown_stays_while_the_same_two_are_compared_anew(qtbot: QtBot, view: ComparisonView):
    view.show_comparison(differences(OLD, NEW), "before", "after")
    qtbot.waitUntil(lambda: view.list.count() == MANY)
    view.list.setCurrentRow(70)
    view.show_comparison(differences(OLD, release("The lock opens.")), "before", "after")
    assert view.count.text() == "Comparing…"
    assert view.list.currentRow() == 70
    qtbot.waitUntil(lambda: view.count.text() != "Comparing…")
    assert view.list.currentRow() == 70
    assert "70. The lock opens." in view.sides.page.toPlainText()


def test_only_the_newest_comparison_is_shown(qtbot: QtBot, view: ComparisonView):
    taken: list[Difference] = []
    shown: list[tuple[Difference, ...]] = []
    view.compared.connect(shown.append)
    view.show_comparison(counted(taken), "before", "after")
    first = len(taken)
    view.show_comparison(differences(OLD, release("The lock opens.")), "before", "now")
    qtbot.waitUntil(lambda: bool(shown))
    QApplication.processEvents()
    assert len(taken) == first
    assert [len(each) for each in shown] == [MANY]
    assert view.sides.new_name.text() == "now"


def test_differences_that_are_drawn_later_look_as_the_first(qtbot: QtBot):
    one, other, whole = sides(qtbot), sides(qtbot), sides(qtbot)
    one.show_differences(compare(OLD, NEW))
    # The last one is asked for before its turn.
    other.show_differences(compare(OLD, NEW))
    other.go_to(MANY - 1)
    assert all_drawn(other)
    assert other.page.extraSelections()
    qtbot.waitUntil(lambda: all_drawn(one))
    whole.page.setHtml("".join(whole.pieces_of(compare(OLD, NEW))))
    assert one.page.toHtml() == other.page.toHtml() == whole.page.toHtml()


def test_a_report_waits_until_all_differences_are_known(qtbot: QtBot, tmp_path: Path):
    dialog = CompareDialog(differences(OLD, NEW), "before", "after")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.report.isEnabled()
    qtbot.waitUntil(dialog.report.isEnabled)
    dialog.write_report(tmp_path / "report.html")
    assert f"{MANY - 1}. " in (tmp_path / "report.html").read_text("utf-8")
