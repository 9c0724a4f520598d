"""What the strips below the quotes of one text wish for: speakers, verbs, places of attributions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt

from releasedesk.editing import body
from releasedesk.editing.corrected_names import quote_by_named
from releasedesk.editing.edit import Operation, with_cursor
from releasedesk.editing.names import TextKind
from releasedesk.editing.people import quote_by_person
from releasedesk.editing.typography import typed
from releasedesk.model import Quote, plain_text
from releasedesk.model.place import Place
from releasedesk.ui.library_book import shared
from releasedesk.ui.writing.as_said import WrittenSpeaker, names_nobody
from releasedesk.ui.writing.cursors import absolute
from releasedesk.ui.writing.interruption import split_for
from releasedesk.ui.writing.quote_strips import QuoteStrips
from releasedesk.ui.writing.quote_turns import turned, turning
from releasedesk.ui.writing.row_edits import Caret, length
from releasedesk.ui.writing.rows import Row, Stretch
from releasedesk.ui.writing.surface import WritingSurface


class QuoteWishes:
    """Turns what is chosen in the strips of a surface into edits; `place_of` gives the place of a quote."""

    def __init__(
        self,
        strips: QuoteStrips,
        surface: WritingSurface,
        place_of: Callable[[str], Place],
        wish: Callable[[Operation], object],
    ) -> None:
        self._strips, self._surface, self._place_of, self._wish = strips, surface, place_of, wish
        surface.turns_quotes = self._turn
        strips.speaker_chosen.connect(self._on_speaker_chosen)
        strips.speaker_named.connect(self._on_speaker_named)
        strips.entry_chosen.connect(self._on_entry_chosen)
        strips.prose_written.connect(self._on_prose_written)
        strips.verb_chosen.connect(self._on_verb_chosen)
        strips.placement_chosen.connect(self._on_placement_chosen)
        strips.interrupted.connect(self._on_interrupted)

    def _on_speaker_chosen(self, quote: str, person: str, said: WrittenSpeaker) -> None:
        where, title = self._place_of(quote), self._set(said.title)
        self._wish(partial(quote_by_person, quote=where, person=person, title=title, verb=said.verb))

    def _on_speaker_named(self, quote: str, said: WrittenSpeaker) -> None:
        where, name, title = self._place_of(quote), self._set(said.name), self._set(said.title)
        self._wish(partial(quote_by_named, quote=where, name=name, title=title, verb=said.verb))

    def _set(self, words: str) -> str:
        """Return words with the apostrophes and marks of the language, as they are typed elsewhere."""
        return typed("", words, self._surface.auto_typing.rules)

    def _on_entry_chosen(self, quote: str, entry_id: str, said: WrittenSpeaker) -> None:
        from releasedesk.library.copying import speak_from_library

        library = shared().known
        entry = library.by_id.get(entry_id) if library is not None else None
        if library is not None and entry is not None:
            speaking = partial(speak_from_library, library=library, entry=entry, quote=self._place_of(quote))
            self._wish(partial(speaking, title=said.title, verb=said.verb))

    def _on_prose_written(self, quote: str, words: str) -> None:
        row = self._surface.body.row_of(quote)
        if row is None or not isinstance(self._surface.body.block_at(row), Quote):
            return  # Leaving the field tells of it again.
        rules = self._surface.auto_typing.rules
        marks = (rules.marks[0], rules.marks[1])
        words = words.strip()
        gap = "" if words.startswith((",", "،")) else " "
        rest = typed(
            "", f"{gap}{words}{'.' if names_nobody(words, ()) and words[-1].isalnum() else ''}", rules
        )
        where = self._place_of(quote)
        self._wish(partial(body.quote_as_prose, quote=where, marks=marks, words=rest))

    def _on_verb_chosen(self, quote: str, verb: str) -> None:
        self._wish(partial(body.set_attribution, quote=self._place_of(quote), verb=verb))

    def _on_placement_chosen(self, quote: str, placement: str) -> None:
        changing = partial(body.set_attribution, quote=self._place_of(quote), placement=placement)
        if placement == "interrupting":
            changing = partial(changing, split_at=self._split_for(quote))
        self._wish(changing)

    def _on_interrupted(self, quote: str, ends_sentence: bool) -> None:
        """Let the words go on at the end of the quote, and its attribution stand before what is written there."""
        row = self._surface.body.row_of(quote)
        if row is not None and isinstance(self._surface.body.block_at(row), Quote):
            self._wish(
                partial(body.interrupt_quote, quote=self._place_of(quote), ends_sentence=ends_sentence)
            )
            row = self._surface.body.row_of(quote)
        if row is not None:
            last = self._surface.body.stretch_at(row).stop - 1
            self._surface.put_caret(Caret(last, length(self._surface.rows[last])))
            self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
            if not isinstance(self._surface.body.block_at(row), Quote):
                self._begin_quotation()

    def _begin_quotation(self) -> None:
        """Open a quotation in prose, as the key for it does behind a space."""
        self._surface.commands.insert_rows([Row("paragraph", "", " ")], "typing")
        if not self._surface.auto_typing.type('"'):
            self._surface.commands.insert_rows([Row("paragraph", "", '"')], "typing")

    def _turn(self, stretch: Stretch, kind: TextKind) -> bool:
        """Turn what is written as a quotation into a quote, or back; False where mere words change their kind."""
        shown, surface = self._strips.shown, self._surface
        first, last = (surface.body.block_index(row) for row in (stretch.start, stretch.stop - 1))
        edges = surface.body.stretch_at(stretch.start).start, surface.body.stretch_at(stretch.stop - 1).stop
        if shown is None or first < 0 or edges != stretch:
            return False
        made = turned(surface.body.blocks[first : last + 1], kind, shown)
        if made is None:
            return False
        where = self._place_of(made.focus).rpartition("/")[0]
        has_caret = stretch.start <= surface.caret_row() < stretch.stop
        before = absolute(where, surface.relative_cursor())
        self._wish(with_cursor(turning(where, first, last + 1, made, kind), before, None))
        row = surface.body.row_of(made.focus)
        if row is not None and has_caret:
            end = surface.body.stretch_at(row).stop - 1
            surface.put_caret(Caret(end, length(surface.rows[end])))
        return True

    def _split_for(self, quote_id: str) -> int:
        """Return where in a quote's first paragraph the attribution is to stand: at the caret, if it is in there."""
        row = self._surface.body.row_of(quote_id)
        caret = self._surface.caret()
        quote = self._surface.body.block_at(row) if row is not None else None
        if not isinstance(quote, Quote):
            return 0
        return split_for(plain_text(quote.paragraphs[0]), caret.offset if caret.row == row else 0)
