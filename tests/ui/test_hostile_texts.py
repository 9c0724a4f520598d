"""Whatever a release says, its window shows it as text: no label, tip or list takes it for markup and loads a file."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtGui import Qt as Gui
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMessageBox, QTextEdit, QWidget

from releasedesk.findings import Finding, Severity
from releasedesk.review.compare import compare
from releasedesk.review.conflicts import open_conflicts
from releasedesk.review.merge import merge
from releasedesk.session.session import Session
from releasedesk.session.settings import Settings
from releasedesk.ui.comparing.compare_dialog import CompareDialog
from releasedesk.ui.comparing.merge_dialog import MergeDialog
from releasedesk.ui.dialogs.findings_dialog import FindingsDialog
from releasedesk.ui.dialogs.questions import show_problem
from releasedesk.ui.main_window import MainWindow
from tests.hostile.poison import poisoned

MARKUP = '<img src="secret.png"><b>Quay</b>'


def taken_for_markup(text: str) -> bool:
    return "<img" in text and Gui.mightBeRichText(text)


def problems(widgets: list[QWidget]) -> Iterator[str]:
    """Yield where markup of the release would be carried out."""
    for widget in widgets:
        name = f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        if isinstance(widget, QLabel | QMessageBox) and widget.textFormat() != Qt.TextFormat.PlainText:
            texts = [widget.text()]
            if isinstance(widget, QMessageBox):
                texts.append(widget.informativeText())
            yield from (f"text of {name}: {text[:60]}" for text in texts if taken_for_markup(text))
        tips = [widget.toolTip(), widget.whatsThis(), widget.statusTip()]
        tips += [each.toolTip() for each in widget.findChildren(QAction)]
        yield from (f"tip of {name}: {tip[:60]}" for tip in tips if taken_for_markup(tip))
        if isinstance(widget, QAbstractItemView):
            yield from (f"tip of an entry of {name}: {tip[:60]}" for tip in _tips(widget))
        if isinstance(widget, QTextEdit):
            yield from (f"picture in {name}: {picture}" for picture in _pictures(widget.document()))


def _tips(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    waiting = [QModelIndex()]
    while waiting:
        parent = waiting.pop()
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            waiting.append(index)
            tip = index.data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and taken_for_markup(tip):
                yield tip


def _pictures(document: QTextDocument) -> Iterator[str]:
    return (
        each.toImageFormat().name()
        for each in document.allFormats()
        if each.isImageFormat() and "secret" in each.toImageFormat().name()
    )


@pytest.fixture
def window(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    path = tmp_path / "<img src=secret.png>.releasedesk"
    Session.unsaved(poisoned(MARKUP)).save_as(path)
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.files.open(path)
    QApplication.processEvents()
    yield window
    if window.workspace is not None:
        window.workspace.pages.close_feed()


def test_what_is_taken_for_markup_is_seen(qtbot) -> None:
    label = QLabel(MARKUP)
    label.setToolTip(MARKUP)
    edit = QTextEdit(MARKUP)
    for widget in (label, edit):
        qtbot.addWidget(widget)
    assert len(list(problems([label, edit]))) == 3


def test_a_window_shows_text_as_text(window: MainWindow) -> None:
    assert window.session is not None
    assert window.session.release.original.headline == MARKUP
    assert sorted(set(problems(QApplication.allWidgets()))) == []


def test_dialogs_show_text_as_text(window: MainWindow, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    session = window.session
    assert session is not None
    finding = Finding("x", Severity.ERROR, MARKUP, "editions/en-GB/sections/s1/heading")
    other = poisoned("Quay")
    found = compare(session.release, other)
    conflicts = open_conflicts(merge(None, session.release, other).conflicts, MARKUP)
    shown = [
        FindingsDialog(MARKUP, MARKUP, [finding], session.release, window),
        CompareDialog(found, MARKUP, MARKUP, window),
        MergeDialog(
            MARKUP,
            MARKUP,
            session.release,
            conflicts,
            lambda _: other,
            parent=window,
        ),
    ]
    for dialog in shown:
        qtbot.addWidget(dialog)
        dialog.show()
    window.files.message_given.emit(MARKUP)
    window.dialogs.find_anything()
    QApplication.processEvents()
    assert sorted(set(problems(QApplication.allWidgets()))) == []


def test_a_problem_is_shown_as_text(window: MainWindow) -> None:
    seen: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.extend(problems([box]))
        seen.append(box.informativeText())
        box.reject()

    QTimer.singleShot(0, look)
    show_problem(window, "secret.png is not opened", f"{MARKUP}: there is no such file")
    assert seen == ["<span>" + escape(f"{MARKUP}: there is no such file") + "</span>"]
