"""How a quote is printed: its marks over several paragraphs, and who is said to have said it.

The rules are those of running quotations: every paragraph opens with a mark, only the last closes, and a quotation
that its attribution interrupts is closed before it and opened again after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from releasedesk.model import Person, Quote, RichText, Run, rich_text, runs
from releasedesk.model.text import sliced, stripped
from releasedesk.rendering.phrases import Phrases

_ENDS_ITSELF = "?!…,—–"


class Speakers:
    """Remembers who was introduced, so that a title is printed once."""

    def __init__(self, people: Iterable[Person], phrases: Phrases) -> None:
        self._people = {person.id: person for person in people}
        self._phrases = phrases
        self._introduced: set[str] = set()

    def mention(self, speaker: str) -> str:
        """Return the speaker's name as it stands at this mention; empty where nobody is named."""
        person = self._people.get(speaker)
        if person is None or not person.name:
            return ""
        if speaker in self._introduced:
            return self._phrases.text("attribution", "later_mention").format(name=person.name)
        self._introduced.add(speaker)
        return first_mention(person, self._phrases)

    def ends_in_title(self, speaker: str) -> bool:
        """Tell whether the next mention is the first and names a title after the name."""
        person = self._people.get(speaker)
        return person is not None and bool(person.title) and speaker not in self._introduced

    def is_introduced(self, speaker: str) -> bool:
        """Tell whether the speaker was mentioned before."""
        return speaker in self._introduced


def first_mention(person: Person, phrases: Phrases) -> str:
    """Return a person's name with title and organisation, as at the first mention."""
    if person.title and person.organisation:
        pattern = "title_and_organisation"
    else:
        pattern = "title" if person.title else "organisation" if person.organisation else "name"
    return phrases.text("attribution", "first_mention", pattern).format(
        name=person.name, title=person.title, organisation=person.organisation
    )


def printed_quote(quote: Quote, speakers: Speakers, phrases: Phrases) -> tuple[tuple[Run, ...], ...]:
    """Return the paragraphs of a quote as printed: marks, words, attribution and its punctuation."""
    words = [_with_inner_marks(paragraph, phrases) for paragraph in quote.paragraphs]
    said = attribution_phrase(quote, speakers, phrases)
    placement = quote.attribution.placement if said else "none"
    mark = _Marks(phrases)
    if placement == "before":
        return tuple(mark.running(words, before=said + " "))
    if placement == "interrupting":
        return tuple(_interrupted(words, quote.attribution.split_at, said, mark))
    if placement == "after_first":
        first = mark.attributed(words[0], said)
        return (first, *mark.running(words[1:]))
    if placement == "after_last":
        *earlier, last = words
        return (*(mark.opened(text) for text in earlier), mark.attributed(last, said))
    return tuple(mark.running(words))


def attribution_phrase(quote: Quote, speakers: Speakers, phrases: Phrases) -> str:
    """Return the attribution of a quote without punctuation, such as “said Ailsa Rennie”; empty for none."""
    if quote.attribution.placement == "none":
        return ""
    has_title = speakers.ends_in_title(quote.speaker)
    speaker = speakers.mention(quote.speaker)
    if not speaker:
        return ""
    verb = quote.attribution.verb or phrases.text("attribution", "verb")
    before = "before_after_title" if has_title else "before"
    side = before if quote.attribution.placement == "before" else "after"
    return phrases.text("attribution", side).format(verb=verb, speaker=speaker)


class _Marks:
    """Puts quotation marks and the punctuation beside them around runs of text."""

    def __init__(self, phrases: Phrases) -> None:
        self.open = phrases.text("quotation", "open")
        self.close = phrases.text("quotation", "close")
        self.inner_close = phrases.text("quotation", "inner_close")
        self.comma = phrases.text("quotation", "comma")
        self.full_stop = phrases.text("quotation", "full_stop")

    def opened(self, text: Sequence[Run]) -> tuple[Run, ...]:
        return _joined((Run(self.open), *text))

    def running(self, paragraphs: Sequence[Sequence[Run]], before: str = "") -> Iterable[tuple[Run, ...]]:
        """Yield paragraphs that all open and of which the last closes."""
        for index, text in enumerate(paragraphs):
            lead = (Run(before),) if before and index == 0 else ()
            tail = (Run(self.close),) if index == len(paragraphs) - 1 else ()
            yield _joined((*lead, Run(self.open), *text, *tail))

    def attributed(self, text: Sequence[Run], said: str) -> tuple[Run, ...]:
        return _joined(
            (Run(self.open), *self.before_attribution(text), Run(f"{self.close} {said}{self._stop(said)}"))
        )

    def before_attribution(self, text: Sequence[Run]) -> tuple[Run, ...]:
        """Return the words with the comma that an attribution asks for in place of their full stop."""
        plain = "".join(run.text for run in text)
        inner = self.inner_close if plain.endswith(self.inner_close) else ""
        body = plain.removesuffix(inner)
        if body.endswith(tuple(_ENDS_ITSELF)) or not body:
            return tuple(text)
        if body.endswith("..."):
            return tuple(text)
        cut = len(body) - len(self.full_stop) if body.endswith(self.full_stop) else len(plain)
        kept = _first(text, cut)
        tail = inner if cut < len(plain) else ""
        return (*kept, Run(self.comma + tail, kept[-1].format)) if kept else tuple(text)

    def _stop(self, said: str) -> str:
        return "" if said.endswith(self.full_stop) else self.full_stop

    def after_interruption(self, first_part: str, said: str) -> str:
        """Return what follows an attribution: a full stop between sentences, a comma within one."""
        return self._stop(said) if first_part.rstrip().endswith((self.full_stop, "?", "!")) else self.comma


def _interrupted(
    words: Sequence[tuple[Run, ...]], split_at: int, said: str, mark: _Marks
) -> Iterable[tuple[Run, ...]]:
    text = rich_text(words[0])
    first_part = tuple(runs(stripped(sliced(text, 0, split_at))))
    second_part = tuple(runs(stripped(sliced(text, split_at))))
    if not first_part or not second_part:
        yield mark.attributed(words[0], said)
        yield from mark.running(words[1:])
        return
    stop = mark.after_interruption("".join(run.text for run in first_part), said)
    tail = (Run(mark.close),) if len(words) == 1 else ()
    yield _joined(
        (
            Run(mark.open),
            *mark.before_attribution(first_part),
            Run(f"{mark.close} {said}{stop} {mark.open}"),
            *second_part,
            *tail,
        )
    )
    yield from mark.running(words[1:])


def _with_inner_marks(text: RichText, phrases: Phrases) -> tuple[Run, ...]:
    quotation = phrases.table["quotation"]
    inner = str.maketrans(
        {quotation["open"]: quotation["inner_open"], quotation["close"]: quotation["inner_close"]}
    )
    return tuple(Run(run.text.translate(inner), run.format) for run in runs(stripped(text)))


def _first(text: Sequence[Run], length: int) -> tuple[Run, ...]:
    return tuple(runs(sliced(rich_text(text), 0, length)))


def _joined(parts: Iterable[Run]) -> tuple[Run, ...]:
    return tuple(runs(rich_text(parts)))
