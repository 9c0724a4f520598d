"""Lets go of texts that were seen and are far away by now: a form of any length takes the memory of what is near."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea

from releasedesk.ui.form.section_card import SectionCard

_FAR = 4
"""Screenfuls above and below what is seen."""

_SCROLLING = 1_000
"""Milliseconds between two looks while the form is scrolled."""


class FarTexts(QObject):
    """Watches the scroll position of a form.

    Args:
        form: The form.
        cards: Gives the cards of its sections.
        current: Gives the card that the cursor was in last: what is inserted goes there, so its text stays.

    """

    def __init__(
        self,
        form: QScrollArea,
        cards: Callable[[], Iterable[SectionCard]],
        current: Callable[[], SectionCard | None],
    ) -> None:
        super().__init__(form)
        self._form, self._cards, self._current = form, cards, current
        self._soon = QTimer(self, singleShot=True, interval=_SCROLLING)
        self._soon.timeout.connect(self.let_go)
        form.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def let_go(self) -> None:
        """Let go of all texts that are far away now; while something is dragged, later."""
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._soon.start()
            return
        current, reach = self._current(), _FAR * self._form.viewport().height()
        for card in self._cards():
            top = card.mapTo(self._form.viewport(), QPoint(0, 0)).y()
            is_far = top + card.height() < -reach or top > reach + self._form.viewport().height()
            if is_far and card is not current:
                card.area.let_go()

    def _on_scrolled(self) -> None:
        if not self._soon.isActive():
            self._soon.start()
