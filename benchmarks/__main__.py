"""Prints the table: `python -m benchmarks [NAME ...]`, all of it where no name is given."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor

from benchmarks.measure import Row, rows_of, table

BENCHMARKS = (
    "keystrokes", "writing", "starting", "files", "keeping", "merging", "versions", "views", "styles", "suggestions",
)  # fmt: skip


def main() -> int:
    """Run the benchmarks; the exit status is 1 where a bar was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *BENCHMARKS], help="which to run")
    names = parser.parse_args().names or BENCHMARKS
    measured: list[Row] = []
    # Each in a process of its own: what an earlier one left in memory made the next one up to twice as slow.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh, max_tasks_per_child=1) as processes:
        for name in names:
            print(f"measuring {name} ...", file=sys.stderr, flush=True)
            measured += processes.submit(rows_of, name).result()
    print(table(measured))
    return 1 if any(row.passed is False for row in measured) else 0


if __name__ == "__main__":
    sys.exit(main())
