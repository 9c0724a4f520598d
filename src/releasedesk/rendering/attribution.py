"""How a quote is printed: its marks over several paragraphs, and who is said to have said it.

The rules are those of running quotations: every paragraph opens with a mark, only the last closes, a fragment closes
at once (and ends the sentence that introduces it), and a quotation that its attribution interrupts is closed before it
and opened again after it, in languages that do so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from releasedesk.model import Placement, Quote, RichText, Run, rich_text, runs
from releasedesk.model.text import plain_text, sliced, stripped
from releasedesk.rendering.korean import with_particles
from releasedesk.rendering.mentions import Speakers, first_mention, is_particle
from releasedesk.rendering.phrases import Phrases
from releasedesk.rendering.quotation import (
    Marks,
    Words,
    introducing,
    is_fragment,
    joined,
    place_with_inner_marks,
    with_inner_marks,
)

__all__ = ["Speakers", "attribution_phrase", "first_mention", "printed_quote"]


def printed_quote(quote: Quote, speakers: Speakers, phrases: Phrases) -> tuple[Words, ...]:
    """Return the paragraphs of a quote as printed: marks, words, attribution and its punctuation."""
    said = attribution_phrase(quote, speakers, phrases)
    placement = quote.attribution.placement if said else "none"
    return _printed(quote.paragraphs, placement, quote.attribution.split_at, said, phrases)


# Pages are set anew after every keystroke, and all quotes but one are those of the time before.
@lru_cache(maxsize=1024)
def _printed(
    paragraphs: tuple[RichText, ...], placement: Placement, split_at: int, said: str, phrases: Phrases
) -> tuple[Words, ...]:
    words = [with_inner_marks(paragraph, phrases) for paragraph in paragraphs]
    marks = Marks(phrases)
    first, *others = words
    match placement:
        case "before":
            return tuple(_introduced(words, said, marks))
        case "interrupting":
            split_at = place_with_inner_marks(paragraphs[0], split_at, phrases)
            return tuple(_interrupted(words, split_at, said, marks))
        case "after_first":
            return (marks.attributed(first, said), *_running(others, marks, is_first=False))
        case "after_last":
            *earlier, last = words
            opened = (marks.opened(text, is_first=not at) for at, text in enumerate(earlier))
            return (*opened, marks.attributed(last, said, is_first=not earlier))
        case _:
            return tuple(_running(words, marks))


def attribution_phrase(quote: Quote, speakers: Speakers, phrases: Phrases) -> str:
    """Return the attribution of a quote without punctuation, such as “said Ailsa Rennie”; empty for none."""
    if quote.attribution.placement == "none":
        return ""
    has_apposition = speakers.ends_in_apposition(quote.speaker)
    speaker = speakers.mention(quote.speaker)
    if not speaker:
        return ""
    side = "after"
    if quote.attribution.placement == "before" and is_particle(speaker.partition(" ")[0]):
        # A sentence begins.
        speaker = speaker[:1].upper() + speaker[1:]
    if quote.attribution.placement == "before":
        side = "before_fragment" if is_fragment(tuple(runs(quote.paragraphs[0]))) else "before"
    pattern = f"{side}_after_title" if side != "after" else "after_title"
    verb = quote.attribution.verb or phrases.verbs[0]
    template = phrases.text("attribution", pattern if has_apposition else side)
    verb, particle = _parted(verb, template, phrases)
    if particle:
        speaker += f", {particle}" if has_apposition else f" {particle}"
    said = template.format(verb=verb, speaker=speaker)
    if side == "before" and len(quote.paragraphs) == 1:
        said = introducing(said, plain_text(quote.paragraphs[0]), phrases)
    return with_particles(said, _words_before(quote)) if phrases.language.startswith("ko") else said


def _parted(verb: str, template: str, phrases: Phrases) -> tuple[str, str]:
    """Return a verb before its speaker and the particle behind it: “fügte” Ailsa Rennie “hinzu”.

    German and Dutch part such verbs in a main clause (Duden, Die Grammatik, “Partikelverben”; ANS, 21.2.1).
    """
    stem, _, particle = verb.rpartition(" ")
    is_first = 0 <= template.find("{verb}") < template.find("{speaker}")
    if stem and is_first and particle in phrases.texts("attribution", "particles"):
        return stem, particle
    return verb, ""


def _words_before(quote: Quote) -> str:
    """Return the quoted words that the attribution follows."""
    match quote.attribution.placement:
        case "after_last":
            return plain_text(quote.paragraphs[-1])
        case "interrupting":
            return plain_text(quote.paragraphs[0])[: quote.attribution.split_at]
        case _:
            return plain_text(quote.paragraphs[0])


def _running(paragraphs: Sequence[Words], marks: Marks, *, is_first: bool = True) -> Iterator[Words]:
    """Yield paragraphs that all open and of which the last closes."""
    for index, text in enumerate(paragraphs):
        opens = is_first and not index
        is_last = index == len(paragraphs) - 1
        yield marks.closed(text, is_first=opens) if is_last else marks.opened(text, is_first=opens)


def _introduced(paragraphs: Sequence[Words], said: str, marks: Marks) -> Iterator[Words]:
    """Yield paragraphs of which an attribution opens the first."""
    first, *others = paragraphs
    if is_fragment(first):
        opened = marks.completed_by(first)
        others = [*_running(others, marks, is_first=False)]
    else:
        opened, *others = _running(paragraphs, marks)
    yield joined((Run(said + marks.joint), *opened))
    yield from others


def _interrupted(paragraphs: Sequence[Words], split_at: int, said: str, marks: Marks) -> Iterator[Words]:
    first, *others = paragraphs
    text = rich_text(first)
    before = tuple(runs(stripped(sliced(text, 0, split_at))))
    after = tuple(runs(stripped(sliced(text, split_at))))
    if not before or not after:
        yield marks.attributed(first, said)
    else:
        stop = marks.after_interruption(plain_text(rich_text(before)), said, plain_text(rich_text(after)))
        inside, comma = marks.before_interruption(before)
        if marks.closes_for_interruption:
            between = f"{marks.close}{comma}{marks.joint}{said}{stop}{marks.joint_after}{marks.open}"
        else:
            between = f"{comma}{marks.joint}{said}{stop}{marks.joint_after}"
        opening = (Run(marks.open), *inside, Run(between))
        closed = marks.closed(after) if not others else marks.opened(after)
        yield joined((*opening, *tuple(runs(sliced(rich_text(closed), len(marks.open))))))
    yield from _running(others, marks, is_first=False)
