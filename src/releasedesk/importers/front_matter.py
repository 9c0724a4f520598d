"""The block of “key: value” lines between two rules with which web texts begin (YAML front matter)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RULE = re.compile(r"^---\s*$")
_COMMENT = re.compile(r"\s*<!--")
_KEY = re.compile(r"^(?P<key>[A-Za-z][\w-]{0,40}):(?:\s+(?P<value>.*))?$")
_ITEM = re.compile(r"^\s*-\s+(?P<value>.+)$")
_LINE_END = re.compile("\r\n|\r|\n")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """One key with its values, and its line in the source, counted from 1."""

    key: str
    values: tuple[str, ...]
    line: int


def split_front_matter(text: str) -> tuple[tuple[Entry, ...], str]:
    """Return the entries at the head of a text, and the text with them blanked out, so that line numbers stay.

    The subset of YAML that such texts use is read: single values and lists of them.
    """
    lines = _LINE_END.split(text)
    start = _first_line(lines)
    if start is None or not _RULE.match(lines[start]):
        return (), text
    stop = next(
        (i for i in range(start + 1, min(len(lines), start + _LONGEST)) if _RULE.match(lines[i])), None
    )
    if stop is None:
        return (), text
    entries = _entries(lines[start + 1 : stop], start + 2)
    if entries is None:
        return (), text
    return entries, "\n".join([*lines[:start], *[""] * (stop + 1 - start), *lines[stop + 1 :]])


def _first_line(lines: list[str]) -> int | None:
    """Return the first line that is neither blank nor within an HTML comment."""
    within = False
    for number, line in enumerate(lines):
        within = within or bool(_COMMENT.match(line))
        if within:
            within = "-->" not in line
        elif line.strip():
            return number
    return None


def _entries(lines: list[str], first: int) -> tuple[Entry, ...] | None:
    entries: list[Entry] = []
    for number, line in enumerate(lines, start=first):
        if match := _KEY.match(line):
            value = _bare(match["value"] or "")
            entries.append(Entry(match["key"].lower(), (value,) if value else (), number))
        elif entries and (item := _ITEM.match(line)):
            last = entries[-1]
            entries[-1] = Entry(last.key, (*last.values, _bare(item["value"])), last.line)
        elif line.strip() and not line.lstrip().startswith("#"):
            return None
    return tuple(entries) if entries else None


def _bare(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
