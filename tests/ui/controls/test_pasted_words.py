"""What fields of words take from a clipboard, and what they leave to the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QWidget

from releasedesk.ui.controls.growing_field import GrowingField
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.controls.paragraphs_field import ParagraphsField

FIELDS = (GrowingField, LineField, ParagraphsField)


def a_file() -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/home/officer/plan.pdf")])
    data.setText("file:///home/officer/plan.pdf")
    return data


def is_taken(widget: QWidget, data: QMimeData) -> bool:
    event = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


@pytest.mark.parametrize("kind", FIELDS)
def test_a_file_that_is_dropped_is_left_to_the_window(qtbot, kind):
    """The address of the file on this machine came into the release."""
    field = kind()
    qtbot.addWidget(field)
    field.show()
    target = field.viewport() if isinstance(field, GrowingField) else field
    assert not is_taken(target, a_file())
    words = QMimeData()
    words.setText("words")
    assert is_taken(target, words)


@pytest.mark.parametrize("kind", [GrowingField, ParagraphsField])
def test_a_file_that_is_pasted_brings_no_address(qtbot, kind):
    field = kind()
    qtbot.addWidget(field)
    field.insertFromMimeData(a_file())
    assert field.toPlainText() == ""


@pytest.mark.parametrize("kind", [GrowingField, ParagraphsField])
def test_deleted_and_hidden_words_stay_out_of_fields(qtbot, kind):
    field = kind()
    qtbot.addWidget(field)
    data = QMimeData()
    data.setHtml('<p>Quay <del>closes</del><ins>opens</ins> <span style="mso-hide:all">soon</span></p>')
    data.setText("Quay closesopens soon")
    field.insertFromMimeData(data)
    assert field.toPlainText().strip() == "Quay opens"
