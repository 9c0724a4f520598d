"""Refuses every socket to an address outside the machine, and writes down that somebody asked for one.

`install` acts for the process that calls it. Python processes that a test starts install it themselves at their start,
for `environment` puts a `sitecustomize` on their path (Python's documentation, module “site”).
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path

RECORDS = "RELEASEDESK_TESTS_NETWORK"
"""The variable that names the file in which attempts are written down, a line each."""

_ADDRESSED = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg")
_LOOKED_UP = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
_INSTALLED = "_releasedesk_refuses_the_network"
_HERE = ("localhost", "127.", "::1")


def install() -> None:
    """Refuse sockets to other machines in this process from now on, once (PEP 578: a hook cannot be removed).

    Whoever asks for one gets a `PermissionError`.
    """
    if not hasattr(sys, _INSTALLED):
        setattr(sys, _INSTALLED, True)
        sys.addaudithook(_on_event)


def environment(records: Path) -> dict[str, str]:
    """Return the variables with which Python processes refuse them as well, and write attempts into a file."""
    folders = [str(Path(__file__).with_name("start")), os.environ.get("PYTHONPATH", "")]
    return {RECORDS: str(records), "PYTHONPATH": os.pathsep.join(filter(None, folders))}


def python_path(*folders: Path | str) -> str:
    """Return a `PYTHONPATH` of these folders and of what a process has to begin with in the tests."""
    return os.pathsep.join([*map(str, folders), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)


def attempts(records: Path) -> list[str]:
    """Return what was asked for since this was called last."""
    try:
        found = records.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    records.unlink()
    return found


def _on_event(event: str, arguments: tuple[object, ...]) -> None:
    if not event.startswith("socket."):
        return
    if event in _ADDRESSED:
        address = arguments[1]
    elif event in _LOOKED_UP:
        address = arguments[:1]
    else:
        return
    # Sockets of the file system have names, and those of the kernel numbers, in place of a host.
    host = address[0] if isinstance(address, tuple) and address else None
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if isinstance(host, str) and not host.startswith(_HERE):
        _refuse(event, host, os.environ)


def _refuse(event: str, host: str, variables: Mapping[str, str]) -> None:
    asked = f"{event} to {host or 'every address'}"
    callers = [f"{Path(each.filename).name}:{each.lineno}" for each in traceback.extract_stack(limit=8)[:-2]]
    if variables.get(RECORDS):
        with Path(variables[RECORDS]).open("a", encoding="utf-8") as file:
            file.write(f"{asked} ({' > '.join(callers)})\n")
    raise PermissionError(f"{asked}: the tests do not leave the machine")
