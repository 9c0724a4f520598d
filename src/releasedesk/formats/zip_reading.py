"""Opens ZIP archives that come from outside, within bounds: nothing is unpacked to disk, and nothing without a limit.

What such archives do to those who trust them: a few bytes that become gigabytes, files that lie over each other, names
that lead out of the folder, sizes that are not those that are promised.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from releasedesk import limits
from releasedesk.errors import UnsafeInput

_WAY_OUT = "open it where it was written and save it anew"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_DRIVE = re.compile(r"[A-Za-z]:")
# What `zipfile` raises for broken archives; it tells nothing apart that a person could act on.
_BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, NotImplementedError),
    *(RuntimeError, OSError, ValueError, OverflowError, IndexError),
)
_SMALL = 100_000
"""Bytes up to which nobody minds how tightly a file is packed."""


class Archive:
    """The files in an archive, each unpacked when it is asked for."""

    def __init__(self, source: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo]) -> None:
        self._source = source
        self._members = members
        self._unpacked = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files, in their order."""
        return tuple(self._members)

    def read(self, name: str, most: int = limits.XML_BYTES) -> bytes:
        """Return the bytes of a file, at most `most` of them.

        Raises:
            KeyError: There is no such file.
            UnsafeInput: It is damaged, or larger than it may be.

        """
        member = self._members[name]
        try:
            with self._source.open(member) as file:
                # The size in the directory is a promise; what counts is what comes out.
                content = file.read(most + 1)
        except _BROKEN as error:
            raise UnsafeInput(f"it is damaged (“{shown(name)}” cannot be unpacked); {_WAY_OUT}") from error
        self._unpacked += len(content)
        if len(content) > most or self._unpacked > limits.ARCHIVE_BYTES:
            raise UnsafeInput(f"“{shown(name)}” in it is too large to be read; {_WAY_OUT}")
        return content


def open_archive(content: bytes) -> Archive:
    """Return the archive in the bytes of a file.

    Raises:
        UnsafeInput: It is no archive, damaged, too large, encrypted, or its names lead elsewhere.

    """
    if len(content) > limits.SOURCE_BYTES:
        raise UnsafeInput(
            f"it is larger than {limits.SOURCE_BYTES // limits.MEGABYTE} MB; take pictures out of it"
        )
    # The directory at the end is read in full before anybody can look at it; 46 bytes are the least for each name.
    if content.count(b"PK\x01\x02") > limits.ARCHIVE_FILES:
        raise UnsafeInput(f"it holds more than {limits.ARCHIVE_FILES:,} files; {_WAY_OUT}")
    try:
        source = zipfile.ZipFile(io.BytesIO(content))
        members = source.infolist()
    except _BROKEN as error:
        raise UnsafeInput(f"it is damaged (it is no whole ZIP archive); {_WAY_OUT}") from error
    named: dict[str, zipfile.ZipInfo] = {}
    for member in members:
        # `is_dir` looks at the last character, and a name may have none.
        if not member.filename.endswith("/"):
            _check(member, named)
            named[member.filename] = member
    if sum(member.file_size for member in named.values()) > limits.ARCHIVE_BYTES:
        raise UnsafeInput(f"it becomes larger than {limits.ARCHIVE_BYTES // limits.MEGABYTE} MB; {_WAY_OUT}")
    return Archive(source, named)


def _check(member: zipfile.ZipInfo, named: dict[str, zipfile.ZipInfo]) -> None:
    name = member.filename
    if not name:
        raise UnsafeInput(f"it holds a file without a name; {_WAY_OUT}")
    if name in named:
        raise UnsafeInput(f"it holds “{shown(name)}” twice; {_WAY_OUT}")
    if "\\" in name or name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
        raise UnsafeInput(f"the name “{shown(name)}” in it leads out of it; {_WAY_OUT}")
    if member.flag_bits & _ENCRYPTED:
        raise UnsafeInput("it is protected by a password; save it without one")
    if member.compress_type not in _METHODS:
        raise UnsafeInput(f"“{shown(name)}” in it is packed in a way that documents do not use; {_WAY_OUT}")
    most = max(member.compress_size, 1) * limits.ARCHIVE_RATIO
    if member.file_size > max(most, _SMALL):
        raise UnsafeInput(f"“{shown(name)}” in it is packed too tightly to be a document's; {_WAY_OUT}")


def shown(name: str) -> str:
    """Return a name from outside as it can stand in a sentence: short, on one line, with nothing invisible."""
    visible = "".join(character if character.isprintable() else "\ufffd" for character in name)
    return visible if len(visible) <= 60 else visible[:59] + "…"
