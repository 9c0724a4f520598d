"""Opens any project file as far as it can be understood: whole, or read-only with the reason and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from releasedesk.errors import DamagedFileError, NewerVersionError, ProjectFileError
from releasedesk.findings import Finding, Severity
from releasedesk.project.document import Project
from releasedesk.project.json_reading import OutOfBounds
from releasedesk.project.reading import parse_project, read_bytes, refuse_endless
from releasedesk.project.wording import excerpt


@dataclass(frozen=True, slots=True)
class Opened:
    """What a project file holds, as far as it can be understood.

    `reason` says why the file must stay as it is, in one sentence; it is empty for a file that may be saved.
    `findings` are what is missing of it or was changed, with the places.
    """

    project: Project
    findings: tuple[Finding, ...] = ()
    reason: str = ""


def open_project(path: Path) -> Opened:
    """Open a project file as far as it can be understood.

    Raises:
        ProjectFileError: The file cannot be read, or nothing in it is a project.

    """
    return understood(read_bytes(path), path)


def understood(content: bytes, path: Path) -> Opened:
    """Return what can be understood of the bytes of a project file; `path` names it in messages.

    Raises:
        ProjectFileError: Nothing in them is a project.

    """
    opened = _opened(content, path)
    refuse_endless(opened.project, content, path)
    return opened


def _opened(content: bytes, path: Path) -> Opened:
    try:
        return Opened(parse_project(content, path))
    except NewerVersionError as error:
        reason = (
            "A later ReleaseDesk wrote this file. What this one understands of it is shown; the file itself is left as"
            " it is. Update ReleaseDesk to work on it, or save a copy under another name."
        )
        return _salvaged(content, error, reason)
    except DamagedFileError as error:
        reason = (
            "This file is damaged. What can be read of it is shown; the file itself is left as it is. Save a copy under"
            " another name, and compare it with a backup."
        )
        return _salvaged(content, error, reason)


def _salvaged(content: bytes, cause: ProjectFileError, reason: str) -> Opened:
    from releasedesk.project.damaged_json import read_damaged
    from releasedesk.project.fitting import fitted

    try:
        tree, damage = read_damaged(content)
        if not isinstance(tree, dict):
            raise cause
        project, mended = fitted(_migrated(tree), content)
    except OutOfBounds as error:
        raise ProjectFileError(
            cause.path, f"{error}, so nothing of it can be opened; ask for it again"
        ) from error
    except ValueError as error:
        raise cause from error
    missing = [
        Finding(
            "file-damaged",
            Severity.ERROR,
            f"Line {each.line} of the file: {each.what}{f': “{excerpt(each.lost)}”' if each.lost else ''}.",
            line=each.line,
            data={"lost": each.lost[:4000]} if each.lost else {},
        )
        for each in damage
    ]
    first = Finding("file-read-only", Severity.ERROR, f"{cause.problem[:1].upper()}{cause.problem[1:]}.")
    # What was mended says the same in the words of the form; the address of a value is for who writes files.
    is_said = bool(mended) and not missing and isinstance(cause, DamagedFileError)
    return Opened(project, (*(() if is_said else (first,)), *missing, *mended), reason)


def _migrated(tree: dict[str, Any]) -> dict[str, Any]:
    from releasedesk.project.migrations.steps import migrated

    try:
        return migrated(tree) if isinstance(tree.get("version"), str) else tree
    except LookupError:
        return tree
