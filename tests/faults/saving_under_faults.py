"""Saves again and again, letting one call after the other fail, and prints what was lost, as JSON."""

from __future__ import annotations

import errno
import itertools
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from releasedesk.errors import FileProblem
from releasedesk.project.in_place import whole_copy_of
from releasedesk.project.saving import write_atomically
from tests.faults.layer import Layer

OLD = b"{old " + b"o" * 5000 + b"}\n"
NEW = b"{new, and longer " + b"n" * 9000 + b"}\n"


def main(scratch: str) -> None:
    lost: list[str] = []
    points = 0
    for links, error, stays, short in itertools.product(
        (1, 2), (errno.EIO, errno.ENOSPC, errno.EACCES), (False, True), (False, True)
    ):
        for at in itertools.count(1):
            name = f"links={links} errno={error} stays={stays} short={short} call={at}"
            folder = Path(scratch) / f"{links}-{error}-{stays}-{short}-{at}"
            folder.mkdir()
            hit = _try(
                folder, links, error, at, stays, short, lambda what, name=name: lost.append(f"{name}: {what}")
            )
            if not hit:
                break
            points += 1
    print(json.dumps({"points": points, "lost": lost}))


def _try(folder: Path, links: int, error: int, at: int, stays: bool, short: bool, complain) -> bool:
    path = folder / "quay.releasedesk"
    path.write_bytes(OLD)
    if links == 2:
        os.link(path, folder / "other name")
    layer = Layer()
    layer.arm(folder, at, error, stays=stays, short=short)
    try:
        write_atomically(path, NEW)
        saved = True
    except FileProblem as problem:
        saved = False
        message = str(problem)
    finally:
        layer.disarm()
    hit = layer.hits > 0
    found = path.read_bytes()
    if saved and found != NEW:
        complain("said to be saved, and is not")
    if not saved and found not in (OLD, NEW) and whole_copy_of(path, found) != NEW:
        complain(f"neither old nor new, and no copy ({message})")
    if (
        not saved
        and found == NEW
        and "do not trust this disk" not in message
        and "nobody knows" not in message
    ):
        complain(f"the new file is there, and the message says otherwise ({message})")
    for line in _again(path):
        complain(line)
    return hit


def _again(path: Path) -> Iterator[str]:
    """When the disk is well again, saving works, and leaves nothing behind."""
    write_atomically(path, NEW + b"again")
    if path.read_bytes() != NEW + b"again":
        yield "saving again did not work"
    left = {each.name for each in path.parent.iterdir()} - {path.name, "other name"}
    if left:
        yield f"left behind: {sorted(left)}"


if __name__ == "__main__":
    main(sys.argv[1])
