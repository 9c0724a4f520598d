"""Files of other programs into the library and out of it, by the ending of their names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from releasedesk.errors import SourceError
from releasedesk.library.entries import AnyEntry, Content, Kind, Library, Snippet, same_content, title_of
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
    twice: int = 0

    @property
    def in_words(self) -> str:
        """What it does, in one sentence."""
        parts = []
        if self.added:
            parts.append(f"{self.added:,} added")
        if self.changed:
            parts.append(f"{self.changed:,} brought up to date")
        if self.known:
            parts.append(f"{self.known:,} {'was' if self.known == 1 else 'were'} there already")
        if self.twice:
            parts.append(f"{self.twice:,} stood in the file more than once, of which the last counts")
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

    What a file says nothing about, because it has no such column, stays as it is in the entry. What stands in the file
    twice is taken once.
    """
    entries: dict[tuple[str, str], AnyEntry] = {}
    for entry in library.entries(kind):
        entries.setdefault(_key(entry.content), entry)
    last: dict[tuple[str, str], Content] = {}
    twice: set[tuple[str, str]] = set()
    for content in contents:
        key = _key(content)
        if key in last and not same_content(last[key], content):
            twice.add(key)
        last[key] = content
    taken: list[tuple[Content, str]] = []
    known = 0
    for key, content in last.items():
        there = entries.get(key)
        whole = _completed(content, there.content) if there is not None else content
        if there is not None and same_content(there.content, whole):
            known += 1
        else:
            taken.append((whole, there.id if there is not None else ""))
    ids = tuple(entry_id for _, entry_id in taken)
    added = ids.count("")
    return Plan(tuple(content for content, _ in taken), ids, added, len(ids) - added, known, len(twice))


def _completed(content: Content, there: Content) -> Content:
    """Return a content with the fields that it does not fill as they were."""
    if isinstance(content, Snippet) or type(content) is not type(there):
        return content
    kept = {
        name: getattr(there, name)
        for name in type(content).model_fields
        if not getattr(content, name) and getattr(there, name)
    }
    return content.replace(**kept)


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
