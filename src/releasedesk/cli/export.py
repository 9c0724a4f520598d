"""`releasedesk export`: writes the finished documents."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from releasedesk.cli.parser import named_place

if TYPE_CHECKING:
    from releasedesk.findings import Finding
    from releasedesk.project.document import Project
    from releasedesk.session.transfer import Exported


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    from releasedesk.exporters.registry import EXPORTERS

    *others, last = (exporter.name for exporter in EXPORTERS)
    formats = f"{', '.join(others)} or {last}"
    parser.add_argument("file", type=Path, metavar="FILE", help="the project file")
    parser.add_argument(
        "--to",
        action="append",
        required=True,
        metavar="FORMAT",
        help=f"a format: {formats}; may be given several times",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=named_place,
        metavar="DIR",
        help="folder to write to, the project's own if not given",
    )
    parser.add_argument(
        "--language", default="", metavar="TAG", help="the edition to export, the original if not given"
    )
    parser.add_argument(
        "--overwrite",
        action="store_true",
        help="replace documents that are there already with other contents",
    )
    parser.epilog = (
        "Prints one line for each file that it wrote. The exit status is 0 where all is well, 1 where the documents "
        "were written and something in them is wrong, which is said on standard error, 2 where the call or a file is "
        "wrong."
    )


def run(options: argparse.Namespace) -> int:
    """Write the documents and print one line for each file written; 1 where something in them is wrong.

    Raises:
        CallError: A format is unknown, the release has no edition in that language, or files would be replaced.
        ReleaseDeskError: The project cannot be read or a document cannot be made.

    """
    from releasedesk.cli.output import tell
    from releasedesk.exporters.registry import exporter_named
    from releasedesk.findings import Severity
    from releasedesk.model.place_names import place_in_words
    from releasedesk.project.reading import read_project

    for each in options.to:
        exporter_named(each)
    file: Path = options.file
    project = read_project(file)
    exported = _exported(project, options)
    findings = (*exported.findings, *_undecided(project))
    for finding in findings:
        where = place_in_words(project.release, finding.place)
        at = f"{where}: " if where and not finding.message.startswith(where) else ""
        tell(f"{file}: {finding.severity.value}: {at}{finding.message} [{finding.code}]")
    return int(any(finding.severity is Severity.ERROR for finding in findings))


def _exported(project: Project, options: argparse.Namespace) -> Exported:
    """Write the documents; what is wrong names the project, for a script goes through many."""
    from releasedesk.cli.output import print_path
    from releasedesk.errors import CallError, FilesInTheWay, RenderError
    from releasedesk.model.place_names import place_in_words
    from releasedesk.session.transfer import export_to_folder

    file: Path = options.file
    try:
        project.release.edition(options.language)
    except KeyError as error:
        known = ", ".join(edition.language for edition in project.release.editions)
        raise CallError(
            f"{file}: the release has no edition in “{options.language}”; it has {known}"
        ) from error
    try:
        return export_to_folder(
            project.release,
            dict.fromkeys(options.to),
            options.output if options.output is not None else file.parent,
            name=file.stem,
            language=options.language,
            overwrite=options.overwrite,
            on_written=print_path,
        )
    except FilesInTheWay as error:
        names = ", ".join(str(path) for path in error.paths)
        raise CallError(
            f"{names}: there already, with other contents; name another folder with -o, or replace with --overwrite"
        ) from error
    except RenderError as error:
        where = place_in_words(project.release, error.place) if error.place else ""
        raise CallError(f"{file}: {f'{where}: ' if where else ''}{error}") from error


def _undecided(project: Project) -> tuple[Finding, ...]:
    """Return what a merge left to decide: it was exported as it stands in the release now."""
    if not project.review.conflicts:
        return ()
    from releasedesk.review.conflicts import findings_of

    return findings_of(project.release, project.review.conflicts)
