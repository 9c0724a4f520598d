"""What the tests of the form share: a desk for one part, shown in a window of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from releasedesk.model import Release
from tests.ui.form.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot) -> Callable[[Any, Release], Desk[Any]]:
    """Puts a part on a desk, visible and active, so that it takes the keyboard."""

    def put(part: QWidget, release: Release) -> Desk[Any]:
        qtbot.addWidget(part)
        made = Desk(part, release)
        part.resize(760, 600)
        with qtbot.waitExposed(part):
            part.show()
        part.activateWindow()
        return made

    return put
