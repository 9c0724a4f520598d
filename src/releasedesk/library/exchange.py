"""Files of other programs into the library and out of it, by the ending of their names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from releasedesk.errors import SourceError
from releasedesk.library.entries import AnyEntry, Content, Kind, Library, same_content, title_of
from releasedesk.library.finding import folded
from releasedesk.library.tables import read_table, table
from releasedesk.library.vcards import as_person, read_vcards, vcards
from releasedesk.model import Contact, Person
from releasedesk.project.saving import write_atomically


class Plan(NamedTuple):
    """What an import would do: the contents, and for each the entry that it is the next version of, or empty."""

    contents: tuple[Content, ...]
    entry_ids: tuple[str, ...]
    added: int
    changed: int
    known: int

    @property
    def in_words(self) -> str:
        """What it does, in one sentence."""
        parts = []
        if self.added:
            parts.append(f"{self.added:,} added")
        if self.changed:
            parts.append(f"{self.changed:,} brought up to date")
        if self.known:
            parts.append(f"{self.known:,} were there already")
        return (", ".join(parts) or "Nothing was found") + "."


def read_contents(path: Path, kind: Kind) -> list[Content]:
    """Return what a file of vCards or a table (CSV) holds, as contents of a kind.

    Raises:
        SourceError: It cannot be read, or it holds nothing of that kind.

    """
    if path.suffix.lower() in (".vcf", ".vcard"):
        cards = read_vcards(path)
        if kind == "people":
            return [as_person(card) for card in cards]
        if kind == "contacts":
            return [card.contact for card in cards]
        raise SourceError(path, "vCards hold people and contacts; open one of these two first")
    return read_table(path, kind)


def plan_import(library: Library, kind: Kind, contents: Iterable[Content]) -> Plan:
    """Return what to do with contents: those of the same name and organisation are the next version of an entry.

    What stands in the file twice is taken once.
    """
    entries: dict[tuple[str, str], AnyEntry] = {}
    for entry in library.entries(kind):
        entries.setdefault(_key(entry.content), entry)
    taken: dict[tuple[str, str], tuple[Content, str]] = {}
    changed = known = 0
    for content in contents:
        key = _key(content)
        there = entries.get(key)
        if there is not None and same_content(there.content, content):
            known += 1
            continue
        if there is not None and key not in taken:
            changed += 1
        taken[key] = (content, there.id if there is not None else "")
    ids = tuple(entry_id for _, entry_id in taken.values())
    return Plan(tuple(content for content, _ in taken.values()), ids, ids.count(""), changed, known)


def write_contents(path: Path, kind: Kind, contents: Sequence[Content]) -> None:
    """Write contents of a kind: as vCards where the name ends so, else as a table.

    Raises:
        FileProblem: The file cannot be written.

    """
    if path.suffix.lower() in (".vcf", ".vcard"):
        write_atomically(path, vcards(contents).encode())
    else:
        # With a byte order mark, without which a spreadsheet takes the text for that of Windows.
        write_atomically(path, table(kind, contents).encode("utf-8-sig"))


def _key(content: Content) -> tuple[str, str]:
    organisation = content.organisation if isinstance(content, Person | Contact) else ""
    return folded(title_of(content)), folded(organisation)
