"""What goes from the library into a release and back: copies that know their origin, as operations on the release."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from releasedesk.editing.edit import Edit, attempt
from releasedesk.editing.items import add_item
from releasedesk.editing.people import quote_by_person
from releasedesk.errors import InvalidEdit
from releasedesk.library.entries import (
    AnyEntry,
    Content,
    Entry,
    Library,
    Snippet,
    named,
    title_of,
    with_fields,
)
from releasedesk.model import (
    Block,
    Boilerplate,
    Contact,
    Figure,
    ListBlock,
    Origin,
    Paragraph,
    Person,
    Quote,
    Release,
    Table,
    UnknownBlock,
)
from releasedesk.model.ids import IdSource, random_id
from releasedesk.model.place import Place, edition_place, place, put, resolve


def copied(library: Library, entry: AnyEntry, new_id: IdSource = random_id) -> Content:
    """Return what is inserted into a release: a copy with an identifier of its own that knows where it is from."""
    origin = Origin(library=library.id, id=entry.id, version=entry.version)
    content = entry.content
    if isinstance(content, Snippet):
        blocks = tuple(with_fields(block, {"id": new_id(), "origin": origin}) for block in content.blocks)
        return content.replace(id=new_id(), blocks=blocks)
    return content.replace(id=new_id(), origin=origin)


def insert_copy(release: Release, library: Library, entry: AnyEntry, edition: Place) -> Edit:
    """Add a person, contact or boilerplate of the library to a release.

    Raises:
        InvalidEdit: It is in the release already.

    """
    content = copied(library, entry)
    assert not isinstance(content, Snippet)
    sequence = "people" if isinstance(content, Person) else place(edition, _sequence_of(content))
    for present in resolve(release, sequence):
        if present.origin is not None and (present.origin.library, present.origin.id) == (
            library.id,
            entry.id,
        ):
            raise InvalidEdit(f"{named(content)} is in the release already.")
    return add_item(release, sequence, content, f"insert {title_of(content)}")


def insert_snippet(
    release: Release,
    library: Library,
    entry: Entry[Snippet],
    where: Place,
    index: int,
    new_id: IdSource = random_id,
) -> Edit:
    """Put the blocks of a snippet into a sequence of blocks, before the one at `index`; who is quoted comes along.

    An empty paragraph before that place makes room for them. A figure whose picture the release does not have is
    inserted without one: let `editing.pictures.with_assets` bring them first.
    """
    snippet = copied(library, entry, new_id)
    assert isinstance(snippet, Snippet)
    if not snippet.blocks:
        raise InvalidEdit(f"There is nothing in “{named(snippet)}” yet.")
    people, blocks = _with_speakers(release, snippet, new_id)
    blocks = _showable(release, blocks)
    before: tuple[Block, ...] = resolve(release, where)
    start = index
    if index and isinstance(before[index - 1], Paragraph) and not getattr(before[index - 1], "text", ""):
        start = index - 1
    made = (*before[:start], *blocks, *before[index:])
    updated = attempt(lambda: put(release.replace(people=people), where, made))
    return Edit(f"insert {title_of(snippet)}", updated, (place(where, blocks[0].id),))


def speak_from_library(
    release: Release,
    library: Library,
    entry: AnyEntry,
    quote: Place,
    title: str = "",
    verb: str | None = None,
) -> Edit:
    """Make a person of the library the speaker of a quote; they are copied into the release where they are not yet.

    `title` and `verb` are what was written with the name, as in `quote_by_person`.
    """
    person = _present(release, library, entry)
    people = release.people
    if person is None:
        copy = copied(library, entry)
        if not isinstance(copy, Person):
            raise InvalidEdit(f"{named(copy)} is nobody who can speak.")
        person, people = copy, (*people, copy)
    present = attempt(lambda: release.replace(people=people))
    return quote_by_person(present, quote, person.id, title, verb)


def update_part(release: Release, where: Place, part: Person | Contact | Boilerplate) -> Edit:
    """Let a part of the release be what its entry in the library is now."""
    resolve(release, where)
    return Edit("update from library", attempt(lambda: put(release, where, part)), (where,))


def keep_part(release: Release, where: Place, origin: Origin) -> Edit:
    """Leave a part as it is, and take note that it was compared with this version of its entry."""
    resolve(release, where)
    return Edit("keep as it is", attempt(lambda: put(release, place(where, "origin"), origin)), (where,))


def snippet_of(
    release: Release, title: str, blocks: Sequence[Block], new_id: IdSource = random_id
) -> Snippet:
    """Return the snippet that blocks of a release make; its figures name pictures of the release.

    Raises:
        InvalidEdit: There is nothing among them to keep.

    """
    kept = tuple(block for block in _showable(release, blocks) if not isinstance(block, UnknownBlock))
    if not kept:
        raise InvalidEdit("There is nothing here to keep.")
    speakers = {block.speaker for block in kept if isinstance(block, Quote)}
    people = tuple(person for person in release.people if person.id in speakers)
    return Snippet(id=new_id(), title=title, blocks=kept, people=people)


def stale_snippets(library: Library, blocks: Sequence[Block]) -> dict[str, tuple[str, ...]]:
    """Return the snippets that changed since blocks were copied from them: the entry, and the blocks' identifiers."""
    found: dict[str, list[str]] = {}
    for block in blocks:
        origin = _origin_of(block)
        entry = library.entry(origin)
        if origin is not None and entry is not None and entry.version > origin.version:
            found.setdefault(entry.id, []).append(block.id)
    return {entry: tuple(ids) for entry, ids in found.items()}


def update_snippet(
    release: Release,
    library: Library,
    entry: Entry[Snippet],
    where: Place,
    new_id: IdSource = random_id,
) -> Edit:
    """Put the snippet as it is now in the place of all blocks that were copied from it."""
    snippet = copied(library, entry, new_id)
    assert isinstance(snippet, Snippet)
    people, fresh = _with_speakers(release, snippet, new_id)
    fresh = _showable(release, fresh)
    before: tuple[Block, ...] = resolve(release, where)
    made: list[Block] = []
    is_put = False
    for block in before:
        origin = _origin_of(block)
        if origin is None or (origin.library, origin.id) != (library.id, entry.id):
            made.append(block)
        elif not is_put:
            made += fresh
            is_put = True
    if not is_put:
        raise InvalidEdit(f"“{named(snippet)}” is not in this text any more.")
    updated = attempt(lambda: put(release.replace(people=people), where, tuple(made)))
    return Edit("update from library", updated, (place(where, fresh[0].id) if fresh else where,))


def keep_snippet(release: Release, library: Library, entry: AnyEntry, where: Place) -> Edit:
    """Leave the blocks of a snippet as they are, and take note that they were compared with its version."""
    now = Origin(library=library.id, id=entry.id, version=entry.version)
    before: tuple[Block, ...] = resolve(release, where)

    def compared(block: Block) -> Block:
        origin = _origin_of(block)
        is_of_it = origin is not None and (origin.library, origin.id) == (library.id, entry.id)
        return with_fields(block, {"origin": now}) if is_of_it else block

    updated = attempt(lambda: put(release, where, tuple(map(compared, before))))
    return Edit("keep as it is", updated, (where,))


def _origin_of(block: Block) -> Origin | None:
    # By the type: a newer version's block may hold anything under that name.
    return block.origin if isinstance(block, Paragraph | Quote | ListBlock | Figure | Table) else None


def _showable(release: Release, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks whose figures name pictures of the release alone."""
    assets = {asset.id for asset in release.assets}
    return tuple(
        block.replace(asset="") if isinstance(block, Figure) and block.asset not in assets else block
        for block in blocks
    )


def linked(release: Release, where: Place, origin: Origin) -> Edit:
    """Let a part that was kept in the library know its entry from now on."""
    resolve(release, where)
    return Edit("keep in my library", attempt(lambda: put(release, place(where, "origin"), origin)), (where,))


def language_of(where: Place) -> str:
    """Return the language of the edition that a place is in; empty for what all editions share."""
    parts = where.split("/")
    return parts[1] if len(parts) > 1 and parts[0] == "editions" else ""


def sequence_place(content_kind: str, language: str) -> Place:
    """Return where a release holds the parts of a kind."""
    return "people" if content_kind == "people" else edition_place(language, content_kind)


def _sequence_of(content: Contact | Boilerplate) -> str:
    return "contacts" if isinstance(content, Contact) else "boilerplates"


def _present(release: Release, library: Library, entry: AnyEntry) -> Person | None:
    """Return the person of the release that is an entry of the library: copied from it, or of the same name."""
    wanted = (library.id, entry.id)
    for person in release.people:
        if person.origin is not None and (person.origin.library, person.origin.id) == wanted:
            return person
    name = title_of(entry.content).casefold()
    return next((person for person in release.people if person.name.strip().casefold() == name), None)


def _with_speakers(
    release: Release, snippet: Snippet, new_id: IdSource
) -> tuple[tuple[Person, ...], tuple[Block, ...]]:
    """Return the people of a release with those of a snippet, and the blocks that name them."""
    people = list(release.people)
    names = {person.name.strip().casefold(): person.id for person in people if person.name.strip()}
    known: dict[str, Any] = {}
    for person in snippet.people:
        there = names.get(person.name.strip().casefold())
        if there is None:
            there = new_id()
            people.append(person.replace(id=there))
        known[person.id] = there
    blocks = tuple(
        block.replace(speaker=known.get(block.speaker, "")) if isinstance(block, Quote) else block
        for block in snippet.blocks
    )
    return tuple(people), blocks
