"""Standard output and standard error as scripts need them: UTF-8, and no complaint when their reader goes away."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TextIO


def speak_utf8() -> None:
    """Print UTF-8 whatever the machine's locale is, so that a headline never breaks a script."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def flush() -> None:
    """Print what was not yet, while it can still be said that this failed.

    Raises:
        OSError: It cannot be printed.

    """
    if sys.stdout is not None:
        sys.stdout.flush()


def print_path(path: Path) -> None:
    """Print the name of a file, in its own bytes where they are no UTF-8, so that a script finds it by them."""
    if str(path).isascii() or os.fsencode(path) == str(path).encode("utf-8", "replace"):
        print(path)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(os.fsencode(path) + b"\n")


def complain(sentence: str) -> None:
    """Say on standard error, in one line, what is wrong."""
    tell(f"releasedesk: {sentence}")


def tell(line: str) -> None:
    """Print a line on standard error, whatever it names: a file may have line breaks, or what steers a terminal."""
    try:
        print("".join(sign if sign.isprintable() else "\ufffd" for sign in line), file=sys.stderr)
    except OSError:
        drop(sys.stderr)


def drop(stream: TextIO | None) -> None:
    """Let what is left to print go nowhere: Python would try again at the end, and print that it could not."""
    if stream is None:
        return
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
