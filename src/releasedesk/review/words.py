"""The difference of two texts, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from releasedesk.model import RichText
from releasedesk.review.sequences import Hunk, hunks
from releasedesk.review.tokens import Token, is_blank, plain_of, tokens


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both have, only the old one, only the new one, or both in another formatting (“reset”)."""

    kind: Literal["same", "removed", "added", "reset"]
    text: str


def pieces(old: RichText, new: RichText) -> tuple[Piece, ...]:
    """Return how a text became another: without the added pieces it is the old one, without the removed the new one."""
    before, after = tokens(old), tokens(new)
    found: list[Piece] = []
    at = 0
    for hunk in _readable(before, hunks(before, after, is_blank)):
        _add(found, "same", plain_of(before[at : hunk.start]))
        removed, added = (
            plain_of(before[hunk.start : hunk.stop]),
            plain_of(after[hunk.new_start : hunk.new_stop]),
        )
        if removed == added:
            _add(found, "reset", added)
        else:
            _add(found, "removed", removed)
            _add(found, "added", added)
        at = hunk.stop
    _add(found, "same", plain_of(before[at:]))
    return tuple(found)


def one_side(parts: Sequence[Piece], side: Literal["old", "new"]) -> tuple[Piece, ...]:
    """Return the pieces that stand on one side."""
    left_out = "added" if side == "old" else "removed"
    return tuple(piece for piece in parts if piece.kind != left_out)


def shortened(parts: Sequence[Piece], context: int = 60) -> tuple[Piece, ...]:
    """Return the pieces with long unchanged stretches cut to so many characters around each change."""
    found = []
    for index, piece in enumerate(parts):
        text = piece.text
        if piece.kind == "same" and len(text) > 2 * context + 5:
            head = text[:context].rsplit(" ", 1)[0] if index else ""
            tail = text[-context:].split(" ", 1)[-1] if index < len(parts) - 1 else ""
            text = f"{head} … {tail}" if head and tail else f"{head} …" if head else f"… {tail}"
        found.append(Piece(piece.kind, text))
    return tuple(found)


def _readable(before: Sequence[Token], found: list[Hunk]) -> list[Hunk]:
    """Join changes that only blanks or marks part: two whole words read better than a salad of them."""
    joined: list[Hunk] = []
    for hunk in found:
        if joined and _is_worth_joining(before, joined[-1], hunk):
            last = joined.pop()
            hunk = Hunk(last.start, hunk.stop, last.new_start, hunk.new_stop)
        joined.append(hunk)
    return joined


def _is_worth_joining(before: Sequence[Token], last: Hunk, hunk: Hunk) -> bool:
    between = before[last.stop : hunk.start]
    return (
        len(between) <= 3
        and not any(token.is_word for token in between)
        and not any("\n" in t.text for t in between)
    )


def _add(found: list[Piece], kind: Literal["same", "removed", "added", "reset"], text: str) -> None:
    if text:
        found.append(Piece(kind, text))
