"""The two texts of a conflict as rich text, with what only one of them has underlined on its side."""

from __future__ import annotations

from html import escape

from releasedesk.model import Release
from releasedesk.review.conflicts import sides_in_words
from releasedesk.review.records import OpenConflict
from releasedesk.review.words import Piece, pieces
from releasedesk.ui import theme
from releasedesk.ui.comparing.marked_text import nothing


def conflict_texts(release: Release, conflict: OpenConflict) -> tuple[str, str]:
    """Return our text and theirs."""
    ours, theirs = sides_in_words(release, conflict)
    if conflict.kind == "removed":
        gone = f'<span style="color:{theme.current().muted}"><i>removed it</i></span>'
        return (gone, _plain(theirs)) if conflict.ours is None else (_plain(ours), gone)
    found = pieces(ours, theirs)
    own = "".join(_marked(piece) for piece in found if piece.kind != "added")
    other = "".join(_marked(piece) for piece in found if piece.kind != "removed")
    return own or nothing(), other or nothing()


def _marked(piece: Piece) -> str:
    if piece.kind in ("same", "reset"):
        return _plain(piece.text)
    shown = theme.current()
    style = (
        f"color:{shown.accent};background-color:{shown.accent_soft};text-decoration:underline;font-weight:600"
    )
    return f'<span style="{style}">{_plain(piece.text)}</span>'


def _plain(text: str) -> str:
    return escape(text).replace("\n", "<br/>")
