"""What an edition prints in another language than its own: said in a finding, and marked in the printed words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from releasedesk.findings import Finding, Severity
from releasedesk.model import Edition, Person, Quote, Release, Run
from releasedesk.model.language import is_same_language
from releasedesk.model.place import Place, is_within, place
from releasedesk.model.translation import Counterparts, compared
from releasedesk.rendering.phrases import phrases_for
from releasedesk.rendering.printed import PrintedRelease, Words
from releasedesk.rendering.walking import with_words

_BORROWED_FIELDS = ("title", "organisation")


class Named(NamedTuple):
    """A person as an edition names them; `borrowed` are the fields whose words are in the language of the original."""

    person: Person
    borrowed: tuple[str, ...]


def named_in(person: Person, release: Release, edition: Edition) -> Named:
    """Return a person with the fields that the edition's language has for them.

    A name is never borrowed: it is the same in every language until somebody writes it in another script.
    """
    original = release.original.language
    own = next((each for each in person.in_languages if each.language == edition.language), None) or next(
        (each for each in person.in_languages if is_same_language(each.language, edition.language)), None
    )
    changes = {
        field: getattr(own, field)
        for field in ("name", *_BORROWED_FIELDS)
        if own is not None and getattr(own, field).strip()
    }
    borrowed: tuple[str, ...] = ()
    if not is_same_language(edition.language, original):
        borrowed = tuple(
            field
            for field in _BORROWED_FIELDS
            if field not in changes and any(map(str.isalpha, getattr(person, field)))
        )
    return Named(person.replace(**changes) if changes else person, borrowed)


def people_in_language(release: Release, edition: Edition) -> tuple[Person, ...]:
    """Return the people of a release named as an edition names them; the same tuple where nobody has other names."""
    if not any(person.in_languages for person in release.people):
        return release.people
    return tuple(named_in(person, release, edition).person for person in release.people)


def in_language(release: Release, edition: Edition) -> Release:
    """Return the release with its people named as an edition names them."""
    people = people_in_language(release, edition)
    return release if people is release.people else release.replace(people=people)


def marked(view: PrintedRelease, release: Release, edition: Edition) -> PrintedRelease:
    """Return what is printed of an edition, with words that are not in its language marked as what they are."""
    view = _with_marked_phrases(view, edition)
    original = release.original
    if edition is original or is_same_language(edition.language, original.language):
        return view
    copied = frozenset(pair.place for pair in _copied(release, edition))
    borrowed = _borrowed_by_quote(release, edition)
    if not copied and not borrowed:
        return view
    return with_words(view, partial(_mark, copied, borrowed, original.language))


def _with_marked_phrases(view: PrintedRelease, edition: Edition) -> PrintedRelease:
    """Mark the lines that consist of phrases, where a language has none of its own."""
    phrases = phrases_for(edition.language)
    if is_same_language(phrases.language, edition.language):
        return view
    made = {place("editions", edition.language, "release_line")}
    if edition.end_mark is None:
        made.add(place("editions", edition.language, "end_mark"))
    return with_words(view, partial(_mark, frozenset(made), {}, phrases.language))


def language_findings(release: Release, edition: Edition) -> tuple[Finding, ...]:
    """Return what an edition prints in another language, and what of its original changed since it was translated."""
    return (
        *_phrase_findings(edition),
        *_part_findings(release, edition),
        *_person_findings(release, edition),
    )


def _copied(release: Release, edition: Edition) -> Iterator[Counterparts]:
    """Yield the parts that still hold the words of the original."""
    return (
        pair for pair in compared(release, edition) if pair.state == "untranslated" and pair.words.strip()
    )


def _borrowed_by_quote(release: Release, edition: Edition) -> dict[Place, tuple[str, ...]]:
    """Return by the place of a quote the words about its speaker that are in the language of the original."""
    borrowed = {}
    for person in release.people:
        named = named_in(person, release, edition)
        words = tuple(getattr(person, field).strip() for field in named.borrowed)
        if words:
            borrowed[person.id] = words
    if not borrowed:
        return {}
    root = place("editions", edition.language)
    parts = [(place(root, "sections", section.id, "blocks"), section.blocks) for section in edition.sections]
    parts.append((place(root, "notes"), edition.notes))
    return {
        place(where, block.id): borrowed[block.speaker]
        for where, blocks in parts
        for block in blocks
        if isinstance(block, Quote) and block.speaker in borrowed
    }


def _mark(
    copied: frozenset[Place],
    borrowed: dict[Place, tuple[str, ...]],
    language: str,
    where: Place,
    words: Words,
) -> Words:
    if any(is_within(where, part) for part in copied):
        return tuple(run._replace(language=language) for run in words)
    found = next((titles for part, titles in borrowed.items() if is_within(where, part)), ())
    for title in found:
        words = tuple(_split(words, title, language))
    return words


def _split(words: Words, title: str, language: str) -> Iterator[Run]:
    for run in words:
        before, there, after = run.text.partition(title)
        if not there or run.language:
            yield run
            continue
        yield from (part for part in (Run(before, run.format), Run(there, run.format, language)) if part.text)
        if after:
            yield Run(after, run.format)


def _phrase_findings(edition: Edition) -> Iterator[Finding]:
    phrases = phrases_for(edition.language)
    if not is_same_language(phrases.language, edition.language):
        yield Finding(
            "phrases-in-another-language",
            Severity.WARNING,
            f"There are no phrases in “{edition.language}”: the release line, headings and dates are printed in "
            f"“{phrases.language}”.",
            place("editions", edition.language, "language"),
            data={"language": edition.language, "printed": phrases.language},
        )


def _part_findings(release: Release, edition: Edition) -> Iterator[Finding]:
    original = release.original.language
    for pair in compared(release, edition):
        data = {"part": pair.key, "original": original}
        if pair.state == "untranslated":
            what = "still has the words of" if pair.words.strip() else "is empty, unlike in"
            message = f"This part {what} the original (“{original}”): translate it."
            yield Finding("not-translated", Severity.WARNING, message, pair.place, data=data)
        elif pair.state == "changed":
            message = f"The original (“{original}”) of this part changed since it was translated."
            yield Finding("original-changed", Severity.WARNING, message, pair.place, data=data)


def _person_findings(release: Release, edition: Edition) -> Iterator[Finding]:
    quoted = {block.speaker for block in edition.blocks() if isinstance(block, Quote)}
    original = release.original.language
    for person in release.people:
        named = named_in(person, release, edition)
        for field in named.borrowed if person.id in quoted else ():
            yield Finding(
                "borrowed-words",
                Severity.WARNING,
                f"The {field} of {person.name} is printed in the language of the original (“{original}”): write it in "
                f"“{edition.language}” too.",
                place("people", person.id, field),
                data={"field": field, "original": original},
            )
