"""Conflicts as records of the project file, which hold both texts until a person has decided, and their resolution."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from pydantic import ValidationError

from releasedesk.findings import Applicability, Finding, Fix, Severity
from releasedesk.model import Block, ListBlock, Paragraph, Quote, Release, Section
from releasedesk.model.ids import IdSource, random_id
from releasedesk.model.place import Place, position, put, resolve
from releasedesk.model.place_names import place_in_words
from releasedesk.review.both_sides import Conflict
from releasedesk.review.compare import Difference
from releasedesk.review.field_words import value_in_words
from releasedesk.review.phrasing import label_of
from releasedesk.review.records import OpenConflict, Side
from releasedesk.review.values import canonical, key_of, plain

Choice = Literal["ours", "theirs", "both"]
"""What a person decides: one of the values, or both one after the other."""


def open_conflicts(conflicts: Iterable[Conflict], origin: str = "") -> tuple[OpenConflict, ...]:
    """Return the records of what is to be decided after a merge; the same conflicts give the same records."""
    return tuple(_record(conflict, origin) for conflict in conflicts)


def _record(conflict: Conflict, origin: str) -> OpenConflict:
    ours, theirs, base = plain(conflict.ours), plain(conflict.theirs), plain(conflict.base)
    seed = canonical([conflict.place, conflict.kind, ours, theirs])
    return OpenConflict(
        id=hashlib.sha256(seed.encode()).hexdigest()[:12],
        place=conflict.place,
        kind=conflict.kind,
        present=conflict.present,
        ours=ours,
        theirs=theirs,
        base=base,
        origin=origin,
    )


def is_stale(release: Release, conflict: OpenConflict) -> bool:
    """Tell whether the place of a conflict is gone, so that only its texts are left to read."""
    try:
        resolve(release, conflict.place)
    except LookupError:
        return True
    return False


def is_untouched(release: Release, conflict: OpenConflict) -> bool:
    """Tell whether what the merge left at the place still stands there."""
    try:
        now = resolve(release, conflict.place)
    except LookupError:
        return False
    return bool(plain(_without_blocks(now)) == conflict.side(conflict.present))


def can_keep_both(release: Release, conflict: OpenConflict) -> bool:
    """Tell whether both values can stand one after the other: paragraphs, items, and whole blocks."""
    return conflict.kind != "removed" and _both_place(release, conflict) != ""


def resolved(
    release: Release, conflict: OpenConflict, choice: Choice, new_id: IdSource = random_id
) -> Release:
    """Return the release with a conflict decided; what stands in it is kept as it was written on since.

    Raises:
        LookupError: The place of the conflict is gone.
        pydantic.ValidationError: The value does not fit there any more.

    """
    if choice == "both":
        return _with_both(release, conflict, new_id)
    value = conflict.side(choice)
    if conflict.kind == "removed" and value is None:
        return _without(release, conflict.place)
    if choice == conflict.present or conflict.kind == "removed":
        # Also where it was written on since the merge: nobody wants to lose that.
        return release
    return put(release, conflict.place, value)


def sides_in_words(release: Release, conflict: OpenConflict) -> tuple[str, str]:
    """Return what either side has at the place, as text to read; empty where it removed it.

    Of the side that stands in the release, what was written on since the merge is returned.
    """
    return _in_words(release, conflict, "ours"), _in_words(release, conflict, "theirs")


def _in_words(release: Release, conflict: OpenConflict, side: Side) -> str:
    value = conflict.side(side)
    if conflict.kind == "removed" and value is None:
        return ""
    if side == conflict.present and not is_stale(release, conflict):
        value = plain(_without_blocks(resolve(release, conflict.place)))
    try:
        changed = put(release, conflict.place, value)
        shown = resolve(changed, conflict.place)
    except (LookupError, ValidationError):
        return "\n".join(words_of(value))
    return value_in_words(changed, conflict.place, shown, {asset.id: asset for asset in release.assets})


def conflict_differences(
    old: Release, before: Iterable[OpenConflict], new: Release, after: Iterable[OpenConflict]
) -> Iterator[Difference]:
    """Yield what is to be decided in one of two projects alone, with the texts of both copies."""
    known, present = ({each.id: each for each in conflicts} for conflicts in (before, after))
    for conflict in (each for key, each in present.items() if key not in known):
        words = _both_in_words(new, conflict)
        yield Difference("added", _to_be_decided(new, conflict), conflict.place, new=words)
    for conflict in (each for key, each in known.items() if key not in present):
        words = _both_in_words(old, conflict)
        yield Difference("removed", _to_be_decided(old, conflict), old_place=conflict.place, old=words)


def _to_be_decided(release: Release, conflict: OpenConflict) -> str:
    return f"{label_of(release, conflict.place)}, to be decided"


def _both_in_words(release: Release, conflict: OpenConflict) -> str:
    copies = zip(("One copy", "The other copy"), sides_in_words(release, conflict), strict=True)
    return "\n".join(f"{copy}: {words or 'nothing'}" for copy, words in copies)


def findings_of(release: Release, conflicts: Iterable[OpenConflict]) -> tuple[Finding, ...]:
    """Return the open conflicts as findings, for reports and the command line."""
    return tuple(_finding(release, conflict) for conflict in conflicts)


def _finding(release: Release, conflict: OpenConflict) -> Finding:
    where = place_in_words(release, conflict.place) or conflict.place
    if conflict.kind == "removed":
        message = f"{where}: one copy removed what the other changed; it was kept."
    else:
        message = f"{where}: both copies changed it, each in another way; both texts were kept."
    fix = Fix("Choose what shall stand there", Applicability.ASK)
    data = {"kind": conflict.kind, "ours": conflict.ours, "theirs": conflict.theirs}
    return Finding("merge-conflict", Severity.ERROR, message, conflict.place, data=data, fix=fix)


def _without_blocks(value: object) -> object:
    # The record of a section holds the section alone; its blocks are merged one by one.
    return value.replace(blocks=()) if isinstance(value, Section) else value


def _without(release: Release, where: Place) -> Release:
    """Take a part away; blocks of a section that goes away stay, at the end of the section before it."""
    sequence, _, key = where.rpartition("/")
    items = resolve(release, sequence)
    if not isinstance(items, tuple):
        return _without_field(release, sequence, key)
    at = position(items, key)
    item = items[at]
    rest = (*items[:at], *items[at + 1 :])
    if isinstance(item, Section) and item.blocks:
        if not rest:
            return put(release, where, item.replace(heading=""))
        neighbour = rest[max(at - 1, 0)]
        blocks = (*neighbour.blocks, *item.blocks) if at else (*item.blocks, *neighbour.blocks)
        rest = tuple(each.replace(blocks=blocks) if each is neighbour else each for each in rest)
    return put(release, sequence, rest)


def _without_field(release: Release, where: Place, name: str) -> Release:
    owner = resolve(release, where)
    fields = {each: getattr(owner, each) for each in type(owner).model_fields} | (
        owner.__pydantic_extra__ or {}
    )
    fields.pop(name)
    changed = type(owner).model_validate(fields)
    return put(release, where, changed) if where else changed


def _both_place(release: Release, conflict: OpenConflict) -> Place:
    """Return the block or the sequence that can take both values; empty where none can."""
    try:
        value = resolve(release, conflict.place)
    except LookupError:
        return ""
    if isinstance(value, Paragraph | Quote | ListBlock):
        return conflict.place
    owner, _, name = conflict.place.rpartition("/")
    if name in ("paragraphs", "items", "subheadlines", "emails", "phones", "keywords", "subjects"):
        return conflict.place
    if name == "text" and isinstance(resolve(release, owner), Paragraph):
        return owner
    return ""


def _with_both(release: Release, conflict: OpenConflict, new_id: IdSource) -> Release:
    where = _both_place(release, conflict)
    if not where:
        raise LookupError(conflict.place)
    value = resolve(release, where)
    if isinstance(value, tuple):
        united = plain(value)
        united += [each for each in conflict.side("theirs") if each not in united]
        return put(release, where, united)
    sequence, _, key = where.rpartition("/")
    blocks: tuple[Block, ...] = resolve(release, sequence)
    at = position(blocks, key) + 1
    if where == conflict.place:
        other: Any = {**conflict.theirs, "id": new_id()}
    else:
        other = Paragraph.model_validate({"id": new_id(), "text": conflict.theirs})
    return put(release, sequence, (*blocks[:at], other, *blocks[at:]))


def words_of(value: Any) -> tuple[str, ...]:
    """Return the texts in a value of a conflict, in order: all words that must not be lost."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple):
        if any(isinstance(part, dict) and "text" in part and key_of(part) is None for part in value):
            return ("".join(part if isinstance(part, str) else str(part.get("text", "")) for part in value),)
        return tuple(text for each in value for text in words_of(each))
    if isinstance(value, dict):
        return tuple(
            text for name, each in value.items() if name not in ("id", "kind") for text in words_of(each)
        )
    return () if value is None or isinstance(value, bool) else (str(value),)
