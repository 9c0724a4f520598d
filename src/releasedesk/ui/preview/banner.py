"""The calm line above the pages that says what is wrong with them, and where."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from releasedesk.findings import Finding, Severity
from releasedesk.model import Release
from releasedesk.model.place_names import place_in_words
from releasedesk.ui import theme
from releasedesk.ui.icons import icon
from releasedesk.ui.measures import square


class MessageBanner(QFrame):
    """Shows findings one at a time.

    Signals:
        place_requested: The place of the finding (its address) shall be shown.
    """

    place_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()
        self._release: Release | None = None
        self._index = 0
        self._picture = QLabel()
        self._message = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._message.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._next = QPushButton()
        self._go = QPushButton()
        for button in (self._next, self._go):
            button.setProperty("kind", "quiet")
        self._next.setToolTip("Show the next message")
        self._next.clicked.connect(self._on_next)
        self._go.clicked.connect(self._on_go)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        for widget in (self._picture, self._message, self._next, self._go):
            row.addWidget(widget, 1 if widget is self._message else 0)
        self.hide()

    @property
    def text(self) -> str:
        """The message that is shown; empty while there is none."""
        return self._message.text() if self._findings else ""

    def show_findings(self, findings: tuple[Finding, ...], release: Release) -> None:
        """Show other findings, or nothing when there are none."""
        self._release = release
        if findings != self._findings:
            self._findings, self._index = findings, 0
            self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._findings))
        if not self._findings or self._release is None:
            return
        finding = self._findings[self._index]
        tone = "danger" if finding.severity is Severity.ERROR else "warning"
        theme.set_look(self, "banner", tone)
        self._picture.setPixmap(icon("triangle-alert", tone).pixmap(square(18), self.devicePixelRatioF()))
        self._message.setText(finding.message)
        where = place_in_words(self._release, finding.place)
        self._go.setVisible(bool(finding.place))
        self._go.setText(f"Go to {where}" if where else "Go there")
        self._go.setAccessibleDescription(finding.message)
        self._next.setVisible(len(self._findings) > 1)
        self._next.setText(f"{self._index + 1} of {len(self._findings)}")
        self.setAccessibleName(finding.message)

    def _on_next(self) -> None:
        self._index = (self._index + 1) % len(self._findings)
        self._show()

    def _on_go(self) -> None:
        self.place_requested.emit(self._findings[self._index].place)
