"""Reads plain text from the clipboard: paragraphs that a PDF viewer cut into lines are whole again, lists are lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from releasedesk.formats.pasted import Pasted, PastedBlock, PastedKind

_LINES = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_WIDE = 45
"""Characters that the longest line must have before its block can be a paragraph cut into lines."""
_FULL = 0.85
"""How much of the widest line a line fills together with the next word, where the line was cut for want of room."""
_BULLET = re.compile(r"[•‣◦▪●○–*-]\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")


def read_pasted_words(words: str) -> Pasted:
    """Return plain text as blocks; a single line is part of a line, with the spaces at its ends."""
    lines = _LINES.split(words)
    if len(lines) == 1:
        blocks = (PastedBlock("paragraph", lines[0]),) if words else ()
        return Pasted(blocks, is_inline=True)
    found: list[PastedBlock] = []
    for number, group in enumerate(_groups(lines), 1):
        found.extend(_blocks(group, number))
    return Pasted(tuple(found))


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines between blank ones."""
    group: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            group.append(line.strip())
        elif group:
            yield group
            group = []


def _blocks(lines: list[str], group: int) -> Iterator[PastedBlock]:
    paragraphs = _whole(lines)
    kind = _list_kind(paragraphs)
    if kind is None:
        for paragraph in paragraphs:
            yield PastedBlock("paragraph", paragraph)
        return
    pattern = _BULLET if kind == "bullets" else _NUMBER
    for paragraph in paragraphs:
        yield PastedBlock(kind, pattern.sub("", paragraph, count=1), group)


def _list_kind(paragraphs: Sequence[str]) -> PastedKind | None:
    if all(_BULLET.match(each) for each in paragraphs):
        # A lone dash may be speech; a lone round bullet is a list.
        return "bullets" if len(paragraphs) > 1 or paragraphs[0][0] in "•‣◦▪●○" else None
    numbers = [_NUMBER.match(each) for each in paragraphs]
    if len(paragraphs) > 1 and all(
        match and int(match[1]) == index for index, match in enumerate(numbers, 1)
    ):
        return "numbers"
    return None


def _whole(lines: Sequence[str]) -> list[str]:
    """Join lines that were cut for want of room: the next word would not have fitted."""
    width = max(map(len, lines))
    whole = [lines[0]]
    for before, line in pairwise(lines):
        is_item = _BULLET.match(line) or _NUMBER.match(line)
        reach = len(before) + 1 + len(line.split()[0])
        if width < _WIDE or is_item or reach < _FULL * width:
            whole.append(line)
        else:
            whole[-1] = _joined(whole[-1], line, lines)
    return whole


def _joined(first: str, second: str, lines: Sequence[str]) -> str:
    """Join two lines; a hyphen at the end goes where it parts a word that is nowhere written with it."""
    if first.endswith("\u00ad"):
        return first[:-1] + second
    match = re.search(r"(\w*[^\W\d_])-$", first)
    if match is None or not second[0].islower():
        return f"{first} {second}" if not first.endswith(("-", "–", "—", "/")) else first + second
    rest = re.match(r"\w+", second)
    hyphenated = f"{match[1]}-{rest[0] if rest else ''}".lower()
    is_written_so = any(hyphenated in line.lower() for line in lines)
    return first + second if is_written_so else first[:-1] + second
