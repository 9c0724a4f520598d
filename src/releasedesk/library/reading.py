"""Reading the library's file; of a damaged one, every entry that is whole."""

from __future__ import annotations

import json
import re
import uuid
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from releasedesk.errors import FileProblem
from releasedesk.library.entries import KINDS, AnyEntry, Entry, Kind, Library, Snippet
from releasedesk.model import Boilerplate, Contact, Person

_TYPES: dict[Kind, type[AnyEntry]] = {
    "people": Entry[Person],
    "contacts": Entry[Contact],
    "boilerplates": Entry[Boilerplate],
    "snippets": Entry[Snippet],
}


class ReadLibrary(NamedTuple):
    """What was read, where the file is damaged (empty for a whole one), and how much of it could be read."""

    library: Library
    problem: str = ""
    read_in_words: str = ""


def read_library(path: Path, content: bytes) -> ReadLibrary:
    """Return the library of a file.

    Raises:
        FileProblem: A newer program wrote it, in a way that this one does not understand.

    """
    try:
        return ReadLibrary(Library.model_validate_json(content))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = "at " + ("/".join(map(str, first["loc"])) or "its beginning")
        if first["type"] == "json_invalid":
            line = re.search(r"line (\d+)", first["msg"])
            where = f"on line {line[1]}" if line else where
    return _salvaged(path, content, where)


def _salvaged(path: Path, content: bytes, where: str) -> ReadLibrary:
    from releasedesk.project.damaged_json import read_damaged
    from releasedesk.project.json_reading import OutOfBounds

    try:
        # Where only an entry does not fit, the rest is read whole, however much it is.
        stored = json.loads(content)
    except (ValueError, RecursionError):
        try:
            stored, _ = read_damaged(content)
        except OutOfBounds:
            stored = None
    stored = stored if isinstance(stored, dict) else {}
    version = stored.get("version")
    if isinstance(version, str) and re.fullmatch(r"[2-9]\.\d+|[1-9]\d+\.\d+", version):
        raise FileProblem(
            path, f"the library was written by a newer ReleaseDesk (version {version}); it is left as it is"
        )
    parts: dict[str, Any] = {"id": _identifier(stored.get("id"))}
    read = lost = 0
    for kind in KINDS:
        items = stored.get(kind)
        entries = [_entry(kind, item) for item in (items if isinstance(items, list) else [])]
        unique = {entry.id: entry for entry in entries if entry is not None}
        parts[kind] = tuple(unique.values())
        read += len(unique)
        lost += len(entries) - len(unique)
    words = f"{read:,} of its entries could be read" if read or lost else "nothing of it could be read"
    if lost:
        words = f"{read:,} of its {read + lost:,} entries could be read"
    return ReadLibrary(Library(**parts), where, words)


def _identifier(stored: object) -> str:
    return stored if isinstance(stored, str) and stored and stored.isprintable() else str(uuid.uuid4())


def _entry(kind: Kind, item: object) -> AnyEntry | None:
    """Return an entry as far as it is whole: what it holds now counts more than what it was before."""
    if not isinstance(item, dict):
        return None
    for attempt in (item, item | {"history": []}):
        try:
            return _TYPES[kind].model_validate(attempt)
        except ValidationError:
            continue
    return None
