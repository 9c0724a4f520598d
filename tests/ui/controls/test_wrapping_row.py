from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from releasedesk.ui.controls.wrapping_row import WrappingRow


@pytest.fixture
def row(qtbot: QtBot) -> tuple[QWidget, list[QWidget]]:
    content = QWidget()
    qtbot.addWidget(content)
    layout = WrappingRow(content, spacing=10)
    fields = [QWidget() for _ in range(3)]
    for field, (basis, grow) in zip(fields, ((100, 0), (100, 1), (100, 3)), strict=True):
        field.setFixedHeight(20)
        layout.add(field, basis=basis, grow=grow)
    return content, fields


def show(content: QWidget, width: int, qtbot: QtBot) -> None:
    content.resize(width, 200)
    with qtbot.waitExposed(content):
        content.show()


def test_what_is_left_is_shared(row, qtbot: QtBot):
    content, fields = row
    show(content, 360, qtbot)
    assert [field.width() for field in fields] == [100, 110, 130]
    assert [field.x() for field in fields] == [0, 110, 230]
    assert content.layout().heightForWidth(360) == 20


def test_fields_wrap_where_there_is_no_room(row, qtbot: QtBot):
    content, fields = row
    show(content, 250, qtbot)
    assert [field.y() for field in fields] == [0, 0, 30]
    assert fields[2].width() == 250
    assert content.layout().heightForWidth(250) == 50
    assert content.layout().heightForWidth(150) == 80


def test_hidden_fields_take_no_room(row, qtbot: QtBot):
    content, fields = row
    show(content, 250, qtbot)
    fields[0].hide()
    assert content.layout().heightForWidth(250) == 20


def test_it_begins_at_the_right_from_right_to_left(row, qtbot: QtBot):
    content, fields = row
    content.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    show(content, 360, qtbot)
    assert fields[0].x() == 260
    assert fields[2].x() == 0
