"""Writes states into a journal, letting one call after the other fail, and prints what was lost, as JSON."""

from __future__ import annotations

import errno
import itertools
import json
import sys
from pathlib import Path

from releasedesk.project.journal import Journal, asset_data, newest_state
from tests.faults.layer import Layer

BEFORE = [b"1" * 3000, b"2" * 3000]
STATE = b"3" * 90_000


def main(scratch: str) -> None:
    lost: list[str] = []
    points = 0
    for error, stays, short in itertools.product((errno.EIO, errno.ENOSPC), (False, True), (False, True)):
        for at in itertools.count(1):
            root = Path(scratch) / f"{error}-{stays}-{short}-{at}"
            hit, problems = _try(root, error, at, stays, short)
            lost += [
                f"errno={error} stays={stays} short={short} call={at}: {problem}" for problem in problems
            ]
            if not hit:
                break
            points += 1
    print(json.dumps({"points": points, "lost": lost}))


def _try(root: Path, error: int, at: int, stays: bool, short: bool) -> tuple[bool, list[str]]:
    journal = Journal.created(root)
    for state in BEFORE:
        journal.write(state)
    layer = Layer()
    layer.arm(root, at, error, stays=stays, short=short)
    try:
        journal.keep_asset("picture", "data" * 1000)
        journal.write(STATE)
        written = True
    except OSError:
        written = False
    finally:
        layer.disarm()
    hit = layer.hits > 0
    problems = []
    found = newest_state(journal.folder)
    if found not in ([STATE] if written else [BEFORE[-1], STATE]):
        problems.append(f"written={written}, and {found[:9] if found else found!r} is found")
    journal.keep_asset("picture", "data" * 1000)
    journal.write(b"4")
    if newest_state(journal.folder) != b"4" or asset_data(journal.folder, "picture") != b"data" * 1000:
        problems.append("writing again did not work")
    journal.remove()
    if list(root.iterdir()):
        problems.append("something is left behind")
    return hit, problems


if __name__ == "__main__":
    main(sys.argv[1])
