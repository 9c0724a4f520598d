"""Bringing other documents in, and sending the finished ones out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from releasedesk.errors import ExportError, FilesInTheWay
from releasedesk.findings import Finding
from releasedesk.model import Release
from releasedesk.project.opening import open_project
from releasedesk.project.saving import write_atomically
from releasedesk.session.session import SUFFIX, Session


@dataclass(frozen=True)
class Exported:
    """The files that an export wrote, and what was found on the way."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


def import_document(source: Path) -> tuple[Session, tuple[Finding, ...]]:
    """Return a new, unsaved project made from another document, and what is uncertain about it.

    Importing a project file makes a copy of what can be read of it: the way to repair a damaged one.

    Raises:
        SourceError: The document cannot be read or is of no known kind.
        ProjectFileError: It is a project file of which nothing can be read.

    """
    if source.suffix.lower() == SUFFIX:
        opened = open_project(source)
        return Session.copy_of(opened.project), opened.findings
    from releasedesk.importers.registry import import_file

    result = import_file(source)
    return Session.unsaved(result.release), result.findings


def export_to_folder(
    release: Release,
    formats: Iterable[str],
    folder: Path,
    *,
    name: str,
    language: str = "",
    overwrite: bool = False,
    is_wanted: Callable[[], bool] = lambda: True,
    on_written: Callable[[Path], None] = lambda path: None,
) -> Exported:
    """Write a release in several formats into a folder, which is made where it is missing.

    Nothing is written unless every format could be made, and none would replace a file with other contents, unless it
    is to `overwrite` them. `is_wanted` is asked before each file: what was called off
    meanwhile is left undone. `on_written` is told of each file as soon as it is there.

    Raises:
        ExportError: A format is unknown, or the release has no edition in that language.
        RenderError: A document cannot be made; the message names the place.
        FilesInTheWay: Files would be replaced.
        FileProblem: A file cannot be written.

    """
    from releasedesk.exporters.registry import export_release

    result = export_release(release, tuple(formats), name=name or file_name_for(release), language=language)
    if not is_wanted():
        return Exported((), result.findings)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise ExportError(f"{folder}: the folder cannot be made ({reason}); choose another one") from error
    in_the_way = tuple(
        folder / file.name for file in result.files if _is_other(folder / file.name, file.data)
    )
    if in_the_way and not overwrite:
        raise FilesInTheWay(in_the_way)
    written = []
    for file in result.files:
        if not is_wanted():
            break
        path = folder / file.name
        write_atomically(path, file.data)
        written.append(path)
        on_written(path)
    return Exported(tuple(written), result.findings)


def _is_other(path: Path, data: bytes) -> bool:
    """Tell whether there is a file of that name with other contents; one that cannot be read is."""
    try:
        return path.is_file() and path.read_bytes() != data
    except OSError:
        return True


def file_name_for(release: Release) -> str:
    """Return a file name, without suffix, made from the headline: safe on every system."""
    headline = release.original.headline.lower()
    words = re.findall(r"\w+", headline.replace("’", "").replace("'", ""))
    name = ""
    for word in words:
        if len((name + "-" + word).encode()) > 60:
            break
        name = f"{name}-{word}" if name else word
    return name or "release"
