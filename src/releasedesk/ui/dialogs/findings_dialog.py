"""A list of what was found, such as what an import was not sure of, with places to click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from releasedesk.findings import Finding, Severity
from releasedesk.model import Release
from releasedesk.model.place_names import place_in_words
from releasedesk.ui.as_written import as_written
from releasedesk.ui.icons import icon
from releasedesk.ui.measures import square, window_size

_LOOKS = {
    Severity.ERROR: ("circle-x", "danger", "Problem"),
    Severity.WARNING: ("triangle-alert", "warning", "Please check"),
    Severity.NOTE: ("info", "muted", "Note"),
}


class FindingsList(QScrollArea):
    """Findings below one another, the gravest first.

    Signals:
        place_requested: The place of a finding (its address) shall be shown.
    """

    place_requested = Signal(str)

    def __init__(self, findings: Sequence[Finding], release: Release, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "list")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 4, 6, 4)
        column.setSpacing(8)
        order = list(Severity)
        for finding in sorted(findings, key=lambda each: order.index(each.severity)):
            column.addWidget(self._row(finding, release))
        column.addStretch(1)
        self.setWidget(inside)
        self.setAccessibleName("Findings")

    def _row(self, finding: Finding, release: Release) -> QWidget:
        name, role, severity = _LOOKS[finding.severity]
        frame = QFrame()
        frame.setProperty("card", True)
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(10)
        picture = QLabel()
        picture.setPixmap(icon(name, role).pixmap(square(18), self.devicePixelRatioF()))
        picture.setAccessibleName(severity)
        picture.setToolTip(severity)
        message = QLabel(finding.message, wordWrap=True)
        # The first line stands beside the icon, and beside the words of the button.
        picture.setContentsMargins(0, 6, 0, 0)
        message.setContentsMargins(0, 7, 0, 7)
        message.setTextFormat(Qt.TextFormat.PlainText)
        message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(message, 1, Qt.AlignmentFlag.AlignTop)
        where = place_in_words(release, finding.place)
        if finding.place and where:
            row.addWidget(self._button(finding, where), 0, Qt.AlignmentFlag.AlignTop)
        elif finding.line is not None:
            line = QLabel(f"line {finding.line}", textFormat=Qt.TextFormat.PlainText)
            line.setProperty("role", "hint")
            line.setContentsMargins(0, 7, 6, 7)
            row.addWidget(line, 0, Qt.AlignmentFlag.AlignTop)
        return frame

    def _button(self, finding: Finding, where: str) -> QPushButton:
        button = QPushButton(self.fontMetrics().elidedText(where, Qt.TextElideMode.ElideRight, 180))
        button.setProperty("kind", "quiet")
        button.setToolTip(as_written(f"Go to {where}"))
        button.setAccessibleName(f"Go to {where}")
        button.clicked.connect(lambda: self.place_requested.emit(finding.place))
        return button


class FindingsDialog(QDialog):
    """Stays beside the window while the findings are gone through.

    Signals:
        place_requested: The place of a finding (its address) shall be shown.
    """

    place_requested = Signal(str)

    def __init__(
        self,
        title: str,
        summary: str,
        findings: Sequence[Finding],
        release: Release,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(window_size(560, 460))
        heading = QLabel(title, textFormat=Qt.TextFormat.PlainText)
        heading.setProperty("role", "card-title")
        words = QLabel(summary, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        words.setProperty("role", "muted")
        self.list = FindingsList(findings, release)
        self.list.place_requested.connect(self.place_requested)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (heading, words, self.list, buttons):
            column.addWidget(widget, 1 if widget is self.list else 0)
