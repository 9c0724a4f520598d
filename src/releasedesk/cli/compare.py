"""`releasedesk compare`: says in what two project files differ; also git's diff driver."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from releasedesk.errors import CallError

if TYPE_CHECKING:
    from releasedesk.project.document import Project
    from releasedesk.review.compare import Difference

SAME, DIFFERENT = 0, 1
"""Exit statuses, as those of `diff`; 2 means that the call or a file is wrong."""

_GIT_ARGUMENTS = (7, 9)
"""git calls a diff driver with PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE, and for a renamed file with
two more (gitdiff, GIT_EXTERNAL_DIFF); it takes an exit status other than 0 for a failure."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.usage = "%(prog)s [-h] [--format {text,json,html}] OLD NEW"
    parser.add_argument("files", type=Path, nargs="+", metavar="OLD NEW", help="the two project files")
    parser.add_argument(
        "--format", choices=("text", "json", "html"), default="text", help="what to print, text if not given"
    )
    parser.epilog = (
        "The exit status is 0 where the files do not differ, 1 where they do, 2 where one cannot be read. "
        "git can call this as a diff driver (diff.NAME.command)."
    )


def run(options: argparse.Namespace) -> int:
    """Print the differences; the exit status says whether there are any.

    Raises:
        CallError: There are not two files.
        ProjectFileError: A file cannot be read.

    """
    files: list[Path] = options.files
    if len(files) in _GIT_ARGUMENTS:
        path, old, new = files[0], files[1], files[4]
        return _compare(old, new, f"a/{path.as_posix()}", f"b/{path.as_posix()}", options.format) and SAME
    if len(files) != 2:
        raise CallError(f"compare needs two files, OLD and NEW, and got {len(files)}")
    return _compare(files[0], files[1], str(files[0]), str(files[1]), options.format)


def _compare(old: Path, new: Path, old_name: str, new_name: str, form: str) -> int:
    from releasedesk.project.merging import compare_projects

    before, after = _read(old), _read(new)
    if before is not None and after is not None:
        differences = compare_projects(before, after)
    else:
        differences = _one_sided(before, after)
        if form == "text" and differences:
            print(f"{new_name}: a new release" if before is None else f"{old_name}: the release was removed")
            return DIFFERENT
    if form == "json":
        import json

        from releasedesk.review.report import as_json

        print(json.dumps(as_json(differences, old_name, new_name), ensure_ascii=False, indent=2))
    elif form == "html":
        from releasedesk.review.report_html import as_html

        print(as_html(differences, old_name, new_name), end="")
    else:
        from releasedesk.review.report import as_text

        print(as_text(differences, old_name, new_name), end="")
    return DIFFERENT if differences else SAME


def _one_sided(before: Project | None, after: Project | None) -> tuple[Difference, ...]:
    """Return that a whole release came or went, which is how git shows a file that was added or removed."""
    from releasedesk.review.compare import Difference

    if before is None and after is None:
        return ()
    old, new = (each.release.original.headline if each is not None else "" for each in (before, after))
    return (Difference("added" if before is None else "removed", "The whole release", old=old, new=new),)


def _read(path: Path) -> Project | None:
    """Return the project in a file, or None for the null device, which stands for a file that is not there."""
    from releasedesk.project.reading import read_project

    return None if str(path) in ("/dev/null", os.devnull) else read_project(path)
