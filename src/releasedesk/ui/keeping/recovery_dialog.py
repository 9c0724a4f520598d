"""Recovered work beside what is on disk, with what differs; nothing is opened, overwritten or thrown away by itself."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from releasedesk.model import Release
from releasedesk.session.recovery import Offer, headline_of
from releasedesk.ui.controls.rows import describe
from releasedesk.ui.keeping import recovery_words
from releasedesk.ui.keeping.opening import moment_in_words


class Decision(Enum):
    """What to do with recovered work."""

    OPEN = "open"
    OPEN_FILE = "open file"
    THROW_AWAY = "throw away"
    LATER = "later"


class RecoveryDialog(QDialog):
    """Shows recovered work and the file that it belongs to, one pair at a time."""

    def __init__(self, offers: Sequence[Offer], current: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offers = list(offers)
        self.decision = Decision.LATER
        self.setWindowTitle("Unsaved work")
        self.setMinimumWidth(640)
        self._which = QComboBox()
        describe(self._which, "Unsaved work", "Choose which of the releases is looked at")
        for offer in self.offers:
            self._which.addItem(f"{recovery_words.name_of(offer)} ({recovery_words.when_of(offer)})")
        self._verdict = _label("", "muted")
        self._pair = QHBoxLayout()
        self._pair.setSpacing(14)
        self._differences = QVBoxLayout()
        self._differences.setSpacing(4)
        self.open_button = QPushButton("Open the recovered work")
        self.open_button.setProperty("kind", "primary")
        self.file_button = QPushButton("Open the file")
        self.discard_button = QPushButton("Throw away…")
        self.discard_button.setProperty("kind", "danger")
        self.later_button = QPushButton("Later")
        self.setLayout(self._content())
        self._which.setVisible(len(self.offers) > 1)
        self._connect()
        self._which.setCurrentIndex(self.offers.index(current))
        self._show()

    @property
    def current(self) -> Offer:
        """The pair that is shown."""
        return self.offers[max(self._which.currentIndex(), 0)]

    def _content(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        column.addWidget(_label("Unsaved work", "card-title"))
        column.addWidget(self._which)
        column.addWidget(self._verdict)
        column.addLayout(self._pair)
        column.addLayout(self._differences)
        column.addSpacing(6)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.discard_button)
        buttons.addStretch(1)
        for button in (self.later_button, self.file_button, self.open_button):
            buttons.addWidget(button)
        column.addLayout(buttons)
        return column

    def _connect(self) -> None:
        self._which.currentIndexChanged.connect(self._show)
        self.open_button.clicked.connect(lambda: self._decide(Decision.OPEN))
        self.file_button.clicked.connect(lambda: self._decide(Decision.OPEN_FILE))
        self.discard_button.clicked.connect(lambda: self._decide(Decision.THROW_AWAY))
        self.later_button.clicked.connect(self.reject)

    def _decide(self, decision: Decision) -> None:
        self.decision = decision
        self.accept()

    def _show(self) -> None:
        offer = self.current
        state, on_disk = offer.work.state, offer.comparison.on_disk
        _empty(self._pair)
        _empty(self._differences)
        self._verdict.setText(recovery_words.verdict_of(offer))
        if state is not None:
            written = f"Typed {recovery_words.when_of(offer)}"
            self._pair.addWidget(_side("Recovered", state.project.release, offer.words, written), 1)
        if on_disk is not None and state is not None and state.path is not None:
            saved = f"{state.path.name}, {_saved(offer)}"
            self._pair.addWidget(_side("On disk", on_disk.release, offer.words_on_disk, saved), 1)
        differences = recovery_words.differences_of(offer)
        if differences:
            self._differences.addWidget(_label("They differ in", "field-label"))
            self._differences.addWidget(_label(" · ".join(differences), ""))
        elif on_disk is not None:
            self._differences.addWidget(_label("The words are the same.", ""))
        self.open_button.setVisible(state is not None)
        self.file_button.setVisible(on_disk is not None)
        self.open_button.setDefault(True)
        self.adjustSize()


def _side(title: str, release: Release, words: int, when: str) -> QWidget:
    frame = QFrame()
    frame.setProperty("card", True)
    grid = QGridLayout(frame)
    grid.setContentsMargins(16, 14, 16, 14)
    grid.setVerticalSpacing(6)
    headline = headline_of(release) or "No headline yet"
    rows = ((title.upper(), "section-title"), (headline, "field-label"),
            (recovery_words.words_in_words(words), "muted"), (when, "hint"))  # fmt: skip
    for row, (text, role) in enumerate(rows):
        grid.addWidget(_label(text, role), row, 0)
    grid.setRowStretch(len(rows), 1)
    frame.setAccessibleName(f"{title}: {headline}, {recovery_words.words_in_words(words)}, {when}")
    return frame


def _saved(offer: Offer) -> str:
    """Say when the file was changed last."""
    import datetime as dt

    state = offer.work.state
    try:
        assert state is not None
        assert state.path is not None
        changed = dt.datetime.fromtimestamp(state.path.stat().st_mtime, dt.UTC)
    except OSError:
        return "at an unknown time"
    return f"saved {moment_in_words(changed)}"


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    )
    label.setProperty("role", role)
    return label


def _empty(layout: QHBoxLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
