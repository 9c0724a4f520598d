"""A comparison as plain text and as JSON data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from releasedesk.review.compare import Difference
from releasedesk.review.words import Piece, shortened

_SIGNS = {"added": "+", "removed": "-", "changed": "~", "moved": ">"}


def as_text(differences: Sequence[Difference], old_name: str, new_name: str) -> str:
    """Return a comparison as text: a line for each place, below it its words with [-removed-] and {+added+} ones."""
    if not differences:
        return f"{old_name} and {new_name} do not differ.\n"
    lines = [f"--- {old_name}", f"+++ {new_name}"]
    for difference in differences:
        note = f" ({difference.note})" if difference.note else ""
        lines += ["", f"{_SIGNS[difference.kind]} {difference.label}: {difference.kind}{note}"]
        lines += (f"    {line}" for line in _body(difference))
    return "\n".join(lines) + "\n"


def as_json(differences: Sequence[Difference], old_name: str, new_name: str) -> dict[str, Any]:
    """Return a comparison as data: the names, how many differences of each kind, and the differences."""
    kinds: list[str] = [difference.kind for difference in differences]
    return {
        "old": old_name,
        "new": new_name,
        "counts": {kind: kinds.count(kind) for kind in _SIGNS},
        "differences": [difference.to_json() for difference in differences],
    }


def _body(difference: Difference) -> Iterator[str]:
    if difference.pieces:
        yield from "".join(map(_marked, shortened(difference.pieces))).splitlines()
        return
    if difference.kind == "moved":
        yield from _first_line(difference.new)
        return
    for sign, text in (("-", difference.old), ("+", difference.new)):
        yield from (f"{sign} {line}" for line in text.splitlines())


def _marked(piece: Piece) -> str:
    match piece.kind:
        case "removed":
            return f"[-{piece.text}-]"
        case "added":
            return f"{{+{piece.text}+}}"
        case "reset":
            return f"{{~{piece.text}~}}"
        case _:
            return piece.text


def _first_line(text: str) -> Iterator[str]:
    line, _, rest = text.partition("\n")
    if line:
        yield line if len(line) <= 100 and not rest else line[:100].rstrip() + " …"
