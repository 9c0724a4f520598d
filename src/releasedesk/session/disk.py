"""What became of a project's file since it was read, found out in the background."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from releasedesk.errors import ProjectFileError
from releasedesk.project.disk import digest_of
from releasedesk.project.document import Project
from releasedesk.project.reading import parse_project, read_bytes


@dataclass(frozen=True)
class DiskState:
    """A project's file as it is now.

    Attributes:
        kind: “same” as was read or saved last; “changed”, with what it holds now; “gone”; or “unreadable”, as while
            somebody else is writing it or when something else took its place.
        digest: The SHA-256 of the file; empty where it cannot be read.
        project: What it holds, where it changed.
        problem: Why it cannot be read, in a sentence.

    """

    kind: Literal["same", "changed", "gone", "unreadable"]
    digest: str = ""
    project: Project | None = None
    problem: str = ""


def look_at(path: Path, known: str | None) -> DiskState:
    """Read a project's file and tell what became of it; `known` is its SHA-256 when it was read or saved last."""
    try:
        content = read_bytes(path)
    except ProjectFileError as error:
        return DiskState("unreadable" if os.path.lexists(path) else "gone", problem=str(error))
    digest = digest_of(content)
    if digest == known:
        return DiskState("same", digest)
    try:
        return DiskState("changed", digest, parse_project(content, path))
    except ProjectFileError as error:
        return DiskState("unreadable", digest, problem=str(error))


def may_write(path: Path) -> bool:
    """Whether the file system lets this user write a file, as far as can be known without trying."""
    with contextlib.suppress(OSError):
        return os.access(path, os.W_OK) or not path.exists()
    return True
