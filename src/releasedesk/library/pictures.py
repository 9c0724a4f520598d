"""The pictures of snippets: each once in the library, as a file beside it that is named by its SHA-256."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from releasedesk import limits
from releasedesk.errors import FileProblem, UnsafeInput
from releasedesk.library.entries import AnyEntry, Library, pictures_in
from releasedesk.model import Asset, asset_from_bytes
from releasedesk.project.saving import write_atomically

_KEPT_UNUSED = 7 * 24 * 3600
"""Seconds that a picture stays after its last entry is gone: taking entries out can be undone, in other windows too."""


class LibraryPictures:
    """Keeps pictures in a folder; the same picture is kept once, whoever shows it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, assets: Iterable[Asset]) -> None:
        """Keep pictures; one that is there but damaged is mended.

        Raises:
            FileProblem: A picture is damaged, or cannot be written.

        """
        for asset in assets:
            path = self._path(asset.id)
            try:
                content = asset.content()
            except ValueError as error:
                raise FileProblem(
                    path, f"{error}; choose the picture anew before you keep the snippet"
                ) from error
            try:
                if self._is_whole(path, asset.id):
                    continue
                self.folder.mkdir(parents=True, exist_ok=True)
                write_atomically(path, content)
            except OSError as error:
                reason = error.strerror or "unknown reason"
                raise FileProblem(path, f"the picture cannot be kept there ({reason})") from error

    def read(self, identifier: str) -> Asset:
        """Return a picture.

        Raises:
            FileProblem: It is missing, damaged, or no picture that a release can show.

        """
        from releasedesk.formats.picture_reading import picture_kind

        path = self._path(identifier)
        way_out = "choose the picture anew where it was inserted, and keep the snippet again"
        try:
            with path.open("rb") as file:
                content = file.read(limits.PICTURE_BYTES + 1)
        except FileNotFoundError as error:
            raise FileProblem(path, f"a picture of the snippet is missing there; {way_out}") from error
        except OSError as error:
            reason = error.strerror or "unknown reason"
            raise FileProblem(
                path, f"a picture of the snippet cannot be read ({reason}); {way_out}"
            ) from error
        if hashlib.sha256(content).hexdigest() != identifier:
            raise FileProblem(path, f"a picture of the snippet is damaged; {way_out}")
        try:
            facts = picture_kind(content)
        except UnsafeInput as error:
            raise FileProblem(path, f"a picture of the snippet cannot be shown ({error})") from error
        return asset_from_bytes(content, facts.media_type, facts.width, facts.height)

    def touch(self, entries: Iterable[AnyEntry]) -> None:
        """Let the time begin anew for which the pictures of entries stay that are taken out."""
        for identifier in _shown_by(entries):
            with suppress(OSError):
                os.utime(self._path(identifier))

    def prune(self, library: Library) -> None:
        """Take away pictures that no version of any entry has shown for a week."""
        with suppress(OSError):
            files = [each for each in self.folder.iterdir() if _is_name(each.name)]
            shown = set(_shown_by(library.snippets)) if files else set()
            for path in files:
                if path.name not in shown and time.time() - path.stat().st_mtime > _KEPT_UNUSED:
                    path.unlink()

    def _path(self, identifier: str) -> Path:
        # What a file says is an identifier may be anything, also a way out of the folder.
        return self.folder / (identifier if _is_name(identifier) else "no-picture")

    def _is_whole(self, path: Path, identifier: str) -> bool:
        try:
            return hashlib.sha256(path.read_bytes()).hexdigest() == identifier
        except FileNotFoundError:
            return False


def _shown_by(entries: Iterable[AnyEntry]) -> Iterator[str]:
    for entry in entries:
        yield from pictures_in(entry.content)
        for earlier in entry.history:
            yield from pictures_in(earlier.content)


def _is_name(name: str) -> bool:
    return len(name) == 64 and set(name) <= set("0123456789abcdef")
