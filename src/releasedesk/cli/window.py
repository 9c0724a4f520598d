"""Opens the window on files; says so where a word was meant for a command, or where no window can be shown."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from releasedesk import __version__
from releasedesk.cli.commands import COMMANDS
from releasedesk.cli.parser import CommandParser
from releasedesk.errors import CallError

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def open_window(words: list[str]) -> int:
    """Open a window on each file that the words of the command line name; return its exit status.

    Raises:
        CallError: A word is a misspelt command, or there is no display.

    """
    options = _parser().parse_args(words)
    for file in options.files:
        _refuse_misspelt_command(file)
    _refuse_without_display()
    from releasedesk.ui.app import run, smoke_test

    return run(options.files) if options.smoke_test is None else smoke_test(options.smoke_test)


def _refuse_misspelt_command(file: Path) -> None:
    if os.path.exists(file):
        return
    from difflib import get_close_matches

    meant = get_close_matches(str(file), [command.name for command in COMMANDS], n=1)
    if meant:
        raise CallError(
            f"there is no file “{file}”, nor such a command; did you mean “releasedesk {meant[0]}”?"
        )
    if not file.suffix and file.name == str(file):
        # A script that waits for a command that there is not would wait for somebody to close the window.
        raise CallError(
            f"there is no file “{file}”, nor such a command; “releasedesk --help” lists the commands"
        )


def _refuse_without_display() -> None:
    """Refuse what Qt would end the program over."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _DISPLAYS):
        raise CallError(
            "there is no display to show the window on; the commands work without one (releasedesk --help lists them)"
        )


def _parser() -> argparse.ArgumentParser:
    width = max(len(command.name) for command in COMMANDS)
    listed = "\n".join(f"  {command.name:{width}}  {command.summary}" for command in COMMANDS)
    parser = CommandParser(
        prog="releasedesk",
        description="Write press releases and see their finished pages.",
        epilog=f"commands (releasedesk COMMAND --help tells more):\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="project files to open in the window"
    )
    parser.add_argument("--version", action="version", version=f"ReleaseDesk {__version__}")
    parser.add_argument("--smoke-test", type=Path, metavar="FILE", help=argparse.SUPPRESS)
    return parser
