"""The weaving together of two changed copies of one value: field by field, item by item, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from releasedesk.model import RichText, Value
from releasedesk.model.place import Place, place
from releasedesk.review.both_sides import Both, Conflict
from releasedesk.review.order import merged_order
from releasedesk.review.records import Side
from releasedesk.review.sentences import whole_sentences
from releasedesk.review.sequences import chunks, hunks
from releasedesk.review.tokens import Token, is_blank, text_of, tokens
from releasedesk.review.values import (
    MISSING,
    WHOLE,
    Item,
    are_named,
    canonical,
    is_text,
    key_of,
    prose_fields,
    rebuilt,
)

_EMPTY = ("", None, ())


class Weaver:
    """Merges values, and keeps what had to be decided and what both sides changed."""

    def __init__(self) -> None:
        self.conflicts: list[Conflict] = []
        self.woven: list[Place] = []

    def both(self, base: Any, ours: Any, theirs: Any, where: Place, *, is_prose: bool = False) -> Both:
        """Merge two values; `where` is empty for what has no address of its own, and so is decided as a whole."""
        if ours is theirs or ours == theirs:
            return Both(ours, ours)
        if base is MISSING:
            # Nobody knows what was there: something is more than nothing.
            filled = theirs if ours in _EMPTY else ours if theirs in _EMPTY else MISSING
            if filled is not MISSING:
                return Both(filled, filled)
        elif ours == base or theirs == base:
            changed = theirs if ours == base else ours
            return Both(changed, changed)
        if is_prose and is_text(ours) and is_text(theirs):
            return self._texts(base if is_text(base) else "", ours, theirs, where)
        if isinstance(ours, Value) and type(ours) is type(theirs):
            return self._values(base, ours, theirs, where)
        if (
            isinstance(ours, tuple | list)
            and type(ours) is type(theirs)
            and not (is_text(ours) or is_text(theirs))
        ):
            return self._sequences(base, ours, theirs, where, is_prose=is_prose)
        if isinstance(ours, dict) and isinstance(theirs, dict):
            return self._mappings(base, ours, theirs)
        return Both(ours, theirs)

    def settled(self, base: Any, ours: Any, theirs: Any, where: Place, *, is_prose: bool = False) -> Any:
        """Merge two values at an address; what has to be decided is kept as a conflict there."""
        both = self.both(base, ours, theirs, where, is_prose=is_prose)
        if both.agree:
            return both.ours
        return self.decided(where, "text" if is_prose and is_text(both.ours) else "value", both, base)

    def decided(
        self, where: Place, kind: Literal["text", "value", "removed"], both: Both, base: Any = MISSING
    ) -> Any:
        """Keep a conflict, and return the value that stands there: ours, or what the other side did not remove."""
        if MISSING in both:
            kind = "removed"
        present: Side = "theirs" if both.ours is MISSING else "ours"
        self.conflicts.append(Conflict(where, kind, both.ours, both.theirs, base, present))
        return both.theirs if present == "theirs" else both.ours

    def fields(
        self, base: Any, ours: Value, theirs: Value, where: Place, leave: Iterable[str] = ()
    ) -> dict[str, Any]:
        """Merge the fields of two values of one type, unknown ones too; returns what differs from ours."""
        prose, left = prose_fields(type(ours)), set(leave)
        found: dict[str, Any] = {}
        extra, their_extra = ours.__pydantic_extra__ or {}, theirs.__pydantic_extra__ or {}
        for name in (*type(ours).model_fields, *dict.fromkeys((*extra, *their_extra))):
            if name in left:
                continue
            was, own, other = (_field(value, name) for value in (base, ours, theirs))
            merged = self._field(was, own, other, place(where, name), is_prose=name in prose)
            if merged is not own:
                found[name] = merged
        return found

    def named(
        self,
        base: Sequence[Any],
        ours: Sequence[Any],
        theirs: Sequence[Any],
        where: Place,
        keep: Iterable[str] = (),
    ) -> list[Any]:
        """Merge two sequences of things with identifiers; those in `keep` are not dropped."""
        sides = [{str(key_of(each)): each for each in side} for side in (base, ours, theirs)]
        needed = set(keep)
        kept: dict[str, Any] = {}
        for identifier in dict.fromkeys(key for side in sides for key in side):
            was, own, other = (side.get(identifier, MISSING) for side in sides)
            merged = self.present(was, own, other, place(where, identifier))
            if merged is MISSING and identifier in needed:
                merged = was if own is MISSING and other is MISSING else other if own is MISSING else own
                self.woven.append(place(where, identifier))
            if merged is not MISSING:
                kept[identifier] = merged
        known, own_order, their_order = map(list, sides)
        order = merged_order(known or shared_order(own_order, their_order), own_order, their_order, kept)
        return [kept[identifier] for identifier in order]

    def present(self, base: Any, ours: Any, theirs: Any, where: Place) -> Any:
        """Merge what may be there or not; `MISSING` where it was removed, and the other side had not changed it."""
        if ours is MISSING and theirs is MISSING:
            return MISSING
        if ours is not MISSING and theirs is not MISSING:
            return self.settled(base, ours, theirs, where)
        kept = theirs if ours is MISSING else ours
        if base is MISSING:
            return kept
        if kept == base:
            return MISSING
        return self.decided(where, "removed", Both(ours, theirs), base)

    def _field(self, base: Any, ours: Any, theirs: Any, where: Place, *, is_prose: bool) -> Any:
        if ours is MISSING or theirs is MISSING:
            return self.present(base, ours, theirs, where)
        return self.settled(base, ours, theirs, where, is_prose=is_prose)

    def _texts(self, base: RichText, ours: RichText, theirs: RichText, where: Place) -> Both:
        own: list[Token] = []
        other: list[Token] = []
        texts = (tokens(base), tokens(ours), tokens(theirs))
        for chunk in whole_sentences(chunks(*texts, _no_word_between, is_blank)):
            own += chunk.ours if chunk.is_conflict else chunk.merged
            other += chunk.theirs if chunk.is_conflict else chunk.merged
        if where:
            self.woven.append(where)
        return Both(text_of(own), text_of(other))

    def _values(self, base: Any, ours: Value, theirs: Value, where: Place) -> Both:
        if not where or isinstance(ours, WHOLE):
            return Both(ours, theirs)
        found = self.fields(base if type(base) is type(ours) else MISSING, ours, theirs, where)
        merged = rebuilt(ours, found)
        return Both(merged, merged)

    def _sequences(
        self, base: Any, ours: Sequence[Any], theirs: Sequence[Any], where: Place, *, is_prose: bool
    ) -> Both:
        make = type(ours)
        is_known = isinstance(base, tuple | list)
        if any(isinstance(each, int | float) for each in (*ours, *theirs)):
            return Both(ours, theirs)
        if where and are_named(ours, theirs, base):
            merged = make(self.named(base if is_known else (), ours, theirs, where))  # type: ignore[call-arg]
            return Both(merged, merged)
        own_items, their_items = list(map(Item, ours)), list(map(Item, theirs))
        known = list(map(Item, base)) if is_known else _shared(own_items, their_items)
        if where:
            self.woven.append(where)
        own: list[Any] = []
        other: list[Any] = []
        for was, mine, yours in chunks(known, own_items, their_items, lambda between: False):
            for chosen, found in zip(
                (own, other), self._items(was, mine, yours, is_prose=is_prose), strict=True
            ):
                chosen += found
        if ours and theirs and not (own and other):
            # Each side kept something, and together they took away everything: a quote without words is none.
            return Both(ours, theirs)
        return Both(make(own), make(other))  # type: ignore[call-arg]

    def _items(
        self, base: Sequence[Item], ours: Sequence[Item], theirs: Sequence[Item], *, is_prose: bool
    ) -> Both:
        """Merge a stretch of items that fit each other, whose changes nothing parts."""
        was, own, other = ([item.value for item in side] for side in (base, ours, theirs))
        if ours == theirs or theirs == base:
            return Both(own, own)
        if ours == base:
            return Both(other, other)
        if not was:
            added = [item.value for item in _united(ours, theirs)]
            return Both(added, added)
        if len(was) == len(own) == len(other):
            merged = [
                self.both(one, mine, yours, "", is_prose=is_prose)
                for one, mine, yours in zip(was, own, other, strict=True)
            ]
            return Both([each.ours for each in merged], [each.theirs for each in merged])
        return Both(own, other)

    def _mappings(self, base: Any, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Both:
        """Merge unknown JSON objects, key by key; what is in them has no address."""
        known = base if isinstance(base, dict) else {}
        own: dict[str, Any] = {}
        other: dict[str, Any] = {}
        for name in dict.fromkeys((*ours, *theirs)):
            both = self.both(known.get(name, MISSING), ours.get(name, MISSING), theirs.get(name, MISSING), "")
            for chosen, value in zip((own, other), both, strict=True):
                if value is not MISSING:
                    chosen[name] = value
        return Both(own, other)


def moved_offset(old: RichText, new: RichText, offset: int) -> int:
    """Return where a place between characters of a text is after the text was changed."""
    if old == new:
        return offset
    before, after = tokens(old), tokens(new)
    starts, new_starts = _starts(before), _starts(after)
    shift = 0
    for hunk in hunks(before, after):
        if starts[hunk.start] >= offset:
            break
        if starts[hunk.stop] >= offset:
            return new_starts[hunk.new_stop]
        shift = new_starts[hunk.new_stop] - starts[hunk.stop]
    return min(max(offset + shift, 0), new_starts[-1])


def _starts(parts: Sequence[Token]) -> list[int]:
    found = [0]
    for token in parts:
        found.append(found[-1] + len(token.text))
    return found


def _field(value: Any, name: str) -> Any:
    if value is MISSING:
        return MISSING
    if name in type(value).model_fields:
        return getattr(value, name)
    return (value.__pydantic_extra__ or {}).get(name, MISSING)


def _no_word_between(between: Sequence[Token]) -> bool:
    """Changes of neighbouring words belong together: “five hundred” must not become “six thousand” out of two edits."""
    return not any(token.is_word for token in between)


def shared_order(ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Return the identifiers that two sequences have in common, in order: the base of two copies that have none."""
    first, second = sorted((list(ours), list(theirs)))
    return _common(first, second)


def _shared(ours: Sequence[Item], theirs: Sequence[Item]) -> list[Item]:
    first, second = _sorted(ours, theirs)
    return _common(first, second)


def _united(ours: Sequence[Item], theirs: Sequence[Item]) -> list[Item]:
    """Return what both sides added at one place; what both have stands there once."""
    first, second = _sorted(ours, theirs)
    found: list[Item] = []
    at = 0
    for hunk in hunks(first, second):
        found += [*first[at : hunk.stop], *second[hunk.new_start : hunk.new_stop]]
        at = hunk.stop
    return [*found, *first[at:]]


def _sorted(ours: Sequence[Item], theirs: Sequence[Item]) -> list[Sequence[Item]]:
    """Return two sequences in an order that does not depend on which is ours: differences are not symmetric."""
    return sorted((ours, theirs), key=lambda side: [canonical(item.value) for item in side])


def _common(first: Sequence[Any], second: Sequence[Any]) -> list[Any]:
    found: list[Any] = []
    at = 0
    for hunk in hunks(first, second):
        found += first[at : hunk.start]
        at = hunk.stop
    return [*found, *first[at:]]
