"""Reports a problem: shows every word that would be shared, and writes exactly that to a file. It sends nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from releasedesk.errors import FileProblem
from releasedesk.project.saving import write_atomically
from releasedesk.session.folders import log_folder
from releasedesk.session.report import report_of
from releasedesk.ui import theme
from releasedesk.ui.measures import pixels, window_size

FILE_NAME = "releasedesk-report.txt"


class ReportDialog(QDialog):
    """Shows the report as it is written."""

    def __init__(self, parent: QWidget | None = None, folder: Path | None = None) -> None:
        super().__init__(parent)
        self._folder = folder or log_folder()
        self._facts = _facts()
        self.setWindowTitle("Report a problem")
        self.resize(window_size(680, 620))
        self.words = QPlainTextEdit()
        self.words.setProperty("kind", "field")
        self.words.setPlaceholderText(
            "What did you do, and what happened? Do not write anything confidential."
        )
        self.words.setAccessibleName("What happened")
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(pixels(76))
        self.shown = QPlainTextEdit(readOnly=True)
        self.shown.setProperty("kind", "field")
        self.shown.setAccessibleName("The whole report")
        self.shown.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        # The style sheet sets the size of the interface font; that of letters of one width is the system's own.
        fixed.setPixelSize(QFontInfo(self.font()).pixelSize())
        self.shown.setFont(fixed)
        self.result_line = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.save_button = QPushButton("Save to a file…")
        self.save_button.setProperty("kind", "primary")
        self.copy_button = QPushButton("Copy")
        self.close_button = QPushButton("Close")
        self.setLayout(self._content())
        self.save_button.setDefault(True)
        self.words.textChanged.connect(self._show)
        self.save_button.clicked.connect(self._on_save)
        self.copy_button.clicked.connect(lambda: QApplication.clipboard().setText(self.report()))
        self.close_button.clicked.connect(self.reject)
        self._show()

    def report(self) -> str:
        """The report: what is shown, no more and no less."""
        return self.shown.toPlainText()

    def _content(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        intro = (
            "Nothing is sent. Below is everything that the report holds: no text of any release, no names of people or "
            "files. Save it to a file, and send that to whoever helps you."
        )
        for text, role in (("Report a problem", "card-title"), (intro, "muted")):
            label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            label.setProperty("role", role)
            column.addWidget(label)
        column.addWidget(self.words)
        column.addWidget(self.shown, 1)
        column.addWidget(self.result_line)
        self.result_line.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.save_button)
        column.addLayout(buttons)
        return column

    def _show(self) -> None:
        self.shown.setPlainText(report_of(self._folder, self._facts, self.words.toPlainText()))

    def _on_save(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Save the report", str(Path.home() / FILE_NAME), "Text (*.txt)"
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the report to a file, and say so, or why that failed."""
        try:
            write_atomically(path, self.report().encode())
        except FileProblem as problem:
            self._say(str(problem), "error")
        else:
            self._say(f"Saved to {path}", "success")

    def _say(self, text: str, role: str) -> None:
        theme.set_look(self.result_line, "role", role)
        self.result_line.setText(text)
        self.result_line.show()


def _facts() -> Mapping[str, str]:
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    return {
        "Qt": qVersion(),
        "Window system": QGuiApplication.platformName(),
        "Screen": f"{size.width()} x {size.height()}, {screen.devicePixelRatio():g} pixels each",
    }
