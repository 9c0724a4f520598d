"""The recovery journal of one open project on disk: its newest state in one of two slots, its pictures beside them.

The slots are written in turn, so that one of them is whole at every moment: a state counts where its checksum is right,
and of two the one with the higher number is newer, whatever the clock says. Nothing is renamed and one flush is enough,
and a disk that is full does not stop a state that fits into the space which its slot has.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
import secrets
from pathlib import Path

from releasedesk.project.disk import BINARY, flush, flush_folder, read_all, remove, write_all
from releasedesk.project.os_lock import try_lock
from releasedesk.project.processes import ProcessMark, is_running, this_process

_SLOTS = ("a.state", "b.state")
_OWNER = "owner"
_SAVING = "saving"
_HEADER = re.compile(rb"releasedesk-journal 1 (\d{20}) (\d{12}) ([0-9a-f]{64})\n")
_TRIES = 5
"""Entries that are begun before somebody else is blamed for taking them."""
_STEP = 1 << 16
"""Bytes in which a slot grows."""


class Journal:
    """An entry of the journal that this process owns."""

    def __init__(self, folder: Path, owner: int) -> None:
        self.folder = folder
        self._owner = owner
        self._number = 0
        self._next = 0
        self._assets: set[str] = set()
        newest = _newest(folder)
        if newest is not None:
            self._number, self._next = newest[0], 1 - newest[1]

    @classmethod
    def created(cls, root: Path) -> Journal:
        """Begin an entry.

        Raises:
            OSError: There is no room for one.

        """
        for _ in range(_TRIES):
            folder = root / secrets.token_hex(8)
            folder.mkdir(parents=True, mode=0o700)
            flush_folder(root)
            # Until it is claimed, a window that looks for what was left behind may take it for that, and remove it.
            with contextlib.suppress(FileNotFoundError):
                journal = cls.claimed(folder)
                if journal is not None:
                    return journal
        raise OSError(errno.EAGAIN, "others take every entry that is begun")

    @classmethod
    def claimed(cls, folder: Path) -> Journal | None:
        """Take over an entry whose process is gone; None where it is somebody else's.

        Raises:
            OSError: It is not there any more, or cannot be reached.

        """
        owner = os.open(folder / _OWNER, os.O_RDWR | os.O_CREAT | BINARY, 0o600)
        try:
            if _is_anybodys(owner):
                os.ftruncate(owner, 0)
                os.lseek(owner, 0, os.SEEK_SET)
                mark = this_process()
                write_all(owner, json.dumps([mark.machine, mark.pid, mark.began]).encode())
                return cls(folder, owner)
        except OSError:
            os.close(owner)
            raise
        os.close(owner)
        return None

    def write(self, state: bytes) -> None:
        """Write a newer state and flush it to the disk.

        Raises:
            OSError: It cannot be written; the state before it is whole.

        """
        number = self._number + 1
        content = _header(number, state) + state
        slot = self.folder / _SLOTS[self._next]
        is_new = not slot.exists()
        descriptor = os.open(slot, os.O_RDWR | os.O_CREAT | BINARY, 0o600)
        try:
            _make_room(descriptor, len(content))
            write_all(descriptor, content)
            flush(descriptor)
        finally:
            os.close(descriptor)
        if is_new:
            # A file is only as durable as its name in the folder.
            flush_folder(self.folder)
        self._number, self._next = number, 1 - self._next

    def keep_asset(self, identifier: str, text: str) -> None:
        """Keep the data of a picture, once.

        Raises:
            OSError: It cannot be written.

        """
        if identifier in self._assets:
            return
        data = text.encode()
        file = _asset_file(self.folder, identifier)
        if not _is_whole_asset(file):
            file.parent.mkdir(exist_ok=True, mode=0o700)
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | BINARY, 0o600)
            try:
                write_all(descriptor, hashlib.sha256(data).hexdigest().encode() + b"\n" + data)
                flush(descriptor)
            finally:
                os.close(descriptor)
        self._assets.add(identifier)

    def mark_saving(self, path: Path, digest: str) -> None:
        """Note that the project is about to be saved: where the file has this SHA-256, no earlier state is missing.

        Killed right after saving, a process leaves a state behind that is older than the file.

        Raises:
            OSError: It cannot be written.

        """
        descriptor = os.open(self.folder / _SAVING, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | BINARY, 0o600)
        try:
            write_all(descriptor, json.dumps([str(path), digest]).encode())
        finally:
            os.close(descriptor)

    def release(self) -> None:
        """Leave the entry as it is, for whoever claims it next."""
        with contextlib.suppress(OSError):
            os.close(self._owner)

    def remove(self) -> None:
        """Remove the entry and everything in it."""
        # The newest state says that there is none, and goes last: what is left by an interruption offers nothing.
        with contextlib.suppress(OSError):
            self.write(b"")
        remove(self.folder / _SLOTS[self._next])
        remove(self.folder / _SLOTS[1 - self._next])
        with contextlib.suppress(OSError):
            for file in (self.folder / "assets").iterdir():
                remove(file)
            (self.folder / "assets").rmdir()
        if os.name == "nt":
            # There a file that is open cannot be removed.
            self.release()
        remove(self.folder / _SAVING)
        remove(self.folder / _OWNER)
        with contextlib.suppress(OSError):
            self.folder.rmdir()
        self.release()


def newest_state(folder: Path) -> bytes | None:
    """Return the newest whole state of an entry, or None where there is none."""
    newest = _newest(folder)
    return newest[2] if newest is not None else None


def asset_data(folder: Path, identifier: str) -> bytes | None:
    """Return the data of a picture that an entry keeps, or None where it is missing or damaged."""
    with contextlib.suppress(OSError):
        digest, _, data = read_all(_asset_file(folder, identifier)).partition(b"\n")
        if hashlib.sha256(data).hexdigest().encode() == digest:
            return data
    return None


def last_saving(folder: Path) -> tuple[Path, str] | None:
    """Return which file the project was saved to last, or was about to be, and the SHA-256 of what was to be in it."""
    try:
        path, digest = json.loads(read_all(folder / _SAVING))
        return Path(path), str(digest)
    except (OSError, ValueError, TypeError):
        return None


def entries(root: Path) -> list[Path]:
    """Return the entries in a folder of journals, whoever they belong to."""
    with contextlib.suppress(OSError):
        return sorted(Path(each.path) for each in os.scandir(root) if each.is_dir(follow_symlinks=False))
    return []


def is_abandoned(folder: Path) -> bool:
    """Whether the process that an entry belongs to is gone; nothing is changed by asking."""
    try:
        owner = os.open(folder / _OWNER, os.O_RDWR | BINARY)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    try:
        return _is_anybodys(owner)
    finally:
        os.close(owner)


def was_begun(folder: Path) -> bool:
    """Whether an entry ever got to a second state, so that one without any whole state is a damaged one."""
    return all((folder / name).exists() for name in _SLOTS)


def _is_anybodys(owner: int) -> bool:
    """Whether no living process owns an entry: the system says so by its lock, else the mark in the file."""
    try:
        return try_lock(owner)
    except OSError:
        try:
            machine, pid, began = json.loads(os.read(owner, 4096) or b"null")
            return is_running(ProcessMark(str(machine), int(pid), str(began))) is False
        except (ValueError, TypeError):
            return True


def _newest(folder: Path) -> tuple[int, int, bytes] | None:
    found = []
    for index, name in enumerate(_SLOTS):
        with contextlib.suppress(OSError):
            content = read_all(folder / name)
            if (state := _checked(content)) is not None:
                found.append((state[0], index, state[1]))
    return max(found, default=None)


def _header(number: int, state: bytes) -> bytes:
    return b"releasedesk-journal 1 %020d %012d %s\n" % (number, len(state), _digest(number, state))


def _digest(number: int, state: bytes) -> bytes:
    # The number belongs to what is checked: a newer header above an older state is no state.
    whole = hashlib.sha256(b"%020d" % number)
    whole.update(state)
    return whole.hexdigest().encode()


def _checked(content: bytes) -> tuple[int, bytes] | None:
    header = _HEADER.match(content)
    if header is None:
        return None
    number, length = int(header[1]), int(header[2])
    state = content[header.end() : header.end() + length]
    if len(state) != length or _digest(number, state) != header[3]:
        return None
    return number, state


def _make_room(descriptor: int, size: int) -> None:
    """Reserve room in steps, some of it ahead, so that a disk that fills up later leaves room to type on."""
    if size <= os.fstat(descriptor).st_size or not hasattr(os, "posix_fallocate"):
        return
    ahead = -(-size * 5 // 4 // _STEP) * _STEP
    # Where there is no more room than for this state, it is written all the same.
    with contextlib.suppress(OSError):
        os.posix_fallocate(descriptor, 0, ahead)


def _asset_file(folder: Path, identifier: str) -> Path:
    # An identifier from a damaged file may hold anything.
    return folder / "assets" / hashlib.sha256(identifier.encode()).hexdigest()


def _is_whole_asset(file: Path) -> bool:
    with contextlib.suppress(OSError):
        digest, _, data = file.read_bytes().partition(b"\n")
        return hashlib.sha256(data).hexdigest().encode() == digest
    return False
