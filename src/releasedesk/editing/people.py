"""Operations on the people who are quoted, the contacts, and the standing texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from releasedesk.editing.body import set_speaker
from releasedesk.editing.edit import Edit, Operation, attempt
from releasedesk.editing.items import add_item
from releasedesk.editing.writing import write
from releasedesk.model import (
    Block,
    Boilerplate,
    Contact,
    Edition,
    Person,
    PersonInLanguage,
    Phone,
    Quote,
    Release,
)
from releasedesk.model.ids import IdSource, random_id
from releasedesk.model.place import Place, edition_place, place

_PARTS_IN_LANGUAGE = 5
"""Of a place such as “people/ailsa/in_languages/fr/title”."""


def add_person(release: Release, name: str = "", new_id: IdSource = random_id) -> Edit:
    """Add a person who can be quoted."""
    return add_item(release, "people", Person(id=new_id(), name=name), "add person")


def remove_person(release: Release, person: str, instead: str = "") -> Edit:
    """Remove a person; quotes of that person stay, and name another one instead or nobody."""

    def without(block: Block) -> Block:
        return (
            block.replace(speaker=instead) if isinstance(block, Quote) and block.speaker == person else block
        )

    def edition_without(edition: Edition) -> Edition:
        sections = tuple(
            section.replace(blocks=tuple(map(without, section.blocks))) for section in edition.sections
        )
        return edition.replace(sections=sections, notes=tuple(map(without, edition.notes)))

    updated = attempt(
        lambda: release.replace(
            people=tuple(each for each in release.people if each.id != person),
            editions=tuple(map(edition_without, release.editions)),
        )
    )
    return Edit("remove person", updated, ("people",))


def quotes_of(release: Release, person: str) -> tuple[Place, ...]:
    """Return the places of the quotes that a person speaks, in the body and the notes, in reading order."""
    return tuple(
        place(where, block.id)
        for edition in release.editions
        for where, blocks in (
            *(
                (edition_place(edition, "sections", each.id, "blocks"), each.blocks)
                for each in edition.sections
            ),
            (edition_place(edition, "notes"), edition.notes),
        )
        for block in blocks
        if isinstance(block, Quote) and block.speaker == person
    )


def quote_by_new_person(
    release: Release,
    quote: Place,
    name: str,
    title: str = "",
    verb: str | None = None,
    new_id: IdSource = random_id,
) -> Edit:
    """Add a person and make them the speaker of a quote, as one step; a `verb` becomes that of its attribution."""
    person = _titled(Person(id=new_id(), name=name), title, _other_language(release, quote))
    added = attempt(lambda: release.replace(people=(*release.people, person)))
    spoken = set_speaker(added, quote, person.id, verb)
    return Edit("add person", spoken.release, spoken.places)


def quote_by_person(
    release: Release, quote: Place, person: str, title: str = "", verb: str | None = None
) -> Edit:
    """Make a person of the release, or nobody if empty, the speaker of a quote.

    A `title` written with the name becomes that of a person who has none yet in the language of the quote; nobody’s
    title is overwritten so.
    """
    language = _other_language(release, quote)
    people = tuple(
        _titled(each, title, language)
        if title and each.id == person and takes_title(each, language)
        else each
        for each in release.people
    )
    return set_speaker(attempt(lambda: release.replace(people=people)), quote, person, verb)


def with_people(operation: Operation, people: tuple[Person, ...]) -> Operation:
    """Return an operation that brings people along for the quotes that it writes."""
    if not people:
        return operation
    return lambda release: operation(attempt(lambda: release.replace(people=(*release.people, *people))))


def takes_title(person: Person, language: str = "") -> bool:
    """Tell whether a person has neither title nor organisation, in the language of the original or another one."""
    named = words_in(person, language) if language else person
    return not named.title.strip() and not named.organisation.strip()


def words_in(person: Person, language: str) -> PersonInLanguage:
    """Return what a person is called in another language than that of the original; empty where nobody said so."""
    found = next((each for each in person.in_languages if each.language == language), None)
    return found or PersonInLanguage(language=language)


def write_about_person(release: Release, where: Place, text: str) -> Edit:
    """Set a field of a person, as typing does; also one of another language, for which there is nothing yet."""
    parts = where.split("/")
    if len(parts) != _PARTS_IN_LANGUAGE:
        return write(release, where, text)
    person, language = parts[1], parts[3]
    ready = _changed(release, person, lambda each: _with_words(each, words_in(each, language)))
    edit = write(ready, where, text)
    return replace(edit, release=_changed(edit.release, person, _without_empty_words))


def _changed(release: Release, person: str, change: Callable[[Person], Person]) -> Release:
    people = tuple(change(each) if each.id == person else each for each in release.people)
    return release.replace(people=people)


def _with_words(person: Person, words: PersonInLanguage) -> Person:
    if any(each.language == words.language for each in person.in_languages):
        kept = tuple(words if each.language == words.language else each for each in person.in_languages)
        return person.replace(in_languages=kept)
    return person.replace(in_languages=(*person.in_languages, words))


def _without_empty_words(person: Person) -> Person:
    kept = tuple(each for each in person.in_languages if each.name or each.title or each.organisation)
    return person.replace(in_languages=kept)


def _titled(person: Person, title: str, language: str) -> Person:
    """Return a person with a title, that of another language than the original’s where one is given."""
    if not language or not title:
        return person.replace(title=title) if title else person
    return _with_words(person, words_in(person, language).replace(title=title))


def _other_language(release: Release, where: Place) -> str:
    """Return the language of the edition that a place lies in; empty for that of the original."""
    language = where.split("/")[1]
    return "" if language == release.original.language else language


def add_contact(release: Release, edition: Place, new_id: IdSource = random_id) -> Edit:
    """Add a contact with room for one phone and one e-mail address."""
    contact = Contact(id=new_id(), phones=(Phone(),), emails=("",))
    return add_item(release, place(edition, "contacts"), contact, "add contact")


def add_boilerplate(release: Release, edition: Place, new_id: IdSource = random_id) -> Edit:
    """Add a standing text with one empty paragraph."""
    boilerplate = Boilerplate(id=new_id(), paragraphs=("",))
    return add_item(release, place(edition, "boilerplates"), boilerplate, "add boilerplate")
