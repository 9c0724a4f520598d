"""Recognises the copies that sync services make of a file when two people changed it at the same time."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_SUFFIX = ".releasedesk"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a service names its conflict copies: a pattern of the name without suffix, with the group `name` for the
    original's and, where the service tells, `who` for a person or a machine and `day`.
    """

    service: str
    regex: re.Pattern[str]


def _pattern(service: str, regex: str) -> Pattern:
    return Pattern(service, re.compile(regex, re.IGNORECASE))


# The first pattern that fits decides. Sources: Dropbox Help (“What’s a conflicted copy?”); Nextcloud desktop client,
# src/common/utility.cpp (makeConflictFileName), which ownCloud's wrote as “_conflict-” before; Syncthing,
# lib/model/folder.go (conflictName); Seafile's “SFConflict”.
PATTERNS = (
    _pattern(
        "Syncthing", r"(?P<name>.+)\.sync-conflict-(?P<day>[0-9]{8})-[0-9]{6}(?:-(?P<who>[A-Z0-9]{7}))?"
    ),
    _pattern(
        "Dropbox",
        rf"(?P<name>.+) \((?P<who>[^()]+?)['’]s? conflicted copy(?: (?P<day>{_DAY}))?(?: \([0-9]+\))?\)",
    ),
    _pattern(
        "Nextcloud",
        rf"(?P<name>.+) \(conflicted copy(?: (?P<who>[^()0-9][^()]*?))? (?P<day>{_DAY})(?: [0-9]{{6}})?(?:-[0-9]+)?\)",
    ),
    _pattern("Dropbox", rf"(?P<name>.+) \(conflicted copy(?: (?P<day>{_DAY}))?(?: \([0-9]+\))?\)"),
    _pattern("Dropbox", rf"(?P<name>.+) \((?P<who>[^()]+?) conflicted copy(?: (?P<day>{_DAY}))?\)"),
    _pattern("ownCloud", r"(?P<name>.+)_conflict-(?:(?P<who>[^-]+)-)?(?P<day>[0-9]{8})-[0-9]{6}"),
    _pattern(
        "Seafile",
        rf"(?P<name>.+) \(SFConflict (?P<who>[^()]+?) (?P<day>{_DAY})-[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}\)",
    ),
)
"""The services and their patterns."""

# OneDrive appends a hyphen and the name of the machine, which may as well be words of a name: it is taken for one only
# in capitals or with a Mac's usual names, and where the original lies beside it.
_MACHINE = re.compile(r"(?P<who>[A-Z0-9][A-Z0-9-]{2,62}?|(?i:i?mac|macbook)[\w-]{0,60}?)(?:-[0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class ConflictCopy:
    """A copy of a file that a sync service made.

    Args:
        path: The copy.
        original: The file that it is a copy of, which may be gone.
        service: The service, such as “Dropbox”.
        who: The person or the machine that the copy came from, as the service tells; may be empty.
        day: When, as year-month-day; may be empty.

    """

    path: Path
    original: Path
    service: str
    who: str = ""
    day: str = ""

    @property
    def origin(self) -> str:
        """Where it came from, in words: “Anna’s copy of 2026-11-25 (Dropbox)”."""
        of = f"{self.who}’s copy" if self.who else "a copy"
        return f"{of} of {self.day} ({self.service})" if self.day else f"{of} ({self.service})"


def copies_of(path: Path) -> tuple[ConflictCopy, ...]:
    """Return the conflict copies beside a file, in the order of their names; none where the folder cannot be read."""
    try:
        names = os.listdir(path.parent)
    except OSError:
        return ()
    found = (as_conflict_copy(path.with_name(name), names) for name in sorted(names) if name != path.name)
    return tuple(copy for copy in found if copy is not None and _same(copy.original.name, path.name))


def as_conflict_copy(path: Path, beside: Iterable[str]) -> ConflictCopy | None:
    """Return what a file is a conflict copy of; None where its name is like that of any other file.

    `beside` are the names in its folder: a name that only might be a copy's is one when the original is there.
    """
    if path.suffix.lower() != _SUFFIX:
        return None
    for pattern in PATTERNS:
        match = pattern.regex.fullmatch(path.stem)
        if match is not None:
            groups = match.groupdict()
            original = path.with_name(groups["name"] + path.suffix)
            return ConflictCopy(
                path, original, pattern.service, groups.get("who") or "", _day(groups.get("day") or "")
            )
    return _by_machine(path, {os.path.normcase(name) for name in beside})


def _by_machine(path: Path, known: set[str]) -> ConflictCopy | None:
    for hyphen in re.finditer("-", path.stem):
        original = path.with_name(path.stem[: hyphen.start()] + path.suffix)
        match = _MACHINE.fullmatch(path.stem[hyphen.end() :])
        if match is not None and os.path.normcase(original.name) in known:
            return ConflictCopy(path, original, "OneDrive", match["who"])
    return None


def _day(day: str) -> str:
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if len(day) == 8 else day


def _same(one: str, other: str) -> bool:
    return os.path.normcase(one) == os.path.normcase(other)
