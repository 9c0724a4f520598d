"""Kills by the hundred and prints the counts: `python -m tests.kills [KILLS] [SEED]`, status 1 where any is lost."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.kills.killing import Killer

_MOST_MISSING = 1.0
"""Seconds of typing that may be missing after a kill."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("kills", nargs="?", type=int, default=500)
    parser.add_argument("seed", nargs="?", type=int, default=1)
    asked = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        killer = Killer(Path(folder), asked.seed)
        for number in range(asked.kills):
            killer.kill_one()
            if (number + 1) % 25 == 0:
                print(f"{time.monotonic() - began:6.0f} s: {killer.counts}", flush=True)
        killer.finish()
    for problem in killer.counts.problems:
        print(problem)
    print(f"in all: {killer.counts}")
    return 1 if killer.counts.problems or killer.counts.most_missing > _MOST_MISSING else 0


if __name__ == "__main__":
    sys.exit(main())
