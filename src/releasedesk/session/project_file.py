"""The file of an open project: where it is, what it held when it was read or saved last, and writing to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from releasedesk.errors import FileProblem
from releasedesk.project.disk import BROKEN_SEAL, digest_of
from releasedesk.project.document import VERSION, Project
from releasedesk.project.opening import Opened, understood
from releasedesk.project.reading import read_bytes
from releasedesk.session.disk import DiskState, look_at


@dataclass
class ProjectFile:
    """What is known of the file.

    Attributes:
        path: Where it is; None while there is none.
        digest: The SHA-256 of what it held when it was read or saved last; None while there is none.
        base: The project that it held then; None where nobody knows it any more.
        version: The latest version of the format that was seen in it.

    """

    path: Path | None
    base: Project | None
    digest: str | None = None
    version: str = VERSION

    def __post_init__(self) -> None:
        self.see_version(VERSION)

    @classmethod
    def read(cls, path: Path) -> tuple[ProjectFile, Opened, bool]:
        """Read a file; returns what is understood of it, too, and whether that comes from the whole copy beside it.

        That is so where saving in place was interrupted.

        Raises:
            ProjectFileError: It cannot be read.

        """
        content = read_bytes(path)
        copy = _whole_copy_of(path, content)
        found = understood(content if copy is None else copy, path)
        return cls(path, found.project, digest_of(content), found.project.version), found, copy is not None

    def write(self, path: Path, project: Project, content: bytes) -> None:
        """Write the project to a file, which is the one from then on.

        Raises:
            FileChangedError: It is the present one, and somebody else changed it.
            FileProblem: It cannot be written; what was there is whole.

        """
        from releasedesk.project.saving import write_atomically

        digest = digest_of(content)
        try:
            write_atomically(path, content, expected=self.digest if path == self.path else None)
        except FileProblem:
            # Where only reading back failed, what is there is nobody else's work.
            if path == self.path and look_at(path, None).digest == digest:
                self.digest = digest
            raise
        self.path, self.digest, self.base = path, digest, project

    def agree_with(self, state: DiskState) -> None:
        """Take what the file holds as read."""
        assert state.project is not None
        self.digest, self.base = state.digest, state.project
        self.see_version(state.project.version)

    def see_version(self, version: str) -> None:
        """Take notice of the version of another copy: the latest is written."""
        self.version = max(self.version, version, key=_version_key)


def _whole_copy_of(path: Path, content: bytes) -> bytes | None:
    if not content.startswith(BROKEN_SEAL):
        return None
    from releasedesk.project.in_place import whole_copy_of

    return whole_copy_of(path, content)


def _version_key(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
