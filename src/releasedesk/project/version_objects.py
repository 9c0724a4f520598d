"""Contents kept under the name of their SHA-256: each once, checked whenever it is read, written whole or not."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

_GRACE = 3600.0
"""Seconds for which an object stays that nothing names: another process may be about to name it."""

_LARGEST = 1 << 30
"""Bytes that an object may become when it is unpacked; nothing that was written here is larger."""


class DamagedObject(Exception):
    """An object that is gone or does not hold what its name promises."""


class Objects:
    """A folder of contents. Several processes may use it at once, because a name always stands for the same bytes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: set[str] = set()

    def put(self, content: bytes, *, is_packed: bool) -> str:
        """Keep a content, and return its name; `is_packed` content (a picture) gains nothing from being compressed.

        Raises:
            OSError: It cannot be written.

        """
        name = hashlib.sha256(content).hexdigest()
        path = self._path(name)
        if name in self._seen or self._is_whole(name):
            with contextlib.suppress(OSError):
                # Fresh for whoever removes what nothing names.
                os.utime(path)
                return name
        write_whole(path, b"r" + content if is_packed else b"z" + zlib.compress(content, 6))
        self._seen.add(name)
        return name

    def get(self, name: str) -> bytes:
        """Return a content.

        Raises:
            DamagedObject: It is gone or damaged.

        """
        try:
            stored = self._path(name).read_bytes()
            content = stored[1:] if stored[:1] == b"r" else _unpacked(stored[1:])
        except (OSError, zlib.error) as error:
            raise DamagedObject(name) from error
        if hashlib.sha256(content).hexdigest() != name:
            raise DamagedObject(name)
        return content

    def size(self, name: str) -> int:
        """Return how many bytes an object takes on disk; 0 where it is gone."""
        try:
            return self._path(name).stat().st_size
        except OSError:
            return 0

    def remove_unnamed(self, named: set[str]) -> None:
        """Remove what nothing names any more, and what was never finished, unless it is fresh."""
        for path, age in self._files():
            if path.name not in named and age > _GRACE:
                self._seen.discard(path.name)
                with contextlib.suppress(OSError):
                    path.unlink()

    def _files(self) -> Iterator[tuple[Path, float]]:
        now = time.time()
        for folder in _listed(self._folder):
            for path in _listed(folder):
                with contextlib.suppress(OSError):
                    yield path, now - path.stat().st_mtime

    def _is_whole(self, name: str) -> bool:
        if not self._path(name).exists():
            return False
        try:
            self.get(name)
        except DamagedObject:
            return False
        self._seen.add(name)
        return True

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name


def write_whole(path: Path, content: bytes) -> None:
    """Write a private file in one piece, flushed to disk, making its folder where it is missing.

    Raises:
        OSError: It cannot be written; nothing is left behind.

    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _unpacked(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    content = unpacker.decompress(packed, _LARGEST)
    if not unpacker.eof:
        raise zlib.error("cut off, or larger than anything that was written here")
    return content


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
