"""What the palette offers: the actions of a window and the places of the open release."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from releasedesk.editing.body import block_texts
from releasedesk.model import Block, Edition, Figure, ListBlock, Quote, Release, plain_text
from releasedesk.model.place import Place, edition_place, place
from releasedesk.ui.actions import name_of, specs
from releasedesk.ui.outline.entries import outline_of

_LONGEST = 72
_ICONS = {"paragraph": "pilcrow", "quote": "text-quote", "list": "list", "figure": "image"}


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """A line of the palette.

    Attributes:
        title: What it is called.
        group: Where else it is found: its menu, or the part of the release.
        icon: Name of a bundled icon, or empty.
        action: Name of the action that it stands for, or empty for a place.
        place: Address of the place that it leads to, or empty for an action.
        entry: Identifier of the entry of the library that it inserts, or empty.
    """

    title: str
    group: str
    icon: str
    action: str = ""
    place: Place = ""
    entry: str = ""


def action_entries() -> Iterator[PaletteEntry]:
    """Everything that can be done, in the order of the menus; the palette itself is left out."""
    for spec in specs():
        if spec.name != "palette":
            yield PaletteEntry(name_of(spec), spec.menu.partition("/")[0], spec.icon, action=spec.name)


def place_entries(release: Release, edition: Edition) -> Iterator[PaletteEntry]:
    """Every place of a release that one may want to go to: parts, blocks, people, contacts, standing texts."""
    for part in outline_of(release, edition):
        if part.place:
            yield PaletteEntry(part.title, "Go to", "hash", place=part.place)
    for section in edition.sections:
        title = section.heading.strip() or "Body"
        yield from _blocks(release, section.blocks, edition_place(edition, "sections", section.id), title)
    yield from _blocks(release, edition.notes, edition_place(edition, "notes"), "Notes to editors")
    for person in release.people:
        yield from _named(person.name, "People", "user", place("people", person.id))
    for contact in edition.contacts:
        yield from _named(contact.name, "Contacts", "phone", edition_place(edition, "contacts", contact.id))
    for text in edition.boilerplates:
        where = edition_place(edition, "boilerplates", text.id)
        yield from _named(text.heading, "Boilerplate", "building-2", where)


def _named(name: str, group: str, icon: str, where: Place) -> Iterator[PaletteEntry]:
    if name.strip():
        yield PaletteEntry(name.strip(), group, icon, place=where)


def _blocks(release: Release, blocks: tuple[Block, ...], where: Place, group: str) -> Iterator[PaletteEntry]:
    names = {person.id: person.name.strip() for person in release.people}
    in_notes = where.endswith("/notes")
    for block in blocks:
        words = " ".join(plain_text(text).strip() for text in block_texts(block)).strip()
        if isinstance(block, Figure) and not words:
            words = block.alt.strip() or "Picture"
        if not words:
            continue
        title = _shortened(words)
        if isinstance(block, Quote):
            speaker = names.get(block.speaker, "")
            title = f"“{title}”" + (f" – {speaker}" if speaker else "")
        icon = (
            "list-ordered" if isinstance(block, ListBlock) and block.ordered else _ICONS.get(block.kind, "")
        )
        yield PaletteEntry(
            title, group, icon, place=place(where, *(() if in_notes else ("blocks",)), block.id)
        )


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rpartition(" ")[0].rstrip(",;:–—-") + "…"
