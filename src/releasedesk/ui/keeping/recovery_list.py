"""Unsaved work of earlier runs, on the start page: one line each, above everything else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from releasedesk.session.recovery import Offer
from releasedesk.ui.icons import icon
from releasedesk.ui.keeping.recovery_words import name_of, summary_of
from releasedesk.ui.measures import square

_AT_ONCE = 5
"""How many are listed before somebody asks for the others: what the page is for stays in sight below them."""


class RecoveryList(QFrame):
    """Lists what can be taken up again; hidden while there is nothing.

    Signals:
        look_requested: One of them (an `Offer`) shall be looked at.
    """

    look_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.buttons: list[QPushButton] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self._rows.setContentsMargins(0, 0, 0, 4)
        self._title = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._title.setProperty("role", "card-title")
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._words.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addSpacing(6)
        column.addLayout(self._rows)
        self._others: Sequence[Offer] = ()
        self.more_button = QPushButton()
        self.more_button.clicked.connect(self._on_more_clicked)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show what can be taken up again: the newest, and the others when they are asked for."""
        # Who has seen the others goes on seeing them when one of them is taken up.
        at_once = len(offers) if len(self.buttons) > _AT_ONCE else _AT_ONCE
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.buttons = []
        for offer in offers[:at_once]:
            self._rows.addWidget(self._row(offer))
        self._others = offers[at_once:]
        self.more_button.setText(f"Show {len(self._others)} more")
        self.more_button.setVisible(bool(self._others))
        self._title.setText("Unsaved work" if len(offers) == 1 else f"Unsaved work of {len(offers)} releases")
        whole = all(offer.work.state is not None for offer in offers)
        self._words.setText(
            "ReleaseDesk ended before this was saved." + (" Nothing of it is lost." if whole else "")
        )
        self.setAccessibleName(self._title.text())
        self.setVisible(bool(offers))

    def _on_more_clicked(self) -> None:
        others, self._others = self._others, ()
        first = len(self.buttons)
        for offer in others:
            self._rows.addWidget(self._row(offer))
        self.more_button.hide()
        self.buttons[first].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, offer: Offer) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        picture = QLabel()
        damaged = offer.work.state is None
        name, role = ("triangle-alert", "warning") if damaged else ("history", "accent")
        picture.setPixmap(icon(name, role).pixmap(square(20), self.devicePixelRatioF()))
        lines = QVBoxLayout()
        lines.setSpacing(1)
        for text, look in ((name_of(offer), "field-label"), (summary_of(offer), "hint")):
            label = QLabel(text, wordWrap=True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            # One edge for all rows, whichever way a headline is written.
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
            label.setProperty("role", look)
            lines.addWidget(label)
        button = QPushButton("Look at it…")
        button.setAccessibleName(f"Look at {name_of(offer)}")
        button.setAccessibleDescription(summary_of(offer))
        button.clicked.connect(lambda: self.look_requested.emit(offer))
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(lines, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.buttons.append(button)
        return row
