"""Operations on the people who are quoted, the contacts, and the standing texts."""

from __future__ import annotations

from releasedesk.editing.body import set_speaker
from releasedesk.editing.edit import Edit, attempt
from releasedesk.editing.items import add_item
from releasedesk.model import Block, Boilerplate, Contact, Edition, Person, Phone, Quote, Release
from releasedesk.model.ids import IdSource, random_id
from releasedesk.model.place import Place, edition_place, place


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
    person = Person(id=new_id(), name=name, title=title)
    added = attempt(lambda: release.replace(people=(*release.people, person)))
    spoken = set_speaker(added, quote, person.id, verb)
    return Edit("add person", spoken.release, spoken.places)


def quote_by_person(
    release: Release, quote: Place, person: str, title: str = "", verb: str | None = None
) -> Edit:
    """Make a person of the release, or nobody if empty, the speaker of a quote.

    A `title` written with the name becomes that of a person who has none yet; nobody’s title is overwritten so.
    """
    people = tuple(
        each.replace(title=title) if each.id == person and takes_title(each, title) else each
        for each in release.people
    )
    return set_speaker(attempt(lambda: release.replace(people=people)), quote, person, verb)


def takes_title(person: Person, title: str) -> bool:
    """Tell whether a title written with a name may become that of a person."""
    return bool(title) and not person.title.strip() and not person.organisation.strip()


def add_contact(release: Release, edition: Place, new_id: IdSource = random_id) -> Edit:
    """Add a contact with room for one phone and one e-mail address."""
    contact = Contact(id=new_id(), phones=(Phone(),), emails=("",))
    return add_item(release, place(edition, "contacts"), contact, "add contact")


def add_boilerplate(release: Release, edition: Place, new_id: IdSource = random_id) -> Edit:
    """Add a standing text with one empty paragraph."""
    boilerplate = Boilerplate(id=new_id(), paragraphs=("",))
    return add_item(release, place(edition, "boilerplates"), boilerplate, "add boilerplate")
