"""`releasedesk import`: makes a project file from another document."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

from releasedesk.cli.output import tell
from releasedesk.cli.parser import named_place
from releasedesk.errors import CallError
from releasedesk.findings import Finding


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    from releasedesk.importers.registry import IMPORTERS

    suffixes = ", ".join(suffix for importer in IMPORTERS for suffix in importer.suffixes)
    parser.add_argument(
        "source",
        type=Path,
        metavar="SOURCE",
        help=f"the document to read ({suffixes}); a damaged or later project file, to save what can be read of it",
    )
    parser.add_argument(
        "-o", "--output", type=named_place, required=True, metavar="FILE", help="the project file to write"
    )
    parser.add_argument(
        "--overwrite", action="store_true", help="replace the project file where there is one already"
    )
    parser.add_argument("--json", action="store_true", help="print the findings as JSON on standard output")


def run(options: argparse.Namespace) -> int:
    """Write the project file; findings go to stderr, or as JSON to stdout.

    Raises:
        CallError: The output is the source, or is there already and nobody said to overwrite it.
        SourceError: The document cannot be read.
        FileProblem: The file cannot be written.

    """
    from releasedesk.project.document import to_bytes
    from releasedesk.project.saving import write_atomically
    from releasedesk.session.transfer import import_document

    _refuse_a_name_that_is_taken(options)
    session, findings = import_document(options.source)
    write_atomically(options.output, to_bytes(session.project()))
    if options.json:
        print(json.dumps([finding.to_json() for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            tell(described(finding, options.source))
    return 0


def _refuse_a_name_that_is_taken(options: argparse.Namespace) -> None:
    if _are_one_file(options.source, options.output):
        raise CallError(
            f"{options.output}: this is the document to import; choose another name for the project"
        )
    if os.path.isfile(options.output) and not options.overwrite:
        raise CallError(
            f"{options.output}: there is such a file already; choose another name, or replace it with --overwrite"
        )


def _are_one_file(one: Path, other: Path) -> bool:
    return os.path.exists(one) and os.path.exists(other) and one.samefile(other)


def described(finding: Finding, source: Path) -> str:
    """Return a finding as one line, led by the file and, where it is known, the line in it."""
    where = f"{source}:{finding.line}" if finding.line is not None else f"{source}"
    return f"{where}: {finding.severity.value}: {finding.message} [{finding.code}]"
