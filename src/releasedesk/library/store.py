"""Where the library is kept: one file in the user's data folder, shared by all windows, replaced as a whole."""

from __future__ import annotations

import datetime as dt
import threading
import uuid
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from releasedesk.errors import FileProblem
from releasedesk.library.entries import (
    MOST_VERSIONS,
    AnyEntry,
    Content,
    Earlier,
    Entry,
    Kind,
    Library,
    bare,
    kind_of,
    pictures_in,
    same_content,
)
from releasedesk.library.pictures import LibraryPictures
from releasedesk.library.reading import read_library
from releasedesk.model import Asset
from releasedesk.model.ids import random_id
from releasedesk.project.data_folder import data_folder
from releasedesk.project.saving import write_atomically
from releasedesk.project.turn import turn

_FILE, _PICTURES = "library.json", "library-pictures"
_GREATEST = 16_000_000
"""Bytes above which the file is not read; ten thousand contacts take about four million."""


class Change(NamedTuple):
    """What one step made of the library, so that it can be taken back."""

    before: Library
    after: Library


class LibraryStore:
    """Reads and changes the library. Each change reads the file first, so that two windows lose nothing of each other.

    A damaged file is put aside, and everything that can be read of it goes on being the library; `notice` says so. A
    file that cannot be read at all, or that a newer program wrote, is never written over.
    """

    def __init__(
        self, folder: Path | None = None, clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._seen: tuple[int, ...] | None = None
        self._library: Library | None = None
        self._thread_turn = threading.RLock()
        self._is_pruned = False
        self.notice = ""
        self.last_change: Change | None = None

    @property
    def path(self) -> Path:
        """The file."""
        return (self._folder or data_folder()) / _FILE

    @property
    def newest(self) -> Library | None:
        """The library as it was read or written last; None before that."""
        return self._library

    def library(self) -> Library:
        """Return the library as it is in the file now; an empty one where there is no file yet.

        Raises:
            FileProblem: The file cannot be read, or is of a newer program.

        """
        with self._thread_turn:
            seen = self._state()
            if self._library is None or seen != self._seen:
                if seen is None:
                    self._library = self._library or Library(id=str(uuid.uuid4()))
                    self._library = Library(id=self._library.id)
                else:
                    self._library = self._read()
                self._seen = self._state()
            return self._library

    @property
    def pictures(self) -> LibraryPictures:
        """The pictures of snippets."""
        return LibraryPictures(self.path.with_name(_PICTURES))

    def put(
        self, content: Content, entry_id: str = "", language: str = "", pictures: Iterable[Asset] = ()
    ) -> AnyEntry:
        """Keep a content: as a new entry, or as the next version of an entry that is there.

        A content that the entry has already makes no version. `pictures` may hold more than its figures show.

        Raises:
            FileProblem: The library cannot be read or written.

        """
        return self.put_all([content], [entry_id], language, pictures)[0]

    def put_all(
        self,
        contents: Sequence[Content],
        entry_ids: Sequence[str] = (),
        language: str = "",
        pictures: Iterable[Asset] = (),
    ) -> list[AnyEntry]:
        """Keep several contents in one step.

        Raises:
            FileProblem: The library cannot be read or written; nothing was kept.

        """
        kept: list[AnyEntry] = []

        def change(library: Library) -> Library:
            kept.clear()
            lists = {kind: list(library.entries(kind)) for kind in {kind_of(each) for each in contents}}
            places = {kind: {entry.id: at for at, entry in enumerate(lists[kind])} for kind in lists}
            for index, content in enumerate(contents):
                kind = kind_of(content)
                at = places[kind].get(entry_ids[index] if index < len(entry_ids) else "")
                if at is None:
                    entry = self._new(content, language)
                    lists[kind].append(entry)
                else:
                    entry = lists[kind][at] = self._next_version(lists[kind][at], content)
                kept.append(entry)
            return library.replace(**{kind: tuple(entries) for kind, entries in lists.items()})

        shown = set(chain.from_iterable(map(pictures_in, contents)))
        self.pictures.keep(asset for asset in pictures if asset.id in shown)
        self._change(change)
        return kept

    def remove(self, kind: Kind, entry_ids: Sequence[str]) -> None:
        """Take entries out; what was copied from them stays in its releases.

        Raises:
            FileProblem: The library cannot be read or written.

        """
        gone = set(entry_ids)

        def change(library: Library) -> Library:
            rest = tuple(entry for entry in library.entries(kind) if entry.id not in gone)
            self.pictures.touch(entry for entry in library.entries(kind) if entry.id in gone)
            return library.replace(**{kind: rest})

        self._change(change)

    def take_back(self, done: Change) -> None:
        """Undo a step; what was changed since by another one stays as it is now.

        Raises:
            FileProblem: The library cannot be read or written.

        """

        def change(library: Library) -> Library:
            changes = {}
            for kind in ("people", "contacts", "boilerplates", "snippets"):
                changes[kind] = _taken_back(library, done, kind)
            return library.replace(**changes)

        self._change(change)

    def _new(self, content: Content, language: str) -> AnyEntry:
        entry: AnyEntry = _type_of(content).model_validate(
            {"id": random_id(), "changed": self._now(), "content": bare(content), "language": language}
        )
        return entry

    def _next_version(self, entry: AnyEntry, content: Content) -> AnyEntry:
        if same_content(entry.content, content):
            return entry
        earlier: Earlier[Any] = Earlier(version=entry.version, changed=entry.changed, content=entry.content)
        changed: AnyEntry = entry.replace(
            version=entry.version + 1,
            changed=self._now(),
            content=bare(content),
            history=(earlier.model_dump(), *entry.history)[:MOST_VERSIONS],
        )
        return changed

    def _change(self, change: Callable[[Library], Library]) -> None:
        path = self.path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with self._thread_turn, turn(path.with_name("library")):
                before = self.library()
                if not self._is_pruned:
                    self._is_pruned = True
                    self.pictures.prune(before)
                library = change(before)
                if library != before or self._seen is None:
                    write_atomically(path, _bytes_of(library))
                self._library, self._seen = library, self._state()
                self.last_change = Change(before, library)
        except OSError as error:
            reason = error.strerror or "unknown reason"
            raise FileProblem(path, f"the library cannot be written there ({reason})") from error

    def _now(self) -> dt.datetime:
        return self._clock().replace(microsecond=0)

    def _state(self) -> tuple[int, ...] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def _read(self) -> Library:
        path = self.path
        try:
            if path.stat().st_size > _GREATEST:
                raise FileProblem(path, "the library is too large to be one; move it away to start a new one")
            content = path.read_bytes()
        except OSError as error:
            reason = error.strerror or "unknown reason"
            raise FileProblem(path, f"the library cannot be read ({reason})") from error
        found = read_library(path, content)
        if found.problem:
            aside = self._put_aside(content, found.library)
            self.notice = (
                f"{path}: the library was damaged {found.problem}; {found.read_in_words}, "
                f"and the damaged file is kept beside it as {aside.name}"
            )
        return found.library

    def _put_aside(self, content: bytes, mended: Library) -> Path:
        """Keep a damaged file under another name, then write what could be read of it in its place."""
        stamp = self._now().strftime("%Y-%m-%d-%H%M%S")
        aside = self.path.with_name(f"library-damaged-{stamp}.json")
        write_atomically(aside, content)
        write_atomically(self.path, _bytes_of(mended))
        return aside


def _type_of(content: Content) -> type[AnyEntry]:
    return Entry[type(content)]  # type: ignore[misc, return-value]


def _bytes_of(library: Library) -> bytes:
    return library.model_dump_json(indent=2).encode() + b"\n"


def _taken_back(library: Library, done: Change, kind: Kind) -> tuple[AnyEntry, ...]:
    before = {entry.id: entry for entry in done.before.entries(kind)}
    after = {entry.id: entry for entry in done.after.entries(kind)}
    entries: list[AnyEntry] = []
    for entry in library.entries(kind):
        if entry.id in after and after[entry.id] == entry != before.get(entry.id):
            if entry.id in before:
                entries.append(before[entry.id])
        else:
            entries.append(entry)
    present = {entry.id for entry in entries}
    removed = (entry for key, entry in before.items() if key not in after and key not in present)
    return (*entries, *removed)
