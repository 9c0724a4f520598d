"""What a surface makes of what is typed: typographic characters, and other kinds of block by their usual signs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from releasedesk.editing.hebrew_marks import ends_in_letter
from releasedesk.editing.names import KIND_NAMES, TextKind
from releasedesk.editing.typing_rules import TypingRules, typing_rules
from releasedesk.editing.typography import OPENING_MARKS, Replacement, closes_quotation, replacement
from releasedesk.model import RichText, Run, plain_text, rich_text
from releasedesk.model.text import joined, runs, sliced
from releasedesk.ui.writing.row_edits import Caret, Splice
from releasedesk.ui.writing.rows import Row

if TYPE_CHECKING:
    from releasedesk.ui.writing.surface import WritingSurface

_BULLETS = frozenset({"-", "*", "•", "–"})
_FIRST_NUMBER = re.compile(r"1[.)]")
_HEADING = "#"


class _Raw(NamedTuple):
    """What Backspace brings back: the rows as they were typed, as long as nothing else was done since."""

    revision: int
    caret: Caret
    made: tuple[Row, ...]
    typed: Splice


class AutoTyping:
    """Watches what is typed into one surface.

    Attributes:
        rules: How the language of the text is set.

    """

    def __init__(self, surface: WritingSurface) -> None:
        self._surface = surface
        self._raw: _Raw | None = None
        self._opened = (-1, 0)
        self._closed: tuple[int, Caret] | None = None
        self._marked: tuple[int, Caret] | None = None
        self._below_closed = (-1, 0)
        self.rules: TypingRules = typing_rules("en")
        surface.caret_moved.connect(self._forget_closed)

    def type(self, character: str) -> bool:
        """Put in what a typed character stands for; False where it stands for itself.

        What is selected, within one row, gives way to it.
        """
        surface = self._surface
        start, end = surface.selection()
        row = surface.rows[start.row]
        if surface.current_format().link:
            return False
        if start == end and row.kind == "paragraph" and self._turns_block(character, row, start):
            return True
        before = plain_text(row.text)[: start.offset]
        if start == end and row.kind == "quote":
            if self._marks_quote(character, row, start):
                return True
            if not ends_in_letter(character) and self._close_before_mark(row, start):
                return True
        found = replacement(before, character, self.rules, is_quoted=row.kind == "quote")
        if found is None:
            return False
        taken = start.offset - found.removed
        made = row._replace(text=self._reworded(row.text, taken, found, end.offset))
        typed = row._replace(text=self._written(row.text, start.offset, character, end.offset))
        self._apply(
            start.row, made, Caret(start.row, taken + len(found.text)), "typing", typed, start.offset + 1
        )
        if row.kind == "quote" and found == (0, self.rules.gershayim):
            self._marked = (surface.revision, surface.caret())
        return True

    def over_rows(self, character: str) -> str:
        """Return what a character stands for that takes the place of a selection over several rows."""
        start, _ = self._surface.selection()
        row = self._surface.rows[start.row]
        before = plain_text(row.text)[: start.offset]
        found = replacement(before, character, self.rules, is_quoted=row.kind == "quote")
        return found.text if found is not None and not found.removed else character

    def take_back(self) -> bool:
        """Bring back what was typed, right after something else was made of it; False where there is nothing."""
        raw, self._raw = self._raw, None
        surface = self._surface
        if raw is None or raw.revision != surface.revision or surface.selection() != (raw.caret, raw.caret):
            return False
        if tuple(surface.rows[raw.typed.start : raw.typed.stop]) != raw.made:
            return False
        surface.apply(raw.typed, "keep as typed")
        return True

    def leave_quote(self) -> bool:
        """Go on below a quote, where the mark that closes it is what was typed last; False where it is not."""
        surface = self._surface
        start, end = surface.selection()
        if start == end and self._close_before_mark(surface.rows[start.row], start):
            start = end = surface.caret()
            if not surface.hasFocus():
                return True
        below = start.row + 1
        is_closed = start == end and self._closed == (surface.revision, start)
        if not is_closed or surface.body.stretch_at(start.row).stop != below:
            return False
        surface.apply(Splice(below, below, (Row("paragraph", ""),), Caret(below)), "add paragraph")
        self._below_closed = (surface.revision, below)
        return True

    def _forget_closed(self) -> None:
        self._closed = None

    def _written(self, text: RichText, start: int, words: str, end: int) -> RichText:
        """Return a row's text with words, in the format that is written in, in place of a stretch of it."""
        new = rich_text([Run(words, self._surface.current_format())])
        return joined(sliced(text, 0, start), new, sliced(text, end))

    def _reworded(self, text: RichText, start: int, found: Replacement, end: int) -> RichText:
        """Return a row's text with a replacement: what takes the place of a character looks as that did."""
        looks = [next(runs(sliced(text, start + at, start + at + 1))).format for at in range(found.removed)]
        kept = [Run(character, look) for character, look in zip(found.text, looks, strict=False)]
        new = Run(found.text[found.removed :], self._surface.current_format())
        return joined(sliced(text, 0, start), rich_text([*kept, new]), sliced(text, end))

    def _close_before_mark(self, row: Row, caret: Caret) -> bool:
        """Take the mark that was typed last for the end of the quote: no letter came to make it one within a word."""
        surface = self._surface
        words = plain_text(row.text)
        if self._marked != (surface.revision, caret) or caret.offset != len(words):
            return False
        before = sliced(row.text, 0, caret.offset - 1)
        at = Caret(caret.row, caret.offset - 1)
        self._apply(caret.row, row._replace(text=before), at, "typing", row, caret.offset)
        self._close(row.block, at)
        return True

    def _close(self, quote: str, caret: Caret) -> None:
        self._closed = (self._surface.revision, caret)
        self._surface.quote_closed.emit(quote)

    def _apply(self, at: int, made: Row, caret: Caret, label: str, typed: Row, offset: int) -> None:
        surface = self._surface
        surface.apply(Splice(at, at + 1, (made,), caret), label)
        shown = (surface.rows[at],)
        back = Splice(at, at + 1, (typed,), Caret(at, offset))
        self._raw = _Raw(surface.revision, surface.caret(), shown, back)

    def _marks_quote(self, character: str, row: Row, caret: Caret) -> bool:
        """Take a mark around the words of a quote for that alone: it is printed there anyway.

        One opens each paragraph and one closes the words; a second one at the start opens a quotation within.
        """
        words = plain_text(row.text)
        if not words and character.isspace():
            # The mark that was typed brings its space along.
            return self._opened == (self._surface.revision, caret.row) and self.rules.marks[0][-1:].isspace()
        if not words:
            is_first = self._opened != (self._surface.revision, caret.row)
            self._opened = (self._surface.revision, caret.row)
            return is_first and character in OPENING_MARKS
        if caret.offset != len(words) or not closes_quotation(words, character, self.rules):
            return False
        if words != words.rstrip():
            caret = caret._replace(offset=len(words.rstrip()))
            closed = row._replace(text=sliced(row.text, 0, caret.offset))
            self._apply(caret.row, closed, caret, "typing", row, len(words))
        self._close(row.block, caret)
        return True

    def _turns_block(self, character: str, row: Row, caret: Caret) -> bool:
        """Turn a paragraph into what the characters at its start ask for."""
        before = plain_text(row.text)[: caret.offset]
        if character in OPENING_MARKS and not row.text:
            typed = row._replace(text=character)
            goes_on = self._below_closed == (self._surface.revision, caret.row)
            block = self._surface.rows[caret.row - 1].block if goes_on else row.block
            self._apply(
                caret.row,
                Row("quote", block, ""),
                Caret(caret.row),
                "turn into quote",
                typed,
                len(character),
            )
            self._opened = (self._surface.revision, caret.row)
            return True
        if character != " ":
            return False
        if before == _HEADING and self._surface.takes_headings:
            rest = plain_text(sliced(row.text, caret.offset))
            self._surface.heading_requested.emit(row.block, rest)
            return True
        kind: TextKind
        if before in _BULLETS:
            kind = "bullets"
        elif _FIRST_NUMBER.fullmatch(before):
            kind = "numbers"
        else:
            return False
        self._make_item(row, caret, kind, before)
        return True

    def _make_item(self, row: Row, caret: Caret, kind: TextKind, sign: str) -> None:
        """Make a paragraph an item: of the list that it follows, or of one of its own."""
        at, rows = caret.row, self._surface.rows
        follows = at > 0 and rows[at - 1].kind == kind
        item = Row(kind, rows[at - 1].block if follows else row.block, sliced(row.text, caret.offset))
        typed = row._replace(text=self._written(row.text, caret.offset, " ", caret.offset))
        label = f"turn into {KIND_NAMES[kind]}"
        self._apply(at, item, Caret(at), label, typed, len(sign) + 1)
