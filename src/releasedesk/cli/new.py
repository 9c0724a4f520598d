"""`releasedesk new`: starts a release."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from releasedesk.cli.parser import named_place
from releasedesk.errors import CallError

_USUAL = "en-GB"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "-o", "--output", type=named_place, required=True, metavar="FILE", help="the project file to make"
    )
    parser.add_argument(
        "--language",
        default="",
        metavar="TAG",
        help="language of the release (BCP 47), en-GB if not given",
    )
    parser.add_argument("--sample", action="store_true", help="start from the sample release")


def run(options: argparse.Namespace) -> int:
    """Write the new project file and print its name.

    Raises:
        CallError: The file exists, or the language is no language tag.
        FileProblem: The file cannot be written.

    """
    from pydantic import ValidationError

    from releasedesk.cli.output import print_path
    from releasedesk.project.document import Project, to_bytes
    from releasedesk.project.saving import write_atomically
    from releasedesk.session.new import new_release, sample_project

    output: Path = options.output
    if os.path.isfile(output):
        raise CallError(f"{output}: there is such a file already; choose another name or move it away")
    try:
        empty = Project(new_release(options.language or _USUAL))
    except ValidationError as error:
        raise CallError(f"“{options.language}” is not a language tag; write one such as en-GB") from error
    project = sample_project() if options.sample else empty
    write_atomically(output, to_bytes(project))
    print_path(output)
    language = project.release.original.language
    if options.language.lower() not in ("", language.lower()):
        print(f"{output}: the sample is in {language} alone, not in {options.language}", file=sys.stderr)
    return 0
