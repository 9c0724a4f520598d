"""Texts with their differences as rich text of Qt, in the colours of the theme and with marks that need no colour."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Literal

from releasedesk.review.words import Piece, one_side
from releasedesk.ui import theme

Side = Literal["old", "new"]


def marked(pieces: Iterable[Piece], side: Side) -> str:
    """Return one side of a text: what only this side has is struck out (old) or underlined (new), and coloured."""
    return "".join(_piece(piece, side) for piece in one_side(tuple(pieces), side))


def whole(text: str, side: Side) -> str:
    """Return a text that only one side has."""
    return _piece(Piece("removed" if side == "old" else "added", text), side) if text else nothing()


def unmarked(text: str) -> str:
    """Return a text without any mark."""
    return _escaped(text)


def nothing() -> str:
    """Return what stands where a side has nothing."""
    return f'<span style="color:{theme.current().muted}"><i>nothing</i></span>'


def _piece(piece: Piece, side: Side) -> str:
    shown, text = theme.current(), _escaped(piece.text)
    match piece.kind:
        case "removed":
            style = f"color:{shown.danger};background-color:{shown.danger_soft};text-decoration:line-through"
        case "added":
            style = f"color:{shown.accent};background-color:{shown.accent_soft};text-decoration:underline"
        case "reset":
            style = f"background-color:{shown.warning_soft};font-style:italic"
        case _:
            return text
    return f'<span style="{style}">{text}</span>'


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br/>")
