"""Keeps what is opened, started and run meanwhile in this process (PEP 578)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_EVENTS = (
    "open",
    "subprocess.Popen",
    "os.exec",
    "os.system",
    "os.posix_spawn",
    "os.startfile",
    "exec",
    "ctypes.dlopen",
)
_watched: list[list[str]] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _watched and event in _EVENTS:
        _watched[-1].append(f"{event} {arguments[0]}")


sys.addaudithook(_watch)


@contextmanager
def watching() -> Iterator[list[str]]:
    """Keep the events, each with what it is about."""
    seen: list[str] = []
    _watched.append(seen)
    try:
        yield seen
    finally:
        _watched.pop()


def surprises(seen: list[str]) -> list[str]:
    """Return what no reader and no exporter has any business with: secret files, and programs that are started."""
    return [
        each for each in seen if "secret" in each or each.split()[0] not in ("open", "exec", "ctypes.dlopen")
    ]
