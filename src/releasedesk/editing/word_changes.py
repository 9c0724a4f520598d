"""What changed between two texts, word by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

# Words with the space after them; Chinese characters and kana, which no spaces part, one by one.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\s\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+|\s+"
)
_LONGEST = 4000
"""Tokens above which two texts are told apart as wholes: comparing takes time with the square of their number."""


class Stretch(NamedTuple):
    """Some words, and whether both texts have them, only the new one or only the old one."""

    kind: Literal["same", "added", "removed"]
    text: str


def word_changes(before: str, after: str) -> Iterator[Stretch]:
    """Yield the words of both texts in order; what was removed comes before what was added in its place."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) + len(new) > _LONGEST:
        yield from _replaced(before, after)
        return
    for tag, first, last, start, stop in difflib.SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            yield Stretch("same", "".join(new[start:stop]))
        else:
            yield from _replaced("".join(old[first:last]), "".join(new[start:stop]))


def _replaced(before: str, after: str) -> Iterator[Stretch]:
    if before:
        yield Stretch("removed", before)
    if after:
        yield Stretch("added", after)
