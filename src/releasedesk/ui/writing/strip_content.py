"""What the fields of a quote show, and the words for where its attribution may stand."""

from __future__ import annotations

from dataclasses import dataclass

from releasedesk.model import Person, Placement, Quote, plain_text
from releasedesk.ui.writing.as_said import WrittenSpeaker, as_said, is_prose
from releasedesk.ui.writing.called import called

PLACEMENTS: tuple[tuple[Placement, str, str], ...] = (
    ("before", "before the quote", "before the quote"),
    ("after_first", "after first paragraph", ""),
    ("after_last", "after last paragraph", "after the quote"),
    ("interrupting", "within first paragraph", "within the quote"),
    ("none", "no attribution", "no attribution"),
)
"""Where an attribution may stand: in words, and in words for a quote of one paragraph (empty: not offered)."""

SHORT_PLACEMENTS = {
    "before": "before",
    "after_first": "after 1st",
    "after_last": "after last",
    "interrupting": "within 1st",
    "none": "none",
}
"""The same where a strip is too narrow for whole words; the list and its tip say them all the same."""


@dataclass(frozen=True)
class StripContent:
    """What a strip shows: the quote, who may have said it, the verbs to choose from, what is printed, and why so.

    `named` are the people as the edition names them, in the same order; somebody may write either name. `untitled` are
    those (their identifiers) who have no title yet in the language of the edition.
    """

    quote: Quote
    people: tuple[Person, ...]
    named: tuple[Person, ...]
    verbs: tuple[str, ...]
    prints: str
    why: str = ""
    untitled: frozenset[str] = frozenset()

    def goes_on(self, words: str) -> bool:
        """Tell whether what was written as the speaker goes on with the sentence of the quotation instead."""
        quote = self.quote
        is_alone = not quote.speaker and len(quote.paragraphs) == 1
        return is_alone and is_prose(words, self.verbs, plain_text(quote.paragraphs[0]))

    def verb_of(self, typed: str) -> WrittenSpeaker:
        """Return the verb, alone, of what was typed before a name was chosen instead."""
        return WrittenSpeaker("", verb=as_said(typed, self.verbs).verb if typed.strip() else None)

    def speaker(self) -> Person | None:
        """Return who speaks the quote."""
        return next((each for each in self.people if each.id == self.quote.speaker), None)

    def said(self) -> str:
        """Return what is printed as the attribution, and why it reads so."""
        return " · ".join(filter(None, (self.prints, self.why)))

    def takes_title(self, person: str, title: str) -> bool:
        """Tell whether a title that was written with the name of a person becomes theirs."""
        return bool(title) and person in self.untitled

    def other_title(self, person: str, title: str) -> str:
        """Return the title of a person where another one was written with the name; empty where they agree."""
        own = next((each.title.strip() for each in self.named if each.id == person), "")
        written = title.casefold()
        is_kept = written and own and person not in self.untitled
        return own if is_kept and not written.startswith(own.casefold()) else ""

    def called(self, name: str) -> list[Person]:
        """Return who is meant by a name, in the language of the edition or of the original."""
        return called(name, zip(self.people, self.named, strict=True))
