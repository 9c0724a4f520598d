"""What differs between two releases: field by field, block by block, word by word, with moves and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from releasedesk.model import Asset, Edition, Release, Value
from releasedesk.model.base import clean_line, clean_text
from releasedesk.model.place import Place, edition_place, place
from releasedesk.review.body_changes import BodyChange, body_changes
from releasedesk.review.field_words import value_in_words
from releasedesk.review.order import moved
from releasedesk.review.pairing import renamed_editions
from releasedesk.review.phrasing import in_words, label_of
from releasedesk.review.sequences import hunks
from releasedesk.review.values import (
    MISSING,
    WHOLE,
    Item,
    are_named,
    is_text,
    key_of,
    prose_fields,
)
from releasedesk.review.words import Piece, pieces

Kind = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs.

    Args:
        kind: What happened to it on the way from the old release to the new one.
        label: Where, in words: “Opening, paragraph 2”.
        place: Its address in the new release; empty where it was removed.
        old_place: Its address in the old release; empty where it was added.
        old: What stood there, as text to read.
        new: What stands there.
        pieces: The texts word by word, where both are texts; empty for everything else.
        note: What the texts do not show, such as “now a quote”, in a few words.

    """

    kind: Kind
    label: str
    place: Place = ""
    old_place: Place = ""
    old: str = ""
    new: str = ""
    pieces: tuple[Piece, ...] = ()
    note: str = ""

    @property
    def is_formatting(self) -> bool:
        """Whether the words are the same and only their formatting is another."""
        return self.kind == "changed" and self.old == self.new and bool(self.pieces)

    def to_json(self) -> dict[str, Any]:
        """Return the difference as a JSON object, leaving out what it does not have."""
        found: dict[str, Any] = {"kind": self.kind, "label": self.label}
        found |= {
            name: getattr(self, name)
            for name in ("place", "old_place", "old", "new", "note")
            if getattr(self, name)
        }
        if self.pieces:
            found["words"] = [{"kind": piece.kind, "text": piece.text} for piece in self.pieces]
        return found


def compare(old: Release, new: Release) -> tuple[Difference, ...]:
    """Return everything in which two releases differ, in the order of the file; nothing for equal ones."""
    return tuple(differences(old, new))


def differences(old: Release, new: Release) -> Iterator[Difference]:
    """Yield everything in which two releases differ, one after the other: a whole book of it takes seconds."""
    if old != new:
        yield from map(_readable, _Comparison(old, new).differences())


def _readable(difference: Difference) -> Difference:
    """Return a difference without what steers a terminal or turns letters round: unknown fields may hold that."""
    texts = [difference.label, difference.old, difference.new, difference.note]
    label, old, new, note = map(clean_text, texts)
    if [label, old, new, note] == texts:
        return difference
    return replace(difference, label=clean_line(label), old=old, new=new, note=note)


class _Comparison:
    """One comparison of two releases."""

    def __init__(self, old: Release, new: Release) -> None:
        self._old, self._new = old, new
        self._pictures: dict[str, Asset] = {asset.id: asset for asset in (*old.assets, *new.assets)}

    def differences(self) -> Iterator[Difference]:
        yield from self._fields(self._old, self._new, "", "", leave=("editions", "assets"))
        renamed = renamed_editions(self._old.editions, self._new.editions)
        old = {edition.language: edition for edition in self._old.editions}
        new = {renamed.get(edition.language, edition.language): edition for edition in self._new.editions}
        for key, edition in new.items():
            if key in old:
                yield from self._edition(old[key], edition)
            else:
                yield self._added(edition, edition_place(edition))
        for key, edition in old.items():
            if key not in new:
                yield self._removed(edition, edition_place(edition))
        yield from self._moves(list(old), list(new), "editions", "editions", {each: each for each in old})
        yield from self._assets()

    def _edition(self, old: Edition, new: Edition) -> Iterator[Difference]:
        old_place, new_place = edition_place(old), edition_place(new)
        body = ("sections", "notes")
        names = list(type(new).model_fields)
        last = names.index("sections")
        yield from self._fields(old, new, old_place, new_place, leave=(*body, *names[last:]), extras=False)
        for change in body_changes(old, new):
            yield from self._body_change(change)
        yield from self._fields(old, new, old_place, new_place, leave=(*body, *names[:last]))

    def _body_change(self, change: BodyChange) -> Iterator[Difference]:
        old, new = change.old, change.new
        if old is None:
            yield self._added(new, change.place)
            return
        if new is None:
            yield self._removed(old, change.old_place)
            return
        if change.is_moved:
            yield Difference(
                "moved",
                label_of(self._new, change.place),
                change.place,
                change.old_place,
                in_words(old, self._pictures),
                in_words(new, self._pictures),
                note=f"was {label_of(self._old, change.old_place)}",
            )
        if type(old) is type(new):
            yield from self._fields(old, new, change.old_place, change.place, leave=("blocks",))
        elif old != new:
            texts = in_words(old, self._pictures), in_words(new, self._pictures)
            note = f"was a {_kind(old)}, is a {_kind(new)}"
            yield self._changed(change.old_place, change.place, texts, pieces(*texts), note)

    def _fields(
        self,
        old: Value,
        new: Value,
        old_place: Place,
        new_place: Place,
        leave: Sequence[str] = (),
        extras: bool = True,
    ) -> Iterator[Difference]:
        prose = prose_fields(type(new))
        for name in type(new).model_fields:
            if name in leave or (name == "id" and new_place):
                continue
            was, now = getattr(old, name), getattr(new, name)
            if was is not now and was != now:
                yield from self._values(
                    was, now, place(old_place, name), place(new_place, name), name in prose
                )
        if extras:
            before, after = old.__pydantic_extra__ or {}, new.__pydantic_extra__ or {}
            for name in dict.fromkeys((*before, *after)):
                was, now = before.get(name, MISSING), after.get(name, MISSING)
                if was != now:
                    yield from self._extra(was, now, place(old_place, name), place(new_place, name))

    def _extra(self, old: Any, new: Any, old_place: Place, new_place: Place) -> Iterator[Difference]:
        if old is MISSING:
            yield self._added(new, new_place)
        elif new is MISSING:
            yield self._removed(old, old_place)
        else:
            yield self._changed(old_place, new_place, (in_words(old), in_words(new)), ())

    def _values(
        self, old: Any, new: Any, old_place: Place, new_place: Place, is_prose: bool
    ) -> Iterator[Difference]:
        is_sequence = isinstance(old, tuple) and isinstance(new, tuple) and not (is_text(old) or is_text(new))
        if is_sequence and (old or new) and are_named(old, new):
            yield from self._named(old, new, old_place, new_place)
        elif is_sequence:
            yield from self._items(old, new, old_place, new_place)
        elif isinstance(old, Value) and type(old) is type(new) and not isinstance(old, WHOLE):
            yield from self._fields(old, new, old_place, new_place)
        else:
            texts = self._texts(old, new, old_place, new_place)
            are_texts = is_prose and is_text(old) and is_text(new)
            yield self._changed(old_place, new_place, texts, pieces(old, new) if are_texts else ())

    def _named(
        self, old: Sequence[Any], new: Sequence[Any], old_place: Place, new_place: Place
    ) -> Iterator[Difference]:
        known = {str(key_of(each)): each for each in old}
        present = {str(key_of(each)): each for each in new}
        for key, now in present.items():
            was = known.get(key)
            if was is None:
                yield self._added(now, place(new_place, key))
            elif was != now:
                yield from self._fields(was, now, place(old_place, key), place(new_place, key))
        for key, was in known.items():
            if key not in present:
                yield self._removed(was, place(old_place, key))
        yield from self._moves(list(known), list(present), old_place, new_place, known)

    def _moves(
        self, old: list[str], new: list[str], old_place: Place, new_place: Place, values: Any
    ) -> Iterator[Difference]:
        for key in [each for each in new if each in moved(old, new)]:
            where = place(new_place, key)
            text = in_words(values[key], self._pictures)
            note = f"was number {old.index(key) + 1}, is number {new.index(key) + 1}"
            yield Difference(
                "moved", label_of(self._new, where), where, place(old_place, key), text, text, note=note
            )

    def _items(
        self, old: Sequence[Any], new: Sequence[Any], old_place: Place, new_place: Place
    ) -> Iterator[Difference]:
        before, after = list(map(Item, old)), list(map(Item, new))
        for hunk in hunks(before, after):
            size = max(hunk.stop - hunk.start, hunk.new_stop - hunk.new_start)
            for step in range(size):
                at, now_at = hunk.start + step, hunk.new_start + step
                was = old[at] if at < hunk.stop else None
                now = new[now_at] if now_at < hunk.new_stop else None
                if now is None:
                    yield self._removed(was, place(old_place, at))
                elif was is None:
                    yield self._added(now, place(new_place, now_at))
                else:
                    texts = self._texts(was, now, place(old_place, at), place(new_place, now_at))
                    shown = pieces(was, now) if is_text(was) and is_text(now) else ()
                    yield self._changed(place(old_place, at), place(new_place, now_at), texts, shown)

    def _assets(self) -> Iterator[Difference]:
        """Say which pictures came and went; that a place shows another one is said there."""
        before = {asset.id: asset for asset in self._old.assets}
        after = {asset.id: asset for asset in self._new.assets}
        for key, asset in after.items():
            if key not in before:
                yield self._added(asset, place("assets", key))
        for key, asset in before.items():
            if key not in after:
                yield self._removed(asset, place("assets", key))

    def _texts(self, old: Any, new: Any, old_place: Place, new_place: Place) -> tuple[str, str]:
        return (
            value_in_words(self._old, old_place, old, self._pictures),
            value_in_words(self._new, new_place, new, self._pictures),
        )

    def _changed(
        self,
        old_place: Place,
        new_place: Place,
        texts: tuple[str, str],
        shown: tuple[Piece, ...],
        note: str = "",
    ) -> Difference:
        words = note
        if not words and texts[0] == texts[1]:
            words = "formatting" if shown else "in something that these words do not say"
        return Difference(
            "changed", label_of(self._new, new_place), new_place, old_place, *texts, shown, words
        )

    def _added(self, value: Any, where: Place) -> Difference:
        text = value_in_words(self._new, where, value, self._pictures)
        return Difference("added", label_of(self._new, where), where, new=text)

    def _removed(self, value: Any, where: Place) -> Difference:
        text = value_in_words(self._old, where, value, self._pictures)
        return Difference("removed", label_of(self._old, where), old_place=where, old=text)


def _kind(block: Any) -> str:
    return {"figure": "picture"}.get(block.kind, str(block.kind))
