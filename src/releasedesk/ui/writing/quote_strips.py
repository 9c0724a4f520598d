"""Puts a strip of fields below every quote that is in sight; strips are made when first needed and used again."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from releasedesk.editing.people import takes_title
from releasedesk.model import Edition, Person, Quote, Release, plain_text
from releasedesk.rendering.house_phrases import phrases_of
from releasedesk.rendering.mentions import MentionReason
from releasedesk.session.callbacks import Callbacks
from releasedesk.ui.library_book import shared
from releasedesk.ui.writing.attributions import Attributed, attributions, named_people
from releasedesk.ui.writing.overlays import Overlays, next_stop
from releasedesk.ui.writing.page_painter import ShownRow
from releasedesk.ui.writing.quote_strip import QuoteStrip
from releasedesk.ui.writing.row_edits import Caret, length
from releasedesk.ui.writing.scrolling import keep_visible
from releasedesk.ui.writing.speakers_of_library import speakers_of
from releasedesk.ui.writing.strip_content import StripContent
from releasedesk.ui.writing.surface import WritingSurface

_AHEAD = 200
"""Pixels beyond what can be seen within which strips are made."""
_WIDEST = 640


class QuoteStrips(QObject):
    """The strips of one surface.

    Signals:
        speaker_chosen: A quote (its identifier) is spoken by a person of the release, or nobody, as was written
            (a `WrittenSpeaker`).
        speaker_named: A quote is spoken by somebody new (a `WrittenSpeaker`).
        entry_chosen: A quote is spoken by somebody of the user's library (the identifier of the entry), as was written.
        prose_written: A quote turns out to be the beginning of a sentence that goes on (with these words).
        details_requested: The speaker of a quote is to be described.
        verb_chosen: The verb of a quote's attribution.
        placement_chosen: Where the attribution of a quote stands.
        interrupted: The words of a quote go on behind the attribution; whether that ended a sentence.

    Attributes:
        edition_shown: Another state of the edition is shown; a plain callback, as it comes with every key.

    """

    speaker_chosen = Signal(str, str, object)
    speaker_named = Signal(str, object)
    entry_chosen = Signal(str, str, object)
    prose_written = Signal(str, str)
    details_requested = Signal(str)
    verb_chosen = Signal(str, str)
    placement_chosen = Signal(str, str)
    interrupted = Signal(str, bool)

    def __init__(self, surface: WritingSurface) -> None:
        super().__init__(surface)
        self.edition_shown: Callbacks[None] = Callbacks()
        self._surface = surface
        self._strips: Overlays[QuoteStrip] = Overlays(surface, self._made)
        self._shown: tuple[Release, Edition] | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.place)
        surface.laid_out.connect(self.place)
        surface.next_field = self.next_field
        surface.quote_closed.connect(self._on_quote_closed)

    def show_edition(self, release: Release, edition: Edition) -> None:
        """Show who says what in another state of the edition."""
        self._shown = (release, edition)
        self.place()
        self.edition_shown(None)

    def strip_of(self, quote: str) -> QuoteStrip | None:
        """Return the strip of a quote, if it is in sight."""
        return self._strips.of(quote)

    def speaker_of(self, quote: str) -> Person | None:
        """Return who speaks a quote that is in sight."""
        strip = self._strips.of(quote)
        return strip.person() if strip is not None else None

    @property
    def shown(self) -> tuple[Release, Edition] | None:
        """The state of the edition that is shown."""
        return self._shown

    def prints_of(self, quote: str) -> str:
        """Return what is printed as the attribution of a quote that is in sight, and why."""
        strip = self._strips.of(quote)
        return strip.said() if strip is not None else ""

    def strip_made_for(self, quote_id: str) -> QuoteStrip | None:
        """Return the strip of a quote, made now where it is not in sight yet; None where there is no such quote."""
        if quote_id in self._strips or self._shown is None:
            return self._strips.of(quote_id)
        row = self._surface.body.row_of(quote_id)
        quote = self._surface.body.block_at(row) if row is not None else None
        return self._strip_for(quote) if isinstance(quote, Quote) else None

    def enter(self, quote_id: str, part: str) -> bool:
        """Put the cursor into the field of a quote that a part of its place names; False for another part."""
        is_here = part.startswith(("speaker", "attribution"))
        strip = self.strip_made_for(quote_id) if is_here else None
        if strip is None:
            return False
        field = strip.verb if part.endswith("verb") else strip.placement
        (strip.speaker if part.startswith("speaker") else field).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _on_quote_closed(self, quote_id: str) -> None:
        """Go on to who said it, where nobody is named yet."""
        strip = self.strip_made_for(quote_id)
        if strip is not None and strip.person() is None:
            strip.speaker.setFocus(Qt.FocusReason.TabFocusReason)
            keep_visible(strip.speaker, strip.speaker.rect())

    def place_soon(self) -> None:
        """Put strips in their places after what is painted now, if a quote is among it that has none."""
        seen = QRectF(self._surface.viewport().visibleRegion().boundingRect())
        if any(quote.id not in self._strips for quote, _ in self._quotes_within(seen)):
            self._soon.start()

    def place(self) -> None:
        """Put strips below the quotes that are in sight."""
        if self._shown is None:
            return
        seen = QRectF(self._surface.viewport().visibleRegion().boundingRect()).adjusted(0, -_AHEAD, 0, _AHEAD)
        wanted = {quote.id: (quote, row) for quote, row in self._quotes_within(seen)}
        self._strips.keep(wanted)
        for quote, row in wanted.values():
            strip = self._strips.take(quote.id)
            strip.show_content(self._content(quote))
            self._put(strip, row)
        for block, strip in self._strips.elsewhere(wanted):
            if isinstance(block, Quote):
                strip.show_content(self._content(block))

    def _quotes_within(self, seen: QRectF) -> list[tuple[Quote, ShownRow]]:
        body = self._surface.body
        found = []
        for row in self._surface.page_painter.shown_rows(seen):
            if self._surface.rows[row.at].kind != "quote" or body.stretch_at(row.at).stop != row.at + 1:
                continue
            quote = body.block_at(row.at)
            if isinstance(quote, Quote):
                found.append((quote, row))
        return found

    def _content(self, quote: Quote) -> StripContent:
        assert self._shown is not None
        release, edition = self._shown
        attributed = attributions(release, edition).get(quote.id, Attributed())
        phrases = phrases_of(release, edition)
        prints = _prints(
            quote, attributed.phrase, phrases.text("quotation", "full_stop"), self._surface.right_to_left
        )
        why = _WHY[attributed.reason] if attributed.phrase else ""
        language = "" if edition.language == release.original.language else edition.language
        untitled = frozenset(each.id for each in release.people if takes_title(each, language))
        named = named_people(release, edition)
        return StripContent(quote, release.people, named, phrases.verbs, prints, why, untitled)

    def _put(self, strip: QuoteStrip, row: ShownRow) -> None:
        looks = self._surface.row_document.looks
        width = self._surface.viewport().width()
        indent = round(looks.indent("quote"))
        right_to_left = self._surface.right_to_left
        strip.set_right_to_left(right_to_left)
        taken = min(width - indent, _WIDEST)
        left = width - indent - taken if right_to_left else indent
        height = strip.sizeHint().height()
        top = round(row.rect.bottom()) + round(looks.strip - height - looks.em * 0.2)
        strip.setGeometry(left, top, taken, height)
        strip.show()

    def _made(self) -> QuoteStrip:
        strip = QuoteStrip(self._surface.viewport())
        strip.speaker.book = lambda: speakers_of(shared().known)
        strip.entry_chosen.connect(lambda *said: self.entry_chosen.emit(strip.quote_id, *said))
        strip.prose_written.connect(lambda words: self.prose_written.emit(strip.quote_id, words))
        strip.details_requested.connect(lambda: self.details_requested.emit(strip.quote_id))
        strip.speaker_chosen.connect(lambda *said: self.speaker_chosen.emit(strip.quote_id, *said))
        strip.speaker_named.connect(lambda said: self.speaker_named.emit(strip.quote_id, said))
        strip.verb_chosen.connect(lambda verb: self.verb_chosen.emit(strip.quote_id, verb))
        strip.placement_chosen.connect(lambda place: self.placement_chosen.emit(strip.quote_id, place))
        strip.finished.connect(lambda: self._surface.commands.write_on_below(strip.quote_id))
        strip.continued.connect(lambda ends_sentence: self.interrupted.emit(strip.quote_id, ends_sentence))
        return strip

    def _strip_for(self, quote: Quote) -> QuoteStrip:
        """Return the strip of a quote, made now where the quote is only just written and not painted yet."""
        is_made = quote.id in self._strips
        strip = self._strips.take(quote.id)
        if not is_made:
            row = self._surface.body.row_of(quote.id)
            last = self._surface.body.stretch_at(row or 0).stop - 1
            block = self._surface.row_document.text_block(last)
            rect = self._surface.document().documentLayout().blockBoundingRect(block)
            strip.show_content(self._content(quote))
            self._put(strip, ShownRow(last, block, rect))
        return strip

    def next_field(self, current: QWidget | None, forward: bool) -> QWidget | None:
        """Return where the tabulator goes from the text of a quote or a field of its strip; None for elsewhere.

        From the text it goes into the strip, from the end of the strip on to the text below the quote.
        """
        surface = self._surface
        strip = self._strips.around(current)
        if strip is None or current is None:
            block = surface.body.block_at(surface.caret_row())
            return self._strip_for(block).speaker if isinstance(block, Quote) and forward else None
        stops = strip.fields()
        at = next_stop(stops, current, forward=forward)
        if 0 <= at < len(stops):
            return stops[at]
        row = surface.body.row_of(strip.quote_id)
        if row is None:
            return None
        stop = surface.body.stretch_at(row).stop
        if not forward:
            surface.put_caret(Caret(stop - 1, length(surface.rows[stop - 1])))
        elif stop < len(surface.rows):
            surface.put_caret(Caret(stop))
        else:
            return None
        return surface


_WHY: dict[MentionReason, str] = {
    "unnamed": "",
    "with_title": "first mention: with title",
    "with_organisation": "first mention: with organisation",
    "without_title": "first mention: no title yet",
    "full": "mentioned before: name alone",
    "family": "mentioned before: surname alone",
    "honorific": "mentioned before: honorific and surname",
    "own_words": "mentioned before: in the person’s own words",
    "same_surname": "mentioned before: two people have this surname",
    "surname_unknown": "mentioned before: the surname is not known",
}
"""Why an attribution reads as it does, in a few words."""


def _prints(quote: Quote, attribution: str, full_stop: str, right_to_left: bool = False) -> str:
    """Return what a strip tells of what is printed."""
    if quote.attribution.placement == "none":
        return "prints the words alone"
    if not attribution:
        return "prints no attribution until somebody is named"
    if not any(plain_text(paragraph).strip() for paragraph in quote.paragraphs):
        return "prints nothing until the words are written"
    ends = quote.attribution.placement == "before" or attribution.endswith(full_stop)
    printed = f"{attribution}{'' if ends else full_stop}"
    # Isolated, the words of another direction keep their full stop at their own end.
    return f"prints: \u2068{printed}\u2069" if right_to_left else f"prints: {printed}"
