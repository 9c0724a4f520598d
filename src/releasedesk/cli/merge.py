"""`releasedesk merge`: merges two copies of a project file that come from one; also git's merge driver."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from releasedesk.cli.parser import named_place

if TYPE_CHECKING:
    from releasedesk.project.document import Project

MERGED, CONFLICTS = 0, 1
"""Exit statuses, as git expects them of a merge driver; 2 means that the call or a file is wrong."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("base", type=Path, metavar="BASE", help="what both copies come from; may be empty")
    parser.add_argument("ours", type=Path, metavar="OURS", help="one copy")
    parser.add_argument("theirs", type=Path, metavar="THEIRS", help="the other copy")
    parser.add_argument(
        "-o", "--output", type=named_place, required=True, metavar="FILE", help="the file to write"
    )
    parser.epilog = (
        "The exit status is 0 where everything fits together, 1 where something has to be decided: the file is "
        "written all the same, keeps both texts, and opens with the question; 2 where nothing was written."
    )


def run(options: argparse.Namespace) -> int:
    """Write the merged project; what has to be decided is said on standard error, one line for each place.

    Raises:
        ProjectFileError: A file cannot be read.
        FileProblem: The result cannot be written.

    """
    from releasedesk.cli.output import tell
    from releasedesk.project.document import to_bytes
    from releasedesk.project.merging import merge_projects
    from releasedesk.project.reading import read_project
    from releasedesk.project.saving import write_atomically
    from releasedesk.review.conflicts import findings_of

    base, ours, theirs = _read_base(options.base), read_project(options.ours), read_project(options.theirs)
    merged = merge_projects(base, ours, theirs)
    write_atomically(options.output, to_bytes(merged.project))
    for finding in findings_of(merged.project.release, merged.conflicts):
        tell(f"{options.output}: {finding.severity.value}: {finding.message} [{finding.code}]")
    return CONFLICTS if merged.conflicts else MERGED


def _read_base(path: Path) -> Project | None:
    """Return the common base; git gives an empty file where both sides added the release."""
    from releasedesk.project.reading import parse_project, read_bytes

    content = read_bytes(path)
    return parse_project(content, path) if content.strip() else None
