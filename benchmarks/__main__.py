"""Prints the table: `python -m benchmarks [NAME ...]`, all of it where no name is given."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from importlib import import_module

from benchmarks.measure import Row, table

BENCHMARKS = (
    "keystrokes", "writing", "starting", "files", "keeping", "merging", "versions", "views", "styles", "suggestions",
)  # fmt: skip


def main() -> int:
    """Run the benchmarks; the exit status is 1 where a bar was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *BENCHMARKS], help="which to run")
    names = parser.parse_args().names or BENCHMARKS
    measured: list[Row] = []
    for name in names:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        rows: Callable[[], Iterable[Row]] = import_module(f"benchmarks.{name}").rows
        measured += rows()
    print(table(measured))
    return 1 if any(row.passed is False for row in measured) else 0


if __name__ == "__main__":
    sys.exit(main())
