"""Opens the card of a quote's speaker, and keeps it up to date while it is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from releasedesk.editing.edit import Operation
from releasedesk.model import Person
from releasedesk.ui.writing.quote_strips import QuoteStrips
from releasedesk.ui.writing.speaker_card import SpeakerCard


class SpeakerDetails(QObject):
    """The cards of the speakers of one surface; one is open at a time.

    Args:
        strips: The strips below the quotes.
        wish: Asks for an edit.
        go_to: Goes to a place of the form.

    """

    def __init__(
        self, strips: QuoteStrips, wish: Callable[[Operation], object], go_to: Callable[[str], object]
    ) -> None:
        super().__init__(strips)
        self._strips, self._wish, self._go_to = strips, wish, go_to
        self._quote = ""
        self.card: SpeakerCard | None = None
        strips.details_requested.connect(self.open)

    def open(self, quote: str) -> None:
        """Open the card of the speaker of a quote below its strip."""
        strip, person = self._strips.strip_of(quote), self._person(quote)
        if strip is None or person is None:
            return
        self._quote = quote
        self.card = SpeakerCard(strip, person)
        # With every key, so only while a card is open.
        self._strips.edition_shown.add(self._on_edition_shown)
        self.card.edit_requested.connect(self._wish)
        self.card.place_requested.connect(self._go_to)
        self.card.destroyed.connect(self._on_closed)
        self._show()
        self.card.open_below(strip.speaker)

    def _show(self) -> None:
        person = self._person(self._quote) if self.card is not None else None
        if self.card is None:
            return
        if person is None or person.id != self.card.person:
            self.card.close()
            return
        shown = self._strips.shown
        if shown is not None:
            self.card.show_person(person, self._strips.prints_of(self._quote), *shown)

    def _person(self, quote: str) -> Person | None:
        return self._strips.speaker_of(quote)

    def _on_closed(self) -> None:
        self.card = None
        self._strips.edition_shown.remove(self._on_edition_shown)

    def _on_edition_shown(self, _: None) -> None:
        self._show()
