"""The table of commands; each lives in a module of its own that is imported when it is called."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class Command:
    """A command: its name, what it does in one line, and the module that has `add_arguments` and `run`."""

    name: str
    summary: str
    module: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's arguments."""
        import_module(self.module).add_arguments(parser)

    @property
    def run(self) -> Callable[[argparse.Namespace], int]:
        """The function that runs the command and returns the exit status."""
        found: Callable[[argparse.Namespace], int] = import_module(self.module).run
        return found


COMMANDS = (
    Command("new", "start a release", "releasedesk.cli.new"),
    Command("import", "make a project file from another document", "releasedesk.cli.import_"),
    Command("export", "write the finished documents", "releasedesk.cli.export"),
    Command("compare", "say in what two releases differ", "releasedesk.cli.compare"),
    Command("merge", "merge two copies of a release", "releasedesk.cli.merge"),
    Command("schema", "print the JSON Schema of project files", "releasedesk.cli.schema"),
)
