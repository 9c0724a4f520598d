"""What exported files are called: by their project, their language where there are several, and what must be known.

Nobody who is handed a file under embargo may have to open it to find out.
"""

from __future__ import annotations

import datetime as dt
import re

from releasedesk.model import Edition, Release, ReleaseLine
from releasedesk.model.release_line import names_a_city

_LONGEST = 240
"""Bytes of a name without its suffix; with it, nearly all file systems take 255 (NAME_MAX)."""
# What no name may hold on Windows (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def file_stem(name: str, release: Release, edition: Edition) -> str:
    """Return the name, without suffix, of the files of an edition of a project called `name`.

    An embargo adds its date, time and zone: `harbour.EMBARGOED-2026-11-24-0001-Europe-London`; where clocks show the
    time twice, its offset as well: `harbour.EMBARGOED-2026-10-25-0130-UTC+0100-Europe-London`. A zone without a city is
    its offset alone: the sign of “Etc/GMT+5” means five hours behind.
    """
    parts = []
    if len(release.editions) > 1:
        parts.append(edition.language)
    line = edition.release_line
    if line.until is not None:
        parts.append(f"EMBARGOED-{line.until:%Y-%m-%d-%H%M}-{_clock(line, line.until)}")
    elif line.kind == "hold":
        parts.append("HOLD")
    stem = ".".join((_fitting(name, sum(len(part) + 1 for part in parts)), *parts))
    return _NOT_IN_NAMES.sub("-", stem)


def _fitting(name: str, others: int) -> str:
    """Return a name cut to what a file system takes beside so many other characters: the embargo must stay legible."""
    room = _LONGEST - others
    whole = name.encode("utf-8", "surrogateescape")
    return name if len(whole) <= room else whole[:room].decode("utf-8", "ignore")


def _clock(line: ReleaseLine, until: dt.datetime) -> str:
    offset = f"UTC{until:%z}"
    if not names_a_city(line.time_zone):
        return offset.removesuffix("+0000")
    zone = line.time_zone.replace("/", "-").replace("_", "-")
    return f"{offset}-{zone}" if line.is_shown_twice else zone
