"""`releasedesk schema`: prints the JSON Schema of project files."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command has no arguments."""


def run(options: argparse.Namespace) -> int:
    """Print the schema."""
    from releasedesk.project.document import schema

    print(schema(), end="")
    return 0
