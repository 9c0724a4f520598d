"""Quotation marks by language: around paragraphs, within them, and the punctuation that stands beside them.

Where a mark, a comma or a full stop goes is data (`quotation` in resources/phrases); its keys:

- `open`, `close`, `again`: around a quote, and before each of its further paragraphs; with their no-break spaces.
- `inner_…`, `third_…`: quotes within quotes, and those within them.
- `comma_goes`, `fragment_comma_goes`: where the comma before an attribution stands, “inside” or “outside” of the
  closing mark, or “nowhere”: the quote keeps its own end; after a whole sentence and after a fragment.
- `inner_comma_goes`: where it stands to an inner mark.
- `full_stop_goes`: where the full stop stands at the end of a quote that ends its sentence; “nowhere” drops it.
- `comma_after_question`, `full_stop_after_question`: whether they follow on a closing mark after “?”, “!” or “…”.
- `closes_for_interruption`: whether an attribution between the words stands outside of the marks.
- `introduces_sentence`: what stands in place of the colon before a quote of one sentence; empty for the colon itself.
- `interruption_comma`: what ends the words before such an attribution where they end in no mark of their own.
- `interruption_ends`: whether such an attribution ends its sentence, also within one that is quoted.
- `abbreviations`: words that keep their full stop where that of the sentence goes, as do “U.S.”, “p.m.” and “z. B.”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from releasedesk.model import Format, RichText, Run, rich_text, runs
from releasedesk.model.text import plain_text, sliced, stripped
from releasedesk.rendering.abbreviations import ends_in_abbreviation
from releasedesk.rendering.phrases import Phrases

Words = tuple[Run, ...]

_ENDS_ITSELF = "?!…—–？！؟"
_ENDS_A_QUESTION = ("?", "!", "？", "！", "؟")
_ENDS_A_SENTENCE = (".", "?", "!", "…", ":", ";")
_BRACKETS = (")", "]", "）", "］")
_CLOSERS = "”’»›“‘\"')]」』）"
# Behind “6 p.m.”, a small letter goes on with the sentence.
_SECOND_SENTENCE = re.compile(r"[.?!…][”’\"')]*\s+[^\sa-z]")


class Marks:
    """Puts quotation marks and the punctuation beside them around words."""

    def __init__(self, phrases: Phrases) -> None:
        self._data: dict[str, str] = phrases.table["quotation"]
        self.open = self._data["open"]
        self.close = self._data["close"]
        self.again = self._data["again"]
        self.comma = self._data["comma"]
        self.full_stop = self._data["full_stop"]
        self.joint = phrases.text("attribution", "joint")
        self.joint_after = phrases.text("attribution", "joint_after")
        self._abbreviations = phrases.texts("quotation", "abbreviations")
        self.closes_for_interruption = bool(self._data["closes_for_interruption"])

    def opened(self, words: Sequence[Run], *, is_first: bool = True) -> Words:
        """Return a paragraph that goes on in the next one; a fragment is closed all the same."""
        closing = (Run(self.close),) if is_fragment(words) else ()
        return joined((Run(self.open if is_first else self.again), *words, *closing))

    def closed(self, words: Sequence[Run], *, is_first: bool = True) -> Words:
        """Return the last paragraph of a quote that ends its own sentence."""
        inside, outside = self._ended(words)
        return joined((Run(self.open if is_first else self.again), *inside, Run(self.close + outside)))

    def attributed(self, words: Sequence[Run], said: str, *, is_first: bool = True) -> Words:
        """Return a paragraph that its attribution follows."""
        inside, outside = self.before_attribution(words)
        opening = Run(self.open if is_first else self.again)
        return joined(
            (opening, *inside, Run(f"{self.close}{outside}{self.joint}{said}{self.stop_after(said)}"))
        )

    def completed_by(self, words: Sequence[Run]) -> Words:
        """Return a fragment that ends the sentence of whoever introduces it."""
        if self._data["fragment_comma_goes"] == "inside":
            return joined((Run(self.open), *self._with_mark(words, self.full_stop), Run(self.close)))
        return joined((Run(self.open), *words, Run(self.close + self.full_stop)))

    def before_attribution(self, words: Sequence[Run]) -> tuple[Words, str]:
        """Return the words as they stand before an attribution, and the comma that follows the closing mark or none."""
        inside, end = self._split_end(words)
        if not inside:
            return tuple(words), ""
        if end == "..." or ends_itself(inside):
            return tuple(words), self.comma if self._data["comma_after_question"] else ""
        goes = self._data["fragment_comma_goes" if is_fragment(words) else "comma_goes"]
        if goes == "nowhere":
            return tuple(words), ""
        if goes == "inside":
            return self._with_mark(words, self.comma), ""
        return self._without_end(words), self.comma

    def stop_after(self, said: str) -> str:
        """Return the full stop after an attribution, unless it ends in one."""
        return "" if said.endswith(self.full_stop) else self.full_stop

    def before_interruption(self, words: Sequence[Run]) -> tuple[Words, str]:
        """Return the words as they stand before an attribution that interrupts them, and the comma that follows."""
        inside, comma = self.before_attribution(words)
        filling = self._data["interruption_comma"]
        if filling and not comma and inside and inside[-1].text[-1:].isalnum():
            return joined((*inside, Run(filling, _beside(inside)))), comma
        return inside, comma

    def after_interruption(self, before: str, said: str, after: str) -> str:
        """Return what follows an attribution between words: a full stop between sentences, a comma within one."""
        whole = ends_in(before, (self.full_stop, *_ENDS_A_QUESTION))
        whole = whole and not (after[:1].islower() and self._is_abbreviated(before))
        ends = whole or bool(self._data["interruption_ends"])
        return self.stop_after(said) if ends else self.comma

    def _ended(self, words: Sequence[Run]) -> tuple[Words, str]:
        """Return the words of a quote that ends its sentence, and the full stop outside of its mark or none."""
        plain = _plain(words)
        if self._data["full_stop_goes"] == "nowhere" and plain.endswith(self.full_stop):
            return self._without_end(words), ""
        if self._data["full_stop_goes"] == "outside":
            if plain.endswith(self.full_stop) and not plain.endswith(".."):
                # That of an abbreviation stays besides.
                return self._without_end(words), self.full_stop
            if ends_in(plain, tuple("?!…")) and self._data["full_stop_after_question"]:
                return tuple(words), self.full_stop
        if self._data["inner_comma_goes"] == "inside" and plain.endswith(self._inner_close + self.full_stop):
            return self._with_mark(words, self.full_stop), ""
        return tuple(words), ""

    @property
    def _inner_close(self) -> str:
        return self._data["inner_close"]

    def _is_abbreviated(self, text: str) -> bool:
        """Tell whether a text ends in an abbreviation, of which no other mark takes the full stop."""
        return ends_in_abbreviation(text, self._abbreviations)

    def _split_end(self, words: Sequence[Run]) -> tuple[str, str]:
        """Return the text without the comma or full stop at its end, and that; an ellipsis of three points is one."""
        plain = _plain(words)
        if plain.endswith("..."):
            return plain, "..."
        for closing in ("", self._inner_close, *_BRACKETS):
            body = plain.removesuffix(closing)
            if not plain.endswith(closing) or body.endswith("...") or self._is_abbreviated(body):
                continue
            for end in (self.full_stop, self.comma):
                if body.endswith(end):
                    return body.removesuffix(end) + closing, end + closing
        return plain, ""

    def _without_end(self, words: Sequence[Run]) -> Words:
        """Return the words without the comma or full stop at their end."""
        _, end = self._split_end(words)
        length = len(_plain(words)) - len(end)
        kept = _first(words, length)
        closing = end.removeprefix(self.full_stop).removeprefix(self.comma)
        return joined((*kept, Run(closing, _beside(kept)))) if kept and closing else kept

    def _with_mark(self, words: Sequence[Run], mark: str) -> Words:
        """Return the words with a comma or full stop in place of that at their end, beside an inner closing mark."""
        _, end = self._split_end(words)
        inner = self._inner_close
        bare = self._without_end(words)
        if not bare:
            return tuple(words)
        text = _plain(bare)
        ends_inside = end.endswith(inner) or self._data["inner_comma_goes"] == "inside"
        # Without an opening mark, what looks like a closing one is an apostrophe: “the dogs’”.
        if ends_inside and text.endswith(inner) and self._data["inner_open"] in text:
            kept = _first(bare, len(text) - len(inner))
            is_ended = mark == self.full_stop and self._is_abbreviated(_plain(kept))
            return joined((*kept, Run(inner if is_ended else mark + inner, _beside(bare))))
        return joined((*bare, Run(mark, _beside(bare))))


def introducing(said: str, quoted: str, phrases: Phrases) -> str:
    """Return an attribution as it stands before a quote of one paragraph: a colon, or the mark for one sentence."""
    mark: str = phrases.table["quotation"]["introduces_sentence"]
    if mark and said.endswith(":") and not _SECOND_SENTENCE.search(quoted):
        return said.removesuffix(":") + mark
    return said


def ends_in(text: str, marks: tuple[str, ...]) -> bool:
    """Tell whether a text ends in one of some marks, within closing quotation marks and brackets or outside."""
    return text.rstrip().rstrip(_CLOSERS).endswith(marks)


def ends_itself(text: str) -> bool:
    """Tell whether a text ends in a mark that no comma may follow inside a quotation: “?”, “!”, “…” or a dash."""
    return ends_in(text, tuple(_ENDS_ITSELF))


def is_fragment(words: Sequence[Run]) -> bool:
    """Tell whether words are part of a sentence: they begin with a small letter and end without its mark."""
    plain = _plain(words).strip()
    return plain[:1].islower() and not ends_in(plain, _ENDS_A_SENTENCE)


def joined(parts: Iterable[Run]) -> Words:
    """Return runs in their normal form: neighbours of one format are one."""
    return tuple(runs(rich_text(parts)))


def with_inner_marks(text: RichText, phrases: Phrases) -> Words:
    """Return quoted words with every quotation inside them in the language's inner marks, however it was typed."""
    text = stripped(text)
    plain = plain_text(text)
    changes = dict(_remarked(plain, phrases.table["quotation"]))
    if not changes:
        return tuple(runs(text))
    found: list[Run] = []
    position = 0
    for run in runs(text):
        pieces = (changes.get(position + at, character) for at, character in enumerate(run.text))
        found.append(Run("".join(pieces), run.format))
        position += len(run.text)
    return joined(found)


def place_with_inner_marks(text: RichText, at: int, phrases: Phrases) -> int:
    """Return where a position in quoted words is in those that `with_inner_marks` makes of them."""
    written = plain_text(text)
    plain = written.strip()
    changes = dict(_remarked(plain, phrases.table["quotation"]))
    before = plain[: max(at - written.find(plain), 0)]
    return sum(len(changes.get(position, character)) for position, character in enumerate(before))


# How quotations are typed: “English”, „German“, „Polish”, ”Swedish”, ”Urdu“, «French», »Danish« and "straight".
_PAIRS = {
    "「": "」", "『": "』", "“": "”", "”": "”“", "„": "“”", "«": "»", "»": "«", '"': '"', "‹": "›", "‚": "‘’",
}  # fmt: skip
_ONLY_BEFORE_WORDS = '»"”'
"""Marks that open in one language and close in another."""
_OPENING = re.compile(f"[{''.join(_PAIRS)}‘]")
_SPACES = " \u00a0\u202f\u2009"


def _remarked(plain: str, quotation: dict[str, str]) -> Iterator[tuple[int, str]]:
    """Yield what stands in place of single characters; marks without a partner stay as they are."""
    levels = (("inner_open", "inner_close"), ("third_open", "third_close"))
    for start, end, depth in _nested(plain):
        opening, closing = (quotation[name] for name in levels[min(depth, 1)])
        yield start, opening
        yield end, closing
        if plain[start] in "«‹»":
            # The spaces of French typing belong to its marks, not to the words.
            if plain[start + 1] in _SPACES and start + 1 < end:
                yield start + 1, ""
            if plain[end - 1] in _SPACES and end - 1 > start + 1:
                yield end - 1, ""


def _nested(plain: str) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and depth of every quotation within a text, outermost first."""
    yield from _pairs_within(plain, 0, len(plain), 0)


def _pairs_within(plain: str, start: int, stop: int, depth: int) -> Iterator[tuple[int, int, int]]:
    at = start
    while opening := _OPENING.search(plain, at, stop):
        at = opening.start()
        end = _partner(plain, at, stop)
        if end is None:
            at += 1
            continue
        yield at, end, depth
        if depth < 3:
            yield from _pairs_within(plain, at + 1, end, depth + 1)
        at = end + 1


def _partner(plain: str, at: int, stop: int) -> int | None:
    """Return where the quotation that opens at a position closes; None where none opens or it never closes."""
    opening = plain[at]
    if opening == "‘":
        return _single_partner(plain, at, stop)
    closers = _PAIRS[opening]
    if opening in _ONLY_BEFORE_WORDS and not _opens_word(plain, at):
        return None
    level = 0
    for position in range(at + 1, stop):
        character = plain[position]
        if character in closers and not (character == opening and _opens_word(plain, position)):
            if level == 0:
                return position if position > at + 1 else None
            level -= 1
        elif character == opening:
            level += 1
    return None


def _single_partner(plain: str, at: int, stop: int) -> int | None:
    """Return the closing mark of ‘single’ marks: not an apostrophe, so no letter follows it."""
    if not _opens_word(plain, at):
        return None
    for position in range(at + 2, stop):
        follows = plain[position + 1 : position + 2]
        if plain[position] == "’" and not plain[position - 1].isspace() and not follows.isalnum():
            return position
    return None


def _opens_word(plain: str, at: int) -> bool:
    before = plain[at - 1 : at] if at else ""
    return not before or before.isspace() or before in "([{–—“„«‘‚‹\"'"


def _beside(words: Sequence[Run]) -> Format:
    """Return how a mark behind words is set: slanted or bold as they are, but no part of a link or an index."""
    return words[-1].format._replace(link="", field="", superscript=False, subscript=False)


def _plain(words: Sequence[Run]) -> str:
    return "".join(run.text for run in words)


def _first(words: Sequence[Run], length: int) -> Words:
    return tuple(runs(sliced(rich_text(words), 0, length)))
