"""Paragraphs that are written as a quotation with who said it, as the parts of a quote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from releasedesk.importers.attributions import Said, is_verb, names_nobody
from releasedesk.importers.passages import Passage
from releasedesk.importers.quotations import quotations_in
from releasedesk.importers.quote_shapes import Shape, shape_of
from releasedesk.model import Attribution, RichText
from releasedesk.model.text import sliced, stripped

_FEW_WORDS = 3


@dataclass(frozen=True, slots=True)
class WrittenQuote:
    """What a quote is made of.

    Args:
        paragraphs: Its words, without marks.
        attribution: Where it says who said them; its verb is that which is written.
        said: Who said them; None where nobody is named.
        lead: What stands before the quotation and no part of it, empty for nothing.
        tail: What stands behind it.

    """

    paragraphs: tuple[RichText, ...]
    attribution: Attribution
    said: Said | None = None
    lead: RichText = ""
    tail: RichText = ""


def written_quote(texts: Sequence[RichText]) -> WrittenQuote | None:
    """Return the quote that paragraphs are written as; None where they are none, or not together."""
    if len(texts) == 1 and (unnamed := _by_nobody(Passage(stripped(texts[0]), 1))):
        return unnamed
    # Who makes a quote of them says that they are no slogan, however few words they are.
    found = [shape_of(Passage(stripped(text), 1), least_words=1) for text in texts]
    shapes = [shape for shape in found if shape is not None and shape.kind != "unclear"]
    if not shapes or len(shapes) < len(texts) or not _runs_on(shapes):
        return None
    named = [shape for shape in shapes if shape.said is not None]
    if len(named) > 1:
        return None
    said = named[0].said if named else None
    return WrittenQuote(
        tuple(shape.words for shape in shapes),
        _attribution(shapes, named[0] if named else None),
        said or shapes[0].speaker,
        shapes[0].lead.text if shapes[0].lead else "",
        shapes[-1].tail.text if shapes[-1].tail else "",
    )


def _runs_on(shapes: Sequence[Shape]) -> bool:
    """Tell whether nothing stands between the paragraphs of a quotation."""
    return not any(shape.tail for shape in shapes[:-1]) and not any(shape.lead for shape in shapes[1:])


def _attribution(shapes: Sequence[Shape], named: Shape | None) -> Attribution:
    if named is None or named.said is None:
        return Attribution()
    if named is shapes[0]:
        is_first = named.placement == "after_last" and len(shapes) > 1
        placement = "after_first" if is_first else named.placement
        return Attribution(verb=named.said.verb, placement=placement, split_at=named.split_at)
    return Attribution(verb=named.said.verb, placement="after_last")


def _by_nobody(passage: Passage) -> WrittenQuote | None:
    """Return the quote of a paragraph such as “…,” she said., which is to be told who that is."""
    quotations = quotations_in(passage.plain)
    if len(quotations) != 1 or quotations[0].opens or not quotations[0].closed:
        return None
    phrase = passage.plain[quotations[0].closes :].strip(" ,.")
    words = phrase.split()
    if not 0 < len(words) <= _FEW_WORDS or not names_nobody(phrase):
        return None
    verb = next((word for word in (*words, " ".join(words[1:]), " ".join(words[:2])) if is_verb(word)), "")
    text = stripped(sliced(passage.text, quotations[0].start, quotations[0].stop))
    return WrittenQuote((text,), Attribution(verb=verb))
