"""Opening a project file: anything that is not one gets a single sentence that says what is wrong and where."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from releasedesk.errors import NewerVersionError, ProjectFileError
from releasedesk.model import UnknownBlock
from releasedesk.model.place import edition_place
from releasedesk.project.document import FORMAT, MAJOR, MINOR, Project, ProjectDocument, to_project
from releasedesk.project.wording import sentence_of

_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")


def read_project(path: Path) -> Project:
    """Open a project file.

    Raises:
        ProjectFileError: The file cannot be read, or is not an intact project file.
        NewerVersionError: A later major version wrote it.

    """
    return parse_project(read_bytes(path), path)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        ProjectFileError: The file cannot be read.

    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ProjectFileError(
            path, "there is no such file; check the name, or whether it was moved"
        ) from error
    except IsADirectoryError as error:
        raise ProjectFileError(path, "this is a folder; choose the project file inside it") from error
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise ProjectFileError(
            path, f"the file cannot be read ({reason}); check that you may open it"
        ) from error


def parse_project(content: bytes, path: Path) -> Project:
    """Return the project in the bytes of a file; `path` names it in messages.

    Raises:
        ProjectFileError: The bytes are not an intact project file.
        NewerVersionError: A later major version wrote them.

    """
    tree = _json_object(content, path)
    newer_minor = _check_format(tree, path)
    try:
        project = to_project(ProjectDocument.model_validate(tree))
    except ValidationError as error:
        raise ProjectFileError(path, sentence_of(error, tree)) from error
    if not newer_minor:
        _refuse_unknown_blocks(project, path)
    return project


def _json_object(content: bytes, path: Path) -> dict[str, Any]:
    if not content.strip():
        raise ProjectFileError(path, "the file is empty; ask for it again, or open a backup")
    try:
        text = content.decode("utf-8-sig")
        tree = json.loads(text)
    except UnicodeDecodeError as error:
        problem = f"this is not a ReleaseDesk project (byte {error.start} is not UTF-8 text)"
        raise ProjectFileError(path, f"{problem}; to bring in another document, use Import") from error
    except json.JSONDecodeError as error:
        raise ProjectFileError(path, _syntax_problem(error)) from error
    except RecursionError as error:
        raise ProjectFileError(path, "this is not a ReleaseDesk project (it is nested too deeply)") from error
    if not isinstance(tree, dict):
        raise ProjectFileError(path, "this is not a ReleaseDesk project (it holds no JSON object)")
    if _HALF_CHARACTER.search(text):
        _refuse_half_characters(tree, path)
    return tree


def _refuse_half_characters(tree: dict[str, Any], path: Path) -> None:
    """Refuse a text that no file could store again: one with half of a surrogate pair (RFC 8259, section 8.2)."""
    written = json.dumps(tree, ensure_ascii=False)
    try:
        written.encode()
    except UnicodeEncodeError as error:
        around = written[max(error.start - 20, 0) : error.start]
        raise ProjectFileError(
            path,
            f"after “{around}”, the text holds a broken character; take it out, or ask for the file again",
        ) from error


def _syntax_problem(error: json.JSONDecodeError) -> str:
    if not error.doc.lstrip().startswith("{"):
        return "this is not a ReleaseDesk project; to bring in another document, use Import"
    where = f"line {error.lineno}, column {error.colno}"
    if not error.doc[error.pos :].strip() or "Unterminated" in error.msg:
        return f"the file breaks off at {where}; it was not copied or saved to its end, so ask for it again"
    return f"the file is damaged at {where} ({error.msg}); ask for it again, or open a backup"


def _check_format(tree: dict[str, Any], path: Path) -> bool:
    """Refuse other formats and later major versions; tell whether a later minor version wrote the file."""
    if tree.get("format") != FORMAT:
        raise ProjectFileError(path, f"this is not a ReleaseDesk project (its “format” is not “{FORMAT}”)")
    version = tree.get("version")
    major, dot, minor = version.partition(".") if isinstance(version, str) else ("", "", "")
    if not (dot and major.isdecimal() and minor.isdecimal() and len(version or "") < 12):
        raise ProjectFileError(
            path, f"its “version” is {json.dumps(version)[:40]}, not one such as “{MAJOR}.{MINOR}”"
        )
    if int(major) > MAJOR:
        raise NewerVersionError(
            path,
            f"it was written by a later ReleaseDesk (file version {version}); update ReleaseDesk to open it",
        )
    return (int(major), int(minor)) > (MAJOR, MINOR)


def _refuse_unknown_blocks(project: Project, path: Path) -> None:
    for edition in project.release.editions:
        for block in edition.blocks():
            if isinstance(block, UnknownBlock):
                where = edition_place(edition, "blocks", block.id)
                raise ProjectFileError(
                    path,
                    f"at {where}, “{block.kind}” is no kind of block; write paragraph, quote, list or figure",
                )
