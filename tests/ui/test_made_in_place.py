"""Windows are made from the outside inwards: Qt looks through the styles of all that is in what is put elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from releasedesk.session.style_library import StyleLibrary
from releasedesk.ui.house_styles.window import HouseStyleWindow
from tests.releases import full_release
from tests.ui.open_window import OpenWindow


class Looks(QObject):
    """Counts how often Qt looked for the style of a widget."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.StyleChange
        return False

    def each(self, window: QWidget) -> float:
        return self.count / len(window.findChildren(QWidget))


@pytest.fixture
def looks(qapp: QApplication) -> Iterator[Looks]:
    counting = Looks()
    qapp.installEventFilter(counting)
    yield counting
    qapp.removeEventFilter(counting)


def test_the_window_for_house_styles_is_made_in_place(qtbot, tmp_path: Path, looks: Looks) -> None:
    """Its settings went through four hands, and it took a quarter of a second to open."""
    window = HouseStyleWindow(full_release(), "en-GB", StyleLibrary(tmp_path / "styles"))
    qtbot.addWidget(window)
    assert looks.each(window) < 5


def test_the_form_and_what_is_beside_it_are_made_in_place(qtbot, monkeypatch, looks: Looks) -> None:
    opened = OpenWindow(qtbot, monkeypatch, full_release())
    assert looks.each(opened.window) < 3.5
