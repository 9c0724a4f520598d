"""What the quotes of an edition print as who said them: in full at the first mention, by name after it."""

from __future__ import annotations

from collections.abc import Mapping
from operator import is_
from typing import NamedTuple

from releasedesk.model import Edition, Person, Quote, Release, RichText, plain_text, rich_text
from releasedesk.rendering.attribution import Speakers, attribution_phrase, printed_quote
from releasedesk.rendering.house_phrases import phrases_of
from releasedesk.rendering.languages import people_in_language
from releasedesk.rendering.mentions import MentionReason
from releasedesk.rendering.phrases import Phrases


class Attributed(NamedTuple):
    """The attribution of a quote as it is printed, empty for none, and why the speaker is named so."""

    phrase: str = ""
    reason: MentionReason = "unnamed"


class _Answer(NamedTuple):
    """What was asked for last, and what it depends on."""

    release: Release
    edition: Edition
    people: tuple[Person, ...]
    quotes: list[Quote]
    phrases: Phrases
    found: Mapping[str, Attributed]

    def holds(self, people: tuple[Person, ...], quotes: list[Quote], phrases: Phrases) -> bool:
        """Tell whether the answer is right for another state of the edition, too."""
        is_same = len(quotes) == len(self.quotes) and all(map(is_, quotes, self.quotes))
        return is_same and people == self.people and phrases == self.phrases


_last: _Answer | None = None


def attributions(release: Release, edition: Edition) -> Mapping[str, Attributed]:
    """Return for each quote of an edition, by its identifier, the attribution that is printed.

    All parts of the form ask for the same edition after each edit, and most edits change no quote, so the last answer
    is kept.
    """
    global _last
    if _last is not None and _last.release is release and _last.edition is edition:
        return _last.found
    phrases = phrases_of(release, edition)
    quotes = [block for block in edition.blocks() if isinstance(block, Quote)]
    people = named_people(release, edition)
    if _last is not None and _last.holds(people, quotes, phrases):
        found = _last.found
    else:
        found = _attributions(people, quotes, phrases)
    _last = _Answer(release, edition, people, quotes, phrases, found)
    return found


def named_people(release: Release, edition: Edition) -> tuple[Person, ...]:
    """Return the people of a release as an edition names them, who mostly are the same as before the last key."""
    if (
        _last is not None
        and _last.release.people is release.people
        and _last.edition.language == edition.language
        and _last.release.original.language == release.original.language
    ):
        return _last.people
    return people_in_language(release, edition)


def _attributions(people: tuple[Person, ...], quotes: list[Quote], phrases: Phrases) -> dict[str, Attributed]:
    speakers = Speakers(people, phrases)
    found: dict[str, Attributed] = {}
    for quote in quotes:
        # A quote without words is not printed and introduces nobody; what it would print is shown all the same.
        is_printed = any(plain_text(paragraph).strip() for paragraph in quote.paragraphs)
        knows = is_printed or speakers.is_introduced(quote.speaker)
        own = speakers if knows else Speakers(people, phrases)
        reason = own.reason(quote.speaker)
        found[quote.id] = Attributed(attribution_phrase(quote, own, phrases), reason)
    return found


def printed_words(release: Release, edition: Edition, quote: Quote) -> tuple[RichText, ...]:
    """Return the paragraphs that a quote of an edition prints: its words in marks, and who said them."""
    phrases = phrases_of(release, edition)
    speakers = Speakers(named_people(release, edition), phrases)
    for block in edition.blocks():
        if isinstance(block, Quote):
            if block.id == quote.id:
                break
            if any(plain_text(paragraph).strip() for paragraph in block.paragraphs):
                attribution_phrase(block, speakers, phrases)
    return tuple(map(rich_text, printed_quote(quote, speakers, phrases)))
