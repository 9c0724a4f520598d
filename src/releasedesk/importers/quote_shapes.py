"""What a paragraph with quotation marks is: a quotation with its attribution, an open one, or narrative."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from releasedesk.importers.attributions import Said, is_verb, parse_attribution, subject_before_verb
from releasedesk.importers.line_kinds import word_count
from releasedesk.importers.passages import Passage
from releasedesk.importers.printed_attributions import introduces
from releasedesk.importers.quotations import Quotation, quotations_in
from releasedesk.model import RichText, plain_text
from releasedesk.model.blocks import Placement
from releasedesk.model.text import joined, sliced, stripped

# Shorter ones are names, slogans and terms in quotation marks.
_LEAST_WORDS = 5
# A text without any break that is longer is no paragraph, and would take long to look through.
_LONGEST = 12_000
_STOPS = ".!?…。！？۔؟"
_WIDE_STOPS = "。！？，"
_KANA = re.compile("[\u3040-\u30ff]")
# Letters that Urdu alone has.
_OF_URDU = "ےںہ"
_ONLY_MARKS = re.compile(r"[\s.,;:!?·。，、]*")
_SENTENCE_BREAK = re.compile(r"(?<=[.!?])\s+(?=[\"“„«‘A-ZÀ-Þ0-9])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.])(?:[A-Z]|Inc|Ltd|Co|Corp|Jr|Sr|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Hon|Prof|No|vs|U\.S|U\.K)\.$"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A paragraph understood as a quotation.

    Args:
        words: The quoted words, one paragraph, as they are kept in a quote.
        said: Who says it, where an attribution belongs to it.
        placement: Where that attribution stands.
        split_at: Characters of `words` before an interrupting attribution.
        closed: Whether a mark closes the quotation in this paragraph.
        lead: Narrative of the same paragraph before the quotation.
        tail: Narrative of the same paragraph after it.
        speaker: Who speaks according to the narrative before it, where no attribution belongs to it.
        phrase: An attribution as written that no field can hold; the paragraph then stays as it is.
        is_short: Whether it is of so few words that it may be a name or a slogan, unless it goes on with a quotation.
    """

    words: RichText
    said: Said | None = None
    placement: Placement = "none"
    split_at: int = 0
    closed: bool = True
    lead: Passage | None = None
    tail: Passage | None = None
    speaker: Said | None = None
    phrase: str = ""
    is_short: bool = False

    @property
    def kind(self) -> Literal["attributed", "bare", "open", "unclear"]:
        """Attributed, standing alone, running on into the next paragraph, or with a phrase that fits no field."""
        if self.phrase:
            return "unclear"
        if self.said is not None:
            return "attributed"
        return "bare" if self.closed else "open"


def shape_of(passage: Passage, least_words: int = _LEAST_WORDS) -> Shape | None:
    """Return how a passage is a quotation, or None where it is narrative; behind others, one has `least_words`."""
    text = passage.plain
    if len(text) > _LONGEST:
        return None
    quotations = quotations_in(text)
    if not quotations:
        return None
    if not text[: quotations[0].opens].strip():
        return _starting(passage, quotations)
    return _led(passage, quotations, least_words)


def _starting(passage: Passage, quotations: list[Quotation]) -> Shape | None:
    text, first = passage.plain, quotations[0]
    rest = text[first.closes :]
    if not first.closed:
        return Shape(_words(passage, first), closed=False)
    if _ONLY_MARKS.fullmatch(rest):
        if shape := _interrupted_within(passage, first):
            return shape
        words = _alone(passage, first, rest)
        is_short = not _is_long(text, first)
        return None if is_short and plain_text(words)[-1:] not in _STOPS else Shape(words, is_short=is_short)
    if len(quotations) > 1 and (shape := _interrupted(passage, first, quotations[1])):
        return shape
    phrase, stop = _first_sentence(rest)
    said = parse_attribution(phrase)
    if said is None:
        return _unclear(passage, first, phrase)
    words = _ended(_words(passage, first))
    tail = passage.part(first.closes + stop) if rest[stop:].strip() else None
    return Shape(words, said, "after_last", tail=tail)


def _interrupted(passage: Passage, first: Quotation, second: Quotation) -> Shape | None:
    """Return the shape of “…,” said X. “…” or “…,” said X, “…”."""
    text = passage.plain
    between = text[first.closes : second.opens].strip()
    said = parse_attribution(between)
    rest = text[second.closes :]
    if said is None or (rest.strip(" .") and not _starts_sentence(rest)):
        return None
    words = _words(passage, first)
    before = _ended(words) if between.endswith(tuple(_STOPS)) else _without_comma(words)
    gap = "" if plain_text(before)[-1:] in _WIDE_STOPS else " "
    whole = joined(before, gap, _words(passage, second))
    tail = passage.part(second.closes) if rest.strip(" .") else None
    if not plain_text(words) or second.stop == second.start:
        return None
    if second.closed:
        whole = _ended(whole)
    return Shape(whole, said, "interrupting", len(plain_text(before)), closed=second.closed, tail=tail)


def _interrupted_within(passage: Passage, quotation: Quotation) -> Shape | None:
    """Return the shape of « …, a dit X. … », as French writes it: marks stay open around an attribution."""
    if passage.plain[quotation.opens] != "«":
        return None
    inside = passage.part(quotation.start, quotation.stop)
    for comma in re.finditer(r",\s", inside.plain):
        phrase, length = _first_sentence(inside.plain[comma.end() :])
        verb = phrase.split()[:2]
        if not phrase.endswith(".") or not (is_verb(verb[0]) or is_verb(" ".join(verb))):
            continue
        said, rest = parse_attribution(phrase), inside.part(comma.end() + length)
        if said is not None and rest.plain:
            before = _ended(inside.part(0, comma.start()).text)
            whole = joined(before, " ", rest.text)
            return Shape(_ended(whole), said, "interrupting", len(plain_text(before)))
    return None


def _led(passage: Passage, quotations: list[Quotation], least_words: int) -> Shape | None:
    """Return the shape of a paragraph in which words of the author stand before the quotation."""
    text = passage.plain
    for quotation in quotations:
        lead = text[: quotation.opens].rstrip()
        if not _is_long(text, quotation, least_words) or not lead:
            continue
        rest = text[quotation.closes :]
        has_ended = lead.endswith((".", "!", "?")) and not _ABBREVIATION.search(lead)
        if has_ended and not introduces(lead[_last_sentence(lead) :]):
            return _after_narrative(passage, quotation)
        complete = not quotation.closed or _ONLY_MARKS.fullmatch(rest) or _starts_sentence(rest)
        if complete and (shape := _introduced(passage, quotation, lead, rest)):
            return shape
    return None


def _after_narrative(passage: Passage, quotation: Quotation) -> Shape | None:
    inner = passage.part(quotation.opens)
    shape = _starting(inner, quotations_in(inner.plain))
    if shape is None or shape.kind != "attributed":
        return None
    return _with_lead(shape, passage.part(0, quotation.opens))


def _introduced(passage: Passage, quotation: Quotation, lead: str, rest: str) -> Shape | None:
    """Return the shape of X said, “…” and of X says that it is so: “…”."""
    start = _last_sentence(lead)
    sentence = lead[start:]
    colon = sentence.endswith((":", "："))
    said = parse_attribution(sentence, verb_needed=not colon) if _may_introduce(sentence) else None
    narrative = passage.part(0, start) if start and said else None
    tail = passage.part(quotation.closes) if not _ONLY_MARKS.fullmatch(rest) else None
    words = _words(passage, quotation)
    if quotation.closed and _is_fragment(sentence, words):
        words = _without_stop(words)
    elif quotation.closed:
        words = _ended(words) if plain_text(words)[-1:] not in _STOPS else words
    if said is not None:
        return Shape(words, said, "before", closed=quotation.closed, lead=narrative, tail=tail)
    if colon and any(is_verb(word) for word in sentence.split()):
        speaker = subject_before_verb(sentence)
        lead_passage = passage.part(0, quotation.opens)
        return Shape(words, closed=quotation.closed, lead=lead_passage, tail=tail, speaker=speaker)
    return None


def _is_fragment(sentence: str, words: RichText) -> bool:
    """Tell whether quoted words end the sentence that introduces them: X said it was “the best of walls”."""
    return plain_text(words)[:1].islower() and not sentence.endswith((":", "：", ",", "،"))


def _without_stop(words: RichText) -> RichText:
    plain = plain_text(words)
    return sliced(words, 0, len(plain) - 1) if plain.endswith(".") and not plain.endswith("..") else words


def _may_introduce(sentence: str) -> bool:
    last = sentence.rstrip(" ,:：").split()
    return bool(last) and (sentence.endswith((":", "：", ",")) or is_verb(last[-1]) or not sentence.isascii())


def _unclear(passage: Passage, quotation: Quotation, phrase: str) -> Shape | None:
    words = phrase.strip(" ,.").split()
    if _is_long(passage.plain, quotation) and any(is_verb(word) for word in words):
        return Shape(_words(passage, quotation), phrase=phrase.strip())
    return None


def _with_lead(shape: Shape, lead: Passage) -> Shape:
    return Shape(
        shape.words,
        shape.said,
        shape.placement,
        shape.split_at,
        shape.closed,
        lead,
        shape.tail,
        shape.speaker,
    )


def _is_long(text: str, quotation: Quotation, least_words: int = _LEAST_WORDS) -> bool:
    return word_count(text[quotation.start : quotation.stop]) >= least_words


def _words(passage: Passage, quotation: Quotation) -> RichText:
    return stripped(sliced(passage.text, quotation.start, quotation.stop))


def _alone(passage: Passage, quotation: Quotation, rest: str) -> RichText:
    words = _words(passage, quotation)
    if passage.plain[quotation.opens] in "「『" and _KANA.search(plain_text(words)):
        # Japanese prints no full stop before the closing mark.
        return _ended(words)
    return joined(words, ".") if "." in rest and plain_text(words)[-1:].isalnum() else words


def _without_comma(words: RichText) -> RichText:
    plain = plain_text(words)
    return sliced(words, 0, len(plain) - 1) if plain.endswith(",") else words


def _ended(words: RichText) -> RichText:
    """Return quoted words with their own full stop in place of the comma before an attribution."""
    words = stripped(_without_comma(words))
    plain = plain_text(words).rstrip("’'”\"»)]")
    if not plain or plain[-1] in _STOPS or plain[-1] in "—–-:":
        return words
    return joined(words, _full_stop(plain))


def _full_stop(words: str) -> str:
    if "\u3000" < words[-1] < "\uac00":
        return "。"
    return "۔" if any(letter in _OF_URDU for letter in words) else "."


def _first_sentence(text: str) -> tuple[str, int]:
    """Return the first sentence of what follows a quotation, and where it ends."""
    for match in _SENTENCE_BREAK.finditer(text):
        if not _ABBREVIATION.search(text[: match.start()]):
            return text[: match.start()], match.start()
    return text, len(text)


def _last_sentence(text: str) -> int:
    """Return where the last sentence of a text starts."""
    start = 0
    for match in _SENTENCE_BREAK.finditer(text):
        if not _ABBREVIATION.search(text[: match.start()]):
            start = match.end()
    return start


def _starts_sentence(text: str) -> bool:
    """Tell whether a text is a sentence of its own after a quotation that ended."""
    begins = text.lstrip(" .")
    return text[:1].isspace() and bool(begins) and begins[0].isupper()
