"""Opening a project file: anything that is not one gets a single sentence that says what is wrong and where."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from releasedesk import limits
from releasedesk.errors import DamagedFileError, FileProblem, NewerVersionError, ProjectFileError
from releasedesk.model import Asset, UnknownBlock
from releasedesk.model.place import edition_place
from releasedesk.project.document import (
    FORMAT,
    MAJOR,
    MINOR,
    VERSION,
    Project,
    ProjectDocument,
    to_bytes,
    to_project,
)
from releasedesk.project.endless import endless_problem
from releasedesk.project.json_reading import (
    OutOfBounds,
    PictureStore,
    TwiceTheSame,
    has_half_character,
    read_json,
    refuse_long_text,
    refuse_out_of_bounds,
)
from releasedesk.project.migrations.steps import migrated
from releasedesk.project.wording import sentence_of

_ASK_AGAIN = "ask for the file again, or open a backup"
# Where a project says what it is: at its beginning, whoever wrote it.
_HEAD = 400
_PICTURES = ("assets", "snapshot_assets")


def read_project(path: Path) -> Project:
    """Open a project file.

    Raises:
        ProjectFileError: The file cannot be read, or is not an intact project file.
        NewerVersionError: A later major version wrote it.

    """
    content = read_bytes(path)
    project = parse_project(content, path)
    refuse_endless(project, content, path)
    return project


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        ProjectFileError: The file cannot be read, or is larger than a project file can be.

    """
    try:
        kind = path.stat().st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
            # Opening a pipe would wait for its writer, and a device may never end.
            raise ProjectFileError(path, "this is a device and not a file; choose the project file itself")
        with path.open("rb") as file:
            content = file.read(limits.PROJECT_BYTES + 1)
    except FileNotFoundError as error:
        raise ProjectFileError(
            path, "there is no such file; check the name, or whether it was moved"
        ) from error
    except IsADirectoryError as error:
        raise ProjectFileError(path, "this is a folder; choose the project file inside it") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is none that the system knows"
        raise ProjectFileError(
            path, f"the file cannot be read ({reason}); check that you may open it"
        ) from error
    if len(content) > limits.PROJECT_BYTES:
        raise _too_large(path, f"it is larger than {limits.PROJECT_BYTES // limits.MEGABYTE} MB")
    return content


def parse_project(content: bytes, path: Path) -> Project:
    """Return the project in the bytes of a file; `path` names it in messages.

    Raises:
        DamagedFileError: The bytes are those of a project file that is damaged.
        NewerVersionError: A later major version wrote them.
        ProjectFileError: They are nothing of the kind.

    """
    tree = _json_object(content, path)
    newer_minor = _check_format(tree, path)
    try:
        tree = migrated(tree)
        project = to_project(ProjectDocument.model_validate(tree))
    except LookupError as error:
        raise ProjectFileError(
            path, f"its file version, {error.args[0]}, is none that was ever in use; {_ASK_AGAIN}"
        ) from error
    except ValidationError as error:
        raise DamagedFileError(path, sentence_of(error, tree)) from error
    _refuse_damaged_pictures(project, path)
    if not newer_minor:
        _refuse_unknown_blocks(project, path)
    return project


def refuse_endless(project: Project, content: bytes, path: Path) -> None:
    """Refuse the project in the bytes of a file from outside, where it is longer than can be laid out.

    What was typed here is not refused when it is read back (`parse_project`), for it would be lost.

    Raises:
        ProjectFileError: It is.

    """
    if len(content) > limits.EDITION_CHARACTERS and (problem := endless_problem(project.release)):
        raise ProjectFileError(path, f"{problem}, which no release needs; ask for a shorter one")


def to_readable_bytes(project: Project, path: Path) -> bytes:
    """Return the bytes of a project as they are saved to `path`.

    Raises:
        FileProblem: The project has grown beyond the bounds of a project file, and could not be opened again.

    """
    content = to_bytes(project)
    try:
        refuse_out_of_bounds(content)
        refuse_long_text(PictureStore().without_pictures(content))
    except OutOfBounds as error:
        way_out = "make pictures smaller, or delete named snapshots"
        raise FileProblem(
            path, f"not saved, for {error}, and could not be opened again; {way_out}"
        ) from error
    if len(content) > limits.EDITION_CHARACTERS and (problem := endless_problem(project.release)):
        raise FileProblem(path, f"not saved, for {problem}, and could not be opened again; shorten it")
    return content


def looks_like_project(content: bytes) -> bool:
    """Tell whether bytes begin as a project file does, however damaged they are."""
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"{") and b'"releasedesk"' in head


def _json_object(content: bytes, path: Path) -> dict[str, Any]:
    if not content.strip(b" \t\r\n\0"):
        raise ProjectFileError(path, "the file is empty; ask for it again, or open a backup")
    # What does not even begin as a project is told what it is not, rather than what is wrong with it.
    damaged = DamagedFileError if looks_like_project(content) else ProjectFileError
    try:
        tree = read_json(content)
    except OutOfBounds as error:
        raise _out_of_bounds(error, path, damaged) from error
    except TwiceTheSame as error:
        raise damaged(
            path, f"the file is damaged ({error}); take one of them out, or {_ASK_AGAIN}"
        ) from error
    except UnicodeDecodeError as error:
        if damaged is DamagedFileError:
            raise damaged(
                path, f"the file is damaged (byte {error.start} is not UTF-8 text); {_ASK_AGAIN}"
            ) from error
        problem = f"this is not a ReleaseDesk project (byte {error.start} is not UTF-8 text)"
        raise ProjectFileError(path, f"{problem}; to bring in another document, use Import") from error
    except json.JSONDecodeError as error:
        raise damaged(path, _syntax_problem(error)) from error
    except RecursionError as error:
        raise damaged(path, "this is not a ReleaseDesk project (it is nested too deeply)") from error
    if not isinstance(tree, dict):
        raise ProjectFileError(path, "this is not a ReleaseDesk project (it holds no JSON object)")
    if b"\\u" in content:
        _refuse_half_characters(tree, path)
    return tree


def _out_of_bounds(error: OutOfBounds, path: Path, damaged: type[ProjectFileError]) -> ProjectFileError:
    if "larger" in str(error) or "values" in str(error):
        return _too_large(path, str(error))
    if damaged is DamagedFileError:
        return damaged(path, f"the file is damaged ({error}); {_ASK_AGAIN}")
    return damaged(path, f"this is not a ReleaseDesk project ({error})")


def _too_large(path: Path, problem: str) -> ProjectFileError:
    return ProjectFileError(
        path, f"{problem}, which no release needs; ask for the file again, with smaller pictures"
    )


def _refuse_half_characters(tree: dict[str, Any], path: Path) -> None:
    """Refuse a text that no file could store again: one with half of a surrogate pair (RFC 8259, section 8.2)."""
    # Pictures are most of a file, and what is wrong with them is found elsewhere.
    written = json.dumps({name: tree[name] for name in tree if name not in _PICTURES}, ensure_ascii=False)
    if not has_half_character(written):
        return
    try:
        written.encode()
    except UnicodeEncodeError as error:
        around = written[max(error.start - 20, 0) : error.start]
        raise DamagedFileError(
            path,
            f"after “{around}”, the text holds a broken character; take it out, or ask for the file again",
        ) from error


def _syntax_problem(error: json.JSONDecodeError) -> str:
    if not error.doc.lstrip().startswith("{"):
        return "this is not a ReleaseDesk project; to bring in another document, use Import"
    where = f"line {error.lineno}, column {error.colno}"
    if not error.doc[error.pos :].strip("\0 \t\r\n") or "Unterminated" in error.msg:
        return f"the file breaks off at {where}; it was not copied or saved to its end, so ask for it again"
    return f"the file is damaged at {where} ({error.msg}); {_ASK_AGAIN}"


def _check_format(tree: dict[str, Any], path: Path) -> bool:
    """Refuse other formats and later major versions; tell whether a later minor version wrote the file."""
    if tree.get("format") != FORMAT:
        raise ProjectFileError(path, f"this is not a ReleaseDesk project (its “format” is not “{FORMAT}”)")
    version = version_of(tree)
    if version is None:
        shown = json.dumps(tree.get("version"))[:40]
        raise DamagedFileError(path, f"its “version” is {shown}, not one such as “{VERSION}”; {_ASK_AGAIN}")
    if version[0] > MAJOR:
        raise NewerVersionError(
            path,
            f"it was written by a later ReleaseDesk (file version {tree['version']}), so it can only be read here;"
            " update ReleaseDesk to work on it",
        )
    return version > (MAJOR, MINOR)


def version_of(tree: dict[str, Any]) -> tuple[int, int] | None:
    """Return the version that a file says it has, as major and minor number; None where it says none."""
    version = tree.get("version")
    if not isinstance(version, str):
        return None
    major, dot, minor = version.partition(".")
    if not (dot and major.isdecimal() and minor.isdecimal() and version.isascii() and len(version) < 12):
        return None
    return int(major), int(minor)


def _refuse_damaged_pictures(project: Project, path: Path) -> None:
    for asset in project.release.assets:
        if problem := picture_problem(asset):
            raise DamagedFileError(path, f"{problem}; {_ASK_AGAIN}")


def picture_problem(asset: Asset) -> str:
    """Return what is wrong with the data of a picture, in words; an empty text where nothing is."""
    try:
        asset.content()
    except ValueError as error:
        return str(error)
    return ""


def _refuse_unknown_blocks(project: Project, path: Path) -> None:
    for edition in project.release.editions:
        for block in edition.blocks():
            if isinstance(block, UnknownBlock):
                where = edition_place(edition, "blocks", block.id)
                raise DamagedFileError(
                    path,
                    f"at {where}, “{block.kind}” is no kind of block; write paragraph, quote, list or figure",
                )
