"""What editions do together: an edit of one carries over what all share, and notes what a translation was made from.

Shared are the release line, reference, day of the dateline, speakers of quotes, pictures, and the numbers and addresses
of contacts: as long as two editions agree in one of these, they keep agreeing; an embargo that differed by language
would be a public incident. Where an edition was given a value of its own, that stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from releasedesk.editing.edit import Edit, attempt
from releasedesk.editing.editions import put_stamps
from releasedesk.model import Block, Contact, Edition, Release
from releasedesk.model.translation import units, units_changed

_EDITION_FIELDS = ("release_line", "reference")
_BLOCK_FIELDS = ("speaker", "asset", "rights", "decorative", "focal_point", "crop", "credit")
_CONTACT_FIELDS = ("name", "organisation", "phones", "emails")


def carried_over(before: Release, edit: Edit) -> Edit:
    """Return an edit of one edition with what follows from it for the others."""
    after = edit.release
    if len(after.editions) < 2 or after.editions is before.editions:
        return edit
    was = {edition.language: edition for edition in before.editions}
    if set(was) != {edition.language for edition in after.editions}:
        return edit
    edited = [edition for edition in after.editions if edition is not was[edition.language]]
    if len(edited) != 1:
        return edit
    (changed,) = edited
    released = attempt(
        lambda: _stamped(_shared(after, was[changed.language], changed), was[changed.language], changed)
    )
    return edit if released is after else replace(edit, release=released)


def _stamped(release: Release, before: Edition, after: Edition) -> Release:
    """Note of parts of a translation that were written just now what they are a translation of."""
    if after.language == release.original.language:
        return _stamped_before(release, before, after)
    if _is_moved(before, after):
        return release
    known = {each.id for each in after.translated_from}
    written = {unit.key for unit in units_changed(before, after)} - known
    if not written:
        return release
    originals = {unit.key: unit.words for unit in units(release.original) if unit.words.strip()}
    stamps = {key: originals[key] for key in sorted(written) if key in originals}
    return put_stamps(release, release.edition(after.language), stamps)


def _stamped_before(release: Release, before: Edition, after: Edition) -> Release:
    """Note of translations that came without marks what the original said until now, where that changes."""
    written = {unit.key for unit in units_changed(before, after)}
    for edition in release.editions:
        unknown = written - {each.id for each in edition.translated_from}
        if edition.language == after.language or not unknown:
            continue
        was = {unit.key: unit.words for unit in units(before) if unit.key in unknown and unit.words.strip()}
        own = {unit.key: unit.words for unit in units(edition) if unit.key in was}
        stamps = {key: was[key] for key, words in sorted(own.items()) if words.strip()}
        release = put_stamps(release, edition, stamps)
    return release


def _is_moved(before: Edition, after: Edition) -> bool:
    """Whether the edit was about the marks themselves."""
    return before.translated_from != after.translated_from


def _shared(release: Release, before: Edition, after: Edition) -> Release:
    changes = tuple(_changes(before, after))
    if not changes:
        return release
    editions = tuple(
        edition if edition.language == after.language else _followed(edition, changes)
        for edition in release.editions
    )
    if all(one is other for one, other in zip(editions, release.editions, strict=True)):
        return release
    return release.replace(editions=editions)


Change = tuple[str, str, str, Any, Any]
"""A field that changed: of what kind of part, of which, which field, before and after."""


def _changes(before: Edition, after: Edition) -> Iterator[Change]:
    for name in _EDITION_FIELDS:
        yield from _field("edition", "", name, before, after)
    yield from _field("dateline", "", "date", before.dateline, after.dateline)
    if before.contacts != after.contacts:
        yield from _item_changes("contact", _CONTACT_FIELDS, before.contacts, after.contacts)
    pairs = [(before.notes, after.notes)]
    sections = {section.id: section for section in before.sections}
    pairs += [
        (sections[section.id].blocks, section.blocks)
        for section in after.sections
        if section.id in sections and sections[section.id] is not section
    ]
    for old, new in pairs:
        if old != new:
            yield from _item_changes("block", _BLOCK_FIELDS, old, new)


def _item_changes(
    kind: str, names: tuple[str, ...], before: Iterable[Any], after: Iterable[Any]
) -> Iterator[Change]:
    was = {item.id: item for item in before}
    for item in after:
        old = was.get(item.id)
        if old is not None and old is not item and type(old) is type(item):
            for name in names:
                yield from _field(kind, item.id, name, old, item)


def _field(kind: str, identifier: str, name: str, before: Any, after: Any) -> Iterator[Change]:
    old, new = getattr(before, name, None), getattr(after, name, None)
    if old is not new and old != new:
        yield kind, identifier, name, old, new


def _followed(edition: Edition, changes: tuple[Change, ...]) -> Edition:
    for kind, identifier, name, old, new in changes:
        match kind:
            case "edition":
                if getattr(edition, name) == old:
                    edition = edition.replace(**{name: new})
            case "dateline":
                if edition.dateline.date == old:
                    edition = edition.replace(dateline=edition.dateline.replace(date=new))
            case "contact":
                contacts: tuple[Contact, ...] = _with(edition.contacts, identifier, name, old, new)
                if contacts is not edition.contacts:
                    edition = edition.replace(contacts=contacts)
            case _:
                edition = _with_block(edition, identifier, name, old, new)
    return edition


def _with_block(edition: Edition, identifier: str, name: str, old: Any, new: Any) -> Edition:
    notes: tuple[Block, ...] = _with(edition.notes, identifier, name, old, new)
    if notes is not edition.notes:
        return edition.replace(notes=notes)
    for at, section in enumerate(edition.sections):
        if identifier in section.block_ids:
            blocks = _with(section.blocks, identifier, name, old, new)
            if blocks is section.blocks:
                return edition
            changed = section.replace(blocks=blocks)
            return edition.replace(sections=(*edition.sections[:at], changed, *edition.sections[at + 1 :]))
    return edition


def _with(items: tuple[Any, ...], identifier: str, name: str, old: Any, new: Any) -> tuple[Any, ...]:
    """Return items in which one field of one changed as it did elsewhere, if it agreed before."""
    for at, item in enumerate(items):
        if item.id == identifier:
            if name not in type(item).model_fields or getattr(item, name) != old:
                return items
            return (*items[:at], item.replace(**{name: new}), *items[at + 1 :])
    return items
