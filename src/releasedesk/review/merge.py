"""Three-way merging of releases: field by field, block by identifier, then word by word; no text is ever lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from releasedesk.model import Attribution, Block, Edition, Quote, Release, Section
from releasedesk.model.place import Place, edition_place, place
from releasedesk.review.both_sides import Both, Conflict
from releasedesk.review.order import merged_order
from releasedesk.review.pairing import renamed_editions
from releasedesk.review.values import MISSING, plain, rebuilt
from releasedesk.review.weaving import Weaver, moved_offset, shared_order


@dataclass(frozen=True, slots=True)
class MergedRelease:
    """What came of merging two copies of a release.

    Args:
        release: The merged release; where something has to be decided, the conflict's `present` value stands.
        conflicts: What both sides changed, each in another way.
        woven: Places at which both sides changed something and the changes fit together; worth a look.

    """

    release: Release
    conflicts: tuple[Conflict, ...] = ()
    woven: tuple[Place, ...] = ()


def merge(base: Release | None, ours: Release, theirs: Release) -> MergedRelease:
    """Merge two copies of a release that both come from `base`, which is None where nobody knows it.

    Without a base whatever only one side has is kept, and what differs is a conflict. The order of the sides makes no
    difference but which is called ours; merging with an unchanged side gives the other side.
    """
    if ours == theirs or theirs == base:
        return MergedRelease(ours)
    if ours == base:
        return MergedRelease(theirs)
    return _Merge().release(MISSING if base is None else base, ours, theirs)


class _Merge(Weaver):
    """One merging of two releases."""

    def release(self, base: Any, ours: Release, theirs: Release) -> MergedRelease:
        found = self.fields(base, ours, theirs, "", leave=("editions", "people", "assets"))
        editions = self._editions(
            base.editions if base is not MISSING else (), ours.editions, theirs.editions
        )
        people = self._parts(base, ours, theirs, "people", _speakers(editions))
        named = _assets_in(ours, theirs, base, {**found, "editions": editions})
        assets = self._parts(base, ours, theirs, "assets", named)
        merged = rebuilt(ours, {**found, "editions": editions, "people": people, "assets": assets})
        in_conflict = {conflict.place for conflict in self.conflicts}
        woven = tuple(each for each in dict.fromkeys(self.woven) if each not in in_conflict)
        return MergedRelease(merged, tuple(self.conflicts), woven)

    def _parts(
        self, base: Any, ours: Release, theirs: Release, name: str, needed: set[str]
    ) -> tuple[Any, ...]:
        own = getattr(ours, name)
        was = () if base is MISSING else getattr(base, name)
        return tuple(self.named(was, own, getattr(theirs, name), name, keep=needed))

    def _editions(
        self, base: tuple[Edition, ...], ours: tuple[Edition, ...], theirs: tuple[Edition, ...]
    ) -> tuple[Edition, ...]:
        """Merge the editions; one whose language a side changed is still the same edition."""
        sides: list[dict[str, Edition]] = [{edition.language: edition for edition in base}]
        # Where there is no base, either side may have changed the language: both look for their own in the other.
        for side, origin in ((ours, base or theirs), (theirs, base or ours)):
            renamed = renamed_editions(origin, side)
            if not base:
                renamed = {new: min(new, old) for new, old in renamed.items()}
            sides.append({renamed.get(edition.language, edition.language): edition for edition in side})
        kept: dict[str, Edition] = {}
        for key in dict.fromkeys(key for side in sides for key in side):
            was, own, other = (side.get(key, MISSING) for side in sides)
            merged = self.present(was, own, other, edition_place(key))
            if merged is not MISSING:
                kept[key] = merged
        if not kept:
            # Each side took away what the other kept; a release has at least one edition.
            for key in (*sides[1], *sides[2]):
                was, own, other = (side.get(key, MISSING) for side in sides)
                kept[key] = self.decided(edition_place(key), "removed", Both(own, other), was)
        known, own_order, their_order = map(list, sides)
        order = merged_order(known or shared_order(own_order, their_order), own_order, their_order, kept)
        editions = _each_language_once([kept[key] for key in order])
        self._go_along({edition_place(key): edition for key, edition in zip(order, editions, strict=True)})
        return editions

    def _go_along(self, editions: dict[Place, Edition]) -> None:
        """Let the questions whether an edition is to go name it by the language that it has now."""
        for at, conflict in enumerate(self.conflicts):
            edition = editions.get(conflict.place) if conflict.kind == "removed" else None
            if edition is not None:
                self.conflicts[at] = replace(conflict, place=edition_place(edition))

    def _values(self, base: Any, ours: Any, theirs: Any, where: Place) -> Both:
        if isinstance(ours, Edition):
            merged: Any = self._edition(base, ours, theirs)
            return Both(merged, merged)
        both = super()._values(base, ours, theirs, where)
        if isinstance(ours, Quote):
            return Both(*(_with_split(each, ours, theirs) for each in both))
        return both

    def _edition(self, base: Any, ours: Edition, theirs: Edition) -> Edition:
        language = self.both(
            base.language if base is not MISSING else MISSING, ours.language, theirs.language, ""
        )
        where = edition_place(language.ours)
        if not language.agree:
            self.decided(place(where, "language"), "value", language)
        found = self.fields(base, ours, theirs, where, leave=("language", "sections", "notes"))
        sections, notes = _Body(self, where).merged(base, ours, theirs)
        merged: Edition = rebuilt(
            ours, {**found, "language": language.ours, "sections": sections, "notes": notes}
        )
        return merged


_NOTES = ""
"""Stands for the notes among the sections that blocks are in."""


class _Body:
    """Merges the sections and notes of an edition: blocks by identifier wherever they are, then where they stand."""

    def __init__(self, weaver: Weaver, where: Place) -> None:
        self._weaver = weaver
        self._where = where

    def merged(self, *sides: Any) -> tuple[tuple[Section, ...], tuple[Block, ...]]:
        parts = [_parts(side) for side in sides]
        homes = [{block.id: home for home, blocks in side.items() for block in blocks} for side in parts]
        home = self._homes(homes)
        known = [{block.id: block for blocks in side.values() for block in blocks} for side in parts]
        blocks = self._blocks(known, home)
        sections = self._sections([_sections(side) for side in sides], {home[each] for each in blocks})
        members: dict[str, list[str]] = {}
        for identifier in blocks:
            members.setdefault(home[identifier], []).append(identifier)

        def of(section: str) -> tuple[Block, ...]:
            orders = [[block.id for block in side.get(section, ())] for side in parts]
            was = orders[0] or shared_order(orders[1], orders[2])
            order = merged_order(was, orders[1], orders[2], members.get(section, ()))
            return tuple(blocks[each] for each in order)

        return tuple(section.replace(blocks=of(section.id)) for section in sections), of(_NOTES)

    def _homes(self, homes: list[dict[str, str]]) -> dict[str, str]:
        """Decide in which section each block stands; where both sides moved it to different ones, identifiers do."""
        found = {}
        for identifier in dict.fromkeys(each for side in homes for each in side):
            was, own, other = (side.get(identifier) for side in homes)
            if own is None or other is None:
                found[identifier] = str(other if own is None else own) if (own, other) != (None, None) else ""
            elif own == other or other == was:
                found[identifier] = own
            elif own == was:
                found[identifier] = other
            else:
                found[identifier] = max(own, other)
                self._weaver.woven.append(self._place(found[identifier], identifier))
        return found

    def _blocks(self, sides: list[dict[str, Block]], home: Mapping[str, str]) -> dict[str, Block]:
        kept = {}
        for identifier in dict.fromkeys(each for side in sides for each in side):
            was, own, other = (side.get(identifier, MISSING) for side in sides)
            merged = self._weaver.present(was, own, other, self._place(home[identifier], identifier))
            if merged is not MISSING:
                kept[identifier] = merged
        return kept

    def _sections(self, sides: list[dict[str, Section]], filled: set[str]) -> list[Section]:
        """Merge the sections without their blocks; one that a side removed stays while blocks that are kept need it."""
        kept = {}
        for identifier in dict.fromkeys(each for side in sides for each in side):
            was, own, other = (side.get(identifier, MISSING) for side in sides)
            where = place(self._where, "sections", identifier)
            merged = self._weaver.present(was, own, other, where)
            if merged is MISSING and identifier in filled:
                merged = next(side[identifier] for side in (*sides[1:], sides[0]) if identifier in side)
                self._weaver.woven.append(where)
            if merged is not MISSING:
                kept[identifier] = merged
        known, own_order, their_order = map(list, sides)
        order = merged_order(known or shared_order(own_order, their_order), own_order, their_order, kept)
        return [kept[each] for each in order]

    def _place(self, home: str, identifier: str) -> Place:
        inside = ("notes",) if home == _NOTES else ("sections", home, "blocks")
        return place(self._where, *inside, identifier)


def _parts(edition: Any) -> dict[str, tuple[Block, ...]]:
    if edition is MISSING:
        return {}
    return {section.id: section.blocks for section in edition.sections} | {_NOTES: edition.notes}


def _sections(edition: Any) -> dict[str, Section]:
    """Return the sections without their blocks."""
    if edition is MISSING:
        return {}
    return {section.id: section.replace(blocks=()) for section in edition.sections}


def _with_split(quote: Any, ours: Quote, theirs: Quote) -> Any:
    """Keep an attribution that interrupts a quote between the words where it stood."""
    attribution: Attribution = quote.attribution
    if attribution.placement != "interrupting":
        return quote
    source = ours if attribution == ours.attribution else theirs
    split = moved_offset(source.paragraphs[0], quote.paragraphs[0], attribution.split_at)
    return (
        quote
        if split == attribution.split_at
        else quote.replace(attribution=attribution.replace(split_at=split))
    )


def _each_language_once(editions: list[Edition]) -> tuple[Edition, ...]:
    """Return the editions; one whose language another one has too, because each side renamed one, is set apart."""
    found: dict[str, Edition] = {}
    for edition in editions:
        language, number = edition.language, 1
        while language in found:
            number += 1
            # RFC 5646, section 2.2.7: a private use part says nothing about the language itself.
            language = f"{edition.language}-x-copy{number}"
        found[language] = edition if language == edition.language else edition.replace(language=language)
    return tuple(found.values())


def _speakers(editions: tuple[Edition, ...]) -> set[str]:
    return {block.speaker for edition in editions for block in edition.blocks() if isinstance(block, Quote)}


def _assets_in(ours: Release, theirs: Release, base: Any, fields: Mapping[str, Any]) -> set[str]:
    """Return which pictures the merged release names, wherever a newer version may have put their identifiers."""
    sides = (ours, theirs) if base is MISSING else (ours, theirs, base)
    known = [{asset.id for asset in side.assets} for side in sides]
    dropped = set.union(*known) - set.intersection(*known)
    if not dropped:
        return set()
    shown = plain({"ours": ours.organisation, "house": ours.house_style} | dict(fields))
    return {each for each in dropped if _mentions(shown, each)}


def _mentions(value: Any, word: str) -> bool:
    if isinstance(value, dict):
        return any(_mentions(each, word) for each in value.values())
    if isinstance(value, list):
        return any(_mentions(each, word) for each in value)
    return bool(value == word)
