"""Runs commands where there is no network: in a namespace of Linux without any interface (unshare(1))."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from devtools.console import Stop


def without_network(command: Sequence[str | Path]) -> list[str]:
    """Return a command that runs another one where it has no network, not even that of the machine itself.

    Raises:
        Stop: The system does not allow it.

    """
    return [*_prefix(), *map(str, command)]


def _prefix() -> list[str]:
    unshare = shutil.which("unshare")
    if unshare is None:
        raise Stop("--without-network needs Linux and its program unshare, which is not here.")
    # Somebody else than root may do so in a namespace of users in which they stay who they are.
    own = [] if os.geteuid() == 0 else ["--user", "--map-current-user"]
    prefix = [unshare, *own, "--net", "--"]
    tried = subprocess.run([*prefix, "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        raise Stop(f"--without-network is not allowed on this system ({tried.stderr.strip()}).")
    return prefix
