"""The button that Return presses is seen to be that one, in questions too, whose buttons Qt dresses itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QPushButton, QWidget

from releasedesk.errors import FileChangedError
from releasedesk.model import Table
from releasedesk.ui import theme
from releasedesk.ui.dialogs import questions
from releasedesk.ui.writing.table_dialog import TableDialog


def main_buttons(dialog: QWidget) -> list[str]:
    """Return the words of the buttons that are filled with the accent, of which Return presses one."""
    QApplication.processEvents()
    accent = QColor(theme.current().accent)
    filled = [
        button
        for button in dialog.findChildren(QPushButton)
        if button.grab().toImage().pixelColor(button.width() // 2, 4) == accent
    ]
    assert all(button.isDefault() for button in filled)
    return [button.text().replace("&", "") for button in filled]


def _way_out(parent: QWidget) -> object:
    return questions.show_problem(parent, "Not saved", "It was changed.", "Save as…")


@pytest.mark.parametrize(
    ("ask", "main"),
    [
        (lambda parent: questions.ask_about_unsaved_work(parent, "quay"), "Save"),
        (lambda parent: questions.ask_how_to_open(parent, "Anna is working on it."), "Open for reading"),
        (lambda parent: questions.ask_whether_to_throw_away(parent, "quay"), "Keep"),
        (lambda parent: questions.ask_for_name(parent, "Keep a snapshot", "Name"), "OK"),
        (lambda parent: questions.show_problem(parent, "Not saved", "The disk is full."), "OK"),
        (_way_out, "Save as…"),
        (lambda parent: questions.show_failure(parent, "boom"), "Go on"),
    ],
)
def test_a_question_shows_what_return_answers(qtbot, qapp, ask: Callable[[QWidget], object], main: str):
    parent = QWidget()
    qtbot.addWidget(parent)
    seen: list[list[str]] = []

    def look() -> None:
        box = qapp.activeModalWidget()
        assert isinstance(box, QDialog)
        seen.append(main_buttons(box))
        box.reject()

    QTimer.singleShot(0, look)
    ask(parent)
    assert seen == [[main]]


def test_a_table_is_taken_over_with_its_main_button(qtbot):
    dialog = TableDialog(Table(id="t", rows=(("Month", "All"), ("May", ""))))
    qtbot.addWidget(dialog)
    dialog.show()
    assert main_buttons(dialog) == ["OK"]


def test_a_problem_with_a_file_is_a_sentence_of_its_own_in_a_box_of_some_width(qtbot):
    parent = QLabel()
    qtbot.addWidget(parent)
    error = FileChangedError(
        Path("/press/quay.releasedesk"), "the file was changed by somebody else; save yours"
    )
    seen: list[tuple[str, int]] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append((box.informativeText(), box.width()))
        box.reject()

    QTimer.singleShot(0, look)
    questions.show_problem(parent, "quay was not saved", questions.in_words(error))
    ((sentence, width),) = seen
    assert sentence == "The file was changed by somebody else; save yours."
    assert width > 340
