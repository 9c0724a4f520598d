"""What the commands of the menus mean for the place where the cursor is: edits of the release, without any widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

from releasedesk.editing import body, items, people
from releasedesk.editing.edit import Edit
from releasedesk.editing.names import KIND_NAMES, TextKind, item_name
from releasedesk.editing.tables import new_table
from releasedesk.errors import InvalidEdit
from releasedesk.model import Block, Edition, ListBlock, Paragraph, Quote, Release, Section
from releasedesk.model.ids import random_id
from releasedesk.model.place import Place, edition_place, place, position, resolve

Command = Callable[[Release, Edition, Place], Edit]
"""Returns the edit that a command means at a place of an edition; raises InvalidEdit where it means nothing."""

_NO_BLOCK = "Put the cursor into the text first."


def insert_section(release: Release, edition: Edition, where: Place) -> Edit:
    """Add a section after the one of the cursor, or at the end."""
    section = _section_at(edition, where)
    edit = body.add_section(release, edition_place(edition), after=section.id if section else "")
    return replace(edit, places=(place(edit.places[0], "heading"),))


def insert_block(release: Release, edition: Edition, where: Place, kind: TextKind) -> Edit:
    """Add a block after the one of the cursor, or at the end of the section that the cursor is in or was in last.

    An empty paragraph under the cursor becomes the block, so that none is left lying about.
    """
    blocks_place, index = insertion_point(release, edition, where)
    blocks: tuple[Block, ...] = resolve(release, blocks_place)
    if index and isinstance(blocks[index - 1], Paragraph) and kind != "paragraph":
        before = blocks[index - 1]
        if isinstance(before, Paragraph) and not before.text:
            return _turned(release, place(blocks_place, before.id), kind)
    return body.insert_block(release, blocks_place, _new_block(kind), index)


def turn_into(release: Release, edition: Edition, where: Place, kind: TextKind) -> Edit:
    """Turn the block of the cursor into another kind, its words kept."""
    block = block_place(where)
    if not block:
        raise InvalidEdit(_NO_BLOCK)
    return _turned(release, block, kind)


def move(release: Release, edition: Edition, where: Place, by: int) -> Edit:
    """Move what the cursor is in: a block, a section by its heading, a contact, a standing text and so on."""
    block = block_place(where)
    if block:
        return body.move_block(release, block, by)
    unit = item_place(where)
    if not unit:
        raise InvalidEdit("What the cursor is in has its fixed place.")
    return items.move_item(release, unit, by, f"move {item_name(unit)}")


def remove(release: Release, edition: Edition, where: Place) -> Edit:
    """Remove what the cursor is in."""
    block = block_place(where)
    if block:
        return body.remove_block(release, block)
    unit = item_place(where)
    if not unit:
        raise InvalidEdit("What the cursor is in cannot be removed.")
    if unit.startswith("people/"):
        return people.remove_person(release, unit.removeprefix("people/"))
    return items.remove_item(release, unit, f"remove {item_name(unit)}")


def insert_subheadline(release: Release, edition: Edition, where: Place) -> Edit:
    """Add a line below the headline."""
    return items.add_item(release, edition_place(edition, "subheadlines"), "", "add subheadline")


def insert_person(release: Release, edition: Edition, where: Place) -> Edit:
    """Add a person who is quoted."""
    return people.add_person(release)


def insert_contact(release: Release, edition: Edition, where: Place) -> Edit:
    """Add a contact for the press."""
    return people.add_contact(release, edition_place(edition))


def insert_boilerplate(release: Release, edition: Edition, where: Place) -> Edit:
    """Add a standing text."""
    return people.add_boilerplate(release, edition_place(edition))


def insert_note(release: Release, edition: Edition, where: Place) -> Edit:
    """Add a note to editors."""
    edit = body.insert_block(release, edition_place(edition, "notes"), Paragraph(id=random_id()))
    return replace(edit, label="add note")


def insert_table(release: Release, edition: Edition, where: Place) -> Edit:
    """Add a table after the block of the cursor, or in place of an empty paragraph; one writes in its first cell."""
    blocks_place, index = insertion_point(release, edition, where)
    blocks: tuple[Block, ...] = resolve(release, blocks_place)
    table, before = new_table(), blocks[index - 1] if index else None
    if isinstance(before, Paragraph) and not before.text:
        made = (*blocks[: index - 1], table, *blocks[index:])
        edit = body.write_blocks(release, blocks_place, made, "add table")
    else:
        edit = body.insert_block(release, blocks_place, table, index)
    return replace(edit, places=(place(blocks_place, table.id, "rows", 0, 0),))


def _commands() -> dict[str, Command]:
    found: dict[str, Command] = {
        "insert_section": insert_section,
        "insert_subheadline": insert_subheadline,
        "insert_table": insert_table,
        "insert_person": insert_person,
        "insert_contact": insert_contact,
        "insert_boilerplate": insert_boilerplate,
        "insert_note": insert_note,
        "move_up": lambda release, edition, where: move(release, edition, where, -1),
        "move_down": lambda release, edition, where: move(release, edition, where, 1),
        "remove": remove,
    }
    for kind in get_args(TextKind):
        found[f"insert_{kind}"] = _with_kind(insert_block, kind)
        found[f"turn_{kind}"] = _with_kind(turn_into, kind)
    return found


def _with_kind(command: Callable[[Release, Edition, Place, TextKind], Edit], kind: TextKind) -> Command:
    return lambda release, edition, where: command(release, edition, where, kind)


COMMANDS = _commands()
"""The edits that menus offer, by the name of their action."""


def block_place(where: Place) -> Place:
    """The block of the body or the notes that a place is in, or an empty address."""
    parts = where.split("/")
    if len(parts) >= 6 and parts[2] == "sections" and parts[4] == "blocks":
        return place(*parts[:6])
    if len(parts) >= 4 and parts[2] == "notes":
        return place(*parts[:4])
    return ""


def item_place(where: Place) -> Place:
    """The section, contact, person or other item of a sequence that a place is in, or an empty address."""
    parts = where.split("/")
    if len(parts) >= 4 and parts[2] in ("sections", "contacts", "boilerplates", "subheadlines"):
        return place(*parts[:4])
    if len(parts) >= 2 and parts[0] == "people":
        return place(*parts[:2])
    return ""


def _section_at(edition: Edition, where: Place) -> Section | None:
    parts = where.split("/")
    if len(parts) < 4 or parts[2] != "sections":
        return None
    return next((section for section in edition.sections if section.id == parts[3]), None)


def insertion_point(release: Release, edition: Edition, where: Place) -> tuple[Place, int]:
    """Return the sequence of blocks, and the index in it, at which something new is put for a cursor at a place.

    Raises:
        InvalidEdit: There is no section to put it into.

    """
    block = block_place(where)
    if block:
        blocks, _, identifier = block.rpartition("/")
        return blocks, position(resolve(release, blocks), identifier) + 1
    section = _section_at(edition, where)
    if section is not None:
        return edition_place(edition, "sections", section.id, "blocks"), 0
    if not edition.sections:
        raise InvalidEdit("Add a section first; the text is written in it.")
    last = edition.sections[-1]
    return edition_place(edition, "sections", last.id, "blocks"), len(last.blocks)


def _new_block(kind: TextKind) -> Block:
    match kind:
        case "paragraph":
            return Paragraph(id=random_id())
        case "quote":
            return Quote(id=random_id())
        case "bullets" | "numbers":
            return ListBlock(id=random_id(), ordered=kind == "numbers")


def _turned(release: Release, block: Place, kind: TextKind) -> Edit:
    blocks_place, _, identifier = block.rpartition("/")
    blocks: tuple[Block, ...] = resolve(release, blocks_place)
    at = position(blocks, identifier)
    turned = body.change_kind(blocks[at], kind, random_id)
    label = f"turn into {KIND_NAMES[kind]}"
    return body.write_blocks(
        release, blocks_place, (*blocks[:at], *turned, *blocks[at + 1 :]), label, turned[0].id
    )
