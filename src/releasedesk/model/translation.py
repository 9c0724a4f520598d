"""The parts of an edition that are translated one by one, and how each stands to its counterpart in the original.

A part is known by a key that is the same in every edition: `headline`, `subheadline.0`, `section.ID` for a heading,
`block.ID`, `boilerplate.ID`, `contact.ID` for role and organisation, `contacts_intro`, `description`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from releasedesk.model import (
    Block,
    Edition,
    Figure,
    ListBlock,
    Paragraph,
    Quote,
    Release,
    RichText,
    Section,
    Table,
    UnknownBlock,
    plain_text,
)
from releasedesk.model.place import Place, edition_place, place

State = Literal["current", "changed", "untranslated", "missing", "gone", "own"]
"""How a part of an edition stands to the original.

`changed`: the original changed since; `untranslated`: empty, or still the original's words; `missing`: only the
original has it; `gone`: the original no longer has it; `own`: it never had.
"""

PENDING = frozenset({"changed", "untranslated", "missing", "gone"})
"""The states in which something is to be done."""

_FIELDS = ("kicker", "headline")


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of an edition: its key, where it stands within the edition, and its words without formats."""

    key: str
    address: Place
    words: str


@dataclass(frozen=True, slots=True)
class Counterparts:
    """A part of a translation beside that of the original.

    Attributes:
        key: The name of the part.
        place: Where it is edited in the translation; empty where it is missing there.
        original_place: Where it stands in the original; empty where it is not there.
        before: The words of the original that were translated; None where nobody knows.
        now: The words of the original now.
        words: The words of the translation.

    """

    key: str
    state: State
    place: Place
    original_place: Place
    before: str | None
    now: str
    words: str


def units(edition: Edition) -> Iterator[Unit]:
    """Yield the parts of an edition in reading order."""
    for name in _FIELDS:
        yield Unit(name, name, str(getattr(edition, name)))
    for index, text in enumerate(edition.subheadlines):
        yield Unit(f"subheadline.{index}", place("subheadlines", index), text)
    for section in edition.sections:
        yield from _section_units(section)
    yield from _block_units(edition.notes, "notes")
    for boilerplate in edition.boilerplates:
        words = "\n".join((boilerplate.heading, *map(plain_text, boilerplate.paragraphs)))
        yield Unit(f"boilerplate.{boilerplate.id}", place("boilerplates", boilerplate.id), words.strip())
    yield Unit("contacts_intro", "contacts_intro", plain_text(edition.contacts_intro))
    for contact in edition.contacts:
        words = "\n".join((contact.role, contact.organisation))
        yield Unit(f"contact.{contact.id}", place("contacts", contact.id), words.strip())
    yield Unit("description", place("metadata", "description"), edition.metadata.description)


def units_changed(before: Edition, after: Edition) -> Iterator[Unit]:
    """Yield the parts of an edition whose words differ from before; what stayed the same object is not looked at."""
    # Tuples are made anew with every edit, of the same objects: comparing those costs next to nothing.
    changes: dict[str, Any] = {
        name: ()
        for name in ("notes", "boilerplates", "contacts")
        if getattr(before, name) == getattr(after, name)
    }
    old = before.replace(sections=tuple(_differing(before.sections, after.sections)), **changes)
    new = after.replace(sections=tuple(_differing(after.sections, before.sections)), **changes)
    words = {unit.key: unit.words for unit in units(old)}
    yield from (unit for unit in units(new) if words.get(unit.key, unit.words) != unit.words)


def _differing(sections: tuple[Section, ...], others: tuple[Section, ...]) -> Iterator[Section]:
    """Yield the sections that are not among others, without the blocks that are the same there."""
    known = {section.id: section for section in others}
    for section in sections:
        other = known.get(section.id)
        if other is section:
            continue
        same = {id(block) for block in other.blocks} if other is not None else set()
        yield section.replace(blocks=tuple(block for block in section.blocks if id(block) not in same))


def block_words(block: Block) -> str:
    """Return the words of a block without formats, its paragraphs, items or cells each on a line of its own."""
    # By the type, never by the name of a field: a newer version's block may hold anything under the same names.
    texts: tuple[RichText, ...] = ()
    match block:
        case Paragraph():
            texts = (block.text,)
        case Quote():
            texts = block.paragraphs
        case ListBlock():
            texts = block.items
        case Figure():
            texts = (block.caption, block.alt)
        case Table():
            texts = (block.caption, *(cell for row in block.rows for cell in row))
        case UnknownBlock():
            pass
    return "\n".join(map(plain_text, texts)).strip()


def compared(release: Release, edition: Edition) -> tuple[Counterparts, ...]:
    """Return the parts of a translation beside those of the original, in the order of the original.

    Parts without words in either are left out. Parts that the original does not have follow at the end.
    """
    if edition is release.original:
        return ()
    originals = {unit.key: unit for unit in units(release.original)}
    own = {unit.key: unit for unit in units(edition)}
    before = {each.id: each.words for each in edition.translated_from}
    found = []
    for key in (*originals, *(key for key in own if key not in originals)):
        pair = _pair(release, edition, originals.get(key), own.get(key), before.get(key))
        if pair is not None:
            found.append(pair)
    return tuple(found)


def pending(release: Release, edition: Edition) -> tuple[Counterparts, ...]:
    """Return the parts of a translation at which something is to be done."""
    return tuple(pair for pair in compared(release, edition) if pair.state in PENDING)


def _pair(
    release: Release, edition: Edition, original: Unit | None, own: Unit | None, before: str | None
) -> Counterparts | None:
    now, words = original.words if original else "", own.words if own else ""
    if not now.strip() and not words.strip():
        return None
    return Counterparts(
        key=(own or original or Unit("", "", "")).key,
        state=_state(original, own, before),
        place=edition_place(edition, own.address) if own else "",
        original_place=edition_place(release.original, original.address) if original else "",
        before=before,
        now=now,
        words=words,
    )


def _state(original: Unit | None, own: Unit | None, before: str | None) -> State:
    if own is None:
        return "missing"
    if original is None or not original.words.strip():
        return "own" if before is None else "gone"
    if before == original.words:
        return "current"
    if not own.words.strip() or (before is None and own.words == original.words and _has_letters(own.words)):
        return "untranslated"
    return "current" if before is None else "changed"


def _has_letters(words: str) -> bool:
    """Tell whether words need translation at all; numbers and signs are the same everywhere."""
    return any(map(str.isalpha, words))


def _section_units(section: Section) -> Iterator[Unit]:
    where = place("sections", section.id)
    yield Unit(f"section.{section.id}", place(where, "heading"), section.heading)
    yield from _block_units(section.blocks, place(where, "blocks"))


def _block_units(blocks: tuple[Block, ...], where: Place) -> Iterator[Unit]:
    for block in blocks:
        yield Unit(f"block.{block.id}", place(where, block.id), block_words(block))
