"""What is in a layout is found without its items, which would be taken for other things later."""

from __future__ import annotations

import gc

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

from releasedesk.ui.controls.layout_order import widgets_in
from releasedesk.ui.controls.tab_order import tab_stops
from releasedesk.ui.controls.wrapping_row import WrappingRow


def items() -> int:
    return sum(isinstance(each, QWidgetItem) for each in gc.get_objects())


def buttons(*names: str) -> list[QPushButton]:
    return [QPushButton(name) for name in names]


def test_widgets_are_found_in_the_order_of_the_layout_and_of_those_in_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    a, b, c, d, e, f, g = buttons(*"abcdefg")
    rows = QVBoxLayout(window)
    rows.addWidget(c)
    inner, grid = QHBoxLayout(), QGridLayout()
    rows.addLayout(inner)
    rows.addStretch(1)
    rows.addLayout(grid)
    rows.insertWidget(0, a)
    inner.addWidget(e)
    inner.insertWidget(0, d)
    grid.addWidget(g, 1, 0)
    grid.addWidget(f, 0, 0)
    holder = QWidget()
    WrappingRow(holder).add(b)
    rows.insertWidget(1, holder)
    beside = QPushButton("beside", window)
    assert list(widgets_in(rows)) == [a, holder, c, d, e, g, f]
    assert beside not in widgets_in(rows)
    assert list(widgets_in(QVBoxLayout())) == []


def test_walking_through_a_window_leaves_no_items_behind(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    rows = QVBoxLayout(window)
    for button in buttons("a", "b", "c"):
        rows.addWidget(button)
    window.resize(QSize(200, 200))
    window.show()
    gc.collect()
    before = items()
    assert len(list(tab_stops(window))) == 3
    assert items() == before
