"""Conflicts between texts as whole sentences: what is chosen must be a sentence that somebody wrote."""

from __future__ import annotations

from collections.abc import Sequence

from releasedesk.review.sequences import Chunk
from releasedesk.review.tokens import Token

# Full stops of Latin, Arabic, Indic and East Asian scripts (Unicode, Sentence_Terminal), and line breaks.
_ENDS = frozenset({".", "!", "?", "…", "؟", "۔", "।", "。", "！", "？", "\n"})


def whole_sentences(parts: Sequence[Chunk]) -> list[Chunk]:
    """Return the stretches of a text with each conflict widened to the sentences that it is in.

    Without this, “mine” would be a sentence with half of their changes in it, which nobody wrote.
    """
    if not any(part.is_conflict for part in parts):
        return list(parts)
    found: list[Chunk] = []
    open_conflict: list[Chunk] = []
    for part in parts:
        if part.is_conflict:
            if not open_conflict:
                open_conflict = _taken_back(found)
            open_conflict.append(part)
        elif not open_conflict:
            found.append(part)
        else:
            end = _first_end(part)
            if end is None:
                open_conflict.append(part)
            else:
                found.append(_joined([*open_conflict, _slice(part, 0, end + 1)]))
                open_conflict = []
                found.append(_slice(part, end + 1, len(part.base)))
    if open_conflict:
        found.append(_joined(open_conflict))
    return found


def _taken_back(found: list[Chunk]) -> list[Chunk]:
    """Take from the end of what was found whatever belongs to the sentence that goes on."""
    taken: list[Chunk] = []
    while found and not found[-1].is_conflict:
        part = found.pop()
        end = _last_end(part)
        if end is not None:
            found.append(_slice(part, 0, end + 1))
            return [_slice(part, end + 1, len(part.base)), *taken]
        taken.insert(0, part)
    return taken


def _first_end(part: Chunk) -> int | None:
    ends = _ends(part)
    return ends[0] if ends else None


def _last_end(part: Chunk) -> int | None:
    ends = _ends(part)
    return ends[-1] if ends else None


def _ends(part: Chunk) -> list[int]:
    """Return where sentences end in a stretch that nobody changed; others are never cut."""
    if not part.base == part.ours == part.theirs:
        return []
    return [
        index for index, token in enumerate(part.base) if isinstance(token, Token) and token.text in _ENDS
    ]


def _slice(part: Chunk, start: int, stop: int) -> Chunk:
    return Chunk(part.base[start:stop], part.ours[start:stop], part.theirs[start:stop])


def _joined(parts: Sequence[Chunk]) -> Chunk:
    return Chunk(
        tuple(token for part in parts for token in part.base),
        tuple(token for part in parts for token in part.ours),
        tuple(token for part in parts for token in part.theirs),
    )
