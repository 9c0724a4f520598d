"""Runs another module of the benchmarks in a process of its own, as a user's program runs, and reads what it prints."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def environment() -> dict[str, str]:
    """Return the environment of a measured process: offscreen, byte code kept, settings and data of its own.

    Most are killed once they are measured: the next one would find what they left unsaved, and measure that, too.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    settings = Path(tempfile.mkdtemp(prefix="releasedesk-benchmark-"))
    atexit.register(shutil.rmtree, settings, ignore_errors=True)
    own = {"RELEASEDESK_CONFIG_DIR": str(settings), "RELEASEDESK_DATA_DIR": str(settings / "data")}
    return kept | {"QT_QPA_PLATFORM": "offscreen"} | own


def start(module: str, *arguments: str) -> subprocess.Popen[str]:
    """Start a module; its standard output is a pipe."""
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def result_of(module: str, *arguments: str) -> Any:
    """Return the JSON that a module prints on its last line."""
    printed, _ = start(module, *arguments).communicate()
    return json.loads(printed.splitlines()[-1])
