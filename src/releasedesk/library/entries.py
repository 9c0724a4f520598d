"""The library as a value: entries of four kinds, each with its version and what it was before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import Field

from releasedesk.editing.body import block_texts
from releasedesk.model import Block, Boilerplate, Contact, Figure, Origin, Person, Table, Value, plain_text
from releasedesk.model.base import Line, is_empty

Kind = Literal["people", "contacts", "boilerplates", "snippets"]
KINDS: tuple[Kind, ...] = ("people", "contacts", "boilerplates", "snippets")

MOST_VERSIONS = 50
"""Earlier versions of an entry that are kept."""


class Snippet(Value):
    """A stretch of text that is used again: its name, the blocks that are inserted, and who is quoted in them."""

    id: Line
    title: Line = ""
    blocks: tuple[Block, ...] = ()
    people: tuple[Person, ...] = Field(default=(), exclude_if=is_empty)


Content = Person | Contact | Boilerplate | Snippet
C = TypeVar("C", Person, Contact, Boilerplate, Snippet)


class Earlier(Value, Generic[C]):
    """What an entry held in an earlier version, which was made at `changed`."""

    version: Annotated[int, Field(ge=1)]
    changed: dt.datetime
    content: C


class Entry(Value, Generic[C]):
    """One thing of the library.

    `version` counts up with every change, `changed` is when the newest was made (UTC); `language` is that of the
    edition it was kept from, empty where that does not matter.
    """

    id: Line
    version: Annotated[int, Field(ge=1)] = 1
    changed: dt.datetime
    language: Line = Field(default="", exclude_if=is_empty)
    content: C
    history: tuple[Earlier[C], ...] = ()


AnyEntry = Entry[Person] | Entry[Contact] | Entry[Boilerplate] | Entry[Snippet]


class Library(Value):
    """All entries, by kind. `id` names the library in what was copied from it."""

    format: Literal["releasedesk-library"] = "releasedesk-library"
    version: Annotated[str, Field(pattern=r"^1\.[0-9]+$")] = "1.0"
    id: Line
    people: tuple[Entry[Person], ...] = ()
    contacts: tuple[Entry[Contact], ...] = ()
    boilerplates: tuple[Entry[Boilerplate], ...] = ()
    snippets: tuple[Entry[Snippet], ...] = ()

    def entries(self, kind: Kind) -> tuple[AnyEntry, ...]:
        """Return the entries of a kind."""
        found: tuple[AnyEntry, ...] = getattr(self, kind)
        return found

    def all_entries(self) -> Iterator[AnyEntry]:
        """Yield the entries of all kinds."""
        for kind in KINDS:
            yield from self.entries(kind)

    @cached_property
    def by_id(self) -> dict[str, AnyEntry]:
        """The entries by their identifiers."""
        return {entry.id: entry for entry in self.all_entries()}

    def entry(self, origin: Origin | None) -> AnyEntry | None:
        """Return the entry that something was copied from, if it is in this library."""
        return self.by_id.get(origin.id) if origin is not None and origin.library == self.id else None


def kind_of(content: Content) -> Kind:
    """Return the kind of entry that a content makes."""
    match content:
        case Person():
            return "people"
        case Contact():
            return "contacts"
        case Boilerplate():
            return "boilerplates"
        case Snippet():
            return "snippets"


def title_of(content: Content) -> str:
    """Return what an entry is listed as."""
    match content:
        case Person():
            return content.name.strip() or "Unnamed"
        case Contact():
            return content.name.strip() or content.organisation.strip() or "Unnamed"
        case Boilerplate():
            return content.heading.strip() or _beginning(words_of(content)) or "Untitled"
        case Snippet():
            return content.title.strip() or _beginning(words_of(content)) or "Untitled"


def named(content: Content) -> str:
    """Return the title to be put into a sentence, isolated so that a name in Arabic does not turn it around (UAX 9)."""
    return f"\u2068{title_of(content)}\u2069"


def detail_of(content: Content) -> str:
    """Return on one line what an entry holds besides its title, to tell it from another one."""
    match content:
        case Person():
            return ", ".join(filter(None, (content.title, content.organisation)))
        case Contact():
            ways = (*(phone.number for phone in content.phones), *content.emails)
            return ", ".join(filter(None, (content.role, content.organisation, *ways)))
        case Boilerplate():
            return " ".join(words.strip() for each in content.paragraphs if (words := plain_text(each)))
        case Snippet():
            return " ".join(words_of(content.replace(title="")).split())


def words_of(content: Content) -> str:
    """Return all words of an entry, for searching and for showing what it holds."""
    match content:
        case Person():
            names = (each.name for each in content.in_languages)
            return ", ".join(filter(None, (content.name, content.title, content.organisation, *names)))
        case Contact():
            phones = (
                " ".join(filter(None, (each.kind, each.number, each.extension))) for each in content.phones
            )
            lines = (content.name, content.role, content.organisation, *phones, *content.emails)
            return "\n".join(filter(None, lines))
        case Boilerplate():
            return "\n".join(filter(None, (content.heading, *map(plain_text, content.paragraphs))))
        case Snippet():
            return "\n".join(filter(None, (content.title, *snippet_lines(content))))


def snippet_lines(snippet: Snippet) -> Iterator[str]:
    """Yield the texts of a snippet, block by block; a table as lines of its cells, a picture as what is said of it."""
    for block in snippet.blocks:
        if isinstance(block, Table):
            yield from ("\t".join(row) for row in block.rows)
        elif isinstance(block, Figure):
            yield plain_text(block.caption) or block.alt or "Picture"
        else:
            yield from map(plain_text, block_texts(block))


def pictures_in(content: Content) -> tuple[str, ...]:
    """Return the identifiers of the pictures that a content shows, each once, in their order."""
    if not isinstance(content, Snippet):
        return ()
    shown = (block.asset for block in content.blocks if isinstance(block, Figure) and block.asset)
    return tuple(dict.fromkeys(shown))


def same_content(one: Content, other: Content) -> bool:
    """Tell whether two contents are the same apart from what names them, where they are from and fields left empty."""
    return bare(one) == bare(other)


def bare(content: Content) -> Content:
    """Return a content as the library keeps it: without the identifiers, the origin and the empty fields it has."""
    match content:
        case Snippet():
            return _bare_snippet(content)
        case Contact():
            return content.replace(
                id="entry",
                origin=None,
                phones=tuple(phone for phone in content.phones if phone.number.strip()),
                emails=tuple(email for email in content.emails if email.strip()),
            )
        case Boilerplate():
            paragraphs = tuple(each for each in content.paragraphs if plain_text(each).strip())
            return content.replace(id="entry", origin=None, paragraphs=paragraphs)
        case Person():
            return content.replace(id="entry", origin=None)


def _bare_snippet(snippet: Snippet) -> Snippet:
    people = {person.id: f"p{index}" for index, person in enumerate(snippet.people)}
    blocks = []
    for index, block in enumerate(snippet.blocks):
        changes: dict[str, Any] = {"id": f"b{index}", "origin": None}
        if "speaker" in type(block).model_fields:
            changes["speaker"] = people.get(getattr(block, "speaker", ""), "")
        blocks.append(with_fields(block, changes))
    kept = tuple(person.replace(id=people[person.id], origin=None) for person in snippet.people)
    return snippet.replace(id="entry", blocks=tuple(blocks), people=kept)


def with_fields(block: Block, changes: dict[str, Any]) -> Block:
    """Return a block with those of the changes that it has a field for."""
    known = {name: value for name, value in changes.items() if name in type(block).model_fields}
    return block.replace(**known)


def newer(library: Library, part: Person | Contact | Boilerplate) -> Person | Contact | Boilerplate | None:
    """Return what a part of a release would be with the entry it was copied from as it is now.

    None where the entry did not change since, is gone, or says the same as the part anyway.
    """
    entry = library.entry(part.origin)
    if entry is None or part.origin is None or entry.version <= part.origin.version:
        return None
    content = entry.content
    if isinstance(content, Snippet) or type(content) is not type(part) or same_content(content, part):
        return None
    return content.replace(id=part.id, origin=part.origin.replace(version=entry.version))


def _beginning(words: str) -> str:
    line = words.partition("\n")[0]
    return line if len(line) <= 60 else line[:57].rstrip() + "…"
